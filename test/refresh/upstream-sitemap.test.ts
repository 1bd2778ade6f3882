import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readState } from "../../src/store/state.ts";
import { readJson } from "./feeds.ts";
import { openRun } from "./run.ts";
import { describeSource } from "./with-source.ts";

beforeEach(() => describeSource({ sitemap: "http://xjyszb.cn/sitemap.xml" }));

afterEach(() => void vi.restoreAllMocks());

/** What was asked, but for the leave to ask. */
const paths = (requests: readonly { url: string }[]) =>
  requests.map(({ url }) => new URL(url).pathname).filter((path) => path !== "/robots.txt");

it("the articles of a sitemap are read: its index, the file of gzip that it names, no list", async () => {
  const run = await openRun({ size: 6 });
  await run.tick();
  const asked = paths(run.paper.requests);
  expect(asked.slice(0, 2)).toEqual(["/sitemap.xml", "/sitemap-news.xml.gz"]);
  expect(asked).not.toContain("/");
  const titles = (await readJson(run)).map(({ title }) => title);
  expect(titles.toSorted()).toEqual(
    run.paper
      .articles()
      .map(({ title }) => title)
      .toSorted(),
  );
});

it("an index that did not change and says when its sitemaps do costs one conditional request", async () => {
  const run = await openRun({ size: 3 });
  await run.tick();
  run.wait(30);
  run.paper.resetRequests();
  await run.tick();
  expect(paths(run.paper.requests)).toEqual(["/sitemap.xml"]);
  run.wait(30);
  run.paper.resetRequests();
  const number = run.paper.publish({ title: "演示：站点地图里的新文章" });
  await run.tick();
  expect(paths(run.paper.requests)).toEqual(["/sitemap.xml", "/sitemap-news.xml.gz", `/News/${number}.aspx`]);
});

it("what sitemaps of past months showed keeps no article in the index for ever", async () => {
  const run = await openRun({ size: 3 });
  const { paper } = run;
  let month = "2020-09";
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (pathname === "/sitemap.xml") {
      const named = `<sitemap><loc>http://xjyszb.cn/sitemap-${month}.xml</loc></sitemap>`;
      return new Response(`<sitemapindex>${named}</sitemapindex>`, { headers: { "content-type": "text/xml" } });
    }
    const isMonth = pathname.startsWith("/sitemap-");
    return paper.fetch(isMonth ? new Request("http://xjyszb.cn/sitemap-news.xml.gz") : request);
  });
  await run.tick();
  month = "2020-10";
  run.wait(30);
  await run.tick();
  const { lists } = await readState(run.kv, "xjyszb");
  expect(Object.keys(lists)).toEqual(["http://xjyszb.cn/sitemap.xml", "http://xjyszb.cn/sitemap-2020-10.xml"]);
});

it("lists that the source has no more are forgotten", async () => {
  describeSource({ lists: ["http://xjyszb.cn/", "http://xjyszb.cn/?page=2"] });
  const run = await openRun({ size: 3 });
  await run.tick();
  describeSource({ lists: ["http://xjyszb.cn/"] });
  run.wait(30);
  await run.tick();
  expect(Object.keys((await readState(run.kv, "xjyszb")).lists)).toEqual(["http://xjyszb.cn/"]);
});
