import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { expect, it } from "vitest";
import { defineSource } from "../../src/sources/schema.ts";
import { concatenated } from "../../src/store/document.ts";
import type { Document } from "../../src/store/documents.ts";
import { renderEntries } from "../../src/syndicate/entry.ts";
import { type Format, feedFiles, formats } from "../../src/syndicate/format.ts";
import { originPlaceholder, sourceFrame, type Variant } from "../../src/syndicate/head.ts";
import { deletedOf } from "../../src/syndicate/tombstone.ts";
import { joinedBytes, mergedDocument } from "../../src/web/join.ts";
import { awkward, source } from "./awkward.ts";
import { origin } from "./documents.ts";
import { rssFaults } from "./rss-profile.ts";

const noon = Date.parse("2020-09-04T12:00:00Z");
const hub = `${originPlaceholder}/hub`;

function empty(format: Format, more = {}): string {
  const { head, tail } = sourceFrame(format, source, noon, { hub, ...more });
  return (head + tail).replaceAll(originPlaceholder, origin);
}

it("a feed tells in each format what the source's file says, its hub and itself", () => {
  const rss = parseRssFeed(empty("rss"));
  expect(rss).toMatchObject({
    title: source.title,
    link: source.home,
    language: "de",
    copyright: source.rights,
    lastBuildDate: "Fri, 04 Sep 2020 12:00:00 GMT",
    ttl: 60,
    image: { url: source.logo, title: source.title, link: source.home },
  });
  expect(rss.atom?.links?.map(({ rel, href }) => [rel, href])).toEqual([
    ["self", `${origin}/awkward/rss.xml`],
    ["hub", `${origin}/hub`],
  ]);
  const atom = parseAtomFeed(empty("atom"));
  expect(atom).toMatchObject({
    id: "tag:awkward.example.org,2026:awkward",
    updated: "2020-09-04T12:00:00.000Z",
    icon: source.icon,
    logo: source.logo,
    rights: { value: source.rights },
    generator: { text: "Pagewire" },
    xml: { lang: "de" },
  });
  expect(parseJsonFeed(empty("json"))).toMatchObject({
    title: source.title,
    language: "de",
    icon: source.icon,
    feed_url: `${origin}/awkward/feed.json`,
    hubs: [{ type: "WebSub", url: `${origin}/hub` }],
  });
});

it("Atom tells a withdrawn article and its place in the history, before the entries", () => {
  const deleted = deletedOf([{ key: "7", withdrawn: { at: noon, status: 410 } }, { key: "8" }], source);
  const place = { previous: "/awkward/archive/2020-08.xml", current: "/awkward/atom.xml", isArchive: true };
  const text = empty("atom", { deleted, place });
  expect(text).toContain(
    '<at:deleted-entry ref="tag:awkward.example.org,2026:awkward/7" when="2020-09-04T12:00:00.000Z"><at:comment>Its page is gone: the site answers 410.</at:comment></at:deleted-entry>',
  );
  expect(text).toContain('xmlns:at="http://purl.org/atompub/tombstones/1.0"');
  expect(text).toContain("<fh:archive/>");
  expect(text).toContain(`href="${origin}/awkward/archive/2020-08.xml"`);
  expect(text).not.toContain("awkward/8");
});

const second = defineSource({
  ...source,
  id: "second",
  title: "Zweite & <b>",
  home: "http://second.example/",
  link: "page",
});

/** A source's stored document of one article. */
function documentOf(format: Format, own: typeof source, at: number): Document {
  const article = awkward[at]?.article;
  if (article === undefined) throw new Error("there are awkward articles");
  const bytes = concatenated([
    new TextEncoder().encode(renderEntries({ ...article, id: `${article.id}-${own.id}` }, own)[format]),
  ]);
  const none = new Uint8Array();
  return {
    etag: "x",
    modified: noon,
    head: none,
    entries: [{ order: ["2020-09-04", noon - at, article.key], bytes, edition: 1 }],
    tail: none,
  };
}

/** A source's stored Atom document of one article, whose head says this of its history. */
function withHistory(own: typeof source, at: number, variant: Variant): Document {
  const { head } = sourceFrame("atom", own, noon, variant);
  return { ...documentOf("atom", own, at), head: concatenated([new TextEncoder().encode(head)]) };
}

it("a merged Atom document tells what its sources withdrew, the last first, and is complete where all of them are", () => {
  const gone = (own: typeof source, key: string, at: number) =>
    deletedOf([{ key, withdrawn: { at, status: 410 } }], own);
  const complete = { place: { isComplete: true } };
  const parts = [
    { source, document: withHistory(source, 0, { ...complete, deleted: gone(source, "a&b", noon) }) },
    { source: second, document: withHistory(second, 1, { ...complete, deleted: gone(second, "8", noon + 1000) }) },
  ];
  const merged = (of: typeof parts, limit: number, isAll: boolean) =>
    new TextDecoder().decode(joinedBytes(mergedDocument("atom", of, limit, origin, isAll), origin));
  const text = merged(parts, 50, true);
  expect(
    [...text.matchAll(/<at:deleted-entry ref="([^"]*)" when="([^"]*)"/g)].map(([, ref, when]) => [ref, when]),
  ).toEqual([
    ["tag:second.example,2026:second/8", "2020-09-04T12:00:01.000Z"],
    ["tag:awkward.example.org,2026:awkward/a%26b", "2020-09-04T12:00:00.000Z"],
  ]);
  expect(text).toContain("<at:comment>Its page is gone: the site answers 410.</at:comment>");
  expect(text).toContain("<fh:complete/>");
  expect(merged(parts, 1, true)).not.toContain("fh:complete");
  expect(merged(parts, 50, false)).not.toContain("fh:complete");
  const [first] = parts;
  const older = { source: second, document: withHistory(second, 1, { place: { current: "/second/atom.xml" } }) };
  expect(merged(first ? [first, older] : [], 50, true)).not.toContain("fh:complete");
});

it.each(formats)("a merged %s document names the source of each item", (format) => {
  const parts = [source, second].map((own, at) => ({ source: own, document: documentOf(format, own, at) }));
  const text = new TextDecoder().decode(joinedBytes(mergedDocument(format, parts, 50, origin, true), origin));
  const address = (id: string) => `${origin}/${id}/${feedFiles[format]}`;
  switch (format) {
    case "rss":
      expect(rssFaults(text, `${origin}/rss.xml`)).toEqual([]);
      expect(parseRssFeed(text).items?.map((item) => item.source)).toEqual([
        { title: source.title, url: address("awkward") },
        { title: second.title, url: address("second") },
      ]);
      // The second wants its links to lead to our pages.
      expect(parseRssFeed(text).items?.map(({ link }) => link)).toEqual([
        "https://awkward.example.org/news/1",
        `${origin}/second/2`,
      ]);
      break;
    case "atom":
      expect(parseAtomFeed(text).entries?.map((entry) => entry.source?.id)).toEqual([
        "tag:awkward.example.org,2026:awkward",
        "tag:second.example,2026:second",
      ]);
      break;
    case "json": {
      const { items } = JSON.parse(text);
      expect(items.map(({ _pagewire }: { _pagewire: { source: object } }) => _pagewire.source)).toEqual([
        { id: "awkward", title: source.title, feed_url: address("awkward"), home_page_url: source.home },
        { id: "second", title: second.title, feed_url: address("second"), home_page_url: second.home },
      ]);
    }
  }
});
