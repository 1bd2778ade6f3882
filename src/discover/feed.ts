// The articles that an upstream feed names: RSS, Atom or JSON Feed. A pure function of the decoded document.
import { load } from "cheerio/slim";
import RssParser from "rss-parser";
import { z } from "zod";
import { plainText } from "../extract/plain-text.ts";
import { articleAddresses } from "./article-address.ts";
import type { DiscoverContext, Discovered, Link } from "./link.ts";
import { upstreamDate } from "./upstream-date.ts";

/** What the three formats say of an item, in one shape. `addresses`: where it may stand, the surest first. */
interface Item {
  addresses: (string | undefined)[];
  title: string | undefined;
  date: string | undefined;
}

/** What relative links of a feed are relative to, where it says so. https://www.w3.org/TR/xmlbase/ */
const feedBase = /<(?:feed|rss|channel)\s[^<>]{0,1000}?xml:base=["']([^"'<>]{1,500})["']/;
/** Characters of a title that are looked at. */
const longestTitle = 2000;

const text = z.string().catch("");

/** https://www.jsonfeed.org/version/1.1/ */
const jsonFeed = z.object({
  version: z.string().startsWith("https://jsonfeed.org/version/"),
  items: z.array(z.object({ url: text, id: text, title: text, date_published: text })),
});

/** The items that match the source's pattern, one for each key, in the feed's order. Never throws: what is no feed says so. */
export async function discoverInFeed(document: string, context: DiscoverContext): Promise<Discovered> {
  try {
    if (document.trimStart().startsWith("{")) return { kind: "links", links: linksOf(jsonItems(document), context) };
    const base = document.slice(0, 2000).match(feedBase)?.[1];
    const items = await xmlItems(document);
    return { kind: "links", links: linksOf(items, context, base) };
  } catch (error) {
    const why = error instanceof z.ZodError ? "is no JSON Feed" : `is no feed: ${messageOf(error)}`;
    return { kind: "unreadable", why };
  }
}

function jsonItems(document: string): Item[] {
  return jsonFeed.parse(JSON.parse(document)).items.map(({ url, id, title, date_published: date }) => ({
    addresses: [url, id],
    title,
    date,
  }));
}

async function xmlItems(document: string): Promise<Item[]> {
  const { items } = await parsed(document).catch((error: unknown) => {
    const mended = repaired(document);
    if (mended === document) throw error;
    return parsed(mended);
  });
  return items.map(({ link, guid, title, pubDate, published, updated, dcDate }) => ({
    addresses: [link, guid],
    title,
    // The parser takes the time of an Atom entry's last change for want of another.
    date: stringOf(published) ?? (updated === undefined ? (pubDate ?? stringOf(dcDate)) : undefined),
  }));
}

function parsed(document: string) {
  const parser = new RssParser<object, Record<"published" | "updated" | "dcDate", unknown>>({
    customFields: { item: ["published", "updated", ["dc:date", "dcDate"]] },
  });
  return parser.parseString(document);
}

const cdata = "<![CDATA[";

/** With its bare ampersands escaped, and without times that are none: strict parsers give up a whole feed for one of them. */
function repaired(document: string): string {
  const [before = "", ...sections] = document.split(cdata);
  const rest = sections.map((section) => {
    const end = section.indexOf("]]>");
    return end < 0 ? section : section.slice(0, end) + repairedText(section.slice(end));
  });
  return [repairedText(before), ...rest].join(cdata);
}

function repairedText(text: string): string {
  return text
    .replace(/&(?!#?\w{1,31};)/g, "&amp;")
    .replace(/<(published|updated)>([^<>]{0,100})<\/\1>/g, (found, _, time) =>
      Number.isNaN(Date.parse(time)) ? "" : found,
    );
}

function linksOf(items: readonly Item[], context: DiscoverContext, stated = ""): Link[] {
  const read = articleAddresses(context);
  const base = URL.canParse(stated, context.url) ? new URL(stated, context.url).href : context.url;
  const found = new Map<string, Link>();
  for (const { addresses, title, date } of items) {
    const address = addresses.map((one) => read(stringOf(one), base)).find((one) => one !== undefined);
    if (!address || found.has(address.key)) continue;
    const stated = upstreamDate(stringOf(date), { zone: context.timeZone, now: context.now });
    found.set(address.key, { ...address, text: titleText(stringOf(title) ?? ""), ...(stated ? { date: stated } : {}) });
  }
  return [...found.values()];
}

/** A feed's title may be HTML, whether its format says so or not. */
function titleText(title: string): string {
  const beginning = title.slice(0, longestTitle);
  return plainText(/[<&]/.test(beginning) ? load(beginning).root().text() : beginning);
}

/** The parser gives an object where an element that should hold text holds elements. */
function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 120);
}
