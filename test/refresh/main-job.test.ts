import { expect, it } from "vitest";
import { feedPaths, readAtom, readJson, readRss, snapshot } from "./feeds.ts";
import { openRun } from "./run.ts";
import { countWrites } from "./writes.ts";

const seedTitle = "《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行";
const plain = (html: string) => html.replace(/<[^>]{0,500}>/g, "").replace(/\s+/g, "");

it("the seed article comes out right in all three feeds", async () => {
  const run = await openRun();
  run.paper.freezeViews();
  await run.tick();
  const truth = run.paper.articles().find(({ title }) => title === seedTitle);
  if (!truth) throw new Error("the newspaper prints the seed article");
  const feeds = [await readRss(run), await readAtom(run), await readJson(run)];
  for (const items of feeds) {
    const item = items.find(({ title }) => title === seedTitle);
    expect(item).toMatchObject({
      id: `tag:xjyszb.cn,2026:xjyszb/${truth.number}`,
      link: `http://xjyszb.cn/News/${truth.number}.aspx`,
      authors: ["刘姝琪"],
      // Seen at noon of the day that it states.
      published: "2020-09-04T04:00:00.000Z",
      views: 697,
    });
    const text = plain(item?.html ?? "");
    expect(text).toBe(truth.paragraphs.join("").replace(/\s+/g, ""));
    expect(text).not.toMatch(/点击数|更新时间|刘姝琪/);
  }
});

it("a first fill of 60 articles takes several slices, newest first, and the feeds are there after the first", async () => {
  const run = await openRun({ size: 60 });
  await run.scheduled();
  expect((await run.get("/xjyszb/rss.xml")).status).toBe(503);
  await run.deliver();
  // What one slice has read the next shows, before more is read.
  await run.deliver();
  const first = await readRss(run);
  expect(first.length).toBeGreaterThan(0);
  expect(first.length).toBeLessThan(10);
  const newest = run.paper
    .articles()
    .map(({ number }) => number)
    .sort((a, b) => b - a);
  expect(first.map(({ link }) => link)).toContain(`http://xjyszb.cn/News/${newest[0]}.aspx`);
  expect(run.messages).toHaveLength(1);
  await run.drain();
  const { articles } = await run.json<{ articles: unknown[] }>("/api/v1/articles?limit=100");
  expect(articles).toHaveLength(60);
  expect(await readRss(run)).toHaveLength(50);
});

it("before the first refresh every feed answers 503 with Retry-After, not an empty feed", async () => {
  const run = await openRun();
  for (const path of feedPaths) {
    const answer = await run.get(path);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  }
});

it("a tick on an unchanged site is one conditional request and no write", async () => {
  const run = await openRun();
  await run.tick();
  run.paper.resetRequests();
  run.wait(30);
  const writes = countWrites(run);
  await run.tick();
  expect(run.paper.requests).toHaveLength(1);
  expect(run.paper.requests[0]).toMatchObject({ status: 304 });
  expect(writes()).toEqual([]);
});

it("a heartbeat an hour is the only write of a quiet site", async () => {
  const run = await openRun();
  await run.tick();
  const writes = countWrites(run);
  for (let tick = 0; tick < 3; tick++) {
    run.wait(30);
    await run.tick();
  }
  expect(writes()).toEqual(["state:xjyszb"]);
});

it("views change, everything else stays: no new item, the same ETag, the same bytes, no article written", async () => {
  const run = await openRun();
  await run.tick();
  const before = await snapshot(run);
  const key = run.paper.articles()[0]?.number;
  const viewed = () => run.json<{ views: number; view_history: { views: number }[] }>(`/api/v1/articles/xjyszb/${key}`);
  const then = await viewed();
  run.wait(180);
  run.paper.raiseViews(100);
  const writes = countWrites(run);
  await run.tick();
  expect(await snapshot(run)).toEqual(before);
  expect(
    writes().filter(
      (name) => name.startsWith("article:") || name.startsWith("documents:") || name.startsWith("index:"),
    ),
  ).toEqual([]);
  const now = await viewed();
  expect(now.views).toBeGreaterThanOrEqual(then.views + 100);
  expect(now.view_history.map(({ views }) => views)).toEqual([then.views, now.views]);
});

it("a new article is the only one that is fetched and the only one that is new", async () => {
  const run = await openRun();
  await run.tick();
  const before = new Set((await readJson(run)).map(({ id }) => id));
  run.wait(30);
  run.paper.resetRequests();
  const number = run.paper.publish({ title: "演示：新开的图书馆", date: "2020-09-04" });
  await run.tick();
  expect(run.paper.requests.map(({ url }) => new URL(url).pathname)).toEqual(["/", `/News/${number}.aspx`]);
  const fresh = (await readJson(run)).filter(({ id }) => !before.has(id));
  expect(fresh.map(({ title }) => title)).toEqual(["演示：新开的图书馆"]);
});

it("a corrected article keeps its id and gets a later updated; its date stays", async () => {
  const run = await openRun();
  await run.tick();
  const newest = run.paper.articles().toSorted((a, b) => b.number - a.number)[0];
  if (!newest) throw new Error("the newspaper has articles");
  const find = async () => (await readAtom(run)).find(({ link }) => link.endsWith(`/${newest.number}.aspx`));
  const before = await find();
  run.paper.correct(newest.number, { title: "演示：更正后的标题" });
  run.wait(180);
  await run.tick();
  const after = await find();
  expect(after).toMatchObject({ id: before?.id, title: "演示：更正后的标题", published: before?.published });
  expect(after?.updated).toBe(new Date(run.now()).toISOString());
  expect(before?.updated).not.toBe(after?.updated);
});

it("a moved sidebar, another layout, https links and another order of the query change nothing", async () => {
  const run = await openRun();
  await run.tick();
  const before = await snapshot(run);
  run.paper.moveSidebar();
  run.wait(180);
  await run.tick();
  expect(await snapshot(run)).toEqual(before);
});
