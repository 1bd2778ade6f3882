import { afterEach, expect, it, vi } from "vitest";
import { deployed } from "../../src/sources/deployed.ts";
import type { Source } from "../../src/sources/schema.ts";
import { openNewspaper } from "../site/newspaper.ts";
import { walkPages } from "../web/walk.ts";
import { openRun, type Run } from "./run.ts";
import { spend } from "./spend.ts";
import { countWrites } from "./writes.ts";

const [source] = deployed;
if (source === undefined) throw new Error("a source is deployed");

afterEach(() => {
  delete source.history;
});

/** A newspaper whose front page shows the newest six of its twenty-four articles; the others are there, and behind `/list_2.html`. */
async function openDeep(history: NonNullable<Source["history"]>): Promise<Run> {
  Object.assign(source ?? {}, { history });
  const run = await openRun({ kv: "memory", size: 6 });
  const whole = openNewspaper({ now: run.now, size: 24 });
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (pathname === "/" || pathname === "/robots.txt") return run.paper.fetch(request);
    if (pathname === "/list_2.html")
      return whole.fetch(new Request(new URL("/", request.url), { headers: request.headers }));
    return whole.fetch(request);
  });
  return run;
}

async function ticks(run: Run, count: number): Promise<void> {
  for (let tick = 0; tick < count; tick++) {
    run.wait(30);
    await run.tick();
  }
}

const read = async (run: Run) => (await walkPages(run, "/xjyszb/feed.json")).flatMap(({ ids }) => ids).length;

it("numbers of the back catalogue are read a few at a tick, backwards, and told on /status; what is no article is no fault", {
  timeout: 60_000,
}, async () => {
  const run = await openDeep({ from: 4030, to: "newest" });
  await run.tick();
  expect(await read(run)).toBe(6);
  await ticks(run, 1);
  expect(await read(run)).toBeLessThanOrEqual(6 + 8);
  await ticks(run, 8);
  // Twenty-four articles end at 4037: the last seven numbers are of no article.
  expect(await read(run)).toBe(24);
  const status = await run.json<{ health: string; sources: { history?: object; faults: unknown[] }[] }>("/status.json");
  expect(status.sources[0]).toMatchObject({ history: { next: 4029, done: true }, faults: [] });
  await ticks(run, 8);
  const writes = countWrites(run);
  await ticks(run, 1);
  expect(writes().filter((name) => name.startsWith("article:"))).toEqual([]);
});

it.each([
  ["numbers", { from: 4030, to: "newest" as const }],
  ["list pages", { pages: "http://xjyszb.cn/list_{page}.html", from: 2, to: 1000 }],
])("where the day's share allows no back catalogue, %s wait for the next day, untouched", async (_, history) => {
  const run = await openDeep(history);
  await run.tick();
  await spend(run, "writes", 750);
  vi.mocked(fetch).mockClear();
  await ticks(run, 3);
  const asked = vi.mocked(fetch).mock.calls.map(([input, init]) => new URL(new Request(input, init).url).pathname);
  expect(asked).toEqual(["/", "/", "/"]);
  expect(await read(run)).toBe(6);
  const told = await run.json<{ sources: { history?: object; faults: object[] }[] }>("/status.json");
  expect(told.sources[0]).not.toHaveProperty("history");
  expect(told.sources[0]?.faults).toMatchObject([
    { name: "budget", found: expect.stringContaining("archives and the back catalogue wait until 00:00 UTC") },
  ]);
  run.wait(24 * 60);
  await run.tick();
  await ticks(run, 1);
  expect(await read(run)).toBeGreaterThan(6);
  const then = await run.json<{ sources: { faults: object[] }[] }>("/status.json");
  expect(then.sources[0]?.faults).toEqual([]);
});

it("list pages of the back catalogue are read until there are no more", { timeout: 60_000 }, async () => {
  const run = await openDeep({ pages: "http://xjyszb.cn/list_{page}.html", from: 2, to: 1000 });
  await run.tick();
  await ticks(run, 6);
  expect(await read(run)).toBe(24);
  const status = await run.json<{ sources: { history?: object }[] }>("/status.json");
  expect(status.sources[0]?.history).toEqual({ next: 3, done: true });
});
