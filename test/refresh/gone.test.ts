import { expect, it } from "vitest";
import { readIndex } from "../../src/store/index-record.ts";
import { readState } from "../../src/store/state.ts";
import { readJson, readRss, snapshot } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";

const hours = (count: number) => count * 60;
const titles = async (run: Run) => (await readRss(run)).map(({ title }) => title);
const entryOf = async (run: Run, key: string) =>
  (await readIndex(run.kv, "xjyszb")).entries.find((entry) => entry.key === key);

async function openWithWithdrawn(status: 404 | 410): Promise<Run> {
  const run = await openRun({ size: 6 });
  run.paper.freezeViews();
  await run.tick();
  run.wait(hours(3));
  run.paper.withdraw(4058, status);
  await run.tick();
  return run;
}

it.each([404, 410] as const)(
  "an article that answers %i twice, a day apart, is withdrawn and leaves the feeds",
  async (status) => {
    const run = await openWithWithdrawn(status);
    const before = await snapshot(run);
    expect((await readState(run.kv, "xjyszb")).faults).toMatchObject([
      { name: "gone", url: "http://xjyszb.cn/News/4058.aspx" },
    ]);
    run.wait(hours(20));
    await run.tick();
    expect(await snapshot(run)).toEqual(before);
    expect((await entryOf(run, "4058"))?.withdrawn).toBeUndefined();
    run.wait(hours(5));
    await run.tick();
    expect(await titles(run)).toHaveLength(5);
    expect((await readJson(run)).map(({ link }) => link)).not.toContain("http://xjyszb.cn/News/4058.aspx");
    const entry = await entryOf(run, "4058");
    const index = await readIndex(run.kv, "xjyszb");
    expect(entry).toMatchObject({ withdrawn: { at: run.now(), status }, edition: index.news });
    expect(await run.text("/xjyszb/atom.xml")).toContain("at:deleted-entry");
    run.wait(30);
    await run.tick();
    expect((await readState(run.kv, "xjyszb")).faults).toEqual([]);
  },
);

it("a withdrawn article that returns is back under its id, with the time it was first seen", async () => {
  const run = await openWithWithdrawn(404);
  const [, , was] = await readJson(run);
  const before = await entryOf(run, "4058");
  run.wait(hours(25));
  await run.tick();
  expect(await titles(run)).toHaveLength(5);
  run.paper.restore(4058);
  run.wait(hours(7));
  await run.tick();
  const items = await readJson(run);
  expect(items.find(({ link }) => link.endsWith("/4058.aspx"))).toEqual(was);
  expect(await entryOf(run, "4058")).toMatchObject({ firstSeen: before?.firstSeen, updated: before?.updated });
  expect((await entryOf(run, "4058"))?.withdrawn).toBeUndefined();
});

it("a site of which every article is not found for three days withdraws nothing", async () => {
  const run = await openRun({ size: 6 });
  run.paper.freezeViews();
  await run.tick();
  const before = await snapshot(run);
  run.paper.fail("articles", { kind: "status", status: 404 });
  for (let days = 0; days < 3; days++) {
    run.wait(hours(25));
    await run.tick();
  }
  expect(await snapshot(run)).toEqual(before);
  expect((await readState(run.kv, "xjyszb")).faults.map(({ name }) => name)).toContain("all-gone");
  expect((await readIndex(run.kv, "xjyszb")).entries.filter(({ withdrawn }) => withdrawn)).toEqual([]);
});

/** Ticks every six hours. */
async function live(run: Run, days: number): Promise<void> {
  for (let tick = 0; tick < days * 4; tick++) {
    run.wait(hours(6));
    await run.tick();
  }
}

/** A site whose articles are older than is read again, with two that were printed yesterday. */
async function openQuiet(): Promise<{ run: Run; latest: number[] }> {
  const run = await openRun({ kv: "memory", size: 8 });
  run.paper.freezeViews();
  await run.tick();
  await live(run, 30);
  const latest = ["演示：昨天的第一条", "演示：昨天的第二条"].map((title) => run.paper.publish({ title }));
  await live(run, 1.5);
  return { run, latest };
}

