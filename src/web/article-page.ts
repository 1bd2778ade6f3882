// The page of an article: its text, where it comes from, and the history of its views.
import { load } from "cheerio/slim";
import type { Context } from "hono";
import { html, raw } from "hono/html";
import { type Article, iso, type Published } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { readKnownArticle } from "../store/known-article.ts";
import type { Visit } from "../store/views.ts";
import { dayOf, wallTime } from "../zone.ts";
import { chart } from "./chart.ts";
import { layout, time } from "./layout.ts";
import { problem } from "./problem.ts";
import { counted } from "./rows.ts";
import { sendText } from "./send.ts";
import { alternates } from "./subscribe.ts";

export async function articlePage(context: Context<{ Bindings: Env }>, source: Source, key: string) {
  const known = await readKnownArticle(context.env.KV, source, key);
  if (!known) return problem(context, 404, `source "${source.id}" has no article "${key}"`);
  const { article, visit, withdrawn } = known;
  if (withdrawn) {
    const since = iso(withdrawn.at);
    return problem(context, 410, `article "${key}" was taken away by its site: ${since}`);
  }
  return sendText(context, String(await page(article, source, visit)), {
    contentType: "text/html; charset=UTF-8",
    freshFor: 60,
    languages: [source.language],
  });
}

function page(article: Article, source: Source, visit: Visit | undefined) {
  const { title, url, authors, publisher, published, firstSeen, updated, categories, attachments } = article;
  const { id, language } = source;
  const facts: [string, unknown][] = [
    ["Source", html`<a href="/${id}/" lang="${language}">${source.title}</a>`],
    ...row("Authors", authors.join(", "), language),
    ...row("From", publisher ?? "", language),
    ...(published ? ([["Published", date(published, source.timeZone)]] as [string, unknown][]) : []),
    ["First seen", time(firstSeen)],
    ...(updated === firstSeen ? [] : ([["Corrected", time(updated)]] as [string, unknown][])),
    ...row("Categories", categories.join(", "), language),
  ];
  return layout(
    `${title} · ${source.title}`,
    html`<article lang="${language}">
<h1>${title}</h1>
<div lang="en"><dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<p><a class="button" href="${url}" rel="noreferrer">Read it on ${new URL(url).host}</a></p></div>
${raw(withoutMedia(article.html))}
${attachments.length === 0 ? "" : html`<ul>${attachments.map((file) => html`<li><a href="${file.url}" rel="noreferrer">${file.title ?? file.url}</a></li>`)}</ul>`}
</article>
${views(visit)}`,
    html`<link rel="canonical" href="${url}">${alternates([{ folder: `/${id}/`, title: source.title, language }])}`,
    language,
  );
}

function row(name: string, value: string, language: string): [string, unknown][] {
  return value === "" ? [] : [[name, html`<span lang="${language}">${value}</span>`]];
}

/** As exactly as the page states it, on the wall clock of its site. */
function date({ at, precision, stated }: Published, zone: string) {
  const day = dayOf(stated, zone);
  if (precision === "day") return html`<time datetime="${day}">${day}</time>`;
  const { hour, minute } = wallTime(at, zone);
  const clock = [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
  return html`<time datetime="${iso(at)}">${day} ${clock}</time> <small>${zone}</small>`;
}

function views(visit: Visit | undefined) {
  if (!visit?.views) return "";
  const { count, atLeast } = visit.views;
  return html`<section lang="en"><h2>Views</h2>
<p><strong>${counted(count)}</strong>${atLeast ? " or more" : ""}, read ${time(visit.at)}.</p>
${chart(visit.history, "Views")}
${
  visit.history.length < 2
    ? ""
    : html`<details><summary>Every count that was read</summary>
<table><thead><tr><th scope="col">When</th><th scope="col">Views</th></tr></thead>
<tbody>${visit.history.map(([at, seen]) => html`<tr><td>${time(at)}</td><td>${seen.toLocaleString("en")}</td></tr>`)}</tbody></table></details>`
}</section>`;
}

/** Pictures and films become links: a page of ours fetches nothing, and readers cost the site nothing. */
function withoutMedia(body: string): string {
  const $ = load(body, null, false);
  $("img, video, audio").each((_, element) => {
    const media = $(element);
    const address = media.attr("src");
    const name = media.attr("alt")?.trim() || (element.name === "img" ? "🖼" : "▶");
    const link = $("<a></a>")
      .attr({ href: address ?? "", rel: "noreferrer", class: "media" })
      .text(name);
    media.replaceWith(address === undefined ? "" : link);
  });
  return $.html();
}
