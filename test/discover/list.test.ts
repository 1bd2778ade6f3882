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
  expect(discoverLinks(html, context).map(({ url }) => url)).toEqual(["http://paper.example/News/7.aspx"]);
});

it("the rows of a list that a script pages through are links, with their dates", () => {
  const rows = [1, 2].map(
    (key) =>
      `<record><![CDATA[<li><a href="/News/${key}.aspx">河上来了纸船${key}</a><span>2020-09-0${key}</span></li>]]></record>`,
  );
  const html = `<div id="1"><script type="text/xml"><datastore><recordset>${rows.join("")}</recordset></datastore></script></div>`;
  expect(discoverLinks(html, context)).toMatchObject([
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
  expect(discoverLinks(html, context).map(({ key }) => key)).toEqual(["1"]);
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
  expect(discoverLinks(html, context).map(({ text }) => text)).toEqual([title]);
});
