// Inside workerd: the real app over as many invented articles as it is told.

import type { Article } from "../../src/article.ts";
import { isMatch, parseQuery } from "../../src/search.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { writeArticle } from "../../src/store/articles.ts";
import type { Row } from "../../src/store/cards.ts";
import { writeCatalogue } from "../../src/store/catalogue.ts";
import { type Drawer, putInDrawer } from "../../src/store/drawers.ts";
import { renderEntries, rendererVersion } from "../../src/syndicate/entry.ts";
import { app } from "../../src/web/app.ts";
import { forget, remembered } from "./remembered-kv.ts";

const sentence = "活动共有许多人报名，现场摆出了几张长桌，大家带来自己做的点心，边吃边聊。";
const words = ["读书会", "图书馆", "篮球赛", "修缮", "花卉", "木偶戏"];

const rowOf = (number: number): Row => ({
  key: String(number),
  order: ["1970-01-01", number, String(number)],
  date: number,
  changed: number,
  fingerprint: "f",
  authors: [`记者${number % 40}`],
  categories: [],
  views: { count: number % 997, atLeast: false },
  text: {
    title: `第${number}期：河湾社区举行${words[number % words.length]}`,
    authors: `记者${number % 40}`,
    rest: `${number}${sentence.repeat(28)}`.slice(0, 1000),
  },
});

/** Cards of the catalogue itself, and of each drawer behind it. */
const together = 400;

/** Writes the cards of `count` articles, and of the newest and the oldest of them the articles, 10 KB each. */
async function seed(kv: KVNamespace, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => rowOf(count - at));
  const hot = count > 1000 ? together : count;
  const drawers: Drawer[] = [];
  for (let at = hot; at < count; at += together) {
    const those = rows.slice(at, at + together);
    const [newest, oldest] = [those[0]?.order, those.at(-1)?.order];
    if (!newest || !oldest) continue;
    const number = drawers.length + 1;
    drawers.push({ number, newest, oldest, articles: those.length });
    await putInDrawer(kv, "xjyszb", number, { rows: those, without: [] }, 0);
  }
  await writeCatalogue(kv, "xjyszb", {
    news: count,
    modified: count,
    drawers,
    withdrawn: [],
    rows: rows.slice(0, hot),
  });
  const entries = renderEntries(articleOf(rowOf(1)), xjyszb);
  for (const row of new Set([...rows.slice(0, 400), ...rows.slice(-100)]))
    await writeArticle(kv, { article: articleOf(row), entries, rendered: rendererVersion });
}

function articleOf({ key, date, text }: Row): Article {
  return {
    id: `tag:xjyszb.cn,2026:xjyszb/${key}`,
    source: "xjyszb",
    key,
    url: `http://xjyszb.cn/News/${key}.aspx`,
    title: text.title,
    authors: [],
    html: `<p>${sentence.repeat(90)}</p>`,
    text: sentence.repeat(90),
    summary: sentence,
    attachments: [],
    categories: [],
    published: { at: date, precision: "second", stated: date },
    firstSeen: date,
    updated: date,
    fingerprint: "f",
    history: [],
  };
}

// The local cache is a server of its own in the same process, and would be most of what is counted.
Object.assign(caches.default, { match: async () => undefined, put: async () => undefined });

const texts = Array.from({ length: 10_000 }, (_, at) => rowOf(at).text);

/** Searches 10,000 articles so often, and nothing else. */
function searchOften(times: number): number {
  let found = 0;
  for (let left = times; left > 0; left--) {
    const parsed = parseQuery(`没有的词${left} OR 也没有 -author:记者7`);
    if (parsed.kind === "good") found += texts.filter((text) => isMatch(parsed.query, text)).length;
  }
  return found;
}

/** Asks the app so often as a reader would, each time for a choice that was not asked for before. The answer's length in bytes. */
async function askOften(path: string, times: number, env: Env, context: ExecutionContext): Promise<number> {
  let length = 0;
  for (let left = times; left > 0; left--) {
    const answer = await app.fetch(
      new Request(`http://bench.example${path.replace("ROUND", String(left))}`),
      env,
      context,
    );
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    length = (await answer.arrayBuffer()).byteLength;
  }
  return length;
}

export default {
  async fetch(request, env, context): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/search") return new Response(String(searchOften(Number(searchParams.get("times")))));
    if (pathname === "/read") return app.fetch(new Request(searchParams.get("path") ?? ""), env, context);
    if (pathname === "/ask") {
      const times = Number(searchParams.get("times"));
      const own = { ...env, KV: remembered(env.KV) };
      return new Response(String(await askOften(searchParams.get("path") ?? "", times, own, context)));
    }
    await seed(env.KV, Number(searchParams.get("articles")));
    forget();
    return new Response("done");
  },
} satisfies ExportedHandler<Env>;
