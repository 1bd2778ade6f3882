import { expect, it, vi } from "vitest";
import { readIndex } from "../../src/store/index-record.ts";
import { readState, writeState } from "../../src/store/state.ts";
import { reportSchema } from "../../src/web/status-report.ts";
import { readJson, snapshot } from "./feeds.ts";
import { opening, openRun } from "./run.ts";
import { spend } from "./spend.ts";
import { countWrites } from "./writes.ts";

const hours = (count: number) => count * 60;

it("a time in which no tick came for over an hour is told by the next, and by no later one, as no fault", async () => {
  const run = await openRun({ size: 5 });
  await run.tick();
  const from = run.now();
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  run.wait(hours(7));
  await run.tick();
  const told = { from: new Date(from).toISOString(), to: new Date(run.now()).toISOString() };
  for (let ticks = 0; ticks < 4; ticks++) {
    run.wait(30);
    await run.tick();
  }
  const { health, sources } = reportSchema.parse(await run.json("/status.json"));
  expect({ health, sources }).toMatchObject({ health: "good", sources: [{ missed: told, faults: [] }] });
  const page = await run.text("/status");
  expect(page).toMatch(
    new RegExp(`no tick came</dt><dd>from <time datetime="${told.from}".* to <time datetime="${told.to}"`),
  );
  const logged = log.mock.calls.map(([line]) => String(line));
  expect(logged.filter((line) => line.includes('"missed"'))).toHaveLength(1);
});

it.each([
  ["what is due waits in part, as on any other day", 960, 7 * 60, 0],
  ["all looks wait, from the end of that day on", 985, 15 * 60, 12 * 60],
])("while the day's share is used up a lost time is told: where %s", async (_, writes, lost, from) => {
  const run = await openRun({ size: 2, kv: "memory", at: Date.parse("2020-09-05T11:30:00Z") });
  await run.tick();
  run.paper.publish({ title: "演示：明天才读的新闻" });
  await spend(run, "writes", writes);
  await run.pass(30);
  const noon = run.now();
  expect((await readState(run.kv, "xjyszb")).faults).toMatchObject([{ name: "budget" }]);
  run.wait(lost);
  await run.tick();
  const missed = { from: noon + from * 60_000, to: run.now() };
  expect(await readState(run.kv, "xjyszb")).toMatchObject({ missed });
});

it("looks that wait for the end of the day are no lost time, though something else was put off before", async () => {
  const run = await openRun({ size: 2, kv: "memory", at: Date.parse("2020-09-05T11:30:00Z") });
  await run.tick();
  run.paper.publish({ title: "演示：明天才读的新闻" });
  for (const writes of [960, 985]) {
    await spend(run, "writes", writes);
    await run.pass(30);
  }
  expect((await readState(run.kv, "xjyszb")).faults[0]?.found).toContain("all looks at the site");
  await run.pass(14 * 60);
  expect(await readState(run.kv, "xjyszb")).not.toHaveProperty("missed");
});

it("ticks that come in time are no lost time, on a quiet site too", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  for (let ticks = 0; ticks < 5; ticks++) {
    run.wait(30);
    await run.tick();
  }
  expect(reportSchema.parse(await run.json("/status.json")).sources[0]).not.toHaveProperty("missed");
});

it.each([
  ["two hours after the last, of which one was quiet and not written, is no lost time", 120, false],
  ["later than that is: over an hour is lost", 130, true],
])("a tick %s", async (_, minutes, isTold) => {
  const run = await openRun({ size: 2 });
  await run.tick();
  run.wait(minutes);
  await run.tick();
  const [source] = reportSchema.parse(await run.json("/status.json")).sources;
  expect(source?.missed !== undefined).toBe(isTold);
});

it("a chain of slices that outlives the ticks that left the work to it is no lost time", async () => {
  const run = await openRun({ kv: "memory", size: 20 });
  await run.scheduled();
  while (run.messages.length > 0) {
    await run.deliver();
    run.wait(40);
  }
  await run.tick();
  expect(reportSchema.parse(await run.json("/status.json")).sources[0]).not.toHaveProperty("missed");
});

it("a tick that comes twice does no work twice", async () => {
  const run = await openRun({ size: 5 });
  await run.scheduled();
  const again = structuredClone(run.messages[0]);
  await run.drain();
  run.paper.resetRequests();
  const writes = countWrites(run);
  run.messages.push(again, structuredClone(again));
  await run.drain();
  expect(run.paper.requests).toEqual([]);
  expect(writes()).toEqual([]);
});

it("a tick while a chain of slices is at work leaves the work to it", async () => {
  const run = await openRun({ size: 16 });
  await run.scheduled();
  await run.deliver();
  const [chain] = run.messages.splice(0);
  run.paper.resetRequests();
  run.messages.push({ kind: "tick", source: "xjyszb", at: run.now() + 60_000 });
  await run.deliver();
  expect(run.paper.requests).toEqual([]);
  run.messages.push(chain);
  await run.drain();
  expect(await readJson(run)).toHaveLength(16);
});

it("a chain of slices goes on at once though a clock was three hours behind in between", async () => {
  const run = await openRun({ size: 12 });
  await run.scheduled();
  await run.deliver();
  run.wait(hours(-3));
  run.messages.unshift({ kind: "tick", source: "xjyszb", at: run.now() });
  await run.deliver();
  run.wait(hours(3));
  const readings = [];
  while (run.messages.length > 0) {
    await run.deliver();
    readings.push((await readIndex(run.kv, "xjyszb")).entries.length);
  }
  // The first of them shows what was read before.
  expect(readings.slice(0, 3)).toEqual([4, 8, 12]);
});

it.each([
  ["back", -24],
  ["forward", 24],
])("a clock that is set %s by a day harms no date and loses no news", async (_, by) => {
  const run = await openRun({ size: 6 });
  run.paper.freezeViews();
  await run.tick();
  const before = await readJson(run);
  run.wait(hours(by));
  await run.tick();
  run.wait(hours(-by) + 30);
  run.paper.publish({ title: "演示：钟又准了", date: "2020-09-04" });
  await run.tick();
  const [first, ...others] = await readJson(run);
  expect(first).toMatchObject({ title: "演示：钟又准了", published: new Date(run.now()).toISOString() });
  expect(others).toEqual(before);
  const bytes = await snapshot(run);
  run.wait(30);
  await run.tick();
  expect(await snapshot(run)).toEqual(bytes);
});

it("a tick of half an hour later looks at the source, though the clock has not moved", async () => {
  const run = await openRun({ size: 3 });
  await run.tick();
  const number = run.paper.publish({ title: "演示：明天的新闻" });
  run.messages.push({ kind: "tick", source: "xjyszb", at: run.now() + 31 * 60_000 });
  await run.drain();
  expect(run.paper.requests.map(({ url }) => url)).toContain(`http://xjyszb.cn/News/${number}.aspx`);
});

it("when hosts were asked is kept of those that the source has", async () => {
  const run = await openRun({ kv: "memory", size: 1 });
  const asked = { "old.example": opening - 1000 };
  await run.tick();
  await writeState(run.kv, "xjyszb", { ...(await readState(run.kv, "xjyszb")), asked });
  await run.pass(120);
  expect((await readState(run.kv, "xjyszb")).asked).toBeUndefined();
});
