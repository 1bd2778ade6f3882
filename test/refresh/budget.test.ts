import { afterEach, expect, it, vi } from "vitest";
import { shareOf, usedUp } from "../../src/refresh/budget.ts";
import { limitsOf, plans } from "../../src/refresh/limits.ts";
import { sources } from "../../src/sources/registry.ts";
import { readState } from "../../src/store/state.ts";
import { reportSchema } from "../../src/web/status-report.ts";
import { readJson, snapshot } from "./feeds.ts";
import { openRun, origin, type Run } from "./run.ts";
import { spend } from "./spend.ts";
import { countWrites } from "./writes.ts";

afterEach(() => void vi.restoreAllMocks());

const day = 24 * 60;
const spent = (part: number) => ({ reads: 0, writes: part * 1000, lists: 0, queue: 0, requests: 0 });

const statusOf = async (run: Run) => {
  const [source] = reportSchema.parse(await run.json("/status.json")).sources;
  if (source === undefined) throw new Error("the status names no source");
  return source;
};

const articlesAsked = (run: Run) =>
  run.paper.requests.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith("/News/"));

it("of a day's share the archives give way first, then views, then corrections, then the news", () => {
  const goesOn = (part: number) =>
    (["news", "corrections", "views", "archives"] as const).filter(
      (work) => usedUp(work, spent(part), plans.free, 1) === undefined,
    );
  expect(goesOn(0.5)).toEqual(["news", "corrections", "views", "archives"]);
  expect(goesOn(0.75)).toEqual(["news", "corrections", "views"]);
  expect(goesOn(0.85)).toEqual(["news", "corrections"]);
  expect(goesOn(0.92)).toEqual(["news"]);
  expect(goesOn(0.95)).toEqual([]);
});

it("two sources share a day's writes, not the requests to their sites", () => {
  expect(usedUp("news", spent(0.48), plans.free, 1)).toBeUndefined();
  expect(usedUp("news", spent(0.48), plans.free, 2)).toContain("480 of 500 KV writes");
  expect(usedUp("news", { ...spent(0), requests: 2000 }, plans.free, 2)).toBeUndefined();
});

it("a plan that does not exist is refused by name", () => {
  expect(() => limitsOf("gold")).toThrow('PLAN is "gold"; expected "free" or "paid"');
});

it("at the day's limit news is put off, told, and read the next day", async () => {
  const run = await openRun({ size: 4 });
  await run.tick();
  const before = await snapshot(run);
  run.wait(30);
  await spend(run, "writes", 960);
  run.paper.publish({ title: "演示：明天才读的新闻" });
  const writes = countWrites(run);
  await run.tick();
  expect(await snapshot(run)).toEqual(before);
  // What is put off and why is recorded from the reserve.
  expect(writes().filter((key) => key.startsWith("article:") || key.startsWith("documents:"))).toEqual([]);
  expect(await statusOf(run)).toMatchObject({
    health: "good",
    pending: 1,
    faults: [{ name: "budget", found: expect.stringContaining("of 1000 KV writes are spent today; news wait") }],
  });
  run.wait(60);
  await run.tick();
  expect(articlesAsked(run)).toHaveLength(4);
  run.wait(day);
  await run.tick();
  expect((await readJson(run))[0]?.title).toBe("演示：明天才读的新闻");
  expect(await statusOf(run)).toMatchObject({ pending: 0, faults: [] });
});

it("when four fifths are spent the news is read and old articles' views wait", async () => {
  const run = await openRun({ size: 4 });
  await run.tick();
  run.wait(4 * day);
  await run.tick();
  run.wait(4 * day);
  run.paper.resetRequests();
  await spend(run, "writes", 850);
  const number = run.paper.publish({ title: "演示：今天的新闻" });
  await run.tick();
  expect(articlesAsked(run)).toEqual([`/News/${number}.aspx`]);
  expect(await statusOf(run)).toMatchObject({ faults: [{ name: "budget" }] });
});

it("what waited for a day that is over waits for its site, where that is down", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  run.wait(60);
  await spend(run, "writes", 960);
  run.paper.publish({ title: "演示：后来才读的新闻" });
  await run.tick();
  expect(await statusOf(run)).toMatchObject({ pending: 1, faults: [{ name: "budget" }] });
  run.paper.fail("all", { kind: "status", status: 500 });
  run.wait(day);
  await run.tick();
  expect((await statusOf(run)).faults).toMatchObject([{ name: "http-error" }]);
  run.paper.heal();
  await run.pass(60);
  expect((await readJson(run))[0]?.title).toBe("演示：后来才读的新闻");
});

