// The page of a source: its latest and most read articles, and how to subscribe to it.
import type { Context } from "hono";
import { html } from "hono/html";
import { interval, type Source } from "../sources/schema.ts";
import { layout } from "./layout.ts";
import { latestOf, list, mostReadOf, type Row, rowsOf } from "./rows.ts";
import { sendText } from "./send.ts";
import { alternates, buttons } from "./subscribe.ts";

const latestLength = 50;
const mostReadLength = 10;

export async function sourcePage(context: Context<{ Bindings: Env }>, source: Source) {
  const rows = await rowsOf(source, context.env.KV);
  return sendText(context, String(await page(source, rows)), {
    contentType: "text/html; charset=UTF-8",
    freshFor: 60,
    languages: ["en", source.language],
  });
}

function page(source: Source, rows: readonly Row[]) {
  const { id, title, language, home, description } = source;
  const feeds = { folder: `/${id}/`, title, language };
  const mostRead = mostReadOf(rows, mostReadLength);
  return layout(
    title,
    html`<h1 lang="${language}">${title}</h1>
${description === undefined ? "" : html`<p lang="${language}">${description}</p>`}
<p>News of <a href="${home}" rel="noreferrer">${new URL(home).host}</a>, looked at every ${interval(source) / 60_000} minutes.
${rows.length === 1 ? "One article" : `${rows.length.toLocaleString("en")} articles`} here.</p>
${buttons({ ...feeds, title: "Subscribe", language: "en" })}
<h2>Latest</h2>
${rows.length === 0 ? html`<p>Nothing was read yet. The first articles come within minutes of the first tick.</p>` : list(latestOf(rows, latestLength), false)}
${mostRead.length === 0 ? "" : html`<h2>Most read</h2>${list(mostRead, false)}`}`,
    alternates([feeds]),
  );
}
