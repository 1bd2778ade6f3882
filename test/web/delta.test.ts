import fc from "fast-check";
import { expect, it } from "vitest";
import { newestFirst } from "../../src/order.ts";
import { type Held, holding, lackingAfter } from "../../src/web/delta.ts";
import { feedPaths, readAtom, readJson, readRss } from "../refresh/feeds.ts";
import { openRun, type Run } from "../refresh/run.ts";

const aim = { "a-im": "feed" };
const etagOf = (answer: Response) => answer.headers.get("etag") ?? "";

/** What a reader finds in an answer, by libraries that are not ours. */
async function items(answer: Response, path: string) {
  const text = await answer.text();
  const read = path.endsWith("rss.xml") ? readRss : path.endsWith("atom.xml") ? readAtom : readJson;
  const only: Pick<Run, "text" | "json"> = { text: async () => text, json: async () => JSON.parse(text) };
  return read({ ...run, ...only });
}
let run: Run;

it("a client that asks for it gets only what is new or corrected since its ETag", async () => {
  run = await openRun({ size: 12 });
  await run.tick();
  const held = new Map<string, string>();
  for (const path of feedPaths) held.set(path, etagOf(await run.get(path, aim)));
  run.wait(180);
  const number = run.paper.publish({ title: "演示：只有这一篇", date: "2020-09-04" });
  const corrected = run.paper.articles()[3]?.number ?? 0;
  run.paper.correct(corrected, { title: "演示：更正后的标题" });
  await run.tick();
  for (const path of feedPaths) {
    const whole = await run.get(path, aim);
    expect(whole.status).toBe(200);
    expect(whole.headers.get("vary")).toBe("A-IM");
    const delta = await run.get(path, { ...aim, "if-none-match": `"other", ${held.get(path)}` });
    expect(delta.status, path).toBe(226);
    expect(delta.headers.get("im")).toBe("feed");
    expect(delta.headers.get("delta-base")).toBe(held.get(path));
    expect(delta.headers.get("cache-control")).toBe("no-store, im");
    expect(delta.headers.get("vary")).toBe("A-IM, If-None-Match");
    expect(etagOf(delta)).toBe(etagOf(whole));
    const found = await items(delta, path);
    expect(found.map(({ id }) => Number(id.split("/").at(-1))).sort()).toEqual([corrected, number].sort());
    const all = await items(whole, path);
    for (const item of found) expect(all).toContainEqual(item);
    expect((await run.get(path, { ...aim, "if-none-match": etagOf(delta) })).status).toBe(304);
  }
});

it("who does not ask for it, or holds something else, gets all", async () => {
  run = await openRun({ size: 6 });
  await run.tick();
  const path = "/xjyszb/rss.xml";
  const held = etagOf(await run.get(path));
  run.wait(30);
  run.paper.publish({ title: "演示：新的一篇", date: "2020-09-04" });
  await run.tick();
  const asked: Record<string, string>[] = [
    { "if-none-match": held },
    { "a-im": "vcdiff, gzip", "if-none-match": held },
    { "a-im": "feed;q=0", "if-none-match": held },
    aim,
    { ...aim, "if-none-match": '"other"' },
    { ...aim, "if-none-match": `"${"x".repeat(22)}-e30"` },
    { ...aim, "if-none-match": `${held.slice(0, 23)}"` },
  ];
  for (const headers of asked) expect((await run.get(path, headers)).status, JSON.stringify(headers)).toBe(200);
  expect((await run.get(path, { "a-im": "vcdiff, Feed;q=0.5", "if-none-match": `W/${held}` })).status).toBe(226);
});

it("a reader that lives on deltas ends with what a reader of whole feeds has, through news and corrections", async () => {
  run = await openRun({ size: 8 });
  await run.tick();
  const path = "/xjyszb/feed.json";
  const reader = new Map<string, { title: string }>();
  let etag = "";
  let bodies = 0;
  const poll = async () => {
    const answer = await run.get(path, etag === "" ? aim : { ...aim, "if-none-match": etag });
    if (answer.status === 304) return;
    etag = etagOf(answer);
    const found = await items(answer, path);
    if (answer.status === 226) bodies += found.length;
    for (const { id, title } of found) reader.set(id, { title });
  };
  await poll();
  for (let round = 1; round <= 4; round++) {
    run.wait(180);
    if (round % 2 === 0) run.paper.publish({ title: `演示：第${round}轮`, date: "2020-09-05" });
    if (round % 2 === 1)
      run.paper.correct(run.paper.articles()[round]?.number ?? 0, { title: `演示：第${round}轮更正` });
    await run.tick();
    await poll();
    for (const { id, title } of await readJson(run, path)) expect(reader.get(id)).toEqual({ title });
  }
  expect(bodies).toBeGreaterThan(0);
  expect(bodies).toBeLessThan(8);
});

it("whatever comes, is corrected, withdrawn and shown again: what a delta leaves out, the client has", () => {
  const article = fc.record({ key: fc.integer({ min: 1, max: 9 }), day: fc.integer({ min: 1, max: 4 }) });
  const change = fc.record({ article, isWithdrawn: fc.boolean(), isSeen: fc.boolean() });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const index = new Map<number, Held & { isWithdrawn: boolean }>();
      const client = new Map<string, number>();
      let tag = "";
      for (const [edition, { article, isWithdrawn, isSeen }] of changes.entries()) {
        const order: Held["order"] = [`2020-09-0${article.day}`, 0, String(article.key)];
        index.set(article.key, { order, source: "a", edition, isWithdrawn });
        // A document is the newest three of what is served.
        const shown = [...index.values()]
          .filter((entry) => !entry.isWithdrawn)
          .sort((a, b) => newestFirst(a.order, b.order))
          .slice(0, 3);
        if (!isSeen) continue;
        for (const entry of lackingAfter(tag, shown) ?? shown) client.set(entry.order[2], entry.edition);
        tag = "x".repeat(22) + holding(shown);
        for (const entry of shown) expect(client.get(entry.order[2])).toBe(entry.edition);
      }
    }),
    { numRuns: 2000 },
  );
});
