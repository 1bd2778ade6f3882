import { describe, expect, it } from "vitest";
import { readIndex } from "../../../src/store/index-record.ts";
import { readState } from "../../../src/store/state.ts";
import { reportSchema } from "../../../src/web/status-report.ts";
import { snapshot } from "../feeds.ts";
import { type MemoryKv, memoryKv } from "../memory-kv.ts";
import { opening, openRun, type Run } from "../run.ts";
import { reported } from "./reported.ts";
import { articles, type Case, lists, robots } from "./table.ts";

const hours = (count: number) => count * 60;

/** Hours after which the articles of a newspaper are due to be read again, and its robots.txt too. */
const due = { pages: 3, rules: 25 };

/** By size: KV of a Worker that has read a newspaper of so many articles. */
const filled = new Map<number, MemoryKv>();

/** A newspaper whose views stand still, read once; its articles are due to be read again. */
async function openQuietRun({ size = 5, isRobots, fault }: Partial<Case>): Promise<Run> {
  const known = filled.get(size) ?? (await fill(size));
  filled.set(size, known);
  const at = opening + hours(isRobots ? due.rules : due.pages) * 60_000;
  // Nobody has to wait for long until it is clear that a hang is one.
  const vars = fault?.kind === "hang" ? { FETCH_TIMEOUT_SECONDS: "0.1" } : {};
  const run = await openRun({ size, at, vars, kv: known.copy().kv });
  run.paper.freezeViews();
  return run;
}

async function fill(size: number): Promise<MemoryKv> {
  const memory = memoryKv();
  const run = await openRun({ size, kv: memory.kv });
  run.paper.freezeViews();
  await run.tick();
  return memory;
}

/** A look at the time at which the case before looked too: a tick would be taken for the one of then. */
async function lookNow(run: Run): Promise<void> {
  run.messages.push({ kind: "tick", source: "xjyszb", at: run.now(), asked: true });
  await run.drain();
}

/** What was published meanwhile arrives, and every page that failed has been tried again. */
async function recover(run: Run): Promise<void> {
  run.wait(hours(26));
  run.paper.publish({ title: "演示：故障以后的第一条新闻", date: "2020-09-05" });
  await run.tick();
  run.wait(hours(3));
  await run.tick();
}

/** What a run comes to, whatever happened on the way: what readers get, what is known of each article, what is wrong. */
async function outcome(run: Run) {
  const [index, state] = await Promise.all([readIndex(run.kv, "xjyszb"), readState(run.kv, "xjyszb")]);
  return {
    feeds: await snapshot(run),
    entries: index.entries.map(({ edition: _edition, ...entry }) => entry),
    listed: index.listed,
    faults: state.faults,
  };
}

/** By newspaper: what a run without a fault comes to. */
const undisturbed = new Map<string, Awaited<ReturnType<typeof outcome>>>();

async function expected(one: Case) {
  const name = JSON.stringify([one.size, one.isRobots]);
  const known = undisturbed.get(name);
  if (known !== undefined) return known;
  const run = await openQuietRun(one);
  await lookNow(run);
  await recover(run);
  const found = await outcome(run);
  expect(found.faults).toEqual([]);
  undisturbed.set(name, found);
  return found;
}

async function prove(one: Case): Promise<void> {
  const right = await expected(one);
  const run = await openQuietRun(one);
  const before = await snapshot(run);
  const began = run.now();
  run.paper.fail(one.where, one.fault);
  await lookNow(run);
  expect(await snapshot(run)).toEqual(before);
  const { sources } = reportSchema.parse(await run.json("/status.json"));
  const [{ faults, health } = { faults: [], health: "none" }] = sources;
  expect([...new Set(faults.map(({ name }) => name))].sort()).toEqual(one.named);
  expect(health).toBe(one.named.length === 0 ? "good" : "faulty");
  for (const { since, expected: wanted, found, url } of faults) {
    expect(Date.parse(since)).toBe(began);
    expect(wanted).not.toBe("");
    expect(found).not.toBe("");
    expect(url).toContain("http://xjyszb.cn/");
  }
  run.paper.heal();
  await recover(run);
  expect(await outcome(run)).toEqual(right);
}

describe("the feeds stay byte-identical, the fault is named, and afterwards all is as if it had not been, when", () => {
  it.each([...lists, ...articles, ...robots, ...reported].map((one) => [one.what, one] as const))("%s", (_, one) =>
    prove(one),
  );
});
