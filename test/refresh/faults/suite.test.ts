import { beforeAll, describe, expect, it } from "vitest";
import { readIndex } from "../../../src/store/index-record.ts";
import { readState } from "../../../src/store/state.ts";
import { snapshot } from "../feeds.ts";
import { openRun, type Run } from "../run.ts";
import { articles, type Case, lists } from "./table.ts";

const hours = (count: number) => count * 60;

/** A small newspaper whose views stand still, read once; its articles are due to be read again. */
async function openQuietRun(): Promise<Run> {
  const run = await openRun({ size: 5 });
  run.paper.freezeViews();
  await run.tick();
  run.wait(hours(3));
  return run;
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

let expected: Awaited<ReturnType<typeof outcome>>;

beforeAll(async () => {
  const run = await openQuietRun();
  await run.tick();
  await recover(run);
  expected = await outcome(run);
  expect(expected.entries).toHaveLength(6);
});

async function prove({ where, fault, named }: Case): Promise<void> {
  const run = await openQuietRun();
  const before = await snapshot(run);
  const began = run.now();
  run.paper.fail(where, fault);
  await run.tick();
  expect(await snapshot(run)).toEqual(before);
  const { faults } = await readState(run.kv, "xjyszb");
  expect(named).toContain(
    faults.find(({ name }) => named.includes(name))?.name ?? faults.map(({ name }) => name).join(),
  );
  for (const { since, expected: right, found, url } of faults) {
    expect(since).toBeGreaterThanOrEqual(began);
    expect(right).not.toBe("");
    expect(found).not.toBe("");
    expect(url).toContain("http://xjyszb.cn/");
  }
  run.paper.heal();
  await recover(run);
  expect(await outcome(run)).toEqual(expected);
}

describe("the feeds stay byte-identical, the fault is named, and afterwards nothing tells of it, when", () => {
  it.each([...lists, ...articles].map((one) => [one.what, one] as const))("%s", { timeout: 30_000 }, (_, one) =>
    prove(one),
  );
});
