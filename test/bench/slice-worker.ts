// Inside workerd: runs a slice as often as it is told, with KV in memory, in the place that a source has reached. It does not time itself.
import { z } from "zod";
import { keepCatalogue } from "../../src/refresh/catalogue.ts";
import { consume } from "../../src/refresh/consume.ts";
import { keepDocuments } from "../../src/refresh/documents.ts";
import { entryOf } from "../../src/refresh/entries.ts";
import { type Message, messageSchema } from "../../src/refresh/message.ts";
import { openSpared } from "../../src/refresh/spared.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { addToMonth } from "../../src/store/archives.ts";
import { writeArticle } from "../../src/store/articles.ts";
import { writeIndex } from "../../src/store/index-record.ts";
import { writeRobots } from "../../src/store/robots.ts";
import { writeState } from "../../src/store/state.ts";
import { type Visit, writeViews } from "../../src/store/views.ts";
import { renderEntries, rendererVersion } from "../../src/syndicate/entry.ts";
import { type MemoryKv, memoryKv, type Spent } from "../refresh/memory-kv.ts";

const placeSchema = z.object({
  /** Articles that were read, and that are listed and still to be read; a number of months behind them are archived. */
  entries: z.coerce.number(),
  listed: z.coerce.number(),
  months: z.coerce.number(),
  /** Articles that the list shows. */
  links: z.coerce.number(),
});
const orderSchema = placeSchema.extend({ what: z.enum(["quiet", "news", "show", "fill"]), times: z.coerce.number() });

const noon = Date.parse("2020-09-04T04:00:00Z");
const day = 86_400_000;
const sentence = "活动共有许多人报名，现场摆出了几张长桌，大家带来自己做的点心，边吃边聊。";
const body = sentence.repeat(45);

function articleOf(number: number, age: number) {
  // So old that it is not read again.
  const seen = noon - 30 * day - age * 3_600_000;
  const key = String(number);
  const url = `http://xjyszb.cn/News/${key}.aspx`;
  const dates = { firstSeen: seen, updated: seen, published: { at: seen, precision: "minute" as const, stated: seen } };
  const text = {
    title: `演示：第${key}期的活动`,
    authors: ["王小河"],
    html: `<p>${body}</p>`,
    text: body,
    summary: sentence,
  };
  const rest = { attachments: [], categories: [], fingerprint: key.padStart(64, "0"), history: [] };
  return { id: `tag:xjyszb.cn,2026:xjyszb/${key}`, source: "xjyszb", key, url, ...dates, ...text, ...rest };
}

/** KV of a source that has reached this place. */
async function seeded({ entries: count, listed, months, links }: z.infer<typeof placeSchema>): Promise<MemoryKv> {
  const memory = memoryKv();
  const { kv } = memory;
  const articles = Array.from({ length: count }, (_, age) => articleOf(5000 - age, age));
  const stored = articles.map((article) => ({
    article,
    entries: renderEntries(article, xjyszb),
    rendered: rendererVersion,
  }));
  for (const one of stored) await writeArticle(kv, one);
  const visit: Visit = {
    ...{ at: noon - 3_600_000, readings: 12, etag: '"0123456789abcdef"', serial: 9 },
    views: { count: 697, atLeast: false },
    history: Array.from({ length: 10 }, (_, at) => [noon - at * day, 697 - at] as [number, number]),
  };
  const archived = Array.from({ length: months }, (_, at) => ({
    month: `20${String(19 - Math.floor(at / 12)).padStart(2, "0")}-${String(12 - (at % 12)).padStart(2, "0")}`,
    ...{ articles: 100, firstEdition: 1, edition: 5, serial: 5, counted: 0 },
  }));
  const entries = stored.map((one) => entryOf(one, one.article.firstSeen, 6));
  for (const { month } of archived) {
    const those = entries.slice(0, 100).map((entry) => ({ entry: { ...entry, key: `${month}-${entry.key}` }, visit }));
    await addToMonth(kv, "xjyszb", month, those, undefined);
  }
  const waiting = Array.from({ length: listed }, (_, at) => {
    const key = String(4000 - at);
    return { key, url: `http://xjyszb.cn/News/${key}.aspx`, text: `演示：第${key}期的活动`, firstSeen: noon };
  });
  const edition = count + listed === 0 ? 0 : 7;
  const index = { edition, news: edition, start: 0, entries, listed: waiting, months: archived, drawers: [] };
  await writeIndex(kv, "xjyszb", index);
  const views = {
    at: noon,
    edition,
    serial: 9,
    visits: Object.fromEntries(articles.map(({ key }) => [key, visit])),
  };
  await writeViews(kv, "xjyszb", views);
  while (
    (await keepCatalogue(xjyszb, { index, views }, noon, { kv, spared: openSpared(), gate: { affords: () => true } })) >
    0
  );
  await keepDocuments(xjyszb, { index, views, articles: stored }, undefined, noon, { kv });
  const list = { links, keys: articles.slice(0, links).map(({ key }) => key), charset: "utf-8", etag: '"list"' };
  await writeState(kv, "xjyszb", {
    ...{ lists: { "http://xjyszb.cn/": list }, tried: noon, good: noon, at: noon, tick: noon, pending: 0 },
    ...(count === 0 ? {} : { documents: { edition: 7, at: noon, rendered: rendererVersion } }),
    ...{ closesHtml: true, faults: [], nextVisit: noon + day },
  });
  await writeRobots(kv, "http://xjyszb.cn", { told: { at: noon } });
  return memory;
}

