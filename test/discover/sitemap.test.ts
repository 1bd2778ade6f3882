import { expect, it } from "vitest";
import { discoverInSitemap } from "../../src/discover/sitemap.ts";

const context = {
  url: "https://paper.example/sitemap.xml",
  home: "https://paper.example/",
  article: "/news/:key.html",
  timeZone: "Europe/Berlin",
  now: Date.parse("2020-09-05T00:00:00Z"),
};
const urlset = (urls: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${urls}</urlset>`;
const url = (key: number, more = "") => `<url><loc> https://paper.example/news/${key}.html </loc>${more}</url>`;
const keys = (document: string) => {
  const found = discoverInSitemap(document, context);
  return found.kind === "links" ? found.links.map(({ key }) => key) : found.kind;
};

it("the news extension gives title and date", () => {
  const news = `<news:news><news:publication><news:name>P</news:name></news:publication><news:publication_date>2020-09-04T10:05+02:00</news:publication_date><news:title>Bridge &amp; road</news:title></news:news>`;
  expect(discoverInSitemap(urlset(url(1, news)), context)).toEqual({
    kind: "links",
    links: [
      {
        key: "1",
        url: "https://paper.example/news/1.html",
        text: "Bridge & road",
        date: { at: Date.parse("2020-09-04T08:05:00Z"), precision: "minute" },
      },
    ],
  });
});

it("when a page last changed orders the articles and dates none", () => {
  const document = urlset(url(1, "<lastmod>2020-09-01</lastmod>") + url(2, "<lastmod>2020-09-03</lastmod>") + url(3));
  expect(keys(document)).toEqual(["2", "1", "3"]);
  expect(discoverInSitemap(document, context)).not.toMatchObject({ links: [{ date: expect.anything() }] });
});

it("of a site's whole history the newest hundred are taken", () => {
  const history = Array.from({ length: 3000 }, (_, at) => url(at + 1)).join("");
  const found = keys(urlset(history));
  expect(found).toHaveLength(100);
  expect(found[0]).toBe("3000");
});

it("pages that are no articles are none", () => {
  expect(keys(urlset(`<url><loc>https://paper.example/about</loc></url>${url(5)}`))).toEqual(["5"]);
});

it("an index names its newest sitemaps, those of news before all", () => {
  const index = (names: string[]) =>
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${names.map((name) => `<sitemap><loc>https://paper.example/${name}.xml</loc></sitemap>`).join("")}</sitemapindex>`;
  expect(discoverInSitemap(index(["posts-1", "posts-2", "posts-3"]), context)).toEqual({
    kind: "index",
    sitemaps: ["https://paper.example/posts-3.xml", "https://paper.example/posts-2.xml"],
    isDated: false,
  });
  expect(discoverInSitemap(index(["pages", "news-sitemap", "tags"]), context)).toMatchObject({
    sitemaps: ["https://paper.example/news-sitemap.xml"],
  });
});

it("an index without times is read by the months and kinds in the names of its sitemaps, never by the host's", () => {
  const index = (names: string[]) =>
    `<sitemapindex>${names.map((name) => `<sitemap><loc>https://rivernews.example/${name}.xml</loc></sitemap>`).join("")}</sitemapindex>`;
  expect(discoverInSitemap(index(["sitemap-2019-12", "sitemap-2020-09", "sitemap-2020-08"]), context)).toMatchObject({
    sitemaps: ["https://rivernews.example/sitemap-2020-09.xml", "https://rivernews.example/sitemap-2020-08.xml"],
  });
  expect(
    discoverInSitemap(index(["wp-sitemap-posts-page-1", "wp-sitemap-posts-post-1", "wp-sitemap-users-1"]), context),
  ).toMatchObject({
    sitemaps: ["https://rivernews.example/wp-sitemap-posts-post-1.xml"],
  });
});

it("a sitemap's own address and time are read, not those of its pictures", () => {
  const picture =
    "<image:image><image:loc>https://paper.example/news/9.html</image:loc><image:title>x</image:title></image:image>";
  expect(keys(urlset(`<url>${picture}<loc><![CDATA[https://paper.example/news/4.html]]></loc></url>`))).toEqual(["4"]);
});

it.each([
  ["of 20,000 pages", urlset(Array.from({ length: 20_000 }, (_, at) => url(at + 1)).join(""))],
  ["of 50,000 elements in each other", urlset(`${url(1)}${"<url>".repeat(50_000)}`)],
])("a sitemap %s is read in time", (_, document) => {
  const before = performance.now();
  expect(keys(document)).not.toHaveLength(0);
  expect(performance.now() - before).toBeLessThan(1000);
});

it.each(["<html><body>404</body></html>", "", "<urlse", "{}"])("%j is no sitemap", (document) => {
  expect(discoverInSitemap(document, context)).toMatchObject({ kind: "unreadable" });
});
