import { expect, it, vi } from "vitest";
import { reportSchema } from "../../src/web/status-report.ts";
import { byTheClock } from "./by-the-clock.ts";
import { readJson } from "./feeds.ts";
import { opening, openRun, type Run } from "./run.ts";
import { describeSource, describeSources } from "./with-source.ts";
import { countWrites } from "./writes.ts";

const minute = 60_000;
const half = 30;
const twoSources = [{}, { id: "second", title: "第二份报纸" }];

const reportOf = async (run: Run) => reportSchema.parse(await run.json("/status.json"));

/** Ticks every half hour; gives the host of every request with the minutes since then. */
async function live(run: Run, ticks: number): Promise<[host: string, at: number][]> {
  run.paper.resetRequests();
  const from = run.now();
  for (let tick = 0; tick < ticks; tick++) {
    run.wait(half);
    await run.tick();
  }
  return run.paper.requests.map(({ url, at }) => [new URL(url).host, (at - from) / minute]);
}

it("two sources of one host share its silence: it is asked no more often than by one of them", async () => {
  const asked: number[] = [];
  for (const described of [twoSources.slice(0, 1), twoSources]) {
    const run = await openRun({ size: 2 });
    describeSources(described);
    await run.tick();
    run.paper.fail("all", { kind: "status", status: 500 });
    asked.push((await live(run, 24)).length);
    const { sources } = await reportOf(run);
    const [{ failures, waiting_until: until } = { failures: 0 }] = sources[0]?.silent_hosts ?? [];
    expect(sources.map(({ silent_hosts: hosts }) => hosts)).toEqual(sources.map(() => sources[0]?.silent_hosts));
    expect(failures).toBeGreaterThan(3);
    expect(Date.parse(until ?? "")).toBeGreaterThan(run.now());
    expect(await run.text("/status")).toContain(`asked in vain ${failures} times, left alone until <time`);
    run.paper.heal();
    run.wait(5 * 60);
    await run.tick();
    expect((await reportOf(run)).sources.map(({ silent_hosts: hosts }) => hosts)).toEqual(described.map(() => []));
  }
  const [one = 0, both = 0] = asked;
  expect(one).toBeGreaterThan(4);
  expect(both).toBeLessThanOrEqual(one + 1);
});

it.each(["5400", new Date(opening + 120 * minute).toUTCString()])(
  "Retry-After: %s, told to one source, holds for the other of the same host, robots.txt included",
  async (retryAfter) => {
    const run = await openRun({ size: 2 });
    describeSources(twoSources);
    await run.tick();
    run.paper.fail("all", { kind: "status", status: 429, retryAfter });
    // At 30 minutes one is told to wait until 120; the other does not ask.
    expect(await live(run, 1)).toHaveLength(1);
    expect(await live(run, 2)).toEqual([]);
    run.paper.heal();
    expect((await live(run, 1)).length).toBeGreaterThan(0);
  },
);

it("Retry-After told for a page holds for the list of its host too", async () => {
  const run = await openRun({ size: 3 });
  await run.tick();
  const number = run.paper.publish({ title: "演示：要等的新闻" });
  run.paper.fail(`/News/${number}.aspx`, { kind: "status", status: 503, retryAfter: "7000" });
  expect(await live(run, 1)).toHaveLength(2);
  run.paper.heal();
  expect(await live(run, 3)).toEqual([]);
  expect((await live(run, 1)).length).toBeGreaterThan(0);
  expect(await readJson(run)).toHaveLength(4);
});

it("a wait that a clock set forward by a day has written is over when the clock is right again", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  run.wait(24 * 60);
  run.paper.fail("all", { kind: "status", status: 429, retryAfter: "7200" });
  await run.tick();
  run.paper.heal();
  run.wait(-24 * 60);
  expect((await live(run, 1)).length).toBeGreaterThan(0);
  expect((await reportOf(run)).sources[0]?.silent_hosts).toEqual([]);
});

