// The page at /: the sources, the latest articles, the most read, and how to subscribe.
import type { Context } from "hono";
import { html } from "hono/html";
import { sources } from "../sources/registry.ts";
import { orElse } from "../store/record.ts";
import { layout } from "./layout.ts";
import { latestOf, list, mostReadOf, type Row, rowsOf } from "./rows.ts";
import { sendText } from "./send.ts";
import { alternates, buttons, type Subscribable } from "./subscribe.ts";

const latestLength = 20;
const mostReadLength = 10;

export async function home(context: Context<{ Bindings: Env }>) {
  const found = [...sources.values()].map((source) => orElse([], rowsOf(source, context.env.KV)));
  const rows = (await Promise.all(found)).flat();
  return sendText(context, String(await page(rows)), { contentType: "text/html; charset=UTF-8", freshFor: 60 });
}

function page(rows: readonly Row[]) {
  const all: Subscribable = { folder: "/", title: "All sources", language: "en" };
  const feeds = [
    all,
    ...[...sources.values()].map(({ id, title, language }) => ({ folder: `/${id}/`, title, language })),
  ];
  const latest = latestOf(rows, latestLength);
  const mostRead = mostReadOf(rows, mostReadLength);
  const known = [...sources.values()];
  return layout(
    "News as feeds",
    html`<h1>News as feeds</h1>
<h2>Sources</h2>
<ul>${known.map(({ id, title, language, home }) => html`<li><a href="/${id}/" lang="${language}">${title}</a> <small>${new URL(home).host}</small></li>`)}</ul>
<h2>Subscribe</h2>
<p>Give one of these addresses to a feed reader. All three formats say the same.</p>
${feeds.map(buttons)}
<p><small>All of them at once: <a href="/opml.xml">OPML</a>. For programs: <a href="/docs">the API</a>.</small></p>
<h2>Latest</h2>
${latest.length === 0 ? html`<p>Nothing was read yet. The first articles come within minutes of the first tick.</p>` : list(latest, true)}
${mostRead.length === 0 ? "" : html`<h2>Most read</h2>${list(mostRead, true)}`}`,
    alternates(feeds),
  );
}
