import { afterEach, expect, it, vi } from "vitest";
import { writeRobots } from "../../src/store/robots.ts";
import { emptyState, writeState } from "../../src/store/state.ts";
import { readJson } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";
import { spend } from "./spend.ts";
import { describeSources } from "./with-source.ts";

afterEach(() => void vi.restoreAllMocks());

const second = 1000;
const halfHour = 1800 * second;

/** Whoever sleeps sleeps by the run's clock. */
function sleepByClock(run: Run): void {
  const timer = globalThis.setTimeout;
  vi.spyOn(globalThis, "setTimeout").mockImplementation((callback, milliseconds = 0) => {
    if (milliseconds > second) run.wait(milliseconds / 60_000);
    return timer(callback, 0);
  });
}

/** Ticks every half hour, and each message when it is due, one after another as the queue delivers them. */
async function play(run: Run, hours: number): Promise<void> {
  const waiting: { at: number; body: unknown }[] = [];
  let sent = run.sent.length;
  let nextTick = run.now();
  const end = run.now() + hours * 2 * halfHour;
  for (;;) {
    for (const { body, delaySeconds } of run.sent.slice(sent))
      waiting.push({ at: run.now() + delaySeconds * second, body });
    sent = run.sent.length;
    run.messages.splice(0);
    waiting.sort((a, b) => a.at - b.at);
    const [first] = waiting;
    const at = Math.min(nextTick, first?.at ?? nextTick);
    if (at >= end) return;
    run.wait(Math.max(0, at - run.now()) / 60_000);
    if (first && first.at <= nextTick) {
      waiting.shift();
      run.messages.push(first.body);
      await run.deliver();
    } else {
      await run.scheduled();
      nextTick += halfHour;
    }
  }
}

/** Seconds between requests, but for robots.txt. */
function gaps(run: Run): number[] {
  const times = run.paper.requests.filter(({ url }) => !url.endsWith("robots.txt")).map(({ at }) => at);
  return times.slice(1).map((at, before) => (at - (times[before] ?? 0)) / second);
}

it.each([100, 700, 2400])(
  "a Crawl-delay of %i seconds is kept by every request, though ticks and slices go on",
  async (delay) => {
    const run = await openRun({
      kv: "memory",
      size: 5,
      at: Date.parse("2020-09-05T12:00:00Z") + delay * 24 * 3_600_000,
    });
    run.paper.robots(`User-agent: *\nCrawl-delay: ${delay}\n`);
    run.paper.freezeViews();
    sleepByClock(run);
    await play(run, 6);
    expect(await readJson(run)).toHaveLength(5);
    for (const gap of gaps(run)) expect(gap).toBeGreaterThanOrEqual(delay);
    const { sources } = await run.json<{ sources: { health: string; faults: unknown[] }[] }>("/status.json");
    expect(sources[0]).toMatchObject({ health: "good", faults: [] });
  },
);

it("two sources of one host keep its Crawl-delay of seven minutes together, and both are read", async () => {
  const run = await openRun({ kv: "memory", size: 2, at: Date.parse("2020-12-05T12:00:00Z") });
  describeSources([{}, { id: "second", title: "第二份报纸" }]);
  run.paper.robots("User-agent: *\nCrawl-delay: 420\n");
  sleepByClock(run);
  await play(run, 6);
  expect(await readJson(run)).toHaveLength(2);
  expect(await readJson(run, "/second/feed.json")).toHaveLength(2);
  for (const gap of gaps(run)) expect(gap).toBeGreaterThanOrEqual(420);
});

it("an isolate that does not remember the last request knows it from the state", async () => {
  const run = await openRun({ kv: "memory", size: 0, at: Date.parse("2021-01-05T12:00:00Z") });
  const home = "http://never-asked-here.example/";
  describeSources([{ home, lists: [home] }]);
  const robots = { at: run.now(), text: "User-agent: *\nCrawl-delay: 3000\n" };
  await writeRobots(run.kv, "http://never-asked-here.example", { told: robots });
  await writeState(run.kv, "xjyszb", { ...emptyState(), at: run.now(), tried: run.now() });
  await play(run, 0.8);
  expect(run.paper.requests).toEqual([]);
  await play(run, 1);
  expect(run.paper.requests).toHaveLength(1);
});

it("robots.txt is not asked for either when the day's requests are made", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  run.wait(25 * 60);
  await spend(run, "requests", 3000);
  run.paper.resetRequests();
  await run.tick();
  expect(run.paper.requests).toEqual([]);
});