it("two articles that go at once from a site of which nothing else is read any more are withdrawn: others are asked", async () => {
  const { run, latest } = await openQuiet();
  expect(await titles(run)).toHaveLength(10);
  for (const number of latest) run.paper.withdraw(number, 404);
  run.paper.resetRequests();
  await live(run, 5);
  expect(await titles(run)).toHaveLength(8);
  expect((await readState(run.kv, "xjyszb")).faults).toEqual([]);
  const asked = run.paper.requests.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith("/News/"));
  expect(asked.filter((path) => !latest.some((number) => path.includes(String(number))))).toHaveLength(3);
});

it("where the others that are asked are gone too nothing is withdrawn, and it is told", async () => {
  const { run } = await openQuiet();
  run.paper.fail("articles", { kind: "status", status: 404 });
  await live(run, 5);
  expect(await titles(run)).toHaveLength(10);
  expect((await readState(run.kv, "xjyszb")).faults.map(({ name }) => name)).toContain("all-gone");
});

it.each([3, 4])(
  "of %i articles two that go at once are withdrawn, while the list is there and shows them no more",
  async (size) => {
    const run = await openRun({ kv: "memory", size });
    run.paper.freezeViews();
    await run.tick();
    for (const number of [4060, 4059]) run.paper.withdraw(number, 404);
    await live(run, 5);
    expect(await titles(run)).toHaveLength(size - 2);
    expect((await readState(run.kv, "xjyszb")).faults).toEqual([]);
  },
);

it.each([
  [12, 6],
  [12, 8],
  [6, 3],
])(
  "of %i articles %i that a site deletes at once are withdrawn a day later: the others, and the list, are there",
  async (size, deleted) => {
    const run = await openRun({ kv: "memory", size });
    run.paper.freezeViews();
    await run.tick();
    const [newest] = await readJson(run);
    for (let at = 1; at <= deleted; at++) run.paper.withdraw(4060 - at, 404);
    await live(run, 1);
    expect(await titles(run)).toHaveLength(size);
    expect((await readState(run.kv, "xjyszb")).faults.map(({ name }) => name)).toContain("all-gone");
    await live(run, 3);
    expect(await titles(run)).toHaveLength(size - deleted);
    expect((await readJson(run))[0]).toEqual(newest);
    expect((await readState(run.kv, "xjyszb")).faults).toEqual([]);
  },
);

it("pages that could never be read keep no others from being withdrawn", async () => {
  const run = await openRun({ kv: "memory", size: 12 });
  run.paper.freezeViews();
  for (const number of [4049, 4050, 4051]) run.paper.fail(`/News/${number}.aspx`, { kind: "status", status: 500 });
  await run.tick();
  await live(run, 1);
  for (let late = 0; late < 3; late++) run.paper.publish({ title: `演示：后来的第${late}条` });
  await live(run, 1);
  for (let late = 0; late < 3; late++) run.paper.withdraw(4061 + late, 404);
  await live(run, 4);
  expect(await titles(run)).toHaveLength(9);
});

it("pages for members alone, later than those that are taken away, keep none of them", async () => {
  const run = await openRun({ kv: "memory", size: 12 });
  run.paper.freezeViews();
  await run.tick();
  for (let late = 0; late < 3; late++) {
    const number = run.paper.publish({ title: `演示：会员文章第${late}条` });
    run.paper.fail(`/News/${number}.aspx`, { kind: "status", status: 403 });
  }
  await live(run, 1);
  for (const number of [4057, 4058, 4059]) run.paper.withdraw(number, 404);
  await live(run, 4);
  expect(await titles(run)).toHaveLength(9);
});

it("half of the articles that are not found while the list still shows them are a fault, and no withdrawal", async () => {
  const run = await openRun({ kv: "memory", size: 12 });
  run.paper.freezeViews();
  await run.tick();
  for (let at = 0; at < 7; at++) run.paper.fail(`/News/${4060 - at}.aspx`, { kind: "status", status: 404 });
  await live(run, 5);
  expect(await titles(run)).toHaveLength(12);
  expect((await readState(run.kv, "xjyszb")).faults.map(({ name }) => name)).toContain("all-gone");
});