it("a site that has had its requests of the day is not asked again before the next", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  run.wait(30);
  await spend(run, "requests", 3000);
  run.paper.resetRequests();
  await run.tick();
  expect(run.paper.requests).toEqual([]);
  run.wait(day);
  await run.tick();
  expect(run.paper.requests.length).toBeGreaterThan(0);
});

it("from the reserve for faults nothing is spent on looks, signs of life, robots.txt or hosts, and the next day makes up for it", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  // Its robots.txt is to be asked for again on the last hours of a day.
  run.wait(25 * 60);
  await spend(run, "writes", 985);
  run.paper.publish({ title: "演示：明天才看见的新闻" });
  run.paper.fail("all", { kind: "status", status: 503, retryAfter: "7200" });
  run.paper.resetRequests();
  const writes = countWrites(run);
  await run.pass(4 * 60);
  expect(run.paper.requests).toEqual([]);
  expect(writes()).toEqual(["incidents", "state:xjyszb"]);
  expect(await statusOf(run)).toMatchObject({ faults: [{ name: "budget" }] });
  run.paper.heal();
  await run.pass(day);
  expect((await readJson(run))[0]?.title).toBe("演示：明天才看见的新闻");
  const after = await statusOf(run);
  expect(after).toMatchObject({ health: "good", faults: [] });
  expect(after).not.toHaveProperty("missed");
});

it("what quiet ticks spend is told with the next heartbeat, and costs no write of its own", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  const first = (await statusOf(run)).ledger;
  const writes = countWrites(run);
  for (let tick = 0; tick < 2; tick++) {
    run.wait(30);
    await run.tick();
  }
  expect(writes()).toEqual(["state:xjyszb"]);
  const then = (await statusOf(run)).ledger;
  expect(then.requests.spent).toBe(first.requests.spent + 2);
  expect(then.queue_operations.spent).toBe(first.queue_operations.spent + 6);
  expect(then.kv_writes.spent).toBe(first.kv_writes.spent + 1);
});

it("a fault that lasts costs no more writes than a quiet day does", async () => {
  const run = await openRun({ size: 2, kv: "memory" });
  run.paper.fail("/robots.txt", { kind: "status", status: 503 });
  await run.tick();
  const writes = countWrites(run);
  await run.pass(4 * 60);
  expect(writes().filter((key) => !key.startsWith("robots:"))).toEqual(Array(4).fill("state:xjyszb"));
});

it("what waits for the next day is told once, and costs no write at each tick", async () => {
  const run = await openRun({ size: 4, kv: "memory" });
  await run.tick();
  run.wait(60);
  await spend(run, "writes", 920);
  await run.pass(90);
  expect((await statusOf(run)).faults).toMatchObject([
    { name: "budget", found: expect.stringContaining("corrections wait until 00:00 UTC") },
  ]);
  const writes = countWrites(run);
  await run.pass(8 * 60);
  expect(writes()).toEqual(Array(8).fill("state:xjyszb"));
});

it("corrections are gathered as on any other day while many views wait for the next", async () => {
  const writesAfter = async (spent: number) => {
    const run = await openRun({ size: 16, kv: "memory" });
    await run.tick();
    for (let days = 0; days < 2; days++) {
      run.wait(day);
      await run.tick();
    }
    run.wait(day);
    if (spent > 0) await spend(run, "writes", spent);
    const writes = countWrites(run);
    for (let tick = 0; tick < 16; tick++) {
      if (tick % 4 === 0) run.paper.publish({ title: `演示：第${tick}条`, date: "2020-09-07" });
      await run.pass(30);
    }
    return writes().length;
  };
  // That the share is used up is two writes.
  expect(await writesAfter(820)).toBeLessThanOrEqual((await writesAfter(0)) + 2);
});

it("the ledger counts every write and every list that is made", async () => {
  const run = await openRun({ size: 6 });
  const lists = vi.spyOn(run.kv, "list");
  const writes = countWrites(run);
  await run.tick();
  const { kv_writes, kv_lists } = (await statusOf(run)).ledger;
  expect(kv_writes.spent).toBe(writes().length);
  expect(kv_lists.spent).toBe(lists.mock.calls.length);
});

