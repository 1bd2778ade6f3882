import { expect, it } from "vitest";
import { articleAddresses } from "../../src/discover/article-address.ts";

const home = "http://paper.example/";
const reading = (article: string, href: string) => articleAddresses({ home, article })(href, `${home}list/`);

it.each([
  ["/News/:key.aspx", "/News/12.aspx", "12"],
  ["/News/:key.aspx", "https://www.paper.example/News/12.aspx#top", "12"],
  ["/News/:key.aspx", "/News/12.aspx?utm_source=home&from=1", "12"],
  ["/(\\d{4})/(\\d{2})/:key.html", "/2020/09/0412.html", "0412"],
  ["/content/:day/t:key.html", "/content/202009/t20200904_12.html", "20200904_12"],
  ["/:column/:slug-:key(\\d+).html", "/sport/team-wins-2-1-again-884412.html", "884412"],
  ["/:key(\\d{4}/\\d{2}/\\d{2}/\\d+).html", "/2020/09/04/3.html", "2020/09/04/3"],
  ["/shownews.asp?id=:key", "/shownews.asp?id=77", "77"],
  ["/shownews.asp?id=:key", "/shownews.asp?cid=3&id=77&utm_medium=x", "77"],
  ["/index.php?m=show&id=:key", "/index.php?id=77&m=show", "77"],
  ["/:part\\?id=:key", "/show?id=77", "77"],
  ["/html/?:key.html", "/html/?123.html", "123"],
  ["https://news.paper.example/a/:key", "http://news.paper.example/a/x1?share=1", "x1"],
])("%s finds the key of %s", (article, href, key) => {
  expect(reading(article, href)?.key).toBe(key);
});

it.each([
  ["/News/:key.aspx", "/List.aspx?c=1"],
  ["/News/:key.aspx", "http://other.example/News/12.aspx"],
  ["/News/:key.aspx", "javascript:void(0)"],
  ["/News/:key.aspx", "mailto:a@paper.example"],
  ["/shownews.asp?id=:key", "/shownews.asp?cid=3"],
  ["/shownews.asp?id=:key", "/list.asp?id=3"],
  ["/index.php?m=show&id=:key", "/index.php?id=77&m=list"],
  ["/html/?:key.html", "/html/?id=123"],
  ["/html/?:key.html", "/html/"],
  ["/:key(\\d+)", "/about"],
])("%s leaves %s alone", (article, href) => {
  expect(reading(article, href)).toBeUndefined();
});

it("a query that is a word and no parameter stays as it is written", () => {
  expect(reading("/html/?:key.html", "http://www.paper.example/html/?123.html#a")?.url).toBe(
    "http://paper.example/html/?123.html",
  );
});

it("one article has one address, however it is written", () => {
  const ways = [
    "/show.asp?b=2&a=1&id=9",
    "http://www.paper.example/show.asp?id=9&a=1&b=2#text",
    "https://paper.example/show.asp?a=1&utm_campaign=x&b=2&id=9&fbclid=1",
  ];
  expect(new Set(ways.map((href) => reading("/show.asp?id=:key", href)?.url))).toEqual(
    new Set(["http://paper.example/show.asp?a=1&b=2&id=9"]),
  );
});
