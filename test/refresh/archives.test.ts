import { expect, it } from "vitest";
import { type Index, readIndex } from "../../src/store/index-record.ts";
import { readViews } from "../../src/store/views.ts";
import { reportSchema } from "../../src/web/status-report.ts";
import { readMonth } from "../store/read-month.ts";
import { contents, drainAtOnce, killedAfter } from "./convergence.ts";
import { readJson } from "./feeds.ts";
import { firstKey, old, openOldRun, visited, writeStored } from "./old-run.ts";
import { opening, type Run } from "./run.ts";
import { spend } from "./spend.ts";
import { countWrites } from "./writes.ts";

const day = 86_400_000;

/** What the status says of the budget. */
async function budgetFault(run: Run): Promise<string | undefined> {
  const { sources } = reportSchema.parse(await run.json("/status.json"));
  return sources[0]?.faults.find(({ name }) => name === "budget")?.found;
}

const emptyState = { lists: {}, at: 0, pending: 0, failures: 0, closesHtml: false, faults: [] };

const counted = ({ months }: Index) => months.reduce((sum, { articles }) => sum + articles, 0);

it("articles beyond the newest hundred and fifty leave the index, with their views, for archives by month", async () => {
  const run = await openOldRun(450);
  const writes = countWrites(run);
  await run.scheduled();
  await run.deliver();
  const index = await readIndex(run.kv, "xjyszb");
  expect(index.entries).toHaveLength(150);
  expect(index.months.map(({ month }) => month)).toEqual(["2020-08", "2020-07", "2020-06"]);
  // With three new ones: beside so many, a slice has no room for a fourth.
  expect(counted(index)).toBe(303);
  const month = await readMonth(run.kv, "2020-06");
  const oldest = month.find(({ entry }) => entry.key === String(firstKey - 449));
  expect(oldest).toMatchObject({ entry: { title: `演示：旧闻第${firstKey - 449}号`, edition: 7 }, visit: visited });
  expect(Object.keys((await readViews(run.kv, "xjyszb")).visits)).toHaveLength(150);
  expect(writes().filter((name) => name.startsWith("archive:"))).toEqual([
    "archive:xjyszb:2020-08",
    "archive:xjyszb:2020-07",
    "archive:xjyszb:2020-06",
  ]);
});

it("an archived article is served by the API with the history of its views", async () => {
  const run = await openOldRun(450);
  const archived = old(449);
  await writeStored(run, archived);
  await run.scheduled();
  await run.deliver();
  expect((await readIndex(run.kv, "xjyszb")).entries.map(({ key }) => key)).not.toContain(archived.key);
  expect(await run.json(`/api/v1/articles/xjyszb/${archived.key}`)).toMatchObject({
    id: archived.id,
    title: archived.title,
    view_history: [{ at: new Date(opening - 2 * day).toISOString(), views: 42 }],
  });
});

it("no article is in two places or in none while many leave, a few months at a time", async () => {
  const run = await openOldRun(900);
  await run.scheduled();
  for (let slices = 0; slices < 3; slices++) await run.deliver();
  const index = await readIndex(run.kv, "xjyszb");
  const archived = await Promise.all(index.months.map(({ month }) => readMonth(run.kv, month)));
  expect(archived.map((month) => month.length)).toEqual(index.months.map(({ articles }) => articles));
  const keys = [...index.entries, ...archived.flat().map(({ entry }) => entry)].map(({ key }) => key);
  expect(keys).toHaveLength(906);
  expect(new Set(keys).size).toBe(906);
  expect(index.entries.length).toBeLessThan(400);
});

it("an archived article that a list shows again is the one it was: not new, not changed, its first-seen time kept", async () => {
  const run = await openOldRun(450);
  await run.tick();
  run.paper.freezeViews();
  await run.pass(270);
  const key = firstKey - 440;
  const article = old(440);
  await writeStored(run, article);
  const before = await readJson(run);
  run.paper.publish({ number: key, title: article.title });
  run.wait(30);
  run.paper.resetRequests();
  await run.scheduled();
  await run.deliver();
  expect(run.paper.requests.map(({ url }) => new URL(url).pathname)).toEqual(["/"]);
  expect(await readJson(run)).toEqual(before);
  const index = await readIndex(run.kv, "xjyszb");
  const entry = index.entries.find((one) => one.key === String(key));
  expect(entry).toMatchObject({ firstSeen: article.firstSeen, edition: 7, archived: "2020-06" });
  expect((await readViews(run.kv, "xjyszb")).visits[key]).toEqual(visited);
});

it("where the day's share allows no archives they wait for the next day, and the news does not", async () => {
  const run = await openOldRun(450);
  await run.kv.put("state:xjyszb", JSON.stringify({ version: 2, ...emptyState }));
  await spend(run, "writes", 720);
  await run.tick();
  const before = await readJson(run);
  expect(before.filter(({ title }) => title.startsWith("演示：旧闻"))).toHaveLength(44);
  const put = await readIndex(run.kv, "xjyszb");
  expect([put.entries.length, put.months]).toEqual([456, []]);
  expect(await budgetFault(run)).toMatch(
    /^7\d\d of 1000 KV writes are spent today; archives and the back catalogue wait until 00:00 UTC$/,
  );
  run.wait(30);
  await run.tick();
  expect((await readIndex(run.kv, "xjyszb")).months).toEqual([]);

  // A day without news: what waited is done all the same, and makes none.
  run.wait(24 * 60);
  await run.tick();
  const then = await readIndex(run.kv, "xjyszb");
  expect(then.entries).toHaveLength(150);
  expect(counted(then)).toBe(306);
  expect([then.news, then.edition > put.edition]).toEqual([put.news, true]);
  expect(await readJson(run)).toEqual(before);
  expect(await budgetFault(run)).toBeUndefined();
});

it("a slice that moves articles out and is killed after any of its writes ends in the same state", {
  timeout: 60_000,
}, async () => {
  const whole = await openOldRun(220);
  const writes = countWrites(whole);
  await whole.scheduled();
  await whole.deliver();
  await whole.deliver();
  const count = writes().length;
  await drainAtOnce(whole);
  const expected = await contents(whole);
  expect(Object.keys(expected).filter((name) => name.startsWith("archive:"))).toHaveLength(2);
  for (let kill = 0; kill < count; kill++) {
    const run = await openOldRun(220);
    await killedAfter(run, kill);
    expect(await contents(run), `killed after ${kill} writes`).toEqual(expected);
  }
});
