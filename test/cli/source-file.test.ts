import { expect, test } from "vitest";
import { articlePattern, sourceFile } from "../../src/cli/source-file.ts";
import { articleAddresses } from "../../src/discover/article-address.ts";
import { pageLocale } from "../../src/discover/page-locale.ts";
import { readPage } from "../../src/extract/page.ts";
import { parse } from "../../src/extract/parse.ts";

test.each([
  ["http://paper.example/News/1021.aspx", "/News/:key.aspx", "1021"],
  ["https://blog.example/2020/09/412/", "/*/*/:key/", "412"],
  ["http://gov.example/art/2020/9/4/art_15_1.html", "/art/*/*/*/:key.html", "art_15_1"],
  ["http://asp.example/shownews.asp?id=338", "/shownews.asp?id=:key", "338"],
  [
    "http://phpcms.example/index.php?m=content&c=index&a=show&catid=6&id=123",
    "/index.php?m=content&c=index&a=show&id=:key",
    "123",
  ],
  ["http://empire.example/e/action/ShowInfo.php?classid=2&id=10", "/e/action/ShowInfo.php?id=:key", "10"],
  ["http://asp.example/show2.asp?page=1&id=3", "/show2.asp?id=:key", "3"],
  ["http://aspx.example/content.aspx?lang=zh1&NewsID=88", "/content.aspx?lang=zh1&NewsID=:key", "88"],
  ["http://forum.example/forum.php?mod=viewthread&fid=2&tid=57", "/forum.php?mod=viewthread&tid=:key", "57"],
  ["http://wp.example/?p=412", "/?p=:key", "412"],
  ["http://m.example/a/88123.html?from=singlemessage&isappinstalled=0", "/a/:key.html", "88123"],
  ["http://folder.example/2020/0904/12345/index.html", "/*/*/:key/index.html", "12345"],
  ["http://webplus.example/2020/0904/c1020a5400/page.htm", "/*/*/:key/page.htm", "c1020a5400"],
  ["http://asp.example/html/?123.html", "/html/?:key.html", "123"],
  ["https://slug.example/p/123/title-of-it/", "/p/:key/*/", "123"],
  ["https://slug.example/2020/09/title-of-it/", "/*/*/:key/", "title-of-it"],
  ["https://paper.example/town/title-of-it-a-1000312.html", "/town/:title-:key(\\d+).html", "1000312"],
  ["http://trs.example/xw/202009/t20200904_880120.html", "/xw/*/:key.html", "t20200904_880120"],
])("the pattern made of %s matches it, finds its key, and matches no page of its folder", (address, pattern, key) => {
  expect(articlePattern(address)).toBe(pattern);
  const read = articleAddresses({ home: new URL("/", address).href, article: pattern });
  expect(read(address, address)?.key).toBe(key);
  expect(read(new URL("./", address.replace(/\/$/, "")).href, address)).toBeUndefined();
});

const fileOf = (html: string, url: string, title: string) => {
  const page = readPage(parse(html).root, url);
  return sourceFile(page, title, pageLocale(page));
};

test("a source file has the page's own language, time zone and site", () => {
  const html = `<html lang="de"><head><title>Der Fluss steigt | Auenbote</title></head><body><h1>Der Fluss steigt</h1></body></html>`;
  const file = fileOf(html, "https://www.auen-bote.example/lokales/der-fluss-steigt-40712.html", "Der Fluss steigt");
  for (const field of ['language: "de"', 'timeZone: "Europe/Berlin"', 'title: "Auenbote"', 'id: "auen-bote"'])
    expect(file).toContain(field);
});

test("an article that is a number in the query of the home page is not the home page", () => {
  const html = "<title>河上来了一条纸船_云檐报</title><h1>河上来了一条纸船</h1>";
  const file = fileOf(html, "http://www.yunyan.example/index.php?m=content&a=show&id=7", "河上来了一条纸船");
  expect(file).toContain('title: "云檐报"');
});

test("a page that is called by its article alone names no site, a forum's software is none", () => {
  const title = "河上来了一条纸船";
  const page = (named: string) => `<html><head><title>${named}</title></head><body><h1>${title}</h1></body></html>`;
  const url = "http://www.yunyan.example/News/7.aspx";
  expect(fileOf(page(title), url, title)).toContain('title: "www.yunyan.example"');
  expect(fileOf(page(`${title} - 云檐论坛 - Powered by Discuz!`), url, title)).toContain('title: "云檐论坛"');
});
