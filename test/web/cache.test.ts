import { expect, it } from "vitest";
import { feedPaths } from "../refresh/feeds.ts";
import { openRun } from "../refresh/run.ts";

/** Cloudflare's cache, as far as a purge goes: which tags it was told to drop. */
function openCache(result: CachePurgeResult = { success: true, errors: [] }) {
  const purged: string[][] = [];
  const purge = async ({ tags = [] }: CachePurgeOptions) => {
    purged.push(tags);
    return result;
  };
  return { purged, cache: { purge, invalidate: purge } };
}

it("what the cache keeps of a source is dropped once when its news changes, a minute and a half later, and at no other time", async () => {
  const { cache, purged } = openCache();
  const run = await openRun({ size: 4, cache });
  await run.tick();
  const delays = () =>
    run.sent.filter(({ body }) => JSON.stringify(body).includes("purge")).map((one) => one.delaySeconds);
  expect(delays()).toEqual([90]);
  expect(purged).toEqual([["source-xjyszb"]]);
  run.wait(180);
  run.paper.raiseViews(10);
  await run.tick();
  expect(purged).toHaveLength(1);
  run.wait(180);
  run.paper.publish({ title: "演示：新的新闻" });
  await run.tick();
  expect(purged).toHaveLength(2);
  expect(delays()).toEqual([90, 90]);
});

it("what changes with a source's news carries its tag, and its whole freshness", async () => {
  const run = await openRun({ size: 4 });
  await run.tick();
  const paths = [...feedPaths, "/rss.xml?limit=2", "/xjyszb/archive/2020-09.xml", "/xjyszb/changes.json"];
  for (const path of paths) {
    const { headers } = await run.get(path);
    expect(headers.get("cache-tag"), path).toBe("source-xjyszb");
    expect(headers.get("cache-control"), path).toMatch(/^public, max-age=\d+/);
  }
});

it("a runtime without the cache is asked nothing, and a cache that takes no purge stops nothing", async () => {
  const without = await openRun({ size: 2 });
  await without.tick();
  expect(JSON.stringify(without.sent)).not.toContain("purge");
  const { cache, purged } = openCache({ success: false, errors: [{ code: 1134, message: "rate limited" }] });
  const run = await openRun({ size: 2, cache });
  await run.tick();
  expect(purged).toHaveLength(1);
  expect((await run.get("/xjyszb/rss.xml")).status).toBe(200);
  expect(run.messages).toEqual([]);
});

const operators: Record<string, string> = { authorization: "Bearer a-secret" };

it.each([
  ["GET", "/status", 200],
  ["GET", "/status.json", 200],
  ["GET", "/status/rss.xml", 200],
  ["GET", "/status/feed.json", 200],
  ["GET", "/status.json?source=xjyszb", 503],
  ["POST", "/api/v1/sources/xjyszb/refresh", 202],
  ["POST", "/hub", 415],
  ["GET", "/nothing", 404],
  ["GET", "/xjyszb/1", 404],
  ["GET", "/rss.xml?x=1", 400],
  ["DELETE", "/rss.xml", 405],
])("%s %s is kept by no cache", async (method, path, status) => {
  const run = await openRun({ size: 1, vars: { ADMIN_TOKEN: "a-secret" } });
  const answer = await run.get(path, operators, method);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("cache-control")).toMatch(/no-store/);
});

it.each([
  "/",
  "/xjyszb/",
  "/docs",
  "/openapi.json",
  "/opml.xml",
  "/api/v1/sources",
  "/api/v1/articles",
  "/feed",
  "/rss",
])("GET %s says how long it is fresh", async (path) => {
  const run = await openRun({ size: 1 });
  expect((await run.get(path)).headers.get("cache-control")).toMatch(/^public, max-age=\d+/);
});
