import { beforeEach, expect, it } from "vitest";
import { readJson } from "./feeds.ts";
import { openRun } from "./run.ts";
import { describeSource } from "./with-source.ts";

beforeEach(() => describeSource({ sitemap: "http://xjyszb.cn/sitemap.xml" }));

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
