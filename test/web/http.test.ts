import { beforeAll, describe, expect, it } from "vitest";
import { feedPaths } from "../refresh/feeds.ts";
import { openRun, type Run } from "../refresh/run.ts";
import { declaredAnswer } from "./answers.ts";

let run: Run;
beforeAll(async () => {
  run = await openRun({ size: 4 });
  await run.tick();
});

it.each([
  ["/feed", "/rss.xml"],
  ["/rss", "/rss.xml"],
  ["/atom", "/atom.xml"],
  ["/index.xml", "/rss.xml"],
  ["/feed.xml", "/rss.xml"],
  ["/xjyszb/feed", "/xjyszb/rss.xml"],
  ["/xjyszb/rss", "/xjyszb/rss.xml"],
  ["/xjyszb/atom/", "/xjyszb/atom.xml"],
  ["/xjyszb/index.xml", "/xjyszb/rss.xml"],
  ["/xjyszb/feed.xml", "/xjyszb/rss.xml"],
  ["/xjyszb/rss.xml/", "/xjyszb/rss.xml"],
  ["//xjyszb//atom.xml//", "/xjyszb/atom.xml"],
  ["/status/", "/status"],
  ["/xjyszb/rss/?limit=2", "/xjyszb/rss.xml?limit=2"],
  ["/feed?limit=2&sort=date&q=a", "/rss.xml?q=a&limit=2"],
  ["/xjyszb/%72ss%2Exml", "/xjyszb/rss.xml"],
])("%s is led to %s in one step", async (path, canonical) => {
  const answer = await run.get(path);
  expect(answer.status).toBe(301);
  expect(answer.headers.get("location")).toBe(canonical);
  expect((await run.get(canonical)).status).toBe(200);
});

it.each([
  ["application/atom+xml", "atom.xml"],
  ["application/feed+json, application/rss+xml;q=0.5", "feed.json"],
  ["application/rss+xml;q=0.5, application/json;q=0.9", "feed.json"],
  ["application/atom+xml;q=0, text/xml", "rss.xml"],
  ["*/*", "rss.xml"],
  ["text/html", "rss.xml"],
  ["", "rss.xml"],
  ["application/rss+xml;q=0, */*", "atom.xml"],
  ["application/atom+xml;q=0.1, application/*;q=0.5", "rss.xml"],
  ["*/*;q=0.1, application/feed+json;q=0.2", "feed.json"],
  ["application/rss+xml;q=0", "rss.xml"],
  ["Application/Atom+XML", "atom.xml"],
])("/feed chooses by Accept: %s gets %s", async (accept, file) => {
  for (const folder of ["/", "/xjyszb/"]) {
    const answer = await run.get(`${folder}feed`, { accept });
    expect(answer.headers.get("location")).toBe(folder + file);
    expect(answer.headers.get("vary")).toBe("Accept");
  }
});

describe.each([...feedPaths, "/", "/api/v1/articles"])("%s", (path) => {
  it("has validators that come back to it exactly, and offers no ranges", async () => {
    const answer = await run.get(path);
    const etag = answer.headers.get("etag") ?? "";
    expect(answer.headers.get("accept-ranges")).toBe("none");
    const ranged = await run.get(path, { range: "bytes=0-9", "if-range": etag });
    expect(ranged.status).toBe(200);
    expect(await ranged.text()).toBe(await answer.text());
    const held = await run.get(path, { "if-none-match": etag });
    expect(held.status).toBe(304);
    for (const name of ["etag", "last-modified", "cache-control", "vary", "content-language", "link"])
      expect(held.headers.get(name), name).toBe(answer.headers.get(name));
  });

  it("tells its methods, and refuses the rest with them", async () => {
    const asked = await run.get(path, {}, "OPTIONS");
    expect([asked.status, asked.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
    const refused = await run.get(path, {}, "PUT");
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });
});

it("a feed says in headers what it is, in which language, and in which other formats", async () => {
  const { headers } = await run.get("/xjyszb/atom.xml");
  expect(headers.get("content-language")).toBe("zh-CN");
  expect(headers.get("link")?.split(", ")).toEqual([
    '<https://news.example/xjyszb/atom.xml>; rel="self"; type="application/atom+xml"',
    '<https://news.example/xjyszb/>; rel="alternate"; type="text/html"',
    '<https://news.example/xjyszb/rss.xml>; rel="alternate"; type="application/rss+xml"',
    '<https://news.example/xjyszb/feed.json>; rel="alternate"; type="application/feed+json"',
    '<https://news.example/hub>; rel="hub"',
  ]);
});

it.each([
  ["/opml.xml?format=atom", "text/x-opml"],
  ["/xjyszb/changes.json", "application/json"],
  ["/openapi.json", "application/openapi+json"],
  ["/status/rss.xml", "application/rss+xml"],
])("%s says in a header where it is", async (path, type) => {
  const { headers } = await run.get(path);
  expect(headers.get("link")).toBe(`<https://news.example${path}>; rel="self"; type="${type}"`);
});

it("who asks under another spelling with another method is led on too, with that method", async () => {
  for (const [method, path, canonical] of [
    ["OPTIONS", "/feed", "/rss.xml"],
    ["POST", "/hub/", "/hub"],
  ] as const) {
    const answer = await run.get(path, {}, method);
    expect([answer.status, answer.headers.get("location")]).toEqual([308, canonical]);
  }
});

it("a condition that does not hold is a 412: what the client wants it no longer gets", async () => {
  const other = { "if-match": '"other"' };
  for (const answer of [await run.get("/xjyszb/rss.xml", other), await declaredAnswer(run, "/api/v1/sources", other)]) {
    expect(answer.status).toBe(412);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  }
});

it("what is not there has no methods", async () => {
  expect((await run.get("/a/b/c/d", {}, "OPTIONS")).status).toBe(404);
  expect((await run.get("/a/b/c/d", {}, "POST")).status).toBe(404);
});
