import { afterEach, expect, it, vi } from "vitest";
import { writeRobots } from "../../src/store/robots.ts";
import { emptyState, readState, writeState } from "../../src/store/state.ts";
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
    // What is no longer is the time that an answer may take.
    if (milliseconds <= second) return timer(callback, milliseconds);
    run.wait(milliseconds / 60_000);
    return timer(callback, 0);
  });
}

/** Ticks every half hour, and each message when it is due, one after another as the queue delivers them: some again a minute later. */
async function play(run: Run, hours: number, comesTwice = false): Promise<void> {
  const waiting: { at: number; body: unknown }[] = [];
  let sent = run.sent.length;
  let nextTick = run.now();
  const end = run.now() + hours * 2 * halfHour;
  for (;;) {
    for (const { body, delaySeconds } of run.sent.slice(sent))
      for (const late of comesTwice ? [0, 60] : [0])
        waiting.push({ at: run.now() + (delaySeconds + late) * second, body });
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

it("a Crawl-delay is no standstill where the queue delivers each message twice", async () => {
  const run = await openRun({ kv: "memory", size: 5, at: Date.parse("2021-03-05T12:00:00Z") });
  run.paper.robots("User-agent: *\nCrawl-delay: 700\n");
  sleepByClock(run);
  await play(run, 3, true);
  expect(await readJson(run)).toHaveLength(5);
  for (const gap of gaps(run)) expect(gap).toBeGreaterThanOrEqual(700);
  expect(run.sent.length).toBeLessThan(30);
});

it("a chain that waits for a Crawl-delay goes on though its message comes too early", async () => {
  const run = await openRun({ kv: "memory", size: 5, at: Date.parse("2021-04-05T12:00:00Z") });
  run.paper.robots("User-agent: *\nCrawl-delay: 700\n");
  sleepByClock(run);
  await run.scheduled();
  await run.deliver();
  expect(run.messages).toMatchObject([{ kind: "continue" }]);
  await run.deliver();
  expect(run.messages).toMatchObject([{ kind: "continue" }]);
});

it("lists are looked at every few hours, though a Crawl-delay leaves no room for all that is due", async () => {
  const run = await openRun({ kv: "memory", size: 30, at: Date.parse("2021-06-05T12:00:00Z") });
  run.paper.robots("User-agent: *\nCrawl-delay: 3600\n");
  sleepByClock(run);
  await play(run, 24);
  const looks = run.paper.requests.filter(({ url }) => url === "http://xjyszb.cn/").length;
  expect(looks).toBeGreaterThan(3);
  expect((await readJson(run)).length).toBeGreaterThan(15);
});

it("a tick that the queue brings hours late begins a chain as any other does", async () => {
  const run = await openRun({ kv: "memory", size: 24 });
  await run.scheduled();
  run.wait(6 * 60);
  await run.drain();
  expect(await readJson(run)).toHaveLength(24);
});

it.each([
  [9, 0],
  [35, 2],
])("after %i hours with a Crawl-delay of ten a source is not stale, and %i articles are read", async (hours, read) => {
  const run = await openRun({ kv: "memory", size: 3, at: Date.parse("2021-09-05T12:00:00Z") + hours * 24 * 3_600_000 });
  run.paper.robots("User-agent: *\nCrawl-delay: 36000\n");
  sleepByClock(run);
  await play(run, hours);
  const { sources } = await run.json<{ sources: object[] }>("/status.json");
  expect(sources[0]).toMatchObject({ health: "good", articles: read });
  expect(sources[0]).not.toHaveProperty("stale_since");
});

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

it("a source whose host has had no turn for it yet is new, not good", async () => {
  const run = await openRun({ kv: "memory", size: 5, at: Date.parse("2020-12-25T12:00:00Z") });
  describeSources([{}, { id: "second", title: "第二份报纸" }]);
  run.paper.robots("User-agent: *\nCrawl-delay: 7200\n");
  sleepByClock(run);
  await play(run, 1.9);
  expect(await run.json("/status.json")).toMatchObject({
    sources: [{ health: "good" }, { health: "new", articles: 0 }],
  });
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

it("an isolate that does not remember it knows from the state when another host than its home's was asked last", async () => {
  const run = await openRun({ kv: "memory", size: 1, at: Date.parse("2021-02-05T12:00:00Z") });
  const asked = (id: string) => [{ lists: [`http://${id}.example/`] }];
  describeSources(asked("lists-elsewhere"));
  await run.tick();
  expect((await readState(run.kv, "xjyszb")).asked).toEqual({ "lists-elsewhere.example": run.now() });

  describeSources(asked("never-asked-there"));
  const robots = { at: run.now(), text: "User-agent: *\nCrawl-delay: 3000\n" };
  await writeRobots(run.kv, "http://never-asked-there.example", { told: robots });
  const state = { at: run.now(), asked: { "never-asked-there.example": run.now() } };
  await writeState(run.kv, "xjyszb", { ...emptyState(), ...state });
  run.paper.resetRequests();
  await play(run, 0.8);
  expect(run.paper.requests).toEqual([]);
  await play(run, 1);
  expect(run.paper.requests.map(({ url }) => url)).toContain("http://never-asked-there.example/");
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

it.each([900, 7200])(
  "with a Crawl-delay of %i seconds the lists of a source are looked at in turn, and it says so",
  async (delay) => {
    const run = await openRun({
      kv: "memory",
      size: 1,
      at: Date.parse("2022-01-05T12:00:00Z") + delay * 24 * 3_600_000,
    });
    const lists = ["http://xjyszb.cn/", "http://xjyszb.cn/?page=2", "http://xjyszb.cn/?page=3"];
    describeSources([{ lists }]);
    run.paper.robots(`User-agent: *\nCrawl-delay: ${delay}\n`);
    run.paper.freezeViews();
    sleepByClock(run);
    await play(run, 24);
    for (const list of lists)
      expect(run.paper.requests.filter(({ url }) => url === list).length).toBeGreaterThanOrEqual(3);
    for (const gap of gaps(run)) expect(gap).toBeGreaterThanOrEqual(delay);
    const { sources } = await run.json<{ sources: { health: string; faults: unknown[] }[] }>("/status.json");
    expect(sources[0]).toMatchObject({
      health: "good",
      faults: [{ name: "in-turn", found: expect.stringContaining(`${delay} s`) }],
    });
    expect(await run.json("/status/feed.json")).toMatchObject({ items: [] });
    run.paper.robots("");
    run.wait(25 * 60);
    await play(run, 1);
    expect(await run.json("/status.json")).toMatchObject({ sources: [{ faults: [] }] });
  },
);

it("sources of one host take turns where its Crawl-delay is longer than the time between two looks", async () => {
  const run = await openRun({ kv: "memory", size: 9, at: Date.parse("2022-08-05T12:00:00Z") });
  describeSources([{}, { id: "second", title: "第二份报纸" }, { id: "third", title: "第三份报纸" }]);
  run.paper.robots("User-agent: *\nCrawl-delay: 7200\n");
  sleepByClock(run);
  await play(run, 36);
  for (const path of ["/xjyszb/feed.json", "/second/feed.json", "/third/feed.json"])
    expect((await readJson(run, path)).length).toBeGreaterThan(1);
  for (const gap of gaps(run)) expect(gap).toBeGreaterThanOrEqual(7200);
  const { sources } = await run.json<{ sources: { health: string; faults: unknown[] }[] }>("/status.json");
  for (const source of sources) expect(source).toMatchObject({ health: "good", faults: [{ name: "in-turn" }] });
});
