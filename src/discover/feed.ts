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

const text = z.string().catch("");

/** https://www.jsonfeed.org/version/1.1/ */
const jsonFeed = z.object({
  version: z.string().startsWith("https://jsonfeed.org/version/"),
  items: z.array(z.object({ url: text, id: text, title: text, date_published: text })),
});

/** The items that match the source's pattern, one for each key, in the feed's order. Never throws: what is no feed says so. */
export async function discoverInFeed(document: string, context: DiscoverContext): Promise<Discovered> {
  try {
    const items = document.trimStart().startsWith("{") ? jsonItems(document) : await xmlItems(document);
    return { kind: "links", links: linksOf(items, context) };
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
  const parser = new RssParser<object, { dcDate?: string }>({ customFields: { item: [["dc:date", "dcDate"]] } });
  const { items } = await parser.parseString(document);
  return items.map(({ link, guid, title, pubDate, dcDate }) => ({
    addresses: [link, guid],
    title,
    date: pubDate ?? dcDate,
  }));
}

function linksOf(items: readonly Item[], context: DiscoverContext): Link[] {
  const read = articleAddresses(context);
  const found = new Map<string, Link>();
  for (const { addresses, title, date } of items) {
    const address = addresses.map((one) => read(stringOf(one), context.url)).find((one) => one !== undefined);
    if (!address || found.has(address.key)) continue;
    const stated = upstreamDate(stringOf(date), { zone: context.timeZone, now: context.now });
    found.set(address.key, { ...address, text: titleText(stringOf(title) ?? ""), ...(stated ? { date: stated } : {}) });
  }
  return [...found.values()];
}

/** A feed's title may be HTML, whether its format says so or not. */
function titleText(title: string): string {
  return plainText(/[<&]/.test(title) ? load(title).root().text() : title);
}

/** The parser gives an object where an element that should hold text holds elements. */
function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 120);
}
