// The page at /: the latest articles, the most read, and how to subscribe.
import type { Context } from "hono";
import { html } from "hono/html";
import { newestFirst, type Order, orderOf } from "../order.ts";
import { sources } from "../sources/registry.ts";
import type { Source } from "../sources/schema.ts";
import { type IndexEntry, readIndex, served } from "../store/index-record.ts";
import { readViews } from "../store/views.ts";
import { contentTypes, feedFiles, formatNames, formats } from "../syndicate/format.ts";
import { dayOf } from "../zone.ts";
import { layout } from "./layout.ts";
import { sendText } from "./send.ts";

const latestLength = 20;
const mostReadLength = 10;

interface Row {
  source: Source;
  entry: IndexEntry;
  order: Order;
  views: number | undefined;
}

export async function home(context: Context<{ Bindings: Env }>) {
  const rows = (await Promise.all([...sources.values()].map((source) => rowsOf(source, context.env.KV)))).flat();
  const latest = rows.toSorted((a, b) => newestFirst(a.order, b.order)).slice(0, latestLength);
  const mostRead = rows
    .filter(({ views }) => views !== undefined)
    .sort((a, b) => (b.views ?? 0) - (a.views ?? 0))
    .slice(0, mostReadLength);
  return sendText(context, String(await page(latest, mostRead)), {
    contentType: "text/html; charset=UTF-8",
    freshFor: 60,
  });
}

async function rowsOf(source: Source, kv: KVNamespace): Promise<Row[]> {
  const [index, { visits }] = await Promise.all([readIndex(kv, source.id), readViews(kv, source.id)]);
  return served(index).map((entry) => ({
    source,
    entry,
    order: orderOf(entry, source.timeZone),
    views: visits[entry.key]?.views?.count,
  }));
}

function page(latest: readonly Row[], mostRead: readonly Row[]) {
  const feeds = [
    { path: "", title: "All sources" },
    ...[...sources.values()].map(({ id, title }) => ({ path: `/${id}`, title })),
  ].flatMap(({ path, title }) =>
    formats.map((format) => ({
      format,
      title: `${title} (${formatNames[format]})`,
      href: `${path}/${feedFiles[format]}`,
    })),
  );
  const head = feeds.map(
    ({ format, title, href }) =>
      html`<link rel="alternate" type="${contentTypes[format].split(";")[0]}" title="${title}" href="${href}">`,
  );
  return layout(
    "News as feeds",
    html`<h1>News as feeds</h1>
<h2>Subscribe</h2>
<p>Give one of these addresses to a feed reader.</p>
<ul class="feeds">${feeds.map(({ title, href }) => html`<li><a href="${href}">${title}</a></li>`)}</ul>
<h2>Latest</h2>
${latest.length === 0 ? html`<p>Nothing was read yet. The first articles come within minutes of the first tick.</p>` : html`<ol>${latest.map(item)}</ol>`}
${mostRead.length === 0 ? "" : html`<h2>Most read</h2><ol>${mostRead.map(item)}</ol>`}`,
    html`${head}`,
  );
}

function item({ source, entry, views }: Row) {
  const { published } = entry;
  const facts = [
    source.title,
    ...(published ? [dayOf(published.stated, source.timeZone)] : []),
    ...(views === undefined ? [] : [`${views.toLocaleString("en")} views`]),
  ];
  return html`<li lang="${source.language}"><a href="${entry.url}">${entry.title}</a><br><small>${facts.join(" · ")}</small></li>`;
}
