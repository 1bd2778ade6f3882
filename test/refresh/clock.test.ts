import { expect, it } from "vitest";
import { readState } from "../../src/store/state.ts";
import { readJson, snapshot } from "./feeds.ts";
import { openRun } from "./run.ts";
import { countWrites } from "./writes.ts";

const hours = (count: number) => count * 60;

it("a time in which no tick came for over an hour is told by the next, and by no later one", async () => {
  const run = await openRun({ size: 5 });
  await run.tick();
  const from = run.now();
  run.wait(hours(7));
  await run.tick();
  const told = { from, to: run.now() };
  expect((await readState(run.kv, "xjyszb")).missed).toEqual(told);
  for (let ticks = 0; ticks < 4; ticks++) {
    run.wait(30);
    await run.tick();
  }
  expect((await readState(run.kv, "xjyszb")).missed).toEqual(told);
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