const page = (key: string) =>
  `<html><head><title>演示：第${key}期的活动</title></head><body><div class="nav">${"<a href='/'>首页</a>".repeat(40)}</div><h1>演示：第${key}期的活动</h1><p>点击数:697 更新时间:2020-09-04</p><div class="content"><p>${key}${body}</p></div></body></html>`;

/** The site: a list that shows one article more than is known, or that says that it is as it was. */
function site(links: number, isQuiet: boolean) {
  const items = Array.from({ length: links }, (_, at) => 5001 - at).map(
    (key) => `<li><a href="/News/${key}.aspx">演示：第${key}期的活动</a></li>`,
  );
  const list = `<html><body><ul>${items.join("")}</ul></body></html>`;
  const headers = { "content-type": "text/html; charset=utf-8" };
  return async (request: Request) => {
    const key = new URL(request.url).pathname.match(/(\d+)\.aspx/)?.[1];
    if (key !== undefined) return new Response(page(key), { headers });
    return isQuiet ? new Response(null, { status: 304 }) : new Response(list, { headers });
  };
}

function batchOf(body: Message): MessageBatch {
  const nothing = () => {};
  const message = { id: "1", timestamp: new Date(body.at), attempts: 1, body, ack: nothing, retry: nothing };
  const metadata = { metrics: { backlogCount: 0, backlogBytes: 0 } };
  return { queue: "pagewire-slices", messages: [message], metadata, ackAll: nothing, retryAll: nothing };
}

const metadata = { metrics: { backlogCount: 0, backlogBytes: 0 } };
/** The last message that a slice sent. */
let sent: unknown;
const queue: Queue = {
  send: async (body) => {
    sent = body;
    return { metadata };
  },
  sendBatch: async () => ({ metadata }),
  metrics: async () => metadata.metrics,
};

/** How the last slice ended. */
let end = "";
console.log = (line: string) => {
  end = z.looseObject({ end: z.string().optional() }).parse(JSON.parse(line)).end ?? end;
};

/** Earlier with each: to this isolate none of them was just done. */
let at = noon + 3_200_000;

function messageOf(what: z.infer<typeof orderSchema>["what"]): Message {
  at--;
  if (what === "fill") return { kind: "continue", source: "xjyszb", at, edition: 7 };
  return what === "show" ? messageSchema.parse(sent) : { kind: "tick", source: "xjyszb", at };
}

async function runSlice(body: Message, seed: MemoryKv, env: Env): Promise<MemoryKv> {
  const memory = seed.copy();
  const world = { ...env, KV: memory.kv, QUEUE: queue, CLOCK: "tick", PLAN: "paid", REQUEST_GAP_SECONDS: "0" };
  await consume(batchOf(body), world, { read: async () => new Response() });
  return memory;
}

async function runSlices({ what, times }: z.infer<typeof orderSchema>, seed: MemoryKv, env: Env): Promise<Spent> {
  // What is shown was read before.
  const from = what === "show" ? await runSlice(messageOf("news"), seed, env) : seed;
  let { spent } = from;
  for (let left = times; left > 0; left--) ({ spent } = await runSlice(messageOf(what), from, env));
  return spent;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const order = orderSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const seed = await seeded(order);
    Object.assign(globalThis, { fetch: site(order.links, order.what === "quiet") });
    return Response.json({ ...(await runSlices(order, seed, env)), end });
  },
} satisfies ExportedHandler<Env>;
