// What holds with other sources than the one that is deployed: two of them, and one whose links lead to our pages.
import { expect, it } from "vitest";
import { feedPaths, readAtom, readJson, readRss } from "../refresh/feeds.ts";
import { openRun, type Run } from "../refresh/run.ts";
import { describeSource, describeSources } from "../refresh/with-source.ts";

const three = [
  { id: "one", title: "一号" },
  { id: "two", title: "二号" },
  { id: "three", title: "三号" },
];
const sourcesOf = (ids: readonly string[]) => [...new Set(ids.map((id) => id.split(":")[2]?.split("/")[0]))].sort();

async function idsIn(run: Run, query: string): Promise<string[]> {
  const rss = (await readRss(run, `/rss.xml${query}`)).map(({ id }) => id);
  expect((await readAtom(run, `/atom.xml${query}`)).map(({ id }) => id)).toEqual(rss);
  expect((await readJson(run, `/feed.json${query}`)).map(({ id }) => id)).toEqual(rss);
  return rss;
}

it("source=a,b is a feed of these two, in every format, with its own address, and with filters", async () => {
  describeSources(three);
  const run = await openRun({ size: 5 });
  await run.tick();
  expect(sourcesOf(await idsIn(run, ""))).toEqual(["one", "three", "two"]);
  const query = "?source=one%2Ctwo";
  const both = await idsIn(run, query);
  expect(both).toHaveLength(10);
  expect(sourcesOf(both)).toEqual(["one", "two"]);
  const found = await idsIn(run, `${query}&q=${encodeURIComponent("济阳新闻发布会")}`);
  expect(found.toSorted()).toEqual(["tag:xjyszb.cn,2026:one/4057", "tag:xjyszb.cn,2026:two/4057"]);
  const other = await run.get("/rss.xml?source=two,one");
  expect([other.status, other.headers.get("location")]).toEqual([301, `/rss.xml${query}`]);
  expect(await run.text(`/rss.xml${query}`)).toContain(`href="https://news.example/rss.xml${query}"`);
  expect((await run.get("/rss.xml?source=one,four")).status).toBe(400);
  const { articles } = await run.json<{ articles: { id: string }[] }>("/api/v1/articles?source=one,two&limit=100");
  expect(articles.map(({ id }) => id).toSorted()).toEqual(both.toSorted());
});

it('the links of a source with link: "page" lead to our pages, in every feed and format, and the pages are there', async () => {
  describeSource({ link: "page" });
  const run = await openRun({ size: 5 });
  await run.tick();
  const truth = run.paper.articles().map(({ number }) => `https://news.example/xjyszb/${number}`);
  const search = `?${new URLSearchParams({ q: "演示 OR 济阳" })}`;
  for (const path of [...feedPaths, ...feedPaths.map((path) => path + search)]) {
    const read = path.includes("rss") ? readRss : path.includes("atom") ? readAtom : readJson;
    const links = (await read(run, path)).map(({ link }) => link);
    expect(links.toSorted(), path).toEqual(truth.toSorted());
  }
  for (const page of truth) expect((await run.get(new URL(page).pathname)).status).toBe(200);
});
