import { beforeAll, expect, it } from "vitest";
import { openRun, type Run } from "../refresh/run.ts";
import { declared, declaredAnswer } from "./answers.ts";

let run: Run;
beforeAll(async () => {
  run = await openRun({ size: 24 });
  run.paper.freezeViews();
  await run.tick();
});

interface Shown {
  id: string;
  key: string;
  title: string;
  views?: number;
  content_html?: string;
}
type Page = { articles: Shown[]; next_cursor?: string };

const keysOf = ({ articles }: Page) => articles.map(({ key }) => key);

/** All pages from a first one on. `between`: what happens before each next page is asked for. */
async function pages(own: Run, query: string, between: (page: number) => Promise<void> = async () => {}) {
  const found: string[] = [];
  let cursor = "";
  for (let page = 1; page < 100; page++) {
    const answer = await declared<Page>(own, `/api/v1/articles?${query}${cursor}`);
    found.push(...keysOf(answer));
    if (answer.next_cursor === undefined) return found;
    cursor = `&cursor=${answer.next_cursor}`;
    await between(page);
  }
  throw new Error("the pages do not end");
}

it("tells the sources, with feeds that are there", async () => {
  const { sources } = await declared<{ sources: { id: string; feeds: Record<string, string>; articles: number }[] }>(
    run,
    "/api/v1/sources",
  );
  expect(sources).toMatchObject([{ id: "xjyszb", title: "新济阳", every_minutes: 30, articles: 24 }]);
  for (const address of Object.values(sources[0]?.feeds ?? {}))
    expect((await run.get(new URL(address).pathname)).status).toBe(200);
});

it("gives in pages what it gives at once, whatever their length and order", async () => {
  const all = keysOf(await declared<Page>(run, "/api/v1/articles?limit=100"));
  expect(all).toHaveLength(24);
  for (const limit of [1, 5, 23, 24]) expect(await pages(run, `limit=${limit}`)).toEqual(all);
  const byViews = keysOf(await declared<Page>(run, "/api/v1/articles?limit=100&sort=views"));
  expect(await pages(run, "limit=7&sort=views")).toEqual(byViews);
  expect(byViews.toSorted()).toEqual(all.toSorted());
});

it("takes the filters of the feeds", async () => {
  const ask = async (query: Record<string, string>) =>
    (await declared<Page>(run, `/api/v1/articles?${new URLSearchParams(query)}`)).articles;
  expect((await ask({ q: "济阳新闻发布会" })).map(({ key }) => key)).toEqual(["4057"]);
  expect((await ask({ author: "刘姝琪", source: "xjyszb" })).map(({ key }) => key)).toEqual(["4057"]);
  const viewed = await ask({ min_views: "600", sort: "views" });
  expect(viewed.length).toBeGreaterThan(0);
  for (const { key, views } of viewed) expect(views).toBe(run.paper.viewsOf(Number(key)));
  expect((await ask({ content: "summary", limit: "1" }))[0]).not.toHaveProperty("content_html");
});

it("articles that come between two pages are neither repeated nor do they push others out", async () => {
  const own = await openRun({ size: 8 });
  await own.tick();
  const before = keysOf(await declared<Page>(own, "/api/v1/articles?limit=100"));
  const found = await pages(own, "limit=3", async (page) => {
    own.wait(30);
    own.paper.publish({ title: `演示：第${page}个插入`, date: "2020-09-05" });
    await own.tick();
  });
  expect(found).toEqual(before);
});

it("gives one article, with each count of its views that was read", async () => {
  const own = await openRun({ size: 2 });
  own.paper.freezeViews();
  await own.tick();
  own.wait(180);
  own.paper.raiseViews(100);
  await own.tick();
  type One = Shown & { view_history: { at: string; views: number }[] };
  const key = own.paper.articles()[0]?.number ?? 0;
  const now = own.paper.viewsOf(key);
  const found = await declared<One>(own, `/api/v1/articles/xjyszb/${key}`);
  expect(found.views).toBe(now);
  expect(found.view_history).toEqual([
    { at: "2020-09-04T04:00:00.000Z", views: now - 100 },
    { at: "2020-09-04T07:00:00.000Z", views: now },
  ]);
});