it("a host that is down is left alone, and what a source has on its other host is read as before", async () => {
  const run = await openRun({ size: 3 });
  describeSource({ feed: "http://feeds.example/rss.xml", hosts: ["feeds.example"] });
  const { paper } = run;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const answer = await paper.fetch(request);
    if (request.url === "http://feeds.example/rss.xml") throw new Error("connection refused");
    return answer;
  });
  const requests = await live(run, 20);
  const to = (host: string) => requests.filter((request) => request[0] === host && request[1] > half);
  expect(to("feeds.example").length).toBeLessThan(12);
  expect(to("xjyszb.cn").length).toBeGreaterThanOrEqual(19);
  expect(await readJson(run)).toHaveLength(3);
  const [source] = (await reportOf(run)).sources;
  expect(source?.silent_hosts.map(({ host }) => host)).toEqual(["feeds.example"]);
});

it("a list of many articles on another host costs one read of what is known of that host", async () => {
  const run = await openRun({ kv: "memory", size: 40 });
  describeSource({ article: "http{s}?://*/News/:key.aspx", hosts: ["pages.example"] });
  const { paper } = run;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const answer = await paper.fetch(new Request(input, init));
    if (new URL(new Request(input).url).pathname !== "/") return answer;
    return new Response((await answer.text()).replaceAll('"/News/', '"http://pages.example/News/'), answer);
  });
  const reads = vi.spyOn(run.kv, "get");
  await run.scheduled();
  await run.deliver();
  expect(reads.mock.calls.filter(([key]) => String(key) === "host:pages.example")).toHaveLength(1);
});

it("articles on a host that hangs are left for later, while those on another are read", async () => {
  const run = await openRun({ size: 6 });
  describeSource({ article: "http{s}?://*/News/:key.aspx", hosts: ["slow.example"] });
  const { paper } = run;
  const asked: string[] = [];
  let isDown = true;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { host, pathname } = new URL(request.url);
    asked.push(`${host}${pathname}`);
    if (host === "slow.example" && pathname !== "/robots.txt" && isDown) throw new Error("connection refused");
    const answer = await paper.fetch(request);
    if (pathname !== "/") return answer;
    const html = await answer.text();
    return new Response(html.replaceAll(/\/News\/(406|4058)/g, "http://slow.example/News/$1"), answer);
  });
  await run.tick();
  expect((await readJson(run)).map(({ link }) => link)).toEqual(
    [4059, 4057, 4056, 4055].map((number) => `http://xjyszb.cn/News/${number}.aspx`),
  );
  expect(asked.filter((address) => address.startsWith("slow.example/News"))).toHaveLength(1);
  isDown = false;
  run.wait(120);
  await run.tick();
  expect(await readJson(run)).toHaveLength(6);
});

it("requests of two sources to one host are one at a time, with a gap, robots.txt included", async () => {
  const run = await openRun({ size: 2, at: opening + 90 * minute, vars: { REQUEST_GAP_SECONDS: "0.1" } });
  describeSources(twoSources);
  const { gaps, most } = byTheClock(run.paper);
  await run.tick();
  expect(most()).toBe(1);
  // robots.txt, then of each source the list and two pages.
  expect(gaps()).toHaveLength(6);
  for (const gap of gaps()) expect(gap).toBeGreaterThanOrEqual(90);
});

it("a Crawl-delay of twenty seconds is kept between lists too, of one source and of two", async () => {
  const run = await openRun({ size: 1, at: opening + 120 * minute });
  const lists = ["http://xjyszb.cn/", "http://xjyszb.cn/?page=2"];
  describeSources([{ lists }, { id: "second", title: "第二份报纸" }]);
  run.paper.robots("User-agent: *\nCrawl-delay: 20\n");
  const slept: number[] = [];
  const timer = globalThis.setTimeout;
  vi.spyOn(globalThis, "setTimeout").mockImplementation((callback, milliseconds = 0) => {
    if (milliseconds <= 1000) return timer(callback, milliseconds);
    slept.push(milliseconds);
    run.wait(milliseconds / minute);
    return timer(callback, 0);
  });
  await run.scheduled();
  await run.deliver();
  await run.deliver();
  expect(slept).toEqual([20_000, 20_000]);
  const asked = run.paper.requests.filter(({ url }) => !url.endsWith("robots.txt"));
  expect(asked.map(({ at }) => (at - (asked[0]?.at ?? 0)) / 1000)).toEqual([0, 20, 40]);
});