it("what sources and the Worker itself may spend together is never more than the plan, whoever spends first", () => {
  const { day } = plans.free;
  for (const sources of [1, 2, 7, 20]) {
    for (const writes of [0, 13, 200, 1000, 1100]) {
      const own = { ...spent(0), writes };
      const share = shareOf("writes", plans.free, sources, own);
      expect(sources * share + Math.min(writes, day.writes)).toBeLessThanOrEqual(day.writes);
      if (share > 0) expect(usedUp("news", { ...spent(0), writes: share }, plans.free, sources, own)).toBeDefined();
    }
  }
});

it.each([
  [25, 40],
  [40, 25],
])(
  "one of %i sources keeps within its share of %i writes, whatever comes: news, a fault, and that the share is used up",
  async (count, share) => {
    vi.spyOn(sources, "size", "get").mockReturnValue(count);
    const run = await openRun({ kv: "memory", size: 5, at: Date.parse("2020-09-04T00:00:00Z") });
    const writes = countWrites(run);
    await run.tick();
    for (let hour = 1; hour < 24; hour++) {
      if (hour < 12) run.paper.publish({ title: `演示：第${hour}条`, date: "2020-09-04" });
      if (hour === 20) run.paper.fail("list", { kind: "status", status: 500 });
      await run.pass(60);
    }
    expect(writes().length).toBeLessThanOrEqual(share);
    const { faults } = await readState(run.kv, "xjyszb");
    expect(faults).toMatchObject([{ name: "budget" }]);
    run.paper.heal();
    for (let days = 0; days < 3; days++) await run.pass(day);
    expect((await readJson(run)).length).toBeGreaterThan(7);
  },
);

it("so many sources that the plan leaves none a page are told to be too many, as a fault of each, until it suffices", async () => {
  const size = vi.spyOn(sources, "size", "get").mockReturnValue(63);
  const run = await openRun({ kv: "memory", size: 2 });
  await run.tick();
  expect(await statusOf(run)).toMatchObject({ health: "faulty" });
  const told = (await statusOf(run)).faults.find(({ name }) => name === "too-many-sources");
  expect(told?.found).toBe("63 sources share 1000 KV writes a day: 15 each, of which none is left to read pages");
  expect(await run.text("/status/rss.xml")).toContain("too-many-sources");
  size.mockReturnValue(40);
  await run.pass(60);
  const after = await statusOf(run);
  expect(after.health).toBe("good");
  expect(after.faults.map(({ name }) => name)).not.toContain("too-many-sources");
  expect(await readJson(run)).toHaveLength(2);
});

it("subscriptions count as the Worker's own part, on /status too, and leave the sources their news", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  await subscribe(run, "https://reader.example/1");
  await run.drain();
  const report = async () => reportSchema.parse(await run.json("/status.json"));
  const first = (await report()).ledger;
  // The subscription, and this record of it.
  expect(first.kv_writes).toMatchObject({ own: 2, limit: 1000 });
  expect(first.kv_lists).toMatchObject({ own: 1, limit: 1000 });
  expect(first.queue_operations).toMatchObject({ own: 3, limit: 10_000 });
  const { ledger } = await statusOf(run);
  expect(first.kv_writes.spent).toBe(ledger.kv_writes.spent + 2);
  expect(ledger.kv_writes.limit).toBe(998);
  expect(await run.text("/status")).toContain("2 of it by the Worker itself");

  // What is spent within the hour is remembered, and costs no write.
  const writes = countWrites(run);
  await subscribe(run, "https://reader.example/2");
  await run.drain();
  expect(writes().filter((key) => key === "ledger")).toEqual([]);
  run.wait(61);
  await run.tick();
  expect((await report()).ledger.kv_writes.own).toBe(4);
});

/** Somebody asks to subscribe, and confirms it; the queries that the callback gets. */
async function subscribe(run: Run, callback: string): Promise<void> {
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(callback)) return run.paper.fetch(request);
    return new Response(new URL(request.url).searchParams.get("hub.challenge") ?? "");
  });
  const form = { "hub.mode": "subscribe", "hub.topic": `${origin}/xjyszb/rss.xml`, "hub.callback": callback };
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(form).toString();
  const answer = await run.ask(new Request(`${origin}/hub`, { method: "POST", headers, body }));
  expect(answer.status).toBe(202);
}
