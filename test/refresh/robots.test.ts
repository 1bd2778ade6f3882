import { expect, it } from "vitest";
import { parseSources } from "../../src/sources/schema.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import type { Fault } from "../site/faults.ts";
import { readJson, snapshot } from "./feeds.ts";
import { opening, openRun, type Run } from "./run.ts";

const day = 24 * 60;

const asked = (run: Run) => run.paper.requests.map(({ url }) => new URL(url).pathname);
const pages = (run: Run) => asked(run).filter((path) => path !== "/robots.txt");

async function faultsOf(run: Run): Promise<{ name: string; url: string }[]> {
  const { sources } = await run.json<{ sources: { faults: { name: string; url: string }[] }[] }>("/status.json");
  return sources[0]?.faults ?? [];
}

it("robots.txt is asked for before the first page, and then once a day", async () => {
  const run = await openRun({ size: 4 });
  await run.tick();
  expect(asked(run)[0]).toBe("/robots.txt");
  expect(asked(run).filter((path) => path === "/robots.txt")).toHaveLength(1);
  for (let tick = 0; tick < 47; tick++) {
    run.wait(30);
    await run.tick();
  }
  expect(asked(run).filter((path) => path === "/robots.txt")).toHaveLength(1);
  run.wait(30);
  await run.tick();
  expect(asked(run).filter((path) => path === "/robots.txt")).toHaveLength(2);
});

it("what is disallowed is not asked for, and named", async () => {
  const run = await openRun({ size: 4 });
  run.paper.robots("User-agent: *\nDisallow: /News/4059.aspx\n");
  await run.tick();
  expect(asked(run)).not.toContain("/News/4059.aspx");
  expect(await readJson(run)).toHaveLength(3);
  expect(await faultsOf(run)).toMatchObject([{ name: "robots-disallowed", url: "http://xjyszb.cn/News/4059.aspx" }]);
});

it("a site that closes itself to us is left alone, and its feeds stay", async () => {
  const run = await openRun({ size: 4 });
  await run.tick();
  const before = await snapshot(run);
  run.paper.robots("User-agent: pagewire\nDisallow: /\n\nUser-agent: *\nAllow: /\n");
  run.wait(day);
  run.paper.resetRequests();
  await run.tick();
  expect(asked(run)).toEqual(["/robots.txt"]);
  expect(await snapshot(run)).toEqual(before);
  expect(await faultsOf(run)).toMatchObject([{ name: "robots-disallowed", url: "http://xjyszb.cn/" }]);
  run.paper.robots("");
  run.wait(day);
  await run.tick();
  expect(await faultsOf(run)).toEqual([]);
});

it.each([400, 401, 403, 404, 410])("%d for robots.txt allows everything", async (status) => {
  const run = await openRun({ size: 2 });
  run.paper.fail("/robots.txt", { kind: "status", status });
  await run.tick();
  expect(await readJson(run)).toHaveLength(2);
});

const unreachable: [what: string, fault: Fault][] = [
  ["500", { kind: "status", status: 500 }],
  ["503", { kind: "status", status: 503 }],
  ["429", { kind: "status", status: 429, retryAfter: "60" }],
  ["a hang", { kind: "hang" }],
  ["a connection that breaks", { kind: "cut" }],
];

it.each(unreachable)("%s for a robots.txt that we never had closes the site for now", async (_, fault) => {
  const run = await openRun({ size: 2 });
  run.paper.fail("/robots.txt", fault);
  await run.tick();
  expect(pages(run)).toEqual([]);
  expect(await faultsOf(run)).toMatchObject([{ name: "robots-unreachable", url: "http://xjyszb.cn/" }]);
  run.paper.heal();
  run.wait(120);
  await run.tick();
  expect(await readJson(run)).toHaveLength(2);
  expect(await faultsOf(run)).toEqual([]);
});

it("a robots.txt that cannot be had any more holds as it was", async () => {
  const run = await openRun({ size: 2 });
  run.paper.robots("User-agent: *\nDisallow: /News/4059.aspx\n");
  await run.tick();
  run.paper.fail("/robots.txt", { kind: "status", status: 502 });
  run.paper.resetRequests();
  run.wait(2 * day);
  await run.tick();
  expect(pages(run)).toContain("/");
  expect(asked(run)).not.toContain("/News/4059.aspx");
});

it("a robots.txt that could not be had for thirty days closes nothing any more", async () => {
  const run = await openRun({ size: 2 });
  run.paper.fail("/robots.txt", { kind: "status", status: 500 });
  await run.tick();
  run.wait(29 * day);
  await run.tick();
  expect(pages(run)).toEqual([]);
  run.wait(day + 300);
  await run.tick();
  expect(await readJson(run)).toHaveLength(2);
});

it("an operator who takes it upon himself is not held back, and robots.txt is not asked for", async () => {
  const run = await openRun({ size: 2, vars: { IGNORE_ROBOTS_TXT: "yes" } });
  run.paper.robots("User-agent: *\nDisallow: /\n");
  await run.tick();
  expect(asked(run)).not.toContain("/robots.txt");
  expect(await readJson(run)).toHaveLength(2);
});

it("a Crawl-delay of ten seconds is one page a slice, each ten seconds after the last request", async () => {
  // Not at the moment at which the tests before have asked the same host.
  const run = await openRun({ size: 3, at: opening + 3_600_000 });
  run.paper.robots("User-agent: *\nCrawl-delay: 10\n");
  await run.scheduled();
  const delays: (number | undefined)[] = [];
  for (let rounds = 0; run.messages.length > 0 && rounds < 20; rounds++) {
    await run.deliver();
    delays.push(run.sent.at(-1)?.delaySeconds);
    run.wait(10 / 60);
  }
  const times = run.paper.requests.filter(({ url }) => !url.endsWith("/robots.txt")).map(({ at }) => at);
  expect(times).toHaveLength(4);
  for (const [at, time] of times.slice(1).entries()) expect(time - (times[at] ?? 0)).toBeGreaterThanOrEqual(10_000);
  expect(delays.at(0)).toBe(10);
});

it.each<[says: string, words: string, robots: string | Fault, vars: Partial<Env>]>([
  ["allowed", "lets us in, 2 s between requests", "User-agent: *\nCrawl-delay: 2\n", {}],
  ["disallowed", "shuts us out", "User-agent: Pagewire\nDisallow: /\n", {}],
  ["unknown", "could not be read yet", { kind: "status", status: 500 }, {}],
  ["ignored", "not asked: IGNORE_ROBOTS_TXT is set", "User-agent: *\nDisallow: /\n", { IGNORE_ROBOTS_TXT: "yes" }],
])("/status says that we are %s: %s", async (says, words, robots, vars) => {
  const run = await openRun({ size: 0, vars });
  if (typeof robots === "string") run.paper.robots(robots);
  else run.paper.fail("/robots.txt", robots);
  await run.tick();
  const { sources } = await run.json<{ sources: { robots: object }[] }>("/status.json");
  expect(sources[0]?.robots).toMatchObject({ says });
  expect(await run.text("/status")).toContain(words);
});

it("no source can say that robots.txt is not for it", () => {
  for (const field of ["robots", "ignoreRobots", "ignores_robots_txt"]) {
    expect(() => parseSources(JSON.stringify([{ ...xjyszb, [field]: false }]))).toThrow(field);
  }
});
