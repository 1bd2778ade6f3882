import { expect, it } from "vitest";
import { discoverInFeed } from "../../src/discover/feed.ts";

const context = {
  url: "https://paper.example/feed",
  home: "https://paper.example/",
  article: "/news/:key.html",
  timeZone: "Asia/Tokyo",
  now: Date.parse("2020-09-05T00:00:00Z"),
};

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>P</title>
<item><title>First &amp; foremost</title><link>https://paper.example/news/1.html?utm_source=rss</link><pubDate>Fri, 04 Sep 2020 10:05:07 +0900</pubDate></item>
<item><title>A day</title><link>http://feeds.example/redirect/2</link><guid>https://paper.example/news/2.html</guid><pubDate>Thu, 03 Sep 2020 15:00:00 GMT</pubDate></item>
<item><title>Elsewhere</title><link>https://other.example/news/3.html</link></item>
<item><title>Twice</title><link>https://paper.example/news/1.html</link></item></channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><id>x</id>
<entry><title type="html">First &amp;amp; foremost</title><id>urn:1</id><link href="https://paper.example/news/1.html"/><published>2020-09-04T10:05:07+09:00</published></entry>
<entry><title>A day</title><id>https://paper.example/news/2.html</id><link href="https://paper.example/news/2.html"/><published>2020-09-04T00:00:00+09:00</published></entry></feed>`;
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>P</title></channel>
<item><title>First &amp; foremost</title><link>https://paper.example/news/1.html</link><dc:date>2020-09-04T10:05:07+09:00</dc:date></item>
<item><title>A day</title><link>https://paper.example/news/2.html</link><dc:date>2020-09-04</dc:date></item></rdf:RDF>`;
const json = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "P",
  items: [
    {
      id: "1",
      url: "https://paper.example/news/1.html",
      title: "First & foremost",
      date_published: "2020-09-04T10:05:07+09:00",
    },
    { id: "https://paper.example/news/2.html", title: "A day", date_published: "2020-09-04T00:00:00+09:00" },
  ],
});

it.each([
  ["RSS", rss],
  ["Atom", atom],
  ["RSS 1.0", rdf],
  ["JSON Feed", json],
])("%s gives articles with their titles and dates", async (_, document) => {
  expect(await discoverInFeed(document, context)).toEqual({
    kind: "links",
    links: [
      {
        key: "1",
        url: "https://paper.example/news/1.html",
        text: "First & foremost",
        date: { at: Date.parse("2020-09-04T01:05:07Z"), precision: "second" },
      },
      {
        key: "2",
        url: "https://paper.example/news/2.html",
        text: "A day",
        date: { at: Date.parse("2020-09-03T15:00:00Z"), precision: "day" },
      },
    ],
  });
});

it("relative links of a feed are relative to its base", async () => {
  const entry = '<entry><title>A boat</title><id>urn:1</id><link href="1.html"/></entry>';
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/news/"><title>P</title>${entry}</feed>`;
  expect(await discoverInFeed(feed, context)).toMatchObject({ links: [{ key: "1" }] });
});

it("when an entry last changed is not when it was published, and a time without a zone is the source's", async () => {
  const entry = (key: number, time: string) =>
    `<entry><title>A boat</title><link href="https://paper.example/news/${key}.html"/>${time}</entry>`;
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title>${entry(1, "<updated>2020-09-04T10:00:00Z</updated>")}${entry(2, "<published>2020-09-04T10:00:00</published><updated>2020-09-04T20:00:00Z</updated>")}</feed>`;
  const found = await discoverInFeed(feed, context);
  const dates = found.kind === "links" ? found.links.map(({ date }) => date?.at) : [];
  expect(dates).toEqual([undefined, Date.parse("2020-09-04T10:00:00+09:00")]);
});

it("one bare ampersand or one impossible time costs no article", async () => {
  const item = (title: string) =>
    `<item><title>${title}</title><link>https://paper.example/news/1.html?a=1&b=2</link></item>`;
  const section =
    "<item><title><![CDATA[Bread & butter &amp; jam]]></title><link>https://paper.example/news/2.html</link></item>";
  const feed = `<rss version="2.0"><channel>${item("Road & rail &amp; river")}${section}</channel></rss>`;
  expect(await discoverInFeed(feed, context)).toMatchObject({
    links: [
      { key: "1", text: "Road & rail & river", url: "https://paper.example/news/1.html?a=1&b=2" },
      { key: "2", text: "Bread & butter & jam" },
    ],
  });
  const entry =
    '<entry><title>A boat</title><link href="https://paper.example/news/1.html"/><published>昨天</published></entry>';
  const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title>${entry}</feed>`;
  expect(await discoverInFeed(atomFeed, context)).toMatchObject({ links: [{ key: "1" }] });
});

it.each([
  ["a web page", "<html><body><p>down for maintenance</body></html>"],
  ["nothing", ""],
  ["half a feed", rss.slice(0, 300)],
  ["other JSON", '{"error": "not found"}'],
  ["broken JSON", '{"version": '],
])("%s is no feed, and says so in one line", async (_, document) => {
  const found = await discoverInFeed(document, context);
  expect(found).toMatchObject({ kind: "unreadable" });
  expect(found.kind === "unreadable" && found.why).not.toContain("\n");
});
