import { afterEach, expect, it, vi } from "vitest";
import { readState } from "../../src/store/state.ts";
import { reportSchema } from "../../src/web/status-report.ts";
import { snapshot } from "./feeds.ts";
import { memoryKv } from "./memory-kv.ts";
import { openRun, type Run } from "./run.ts";
import { describeSources } from "./with-source.ts";
import { countWrites, watchWrites } from "./writes.ts";

afterEach(() => void vi.restoreAllMocks());

const hours = (count: number) => count * 60;
const titles = async (run: Run) =>
  (await run.json<{ items: { title: string }[] }>("/status/feed.json")).items.map(({ title }) => title);
const faultsOf = async (run: Run) => reportSchema.parse(await run.json("/status.json")).sources[0]?.faults;

/** Until it has failed once, the state cannot be written. */
function failOnce(run: Run): void {
  let failed = false;
  watchWrites(run, (key) => {
    if (key !== "state:xjyszb" || failed) return;
    failed = true;
    throw new Error("KV is out of order");
  });
}

it("a fault whose slice died after telling it and is tried again is one fault, with one beginning and one end", async () => {
  const run = await openRun({ kv: "memory", size: 2 });
  await run.tick();
  run.wait(30);
  run.paper.fail("all", { kind: "status", status: 500 });
  failOnce(run);
  await run.tick();
  expect(await titles(run)).toEqual(["xjyszb: http-error"]);
  run.paper.heal();
  await run.pass(60);
  expect(await titles(run)).toEqual(["xjyszb: http-error is over", "xjyszb: http-error"]);
});

it("a fault that was told by a slice that died, and that its next try does not find, is told to be over", async () => {
  const run = await openRun({ kv: "memory", size: 2 });
  await run.tick();
  run.wait(30);
  run.paper.fail("all", { kind: "status", status: 500 });
  failOnce(run);
  await run.scheduled();
  await run.deliver();
  run.paper.heal();
  run.wait(1);
  await run.drain();
  await run.pass(60);
  expect(await faultsOf(run)).toEqual([]);
  expect(await titles(run)).toEqual(["xjyszb: http-error is over", "xjyszb: http-error"]);
});

it("a list that fails at every second tick for a day is one fault, told to be back once and over in the end, at under a hundred writes", async () => {
  const run = await openRun({ kv: "memory", size: 2 });
  await run.pass(hours(1));
  const undisturbed = await snapshot(run);
  const writes = countWrites(run);
  for (let tick = 0; tick < 48; tick++) {
    if (tick % 2 === 0) run.paper.fail("list", { kind: "status", status: 500 });
    else run.paper.heal();
    await run.pass(30);
  }
  expect(writes().length).toBeLessThan(100);
  expect(await titles(run)).toEqual(["xjyszb: http-error is back", "xjyszb: http-error"]);
  await run.pass(hours(1));
  const { health, sources } = reportSchema.parse(await run.json("/status.json"));
  expect([health, sources[0]?.faults]).toEqual(["good", []]);
  expect(await run.text("/status")).toContain("comes and goes; not there since");
  await run.pass(hours(2));
  expect(await titles(run)).toEqual(["xjyszb: http-error is over", "xjyszb: http-error is back", "xjyszb: http-error"]);
  const { faults, away } = await readState(run.kv, "xjyszb");
  expect({ faults, away }).toEqual({ faults: [], away: undefined });
  expect(await snapshot(run)).toEqual(undisturbed);
});

it("what comes and goes for days has not stood for a day, and is not believed", async () => {
  const run = await openRun({ kv: "memory", size: 2 });
  await run.pass(hours(1));
  for (let tick = 0; tick < 60; tick++) {
    const edit = (html: string) => html.replaceAll("utf-8", "gbk");
    if (tick % 2 === 0) run.paper.fail("list", { kind: "edit", edit, charset: "gbk" });
    else run.paper.heal();
    await run.pass(30);
    expect((await readState(run.kv, "xjyszb")).lists["http://xjyszb.cn/"]?.charset).toBe("utf-8");
  }
  expect(await titles(run)).toEqual(["xjyszb: charset is back", "xjyszb: charset"]);
});

