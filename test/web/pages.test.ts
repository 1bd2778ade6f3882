import { load } from "cheerio/slim";
import { beforeAll, expect, it } from "vitest";
import { readIndex, writeIndex } from "../../src/store/index-record.ts";
import { openRun, type Run } from "../refresh/run.ts";
import { declared } from "./answers.ts";

let run: Run;
let key: number;
beforeAll(async () => {
  run = await openRun({ size: 24 });
  run.paper.freezeViews();
  await run.tick();
  run.wait(180);
  run.paper.raiseViews(40);
  await run.tick();
  key = 4057;
});

const open = async (path: string) => load(await run.text(path));
const seedTitle = "《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行";

it("every page is whole: a title, a language, one heading, no script, nothing fetched from elsewhere", async () => {
  for (const path of ["/", "/xjyszb/", `/xjyszb/${key}`, "/docs", "/status"]) {
    const answer = await run.get(path);
    const text = await answer.text();
    const $ = load(text);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get("content-type"), path).toBe("text/html; charset=UTF-8");
    expect(answer.headers.get("content-security-policy"), path).toContain("default-src 'none'");
    expect($("title").text(), path).toMatch(/.+ · Pagewire$/);
    expect($("html").attr("lang"), path).toBe(path.includes("40") ? "zh-CN" : "en");
    expect($("h1"), path).toHaveLength(1);
    expect($("main"), path).toHaveLength(1);
    expect($("script, iframe, img, video, link[rel=stylesheet], [onclick]"), path).toHaveLength(0);
  }
});

it("the page of a source lists its articles, newest first, and subscribes to its feeds", async () => {
  const $ = await open("/xjyszb/");
  const latest = $("h2:contains(Latest) + ol a")
    .map((_, link) => $(link).attr("href"))
    .get();
  const { articles } = await run.json<{ articles: { key: string }[] }>("/api/v1/articles?limit=100");
  expect(latest).toEqual(articles.map((article) => `/xjyszb/${article.key}`));
  for (const file of ["rss.xml", "atom.xml", "feed.json"]) {
    expect($(`a.button[href="/xjyszb/${file}"]`)).toHaveLength(1);
    expect($(`link[rel=alternate][href="/xjyszb/${file}"]`)).toHaveLength(1);
  }
  const counts = $("h2:contains(Most) + ol a")
    .map((_, link) => run.paper.viewsOf(Number($(link).attr("href")?.split("/").at(-1))))
    .get();
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
});

it("the page of an article shows its text, where it comes from, and the history of its views", async () => {
  const $ = await open(`/xjyszb/${key}`);
  const truth = run.paper.articles().find(({ number }) => number === key);
  const views = run.paper.viewsOf(key);
  expect($("h1").text()).toBe(seedTitle);
  expect($("article").text().replace(/\s+/g, "")).toContain(truth?.paragraphs.join("").replace(/\s+/g, ""));
  expect($("dl").text()).toContain("刘姝琪");
  expect($("dl time").first().text()).toBe("2020-09-04");
  expect($(`a.button[href="http://xjyszb.cn/News/${key}.aspx"]`)).toHaveLength(1);
  expect($("link[rel=canonical]").attr("href")).toBe(`http://xjyszb.cn/News/${key}.aspx`);
  expect($("section strong").text()).toBe(`${views} views`);
  expect($("svg").attr("aria-label")).toBe(`Views: ${views - 40} on 2020-09-04, ${views} on 2020-09-04`);
  const table = $("tbody tr td:last-child")
    .map((_, cell) => $(cell).text())
    .get();
  expect(table).toEqual([String(views - 40), String(views)]);
});

it("what link=page links to is there", async () => {
  const { items } = await run.json<{ items: { url: string; title: string }[] }>("/feed.json?link=page");
  for (const { url, title } of items) expect(load(await run.text(new URL(url).pathname))("h1").text()).toBe(title);
});

it("pages have ETags that a change of views moves, and refuse what they do not know", async () => {
  const { headers } = await run.get(`/xjyszb/${key}`);
  const held = { "if-none-match": headers.get("etag") ?? "" };
  expect((await run.get(`/xjyszb/${key}`, held)).status).toBe(304);
  run.wait(24 * 60);
  run.paper.raiseViews(1);
  await run.tick();
  expect((await run.get(`/xjyszb/${key}`, held)).status).toBe(200);
  for (const path of ["/xjyszb/999999", "/other", "/other/1", `/xjyszb/${"9".repeat(600)}`])
    expect((await run.get(path)).status, path).toBe(404);
  expect((await run.get("/xjyszb/?q=1")).status).toBe(400);
  expect((await run.get("/xjyszb")).headers.get("location")).toBe("/xjyszb/");
});

it("an article that its site took away is gone here too: 410, in no list, told as a change", async () => {
  const own = await openRun({ size: 4 });
  await own.tick();
  const number = own.paper.articles()[1]?.number ?? 0;
  const index = await readIndex(own.kv, "xjyszb");
  const at = own.now();
  await writeIndex(own.kv, "xjyszb", {
    ...index,
    entries: index.entries.map((entry) =>
      entry.key === String(number) ? { ...entry, edition: index.edition, withdrawn: { at, status: 410 } } : entry,
    ),
  });
  expect((await own.get(`/xjyszb/${number}`)).status).toBe(410);
  expect(await declared(own, `/api/v1/articles/xjyszb/${number}`)).toMatchObject({ status: 410 });
  expect(await own.text("/xjyszb/")).not.toContain(`/xjyszb/${number}"`);
  const { changes } = await declared<{ changes: { kind: string; key: string; withdrawn?: object }[] }>(
    own,
    "/api/v1/changes",
  );
  expect(changes.filter(({ kind }) => kind === "withdrawn")).toMatchObject([
    { key: String(number), withdrawn: { at: "2020-09-04T04:00:00.000Z", status: 410 } },
  ]);
});
