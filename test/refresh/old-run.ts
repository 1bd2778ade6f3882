// A source that has been read for long: its index is full of old articles, and the newspaper shows none of them.
import type { Article } from "../../src/article.ts";
import { orderOf } from "../../src/order.ts";
import { entryOf } from "../../src/refresh/entries.ts";
import { normalised } from "../../src/search.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { writeArticle } from "../../src/store/articles.ts";
import { writeCatalogue } from "../../src/store/catalogue.ts";
import { type Index, writeIndex } from "../../src/store/index-record.ts";
import { type Visit, writeViews } from "../../src/store/views.ts";
import { renderEntries, rendererVersion } from "../../src/syndicate/entry.ts";
import { opening, openRun, type Run } from "./run.ts";

const day = 86_400_000;
export const firstKey = 3000;

/** An article of long ago: five a day, the newest two days before the newspaper opens. */
export function old(at: number): Article {
  const key = String(firstKey - at);
  const seen = opening - (2 + Math.floor(at / 5)) * day;
  return {
    id: `tag:xjyszb.cn,2026:xjyszb/${key}`,
    source: "xjyszb",
    key,
    url: `http://xjyszb.cn/News/${key}.aspx`,
    title: `演示：旧闻第${key}号`,
    authors: [],
    html: "<p>旧闻</p>",
    text: "旧闻",
    summary: "旧闻",
    attachments: [],
    categories: [],
    published: { at: seen, precision: "minute", stated: seen },
    firstSeen: seen,
    updated: seen,
    fingerprint: `fingerprint of ${key}`,
    history: [],
  };
}

const entries = renderEntries(old(0), xjyszb);

export async function writeStored(run: Run, article: Article): Promise<void> {
  await writeArticle(run.kv, { article, entries, rendered: rendererVersion });
}

export const visited: Visit = {
  at: opening - 2 * day,
  readings: 10,
  views: { count: 42, atLeast: false },
  history: [[opening - 2 * day, 42]],
};

/** `count` articles in the index, of which `stored` can be read. */
export async function openOldRun(count: number, stored = 60): Promise<Run> {
  const run = await openRun({ kv: "memory", size: 6 });
  const articles = Array.from({ length: count }, (_, at) => old(at));
  await Promise.all(articles.slice(0, stored).map((article) => writeStored(run, article)));
  const index: Index = {
    edition: 7,
    news: 7,
    entries: articles.map((article) => entryOf({ article, entries, rendered: rendererVersion }, article.firstSeen, 7)),
    listed: [],
    months: [],
    drawers: [],
  };
  await writeIndex(run.kv, "xjyszb", index);
  const rows = articles.map((article) => ({
    key: article.key,
    order: orderOf(article, xjyszb.timeZone),
    date: article.firstSeen,
    changed: article.firstSeen,
    fingerprint: article.fingerprint,
    authors: [],
    categories: [],
    text: { title: normalised(article.title), authors: "", rest: article.text },
  }));
  await writeCatalogue(run.kv, "xjyszb", { news: 7, modified: opening - day, drawers: [], withdrawn: [], rows });
  const visits = Object.fromEntries(articles.map(({ key }) => [key, visited]));
  await writeViews(run.kv, "xjyszb", { at: opening - day, edition: 6, visits });
  return run;
}
