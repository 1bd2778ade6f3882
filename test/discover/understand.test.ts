import { describe, expect, it } from "vitest";
import { understand } from "../../src/discover/understand.ts";
import { isOwnAddress } from "../../src/sources/hosts.ts";
import { defineSource } from "../../src/sources/schema.ts";
import { openNewspaper } from "../site/newspaper.ts";
import { listPages, titles } from "./list-pages.ts";

const now = Date.parse("2020-09-10T12:00:00Z");
const sourceOf = (html: string, url: string) => {
  const understood = understand({ html, url, now });
  if (understood.kind !== "source") throw new Error(`${understood.kind}: ${understood.why}`);
  return understood;
};

describe.each(listPages)("$name", ({ url, html, article, keys, language, timeZone, title, id }) => {
  it("gives exactly its articles", () => {
    const { file, links } = sourceOf(html, url);
    expect(file.article).toBe(article);
    expect(links.map(({ key }) => key)).toEqual(keys);
  });

  it("gives a whole source", () => {
    const { file } = sourceOf(html, url);
    expect(file).toMatchObject({ id, title, language, timeZone, lists: [url] });
    expect(defineSource(file)).toMatchObject({ every: "30m" });
  });
});

it("a site that is called like a path of ours gets another id", async () => {
  const html = await (await openNewspaper({ now: () => now }).fetch(new Request("http://xjyszb.cn/"))).text();
  const { file } = sourceOf(html.replaceAll("xjyszb.cn", "status.example"), "http://status.example/");
  expect(file.id).toBe("status-site");
});

it.each(["classic", "tables", "soup", "modern"] as const)(
  "the newspaper's home page in the %s layout is understood",
  async (layout) => {
    const paper = openNewspaper({ now: () => now });
    paper.redesign(layout);
    const html = await (await paper.fetch(new Request("http://xjyszb.cn/"))).text();
    const { file, links } = sourceOf(html, "http://xjyszb.cn/");
    expect(file).toEqual({
      id: "xjyszb",
      title: "新济阳",
      home: "http://xjyszb.cn/",
      language: "zh-CN",
      timeZone: "Asia/Shanghai",
      lists: ["http://xjyszb.cn/"],
      article: "/News/:key.aspx",
    });
    expect(new Set(links.map(({ key }) => key))).toEqual(new Set(paper.articles().map(({ number }) => String(number))));
  },
);

it("a template's language is not believed against the letters of the page", () => {
  const [county, , , , german] = listPages;
  if (!county || !german) throw new Error("there are a Chinese and a German page");
  const left = county.html.replace("<html>", '<html lang="en">');
  const url = "http://www.heyuanrb.com/list/12.html";
  expect(sourceOf(left, url).file).toMatchObject({ language: "zh-CN", timeZone: "Asia/Shanghai" });
  const other = sourceOf(german.html.replace("de-DE", "zh-CN"), german.url);
  expect(other.file).toMatchObject({ language: "de", timeZone: "Europe/Berlin" });
  const serbian = sourceOf(german.html.replace("de-DE", "sr"), german.url);
  expect(serbian.file).toMatchObject({ language: "sr" });
});

it("the same list with https, www, tracking and another order of its parameters gives the same keys", () => {
  const page = listPages[1];
  if (!page) throw new Error("there is a page of numbers in a query");
  const other = page.html.replace(
    /shownews\.asp\?cid=(\d)&amp;id=(\d+)/g,
    "https://qingshan.gov.cn/shownews.asp?id=$2&amp;utm_source=x&amp;cid=$1#a",
  );
  const { file, links } = sourceOf(other, page.url);
  expect(file.article).toBe(page.article);
  expect(links.map(({ key }) => key)).toEqual(page.keys);
  expect(links.map(({ url }) => url)).toEqual(sourceOf(page.html, page.url).links.map(({ url }) => url));
});

it("a feed and a sitemap that the page links to are in the source, those of comments and podcasts are not", () => {
  const page = listPages[3];
  if (!page) throw new Error("there is a portal");
  const head = `<head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/"><link rel="alternate" type="application/rss+xml" href="/feed/">`;
  const html = page.html.replace("<head>", head).replace("<footer>", '<footer><a href="/sitemap.xml">Sitemap</a>');
  expect(sourceOf(html, page.url).file).toMatchObject({
    feed: "https://www.bayrivernews.com/feed/",
    sitemap: "https://www.bayrivernews.com/sitemap.xml",
  });
});

it("what was understood has its evidence, and what was not its reason", () => {
  const page = listPages[0];
  if (!page) throw new Error("there is a county paper");
  const { evidence, rejected } = sourceOf(page.html, page.url);
  expect(evidence.join("\n")).toContain("8 links like http://www.heyuanrb.com.cn/content/202009/t20200904_880120.html");
  expect(evidence.join("\n")).toContain("8 with a date beside them");
  expect(rejected).toContainEqual({ example: "http://www.heyuanrb.com.cn/list/10.html", links: 6, why: "in menus" });
});

