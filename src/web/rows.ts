// Articles as pages list them: with their views as they are now, and a link to each one's own page.
import { html } from "hono/html";
import { newestFirst, type Order, orderOf } from "../order.ts";
import type { Source } from "../sources/schema.ts";
import { type IndexEntry, readIndex, served } from "../store/index-record.ts";
import { orElse } from "../store/record.ts";
import { emptyViews, readViews } from "../store/views.ts";
import { dayOf } from "../zone.ts";

export interface Row {
  source: Source;
  entry: IndexEntry;
  order: Order;
  views: number | undefined;
}

/** The articles in a source's index. @throws UnusableRecord where that cannot be read. */
export async function rowsOf(source: Source, kv: KVNamespace): Promise<Row[]> {
  const [index, { visits }] = await Promise.all([
    readIndex(kv, source.id),
    orElse(emptyViews(), readViews(kv, source.id)),
  ]);
  return served(index).map((entry) => ({
    source,
    entry,
    order: orderOf(entry, source.timeZone),
    views: visits[entry.key]?.views?.count,
  }));
}

export function latestOf(rows: readonly Row[], length: number): Row[] {
  return rows.toSorted((a, b) => newestFirst(a.order, b.order)).slice(0, length);
}

export function mostReadOf(rows: readonly Row[], length: number): Row[] {
  return rows
    .filter(({ views }) => views !== undefined)
    .sort((a, b) => (b.views ?? 0) - (a.views ?? 0) || newestFirst(a.order, b.order))
    .slice(0, length);
}

/** A list of articles. `names`: whether each says its source. */
export function list(rows: readonly Row[], names: boolean) {
  return html`<ol class="articles">${rows.map((row) => item(row, names))}</ol>`;
}

function item({ source, entry, views }: Row, names: boolean) {
  const { published, key, title } = entry;
  const day = published && dayOf(published.stated, source.timeZone);
  return html`<li><a href="${pagePath(source, key)}" lang="${source.language}">${title}</a>
<small>${names ? html`<span lang="${source.language}">${source.title}</span>` : ""}
${day === undefined ? "" : html`<time datetime="${day}">${day}</time>`}
${views === undefined ? "" : html`<span>${counted(views)}</span>`}</small></li>`;
}

/** Where the page of an article is. */
function pagePath(source: Source, key: string): string {
  return `/${source.id}/${encodeURIComponent(key)}`;
}

export function counted(views: number): string {
  return `${views.toLocaleString("en")} ${views === 1 ? "view" : "views"}`;
}