it("tells what gained most views in a period", async () => {
  const own = await openRun({ size: 6 });
  own.paper.freezeViews();
  await own.tick();
  own.wait(180);
  own.paper.raiseViews(50);
  // Until every page was read again: the few that a slice leaves over wait for the next.
  await own.pass(240);
  type Most = { from: string; to: string; articles: { key: string; gained: number; views: number }[] };
  const late = await declared<Most>(own, "/api/v1/most-viewed?from=2020-09-04T05:00:00Z&to=2020-09-05");
  expect(late.from).toBe("2020-09-04T05:00:00.000Z");
  expect(late.articles.length).toBeGreaterThan(0);
  for (const { gained } of late.articles) expect(gained).toBe(50);
  const week = await declared<Most>(own, "/api/v1/most-viewed?days=7");
  for (const { key, gained, views } of week.articles) {
    const paper = own.paper.viewsOf(Number(key));
    const isOfTheWeek = (own.paper.articles().find(({ number }) => String(number) === key)?.date ?? "") >= "2020-08-29";
    expect(views).toBe(paper);
    expect(gained).toBe(isOfTheWeek ? paper : 50);
  }
  expect((await declared<Most>(own, "/api/v1/most-viewed?from=2020-01-01&to=2020-02-01")).articles).toEqual([]);
});

it.each([
  ["/api/v1/articles?cursor=x", "cursor"],
  ["/api/v1/articles?cursor=%00", "cursor"],
  ["/api/v1/articles?limit=101", "limit"],
  ["/api/v1/articles?q=%22", "q"],
  ["/api/v1/articles?limit=1&limit=2", "limit"],
  ["/api/v1/articles?sort=title", "sort"],
  ["/api/v1/articles/xjyszb/4057?x=1", "x"],
  ["/api/v1/sources?x=1", "x"],
  ["/api/v1/most-viewed?from=tomorrow", "from"],
  ["/api/v1/most-viewed?from=2020-09-05&to=2020-09-04", "from"],
  ["/api/v1/most-viewed?days=0", "days"],
  ["/api/v1/most-viewed?days=3&from=2020-09-05", "days"],
])("%s is refused as declared, and names %s", async (path, name) => {
  const problem = await declared<{ status: number; detail: string }>(run, path);
  expect(problem.status).toBe(400);
  expect(problem.detail).toContain(`"${name}"`);
});

it("what is not there is a 404 as declared", async () => {
  expect(await declared(run, "/api/v1/articles/xjyszb/999999")).toMatchObject({ status: 404 });
  expect(await declared(run, "/api/v1/articles/other/1")).toMatchObject({ status: 404 });
});

it.each([
  "/api/v1/sources",
  "/api/v1/articles?limit=2",
  "/api/v1/articles/xjyszb/4057",
  "/api/v1/changes",
  "/api/v1/most-viewed?from=2020-09-01&to=2020-09-05",
])("%s has its ETag, its own address, 304 to who has it and 405 to another method, as declared", async (path) => {
  const answer = await declaredAnswer(run, path);
  expect(answer.headers.get("link")).toBe(`<https://news.example${path}>; rel="self"; type="application/json"`);
  const held = await declaredAnswer(run, path, { "if-none-match": answer.headers.get("etag") ?? "" });
  expect(held.status).toBe(304);
  const refused = await declaredAnswer(run, path, {}, "POST");
  expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
});

it("before the first refresh there are no articles, and no error", async () => {
  const own = await openRun({ size: 1 });
  expect(await declared(own, "/api/v1/articles")).toEqual({ articles: [] });
  expect(await declared(own, "/api/v1/most-viewed")).toMatchObject({ articles: [] });
  expect(await declared(own, "/api/v1/sources")).toMatchObject({ sources: [{ articles: 0 }] });
});
