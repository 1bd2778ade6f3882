import { expect, it } from "vitest";
import { readIndex } from "../../src/store/index-record.ts";
import { readState } from "../../src/store/state.ts";
import { openRun, type Run } from "./run.ts";

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
