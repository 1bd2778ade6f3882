import { expect, it } from "vitest";
import { discoverLinks } from "../../src/discover/list.ts";

const context = {
  url: "http://paper.example/list/",
  home: "http://paper.example/",
  article: "/News/:key.aspx",
  timeZone: "Asia/Shanghai",
  now: Date.parse("2020-09-10T00:00:00Z"),
};
const link = '<a href="/News/1.aspx">河上来了一条纸船</a>';

it("links are relative to the page's first <base> that is an address", () => {
  const html = `<head><base target="_blank"><base href="http://paper.example/News/"></head><a href="7.aspx">河上来了一条纸船</a>`;
  expect(discoverLinks(html, context).links.map(({ url }) => url)).toEqual(["http://paper.example/News/7.aspx"]);
});

it("the rows of a list that a script pages through are links, with their dates", () => {
  const rows = [1, 2].map(
    (key) =>
      `<record><![CDATA[<li><a href="/News/${key}.aspx">河上来了纸船${key}</a><span>2020-09-0${key}</span></li>]]></record>`,
  );
  const html = `<div id="1"><script type="text/xml"><datastore><recordset>${rows.join("")}</recordset></datastore></script></div>`;
  expect(discoverLinks(html, context).links).toMatchObject([
    { key: "1", text: "河上来了纸船1", date: { at: Date.parse("2020-09-01T00:00:00+08:00"), precision: "day" } },
    { key: "2", text: "河上来了纸船2" },
  ]);
});

it.each([
  ["scripts in scripts", `${link}${'<script type="text/xml">'.repeat(50_000)}`],
  ["50,000 elements in each other", `${link}${"<div>".repeat(50_000)}${link}`],
  ["20,000 links in elements that nothing closes", `<span>${link}`.repeat(20_000)],
  ["5 MB of text", `${link}${"字".repeat(5_000_000)}${link}`],
])("a list of %s is read within what any page may cost", (_, html) => {
  const before = performance.now();
  expect(discoverLinks(html, context).links.map(({ key }) => key)).toEqual(["1"]);
  expect(performance.now() - before).toBeLessThan(1000);
});

it.each([
  [
    "what is said before the title",
    ["Paper boat", 'Continue reading "Paper boat"', "Leave a comment on Paper boat"],
    "Paper boat",
  ],
  ["a title that is cut short", ["河上来了一条…", "河上来了一条纸船"], "河上来了一条纸船"],
  ["a number", ["河上来了2条纸船", "2"], "河上来了2条纸船"],
])("of several links to one article the title is taken: %s", (_, texts, title) => {
  const html = texts.map((text) => `<a href="/News/1.aspx">${text}</a>`).join("");
  expect(discoverLinks(html, context).links.map(({ text }) => text)).toEqual([title]);
});

const dayOf = (html: string) =>
  discoverLinks(html, { ...context, timeZone: "UTC" }).links.map(
    ({ date }) => date && new Date(date.at).toISOString().slice(0, 16),
  );

it.each([
  ["in a row", "<li>TITLE<span>[2020-09-04]</span></li>", "2020-09-04T00:00"],
  ["in two elements", "<li>TITLE<em>2020-09-04</em><i>10:05</i></li>", "2020-09-04T10:05"],
  ["in a cell", "<tr><td>TITLE</td><td>2020-9-4</td></tr>", "2020-09-04T00:00"],
  ["among other things", "<li>TITLE 来源：云檐县融媒体中心 时间：2020年9月4日 点击：33</li>", "2020-09-04T00:00"],
  [
    "before it, in words",
    "<div><p>By Jane Doe Smith | September 4, 2020 | 3 comments</p><h3>TITLE</h3></div>",
    "2020-09-04T00:00",
  ],
  ["as hours", "<div>TITLE<span>3小时前</span></div>", "2020-09-09T00:00"],
])("a date beside a link is its: %s", (_, row, day) => {
  expect(dayOf(row.replace("TITLE", link))).toEqual([day]);
});

it.each([
  ["the title's own", `<li><a href="/News/1.aspx">关于2020年5月1日放假的通知</a></li>`],
  [
    "the title's own, cut short",
    `<li><a href="/News/1.aspx" title="关于2020年5月1日放假的通知">关于2020年5月1日…</a></li>`,
  ],
  ["a sentence's", `<div>${link}<p>会议于2020年9月2日召开</p></div>`],
  ["one to come", `<div>${link}<p>截止 2020-09-30</p></div>`],
])("a date that is %s is none of the article", (_, row) => {
  expect(dayOf(row)).toEqual([undefined]);
});

it("the date of another article's row is none of this one's", () => {
  const rows = `<tr><td>${link}</td></tr><tr><td>${link.replace("1", "2")}</td><td>2020-09-04</td></tr>`;
  expect(dayOf(`<table>${rows}</table>`)).toEqual([undefined, "2020-09-04T00:00"]);
});

it.each([
  `href="javascript:void(0)" onclick="window.open('/News/7.aspx')"`,
  `href="#" onclick="location.href='../News/7.aspx';return false"`,
  `href="javascript:openPage('/News/7.aspx', 800)"`,
  `href="" onclick='go("http://paper.example/News/7.aspx")'`,
])("a link that a script follows leads where it says: <a %s>", (attributes) => {
  expect(discoverLinks(`<a ${attributes}>河上来了一条纸船</a>`, context).links).toMatchObject([{ key: "7" }]);
});

it("a list that cannot be read to its end says so", () => {
  const rows = Array.from({ length: 16_000 }, (_, at) => `<p>${at}</p>`).join("");
  expect(discoverLinks(link + rows, context)).toMatchObject({
    links: [{ key: "1" }],
    cut: expect.stringContaining("15000 elements"),
  });
  expect(discoverLinks(link, context)).toEqual({ kind: "links", links: [expect.objectContaining({ key: "1" })] });
});