it("of two sources on a host that is down each has the fault, its beginning and its end, though one alone asks", async () => {
  const run = await openRun({ size: 2 });
  describeSources(twoSources);
  await run.tick();
  run.paper.fail("all", { kind: "reset" });
  const titles = async () =>
    (await run.json<{ items: { title: string }[] }>("/status/feed.json")).items.map(({ title }) => title);
  await live(run, 8);
  expect((await reportOf(run)).sources.map(({ health, faults }) => [health, faults.map(({ name }) => name)])).toEqual([
    ["faulty", ["unreachable"]],
    ["faulty", ["unreachable"]],
  ]);
  expect((await titles()).toSorted()).toEqual(["second: unreachable", "xjyszb: unreachable"]);
  expect((await run.get("/second/rss.xml")).headers.has("x-pagewire-stale-since")).toBe(true);
  run.paper.heal();
  await live(run, 9);
  expect((await reportOf(run)).sources.map(({ health }) => health)).toEqual(["good", "good"]);
  expect((await titles()).filter((title) => title.endsWith("is over")).toSorted()).toEqual([
    "second: unreachable is over",
    "xjyszb: unreachable is over",
  ]);
});

it.each([{ kind: "status", status: 500 } as const, { kind: "reset" } as const])(
  "a list that fails every second time, by $kind, costs no more than a hundred KV writes a day at ten new articles",
  async (mode) => {
    const run = await openRun({ kv: "memory", size: 4 });
    describeSource({});
    await run.tick();
    const writes = countWrites(run);
    const days: number[] = [];
    for (let tick = 0; tick < 96; tick++) {
      run.wait(half);
      const date = new Date(run.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      if (tick % 5 === 0) run.paper.publish({ title: `演示：第${tick}刻的新闻`, date });
      if (tick % 2 === 0) run.paper.fail("/", mode);
      else run.paper.heal();
      run.changeIsolate();
      await run.tick();
      if (tick % 48 === 47) days.push(writes().length);
    }
    expect(await readJson(run)).toHaveLength(4 + 20);
    const [first = 0, both = 0] = days;
    expect(both - first).toBeLessThan(100);
  },
);

it.each([{ kind: "status", status: 500 } as const, { kind: "reset" } as const])(
  "a host that goes on to fail, by $kind, is asked ever more seldom whichever isolate asks",
  async (mode) => {
    const run = await openRun({ size: 2 });
    describeSource({});
    await run.tick();
    run.paper.fail("all", mode);
    run.paper.resetRequests();
    const from = run.now();
    for (let tick = 0; tick < 20; tick++) {
      run.wait(half);
      run.changeIsolate();
      await run.tick();
    }
    const asked = run.paper.requests.map(({ at }) => (at - from) / minute);
    expect(asked.slice(0, 2)).toEqual([30, 60]);
    expect(asked.slice(2).map((at, index) => at - (asked[index + 1] ?? 0))).toEqual([60, 120, 240]);
    run.paper.heal();
    run.wait(5 * 60);
    await run.tick();
    expect((await reportOf(run)).sources[0]).toMatchObject({ health: "good", silent_hosts: [] });
  },
);

it("a host that two sources share is asked by one of them when it is down, whichever isolates they run in", async () => {
  const run = await openRun({ size: 2 });
  describeSources(twoSources);
  await run.tick();
  run.paper.fail("all", { kind: "reset" });
  run.paper.resetRequests();
  run.wait(half);
  await run.scheduled();
  while (run.messages.length > 0) {
    run.changeIsolate();
    await run.deliver();
  }
  expect(run.paper.requests).toHaveLength(1);
});