it("a fault that comes back within two hours of its end and stays is told anew, since when it was first", async () => {
  const run = await openRun({ kv: "memory", size: 2 });
  await run.pass(30);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const began = new Date(run.now() + 30 * 60_000).toISOString();
  for (const minutes of [30, 60, hours(5)]) {
    if (minutes === 60) run.paper.heal();
    else run.paper.fail("list", { kind: "soft-error" });
    await run.pass(minutes);
  }
  expect(await faultsOf(run)).toMatchObject([{ name: "list-empty", since: began }]);
  expect(await titles(run)).toEqual(["xjyszb: list-empty is back", "xjyszb: list-empty"]);
  const told = log.mock.calls.map(([line]) => JSON.parse(String(line)).event);
  expect(told.filter((event) => String(event).startsWith("fault-"))).toEqual([
    "fault-began",
    "fault-ended",
    "fault-began",
  ]);
});

it("a fault that comes back later than that is another", async () => {
  const run = await openRun({ kv: "memory", size: 2 });
  await run.pass(30);
  for (const minutes of [30, hours(3), 30]) {
    if (minutes === hours(3)) run.paper.heal();
    else run.paper.fail("list", { kind: "soft-error" });
    await run.pass(minutes);
  }
  expect(await titles(run)).toEqual(["xjyszb: list-empty", "xjyszb: list-empty is over", "xjyszb: list-empty"]);
});

it("articles that a site refuses one after another are told with the first, and to be over with the last", async () => {
  const run = await openRun({ kv: "memory", size: 20 });
  run.paper.freezeViews();
  await run.tick();
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  run.paper.fail("articles", { kind: "status", status: 403 });
  await run.pass(hours(30));
  expect(await faultsOf(run)).toHaveLength(20);
  // One or two pages are each a fault of its own.
  expect(await titles(run)).toEqual(["xjyszb: http-error", "xjyszb: http-error"]);
  run.paper.heal();
  await run.pass(hours(80));
  expect(await faultsOf(run)).toEqual([]);
  const told = log.mock.calls.map(([line]) => JSON.parse(String(line))).filter(({ event }) => /^fault-/.test(event));
  expect(told.map(({ event }) => event).sort()).toEqual(["fault-began", "fault-began", "fault-ended", "fault-ended"]);
  const { away } = await readState(run.kv, "xjyszb");
  expect(away).toBeUndefined();
});

it("a fault of many pages is one fault, whichever of them shows it first", async () => {
  const run = await openRun({ kv: "memory", size: 12 });
  run.paper.freezeViews();
  await run.tick();
  run.wait(hours(3));
  run.paper.fail("articles", {
    kind: "edit",
    edit: (html) =>
      html.replace('<div id="content">', '<div id="content"><p>本栏目由报社和社区一起举办，每周一期。</p>'),
  });
  for (let tick = 0; tick < 6; tick++) {
    await run.tick();
    run.wait(hours(2));
  }
  expect((await titles(run)).filter((title) => title.includes("mass-change"))).toEqual(["xjyszb: mass-change"]);
});

it("faults that begin within the minute that KV is behind are all told, and so is each lost message", async () => {
  const memory = memoryKv();
  const run = await openRun({ kv: memory.kv, size: 1 });
  const names = ["one", "two", "three"];
  describeSources(names.map((id) => ({ id, home: `http://${id}.example/`, lists: [`http://${id}.example/`] })));
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("", { status: 500 }));
  run.useKv(memory.behind(run.now, 60_000));
  await run.scheduled();
  run.messages.push("nonsense", { kind: "tick", source: 7 });
  while (run.messages.length > 0) {
    await run.deliver();
    run.wait(1 / 60);
  }
  run.useKv(memory.kv);
  const told = await titles(run);
  for (const name of names) expect(told).toContain(`${name}: robots-unreachable`);
  expect(reportSchema.parse(await run.json("/status.json")).dead_letters).toHaveLength(2);
});
