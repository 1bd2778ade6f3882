import { afterEach, expect, it, vi } from "vitest";
import { reportSchema } from "../../src/web/status-report.ts";
import { snapshot } from "../refresh/feeds.ts";
import { opening, openRun, type Run } from "../refresh/run.ts";
import { describeSources } from "../refresh/with-source.ts";
import { countWrites } from "../refresh/writes.ts";

afterEach(() => void vi.restoreAllMocks());

const feedPath = "/status/feed.json";

interface HealthItem {
  id: string;
  title: string;
  date_published?: string;
  date_modified?: string;
}

async function items(run: Run): Promise<HealthItem[]> {
  const { items: found } = await run.json<{ items: HealthItem[] }>(feedPath);
  return found;
}

/** A run whose site broke half an hour after its first tick. */
async function broken(at = opening): Promise<Run> {
  const run = await openRun({ size: 2, at });
  await run.tick();
  run.wait(30);
  run.paper.fail("all", { kind: "status", status: 500 });
  await run.tick();
  return run;
}

it("/status.json is of its schema before the first tick, while all is well and while something is wrong", async () => {
  const run = await openRun({ size: 2 });
  expect(reportSchema.strict().parse(await run.json("/status.json")).health).toBe("new");
  await run.tick();
  const good = reportSchema.parse(await run.json("/status.json"));
  expect(good).toMatchObject({ health: "good", sources: [{ robots: { says: "allowed" } }] });
  run.wait(30);
  run.paper.fail("all", { kind: "status", status: 500 });
  await run.tick();
  expect(reportSchema.parse(await run.json("/status.json")).health).toBe("faulty");
});

it("a source is 200 to uptime checkers while it is good, 503 while it is not, 404 where there is none", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  const statusOf = async (id: string) => (await run.get(`/status.json?source=${id}`)).status;
  expect(await statusOf("xjyszb")).toBe(200);
  expect(await statusOf("nowhere")).toBe(404);
  run.wait(30);
  run.paper.fail("all", { kind: "status", status: 500 });
  await run.tick();
  expect(await statusOf("xjyszb")).toBe(503);
  run.paper.heal();
  run.wait(120);
  await run.tick();
  expect(await statusOf("xjyszb")).toBe(200);
});

it("a fault is one item when it begins and one when it ends, however many ticks it lasts", async () => {
  const run = await broken();
  const began = new Date(run.now()).toISOString();
  await run.pass(24 * 60);
  expect(await items(run)).toMatchObject([{ title: "xjyszb: http-error", date_modified: began }]);
  run.paper.heal();
  while (reportSchema.parse(await run.json("/status.json")).health === "faulty") await run.pass(30);
  const ended = new Date(run.now()).toISOString();
  expect(await items(run)).toMatchObject([
    { title: "xjyszb: http-error is over", date_modified: ended },
    { title: "xjyszb: http-error", date_modified: began },
  ]);
  const rss = await run.text("/status/rss.xml");
  expect(rss.match(/<item>/g)).toHaveLength(2);
});

it("the feeds of /status are the same bytes until something begins or ends, with an ETag", async () => {
  const run = await broken();
  for (const path of [feedPath, "/status/rss.xml"]) {
    const first = await run.get(path);
    const bytes = await first.text();
    run.wait(7);
    const second = await run.get(path);
    expect(await second.text()).toBe(bytes);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"/);
    expect((await run.get(path, { "if-none-match": etag })).status).toBe(304);
  }
});

it("no incident is among the news, and a tick without one writes none", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  const before = await snapshot(run);
  run.wait(30);
  run.paper.fail("all", { kind: "status", status: 500 });
  const writes = countWrites(run);
  await run.tick();
  expect(writes().filter((key) => key === "incidents")).toHaveLength(1);
  await run.pass(240);
  expect(writes().filter((key) => key === "incidents")).toHaveLength(1);
  expect(await snapshot(run)).toEqual(before);
});

it("a stale feed says since when in a header, and nowhere in its bytes", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  const fresh = await run.get("/xjyszb/rss.xml");
  expect(fresh.headers.has("x-pagewire-stale-since")).toBe(false);
  run.wait(30);
  run.paper.fail("list", { kind: "status", status: 500 });
  await run.tick();
  const began = new Date(run.now()).toISOString();
  for (const path of ["/xjyszb/rss.xml", "/rss.xml", "/xjyszb/feed.json?limit=1"]) {
    expect((await run.get(path)).headers.get("x-pagewire-stale-since")).toBe(began);
  }
  const stale = await run.get("/xjyszb/rss.xml");
  expect(stale.headers.get("etag")).toBe(fresh.headers.get("etag"));
  expect(await stale.text()).toBe(await fresh.text());
});

it("the page shows the worst source first", async () => {
  const run = await openRun({ size: 2 });
  describeSources([
    { id: "well", title: "Well" },
    { id: "sick", title: "Sick", home: "http://sick.example/", lists: ["http://sick.example/"] },
  ]);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    return request.url.includes("sick") ? new Response("", { status: 500 }) : run.paper.fetch(request);
  });
  await run.tick();
  run.wait(30);
  await run.tick();
  const headings = [...(await run.text("/status")).matchAll(/<h2>(\w+) <span class="(\w+)"/g)];
  expect(headings.map(([, title, health]) => [title, health])).toEqual([
    ["Sick", "faulty"],
    ["Well", "good"],
  ]);
});

it("the page shows what today has cost, in numbers and bars", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  const { sources } = reportSchema.parse(await run.json("/status.json"));
  const ledger = sources[0]?.ledger;
  // robots.txt, the list and two articles.
  expect(ledger).toMatchObject({ day: "2020-09-04", requests: { spent: 4, limit: 3000 } });
  const page = await run.text("/status");
  expect(page).toContain(`${ledger?.kv_writes.spent} of 1,000`);
  // One source is all that the account has.
  expect(page.match(/<meter /g)).toHaveLength(5);
});

it("a source of which a clock that was ahead said that it lives is stale all the same when nobody looks any more", async () => {
  const run = await openRun({ size: 2 });
  run.wait(24 * 60);
  await run.tick();
  run.wait(-24 * 60);
  run.wait(4 * 60);
  expect(reportSchema.parse(await run.json("/status.json")).health).toBe("stale");
  const since = (await run.get("/xjyszb/rss.xml")).headers.get("x-pagewire-stale-since") ?? "";
  expect(Date.parse(since)).toBeLessThanOrEqual(run.now());
  await run.tick();
  expect(reportSchema.parse(await run.json("/status.json")).health).toBe("good");
});
