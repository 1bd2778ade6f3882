import { expect, it, vi } from "vitest";
import { backoff } from "../../src/refresh/backoff.ts";
import { byTheClock } from "./by-the-clock.ts";
import { snapshot } from "./feeds.ts";
import { memoryKv } from "./memory-kv.ts";
import { opening, openRun } from "./run.ts";
import { describeSource } from "./with-source.ts";

const minute = 60_000;

it("waits double with each failure up to the longest, never less than three quarters, and are the same whenever asked", () => {
  for (const name of ["a", "b", "c"]) {
    for (const [failures, whole] of [1, 2, 4, 8, 8, 8].entries()) {
      const wait = backoff(name, failures + 1, minute, 8 * minute);
      expect(wait).toBe(backoff(name, failures + 1, minute, 8 * minute));
      expect(wait).toBeLessThanOrEqual(whole * minute);
      expect(wait).toBeGreaterThanOrEqual(0.75 * whole * minute);
    }
  }
  expect(backoff("a", 3, minute, 8 * minute)).not.toBe(backoff("b", 3, minute, 8 * minute));
});

it("a site that is down for a day is asked less and less, and at once when it is back nobody hurries it", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  run.paper.fail("all", { kind: "status", status: 500 });
  run.paper.resetRequests();
  for (let tick = 0; tick < 46; tick++) {
    run.wait(30);
    await run.tick();
  }
  const asked = run.paper.requests.length;
  expect(asked).toBeGreaterThan(5);
  expect(asked).toBeLessThan(12);
  run.paper.heal();
  run.paper.resetRequests();
  for (let tick = 0; tick < 10; tick++) {
    run.wait(30);
    await run.tick();
  }
  const lists = run.paper.requests.filter(({ url }) => new URL(url).pathname === "/");
  for (const [at, { at: time }] of lists.slice(1).entries()) {
    expect(time - (lists[at]?.at ?? 0)).toBeGreaterThanOrEqual(30 * minute);
  }
});

it("ticks that have piled up in the queue are one look at the site", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  for (let tick = 0; tick < 5; tick++) {
    run.wait(30);
    await run.scheduled();
  }
  expect(run.messages).toHaveLength(5);
  run.paper.resetRequests();
  while (run.messages.length > 0) await run.deliver();
  expect(run.paper.requests.filter(({ url }) => new URL(url).pathname === "/")).toHaveLength(1);
});

it("requests to a host are one at a time, with a gap", async () => {
  const run = await openRun({
    kv: memoryKv().kv,
    size: 3,
    at: opening + 60 * minute,
    vars: { REQUEST_GAP_SECONDS: "0.1" },
  });
  const { gaps, most } = byTheClock(run.paper);
  await run.tick();
  expect(most()).toBe(1);
  // After robots.txt, the list and three pages.
  expect(gaps().slice(1)).toHaveLength(3);
  for (const gap of gaps().slice(1)) expect(gap).toBeGreaterThanOrEqual(90);
});

it.each(["http://elsewhere.example/", "http://xjyszb.cn:8080/", "http://127.0.0.1/", "http://[::ffff:a9fe:a9fe]/"])(
  "a list that redirects to %s is not followed, and the feeds stay",
  async (location) => {
    const run = await openRun({ size: 2 });
    await run.tick();
    const before = await snapshot(run);
    run.wait(30);
    const asked: string[] = [];
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
      asked.push(new Request(input).url);
      return new Response(null, { status: 302, headers: { location } });
    });
    await run.tick();
    expect(asked).toEqual(["http://xjyszb.cn/"]);
    expect(await snapshot(run)).toEqual(before);
    const { sources } = await run.json<{ sources: { faults: unknown[] }[] }>("/status.json");
    expect(sources[0]?.faults).toMatchObject([{ name: "refused", url: "http://xjyszb.cn/" }]);
  },
);

it("a source may be read from its host with www, by https, and from the hosts that it declares", async () => {
  for (const host of ["https://www.xjyszb.cn/", "https://mirror.example/"]) {
    const run = await openRun({ size: 2 });
    describeSource({ hosts: ["mirror.example"] });
    const { paper } = run;
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      const isHome = request.url === "http://xjyszb.cn/";
      return isHome ? new Response(null, { status: 302, headers: { location: host } }) : paper.fetch(request);
    });
    await run.tick();
    const { sources } = await run.json<{ sources: { faults: unknown[] }[] }>("/status.json");
    expect(sources[0]?.faults.filter((fault) => JSON.stringify(fault).includes("refused"))).toEqual([]);
    expect(paper.requests.map(({ url }) => url)).toContain(host);
  }
});
