// The articles that a list page links to. A pure function of the page.
import { load } from "cheerio/slim";
import type { AnyNode, Element } from "domhandler";
import type { Instant } from "../article.ts";
import { readDate } from "../extract/dates.ts";
import { plainText } from "../extract/plain-text.ts";
import type { Link } from "./link.ts";

/** The list page and what the source says of its articles. */
export interface ListPage {
  url: string;
  /** A URLPattern with `:key`, relative to `home`. */
  article: string;
  home: string;
  timeZone: string;
  now: Instant;
}

/** Characters around a link in which its date is looked for: a row of a list, not a whole column. */
const rowLength = 200;
/** A key names a record in KV, with the source's id before it and 512 bytes in all. In an address every character is one byte. */
const longestKey = 400;

/** Links that match the source's pattern, one for each key, in page order; of several to one key, the longest text. */
export function discoverLinks(html: string, page: ListPage): Link[] {
  const $ = load(html);
  const base = baseOf($("base[href]").attr("href"), page.url);
  const pattern = new URLPattern(page.article, page.home);
  const found = new Map<string, Link>();
  for (const anchor of $<Element, string>("a[href]")) {
    const url = canonical(anchor.attribs.href, base, page.home);
    const key = url && keyOf(url, pattern);
    if (!url || !key) continue;
    const text = plainText(anchor.attribs.title ?? "") || plainText($(anchor).text());
    const own = found.get(key);
    const date = own?.date ?? dateNear(anchor, page);
    const best = own && own.text.length >= text.length ? own.text : text;
    found.set(key, { key, url: own?.url ?? url.href, text: best, ...(date ? { date } : {}) });
  }
  return [...found.values()];
}

function baseOf(href: string | undefined, url: string): string {
  return href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url;
}

/** One form for all ways to write an address of the site: its scheme and host as `home` has them, parameters sorted, no fragment. */
function canonical(href: string | undefined, base: string, home: string): URL | undefined {
  const text = href?.trim() ?? "";
  if (text === "" || text.length > 2000 || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  const site = new URL(home);
  if (!/^https?:$/.test(url.protocol) || bareHost(url) !== bareHost(site)) return undefined;
  url.protocol = site.protocol;
  url.host = site.host;
  url.hash = "";
  url.searchParams.sort();
  return url;
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^www\./, "");
}

function keyOf(url: URL, pattern: URLPattern): string | undefined {
  const match = pattern.exec(url.href);
  const key = match?.pathname.groups.key ?? match?.search.groups.key;
  return key !== undefined && key.length <= longestKey ? key : undefined;
}

/** A date in the row of a link: in the smallest element around it that has more text than the link. */
function dateNear(anchor: Element, page: ListPage) {
  let element: AnyNode | null = anchor.parent;
  for (let steps = 0; element && steps < 4; steps++, element = element.parent) {
    const text = boundedText(element, rowLength);
    if (text === undefined) return undefined;
    const date = readDate(text, { zone: page.timeZone, now: page.now });
    if (date) return date;
  }
  return undefined;
}

/** The text of an element, unless it has more than `most` characters. Stops as soon as it has. */
function boundedText(element: AnyNode, most: number): string | undefined {
  const stack: AnyNode[] = [element];
  let text = "";
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === "text") text += `${node.data} `;
    if ("children" in node) stack.push(...node.children.toReversed());
    if (text.length > most) return undefined;
  }
  return text;
}
