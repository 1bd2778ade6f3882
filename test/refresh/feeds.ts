// What a reader gets out of a feed: parsed by libraries that are not ours.
import { decodeHTML } from "entities";
import RssParser from "rss-parser";
import type { Run } from "./run.ts";

export interface ReadItem {
  id: string;
  title: string;
  link: string;
  authors: string[];
  /** ISO 8601, in UTC. */
  published: string | undefined;
  updated: string | undefined;
  html: string;
  views: number | undefined;
}

interface Extra {
  views: { "media:statistics"?: { $: { views: string } }[] };
  creators?: string[];
  people?: { name: string[] }[];
  "content:encoded"?: string;
  /** The element as it stands, with its type. */
  constructs?: (string | { _: string; $: { type?: string } })[];
  id?: string;
  published?: string;
  updated?: string;
}

const parser = new RssParser<object, Extra>({
  customFields: {
    item: [
      ["media:community", "views"],
      ["dc:creator", "creators", { keepArray: true }],
      ["author", "people", { keepArray: true }],
      ["title", "constructs", { keepArray: true }],
      ["published", "published"],
      ["updated", "updated"],
    ],
  },
});

const viewsOf = (item: Extra) => {
  const text = item.views?.["media:statistics"]?.[0]?.$.views;
  return text === undefined ? undefined : Number(text);
};
/** A title as a reader shows it; one of type html is HTML. https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1 */
function shownTitle({ constructs = [] }: Extra): string {
  const [construct = ""] = constructs;
  if (typeof construct === "string") return construct;
  return construct.$.type === "html" ? decodeHTML(construct._) : construct._;
}

const iso = (text: string | undefined) => (text === undefined ? undefined : new Date(text).toISOString());

export async function readRss(run: Run, path = "/xjyszb/rss.xml"): Promise<ReadItem[]> {
  const { items } = await parser.parseString(await run.text(path));
  return items.map((item) => ({
    id: item.guid ?? "",
    title: item.title ?? "",
    link: item.link ?? "",
    authors: item.creators ?? [],
    published: iso(item.pubDate),
    updated: undefined,
    html: item["content:encoded"] ?? item.content ?? "",
    views: viewsOf(item),
  }));
}

export async function readAtom(run: Run, path = "/xjyszb/atom.xml"): Promise<ReadItem[]> {
  const { items } = await parser.parseString(await run.text(path));
  return items.map((item) => ({
    id: item.id ?? "",
    title: shownTitle(item),
    link: item.link ?? "",
    authors: (item.people ?? []).flatMap(({ name }) => name),
    published: iso(item.published),
    updated: iso(item.updated),
    html: item.content ?? "",
    views: viewsOf(item),
  }));
}

interface JsonItem {
  id: string;
  title: string;
  url: string;
  authors?: { name: string }[];
  date_published?: string;
  date_modified?: string;
  content_html: string;
  _pagewire: { views?: { count: number } };
}

export async function readJson(run: Run, path = "/xjyszb/feed.json"): Promise<ReadItem[]> {
  const { items } = await run.json<{ items: JsonItem[] }>(path);
  return items.map((item) => ({
    id: item.id,
    title: item.title,
    link: item.url,
    authors: (item.authors ?? []).map(({ name }) => name),
    published: iso(item.date_published),
    updated: iso(item.date_modified),
    html: item.content_html,
    views: item._pagewire.views?.count,
  }));
}

export const feedPaths = [
  "/xjyszb/rss.xml",
  "/xjyszb/atom.xml",
  "/xjyszb/feed.json",
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
];

/** Every feed as bytes and ETag: equal when nothing moved. */
export async function snapshot(run: Run): Promise<[string, string | null, string][]> {
  const answers = await Promise.all(feedPaths.map((path) => run.get(path)));
  return Promise.all(
    answers.map(
      async (answer, at) =>
        [feedPaths[at] ?? "", answer.headers.get("etag"), await answer.text()] as [string, string | null, string],
    ),
  );
}
