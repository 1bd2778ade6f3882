import { beforeAll, describe, expect, it } from "vitest";
import { feedPaths } from "../refresh/feeds.ts";
import { openRun, type Run } from "../refresh/run.ts";

let run: Run;
beforeAll(async () => {
  run = await openRun({ size: 60 });
  await run.tick();
});

const types: Record<string, string> = {
  "rss.xml": "application/rss+xml; charset=utf-8",
  "atom.xml": "application/atom+xml; charset=utf-8",
  "feed.json": "application/feed+json; charset=utf-8",
};

describe.each(feedPaths)("%s", (path) => {
  it("has its content type, validators, CORS and a Cache-Control in step with the refresh", async () => {
    const answer = await run.get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(types[path.split("/").at(-1) ?? ""]);
    expect(answer.headers.get("etag")).toMatch(/^"[\w-]{10,}"$/);
    expect(answer.headers.get("last-modified")).toBe("Fri, 04 Sep 2020 04:00:00 GMT");
    expect(answer.headers.get("cache-control")).toBe(
      "public, max-age=900, stale-while-revalidate=900, stale-if-error=86400",
    );
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("answers 304 without a body to either validator", async () => {
    const { headers } = await run.get(path);
    const etag = headers.get("etag") ?? "";
    const asked: Record<string, string>[] = [
      { "if-none-match": etag },
      { "if-none-match": `"other", W/${etag}` },
      { "if-none-match": "*" },
      { "if-modified-since": headers.get("last-modified") ?? "" },
      { "if-modified-since": "Sat, 05 Sep 2020 00:00:00 GMT" },
    ];
    for (const conditions of asked) {
      const answer = await run.get(path, conditions);
      expect(answer.status, JSON.stringify(conditions)).toBe(304);
      expect(await answer.text()).toBe("");
      expect(answer.headers.get("etag")).toBe(etag);
    }
  });

  it("answers 200 where neither validator holds", async () => {
    const asked: Record<string, string>[] = [
      { "if-none-match": '"other"' },
      { "if-modified-since": "Thu, 03 Sep 2020 00:00:00 GMT" },
      { "if-modified-since": "yesterday" },
      { "if-none-match": '"other"', "if-modified-since": "Sat, 05 Sep 2020 00:00:00 GMT" },
    ];
    for (const conditions of asked) expect((await run.get(path, conditions)).status).toBe(200);
  });

  it("answers HEAD as GET, without the body", async () => {
    const get = await run.get(path);
    const head = await run.get(path, {}, "HEAD");
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    for (const name of [
      "content-type",
      "etag",
      "last-modified",
      "cache-control",
      "link",
      "content-language",
      "accept-ranges",
    ])
      expect(head.headers.get(name)).toBe(get.headers.get(name));
  });

  it("names itself, under the origin that was asked, and nothing of the moment", async () => {
    const text = await run.text(path);
    expect(text).toContain(`https://news.example${path}`);
    expect(text).not.toContain("pagewire.invalid");
    run.wait(60);
    expect(await run.text(path)).toBe(text);
  });

  it("gives fewer articles on request, under another ETag", async () => {
    const few = await run.get(`${path}?limit=3`);
    const text = await few.text();
    expect(text.match(/tag:xjyszb\.cn,2026:xjyszb\/\d+/g)).toHaveLength(3);
    expect(few.headers.get("etag")).not.toBe((await run.get(path)).headers.get("etag"));
    expect((await run.get(`${path}?limit=3`)).headers.get("etag")).toBe(few.headers.get("etag"));
  });
});

it.each([
  ["GET", "/nothing", 404, "/nothing"],
  ["GET", "/other/rss.xml", 404, '"other"'],
  ["GET", "/api/v1/articles/xjyszb/999999", 404, "999999"],
  ["GET", "/api/v1/articles/other/1", 404, '"other"'],
  ["GET", `/api/v1/articles/xjyszb/${"9".repeat(600)}`, 404, "999"],
  ["GET", "/api/v1/articles/xjyszb/%00%zz", 404, "%zz"],
  ["GET", "/xjyszb/rss.xml?limti=3", 400, '"limti"'],
  ["GET", "/xjyszb/rss.xml?limit=0", 400, "limit"],
  ["GET", "/xjyszb/rss.xml?limit=many", 400, "limit"],
  ["GET", "/api/v1/articles?limit=1000", 400, "limit"],
  ["GET", "/api/v1/articles?source=other", 400, "other"],
  ["GET", "/?x=1", 400, '"x"'],
  ["POST", "/xjyszb/rss.xml", 405, "POST"],
  ["DELETE", "/api/v1/articles", 405, "DELETE"],
])("%s %s is a %i with a problem that names %s", async (method, path, status, named) => {
  const answer = await run.get(path, {}, method);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const problem = await answer.json<{ status: number; title: string; detail: string }>();
  expect(problem.status).toBe(status);
  expect(problem.detail).toContain(named);
  if (status === 405) expect(answer.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
});

it("a preflight is answered", async () => {
  const answer = await run.get(
    "/xjyszb/feed.json",
    { origin: "https://reader.example", "access-control-request-method": "GET" },
    "OPTIONS",
  );
  expect(answer.status).toBe(204);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
});

it("the page lists the latest and the most read, and links to every feed", async () => {
  const answer = await run.get("/");
  expect(answer.headers.get("content-type")).toBe("text/html; charset=UTF-8");
  const text = await answer.text();
  for (const path of feedPaths) expect(text).toContain(`href="${path}"`);
  expect(text.match(/<link rel="alternate"/g)).toHaveLength(feedPaths.length);
  expect(text).toContain("《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行");
  expect(text).toContain("Most read");
});

it("the API gives one article with its whole text and evidence of its views", async () => {
  const article = await run.json<Record<string, unknown>>("/api/v1/articles/xjyszb/4057");
  expect(article).toMatchObject({
    id: "tag:xjyszb.cn,2026:xjyszb/4057",
    title: "《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行",
    authors: ["刘姝琪"],
    precision: "day",
  });
});

it("/status.json and /status say that all is well", async () => {
  await run.tick();
  const status = await run.json<{
    health: string;
    sources: { articles: number; pending: number; faults: unknown[] }[];
  }>("/status.json");
  expect(status).toMatchObject({ health: "good", sources: [{ articles: 60, pending: 0, faults: [] }] });
  expect(await run.text("/status")).toContain("good");
});
