// Inside workerd: the real app over the index and the archives of a source that has been read for years.
import type { Article } from "../../src/article.ts";
import { entryOf } from "../../src/refresh/entries.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { addToMonth, listingOf } from "../../src/store/archives.ts";
import { writeArticle } from "../../src/store/articles.ts";
import { type Index, writeIndex } from "../../src/store/index-record.ts";
import { type Visit, writeViews } from "../../src/store/views.ts";
import { renderEntries, rendererVersion } from "../../src/syndicate/entry.ts";
import { partLength } from "../../src/syndicate/history.ts";
import { app } from "../../src/web/app.ts";
import { forget, remembered } from "./remembered-kv.ts";

const sentence = "活动共有许多人报名，现场摆出了几张长桌，大家带来自己做的点心，边吃边聊。";
const hot = 150;
const archive = "2026-10";
const day = 86_400_000;
const newest = Date.parse("2026-11-24T04:00:00Z");

function articleOf(number: number, perDay: number): Article {
  const at = newest - Math.floor(number / perDay) * day - (number % perDay) * 60_000;
  return {
    id: `tag:xjyszb.cn,2026:xjyszb/${number}`,
    source: "xjyszb",
    key: String(number),
    url: `http://xjyszb.cn/News/${number}.aspx`,
    title: `第${number}期：河湾社区举行读书会`,
    authors: [],
    html: `<p>${sentence.repeat(90)}</p>`,
    text: sentence.repeat(90),
    summary: sentence,
    attachments: [],
    categories: [],
    published: { at, precision: "second", stated: at },
    firstSeen: at,
    updated: at,
    fingerprint: "3fbd29a7f0f4d5b4d3a0a9f0f4d5b4d3a0a93fbd29a7f0f4d5b4d3a0a9f0f4d5",
    history: [],
  };
}

const visitAt = (serial: number, counted: number): Visit => ({
  at: newest,
  readings: 8,
  etag: '"5f1e2d3c4b5a"',
  views: { count: serial, atLeast: false },
  history: Array.from({ length: 8 }, (_, at) => [counted + at, serial]),
  serial,
});

/** Number 0 is the newest article; each was read in an edition of its own. */
async function seed(kv: KVNamespace, count: number, perDay: number): Promise<void> {
  const articles = Array.from({ length: count }, (_, at) => articleOf(at, perDay));
  const [first] = articles;
  if (!first) return;
  const entries = renderEntries(first, xjyszb);
  const rows = articles.map((article, at) => ({
    entry: entryOf({ article, entries, rendered: rendererVersion }, article.firstSeen, count - at),
    visit: visitAt(count - at, article.firstSeen + 28 * day),
  }));
  const monthOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 7);
  const byMonth = Map.groupBy(rows.slice(hot), ({ entry }) => monthOf(entry.firstSeen));
  const months: Index["months"] = [];
  for (const [month, those] of byMonth) {
    await addToMonth(kv, "xjyszb", month, those, undefined);
    months.push(listingOf(month, those.length, those, undefined));
  }
  const kept = rows.slice(0, hot);
  const start = Math.min(...articles.map(({ firstSeen }) => firstSeen));
  const index = { edition: count, news: count, start, entries: kept.map(({ entry }) => entry), listed: [], months };
  await writeIndex(kv, "xjyszb", { ...index, drawers: [] });
  const visits = Object.fromEntries(kept.map(({ entry, visit }) => [entry.key, visit]));
  await writeViews(kv, "xjyszb", { at: newest, edition: count, serial: count, visits });
  // Those that changed last, and those of the archive that is asked for.
  const asked = articles.filter(({ firstSeen }) => monthOf(firstSeen) === archive).slice(-partLength);
  for (const article of [...articles.slice(0, 50), ...asked])
    await writeArticle(kv, { article, entries, rendered: rendererVersion });
}

async function askOften(path: string, times: number, env: Env, context: ExecutionContext) {
  let body: ArrayBuffer | undefined;
  for (let left = times; left > 0; left--) {
    const answer = await app.fetch(new Request(`http://bench.example${path}`), env, context);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    body = await answer.arrayBuffer();
  }
  return body;
}

export default {
  async fetch(request, env, context): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const own = { ...env, KV: remembered(env.KV) };
    if (pathname === "/ask") {
      const times = Number(searchParams.get("times"));
      return new Response(await askOften(searchParams.get("path") ?? "", times, own, context));
    }
    await seed(env.KV, Number(searchParams.get("articles")), Number(searchParams.get("day")));
    forget();
    return new Response("done");
  },
} satisfies ExportedHandler<Env>;
