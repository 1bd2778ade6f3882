import { afterEach, expect, it, vi } from "vitest";
import { readIndex } from "../../src/store/index-record.ts";
import { readState } from "../../src/store/state.ts";
import { reportSchema } from "../../src/web/status-report.ts";
import { openRun, type Run } from "./run.ts";
import { describeSource } from "./with-source.ts";

afterEach(() => void vi.restoreAllMocks());

const hours = (count: number) => count * 60;
const unreadable = "/News/4059.aspx";

/** Two months of ticks, two a day; gives the hours at which the page was asked for. */
async function live(run: Run, days: number): Promise<number[]> {
  const from = run.now();
  run.paper.resetRequests();
  for (let tick = 0; tick < days * 2; tick++) {
    await run.tick();
    run.wait(hours(12));
  }
  return run.paper.requests.filter(({ url }) => url.endsWith(unreadable)).map(({ at }) => (at - from) / 3_600_000);
}

async function openWithUnreadable(): Promise<Run> {
  const run = await openRun({ kv: "memory", size: 4 });
  run.paper.freezeViews();
  run.paper.fail(unreadable, { kind: "soft-error" });
  return run;
}

const healthOf = async (run: Run) => reportSchema.parse(await run.json("/status.json")).health;

it("a listed page that is never readable is tried ever more seldom while a list shows it, and read when it can be", async () => {
  const run = await openWithUnreadable();
  const tried = await live(run, 60);
  const gaps = tried.slice(1).map((at, before) => at - (tried[before] ?? 0));
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
  expect(tried.length).toBeLessThan(12);
  expect((await readIndex(run.kv, "xjyszb")).listed.map(({ key }) => key)).toEqual(["4059"]);
  run.paper.heal();
  await live(run, 30);
  const { entries, listed } = await readIndex(run.kv, "xjyszb");
  expect(listed).toEqual([]);
  expect(entries.find(({ key }) => key === "4059")?.firstSeen).toBe(Date.parse("2020-09-04T12:00:00+08:00"));
  expect((await readState(run.kv, "xjyszb")).faults).toEqual([]);
});

it("one that no list shows any more is forgotten after a week, and its fault with it; shown again, it begins anew", async () => {
  const run = await openWithUnreadable();
  await run.tick();
  run.paper.withdraw(4059, 404);
  await live(run, 4);
  expect((await readIndex(run.kv, "xjyszb")).listed.map(({ key }) => key)).toEqual(["4059"]);
  expect((await readState(run.kv, "xjyszb")).faults).toHaveLength(1);
  await live(run, 14);
  expect((await readIndex(run.kv, "xjyszb")).listed).toEqual([]);
  expect((await readState(run.kv, "xjyszb")).faults).toEqual([]);
  expect(await live(run, 30)).toEqual([]);
  run.paper.restore(4059);
  run.paper.heal();
  await live(run, 1);
  expect((await readIndex(run.kv, "xjyszb")).entries.map(({ key }) => key)).toContain("4059");
});

it("one that a list shows and that is set aside for good is no alarm, while others are read", async () => {
  const run = await openWithUnreadable();
  await live(run, 2);
  expect(await healthOf(run)).toBe("faulty");
  run.paper.publish({ title: "演示：读得了的新闻" });
  await live(run, 5);
  await run.tick();
  expect(await healthOf(run)).toBe("good");
  const namesOf = async () => (await readState(run.kv, "xjyszb")).faults.map(({ name }) => name);
  expect(await namesOf()).toEqual(["given-up"]);
  await live(run, 40);
  expect(await namesOf()).toEqual(["given-up"]);
  const { items } = await run.json<{ items: { title: string }[] }>("/status/feed.json");
  const told = items.map(({ title }) => title).filter((title) => title.includes("article"));
  expect(told).toEqual(["xjyszb: other-article is over", "xjyszb: other-article"]);
  run.paper.heal();
  await live(run, 30);
  expect(await namesOf()).toEqual([]);
});

it("pages of which none can be read any more stay an alarm, however often they were tried", async () => {
  const run = await openRun({ kv: "memory", size: 4 });
  run.paper.freezeViews();
  await run.tick();
  run.paper.fail("articles", { kind: "status", status: 500 });
  await live(run, 20);
  expect(await healthOf(run)).toBe("faulty");
});

it("what was wrong with a page that nobody reads any more is over", async () => {
  describeSource({ counter: { url: "http://xjyszb.cn/e/public/ViewClick/?id={key}", pattern: "'(\\d+)'" } });
  const run = await openRun({ kv: "memory", size: 2 });
  run.paper.countByScript();
  await run.tick();
  run.paper.fail("/e/public/ViewClick/", { kind: "status", status: 500 });
  await live(run, 27);
  expect(await healthOf(run)).toBe("faulty");
  await live(run, 3);
  expect((await readState(run.kv, "xjyszb")).faults).toEqual([]);
});