it("a source whose articles are on another host may be read there", () => {
  const page = listPages.find(({ id }) => id === "greenvale");
  if (!page) throw new Error("there is a site of two hosts");
  expect(sourceOf(page.html, page.url).file.hosts).toEqual(["news.greenvale.org"]);
});

it("a source whose articles are on many hosts may be read on each", () => {
  const page = listPages.find(({ id }) => id === "hebianwang");
  if (!page) throw new Error("there is a portal");
  const { file } = sourceOf(page.html, page.url);
  const hosts = ["news", "sports", "edu", "house"].map((name) => `${name}.hebianwang.cn`);
  expect(file.hosts).toEqual(hosts);
  const source = defineSource(file);
  for (const host of hosts) expect(isOwnAddress(new URL(`https://${host}/c/2020-09-01/1.html`), source)).toBe(true);
  expect(isOwnAddress(new URL("http://bbs.hebianwang.cn/"), source)).toBe(false);
});

it("an article is no list, however many others it links to", async () => {
  const paper = openNewspaper({ now: () => now });
  const url = "http://xjyszb.cn/News/4057.aspx";
  const html = await (await paper.fetch(new Request(url))).text();
  expect(understand({ html, url, now })).toMatchObject({
    kind: "article",
    why: expect.stringContaining("济阳新闻发布会举行"),
  });
});

it("an article with a frame beside it, and hardly a link, is an article", () => {
  const text = "镇上的人都去看，看了很久才回家，第二天又去。".repeat(20);
  const html = `<title>河上来了一条纸船</title><h1>河上来了一条纸船</h1><p>2020-09-04</p><p>${text}</p><iframe src="/weather.html"></iframe>`;
  expect(understand({ html, url: "http://paper.example/1.html", now })).toMatchObject({ kind: "article" });
});

it.each([
  ["an empty page", ""],
  ["a page that a script builds", '<html><body><div id="app"></div><script src="/app.js"></script></body></html>'],
  [
    "a menu and nothing else",
    `<nav>${["首页", "新闻", "专题", "视频"].map((name, at) => `<a href="/c/${at}">${name}</a>`).join("")}</nav>`,
  ],
  [
    "links to other sites",
    titles.english.map((title, at) => `<a href="https://other${at}.example/${at}">${title}</a>`).join(""),
  ],
  ["files", titles.chinese.map((title, at) => `<a href="/files/${at}.pdf">${title}</a>`).join("")],
])("%s gives nothing, and says why", (_, html) => {
  const understood = understand({ html, url: "http://paper.example/", now });
  expect(understood).toMatchObject({ kind: "nothing" });
});

it.each([
  [
    "frames",
    '<frameset rows="80,*"><frame src="top.htm"><frame src="list.asp"></frameset>',
    "http://paper.example/list.asp",
  ],
  ["another address", '<meta http-equiv="Refresh" content="0; URL=/index.html">', "http://paper.example/index.html"],
  ["a script", '<div id="app"></div><script src="/app.js"></script>', "built by script"],
])("a page that is made of %s says so", (_, html, why) => {
  const understood = understand({
    html: `<html><head><title>河边网</title>${html}</html>`,
    url: "http://paper.example/",
    now,
  });
  expect(understood).toMatchObject({ kind: "nothing", why: expect.stringContaining(why) });
});

it("a page made to hurt is answered in time", () => {
  const hostile = [
    `<a href="/a/${"a-".repeat(900)}b">${"x ".repeat(5000)}</a>`.repeat(20),
    Array.from(
      { length: 800 },
      (_, at) => `<a href="/${"n/".repeat(at % 60)}${at}?id=${at}">${"题".repeat(20)}</a>`,
    ).join(""),
    `<title>${"-|_".repeat(20_000)}</title>${"<div class='nav'>".repeat(5_000)}<a href="/1">题题题题题题题题</a>`,
  ];
  const before = performance.now();
  for (const html of hostile) understand({ html, url: "http://paper.example/", now });
  expect(performance.now() - before).toBeLessThan(4000);
});

it("a list of routes that a script shows is told as such, and is no source", () => {
  const rows = titles.chinese
    .slice(0, 8)
    .map((title, at) => `<li><a href="/h5/index.html#/news/${at}">${title}</a></li>`);
  const html = `<title>云檐融媒</title><div id="app"><ul>${rows.join("")}</ul></div>`;
  expect(understand({ html, url: "http://app.example/h5/index.html", now })).toMatchObject({
    kind: "nothing",
    why: expect.stringMatching(/8 links like \/h5\/index\.html#\/news\/0 are built by script/),
  });
});
