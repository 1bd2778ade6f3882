// The articles that a list page links to. A pure function of the page.
import type { AnyNode, Element } from "domhandler";
import type { PageDate } from "../article.ts";
import { type DateContext, readDate } from "../extract/dates.ts";
import { parse } from "../extract/parse.ts";
import { plainText } from "../extract/plain-text.ts";
import { textOf } from "../extract/text-of.ts";
import { articleAddresses } from "./article-address.ts";
import type { DiscoverContext, Link } from "./link.ts";
import { pageLinks } from "./page-links.ts";

/** Characters around a link in which its date is looked for: a row of a list, not a whole column. */
const rowLength = 200;
/** Fewer characters may stand in any title. */
const shortestTitle = 6;
/** Of a card, its heading is the title and the rest is not. */
const heading = /^h[1-6]$/;
/** Nodes of a link that are looked through for one. */
const nodeLimit = 200;

/** Links that match the source's pattern, one for each key, in page order. */
export function discoverLinks(html: string, context: DiscoverContext): Link[] {
  const { anchors, base } = pageLinks(parse(html).root, context.url);
  const read = articleAddresses(context);
  const found = new Map<string, Link>();
  for (const anchor of anchors) {
    const address = read(anchor.attribs.href, base);
    if (!address) continue;
    const { key, url } = address;
    const text = plainText(linkText(anchor));
    const own = found.get(key);
    const date = own?.date ?? dateNear(anchor, { zone: context.timeZone, now: context.now });
    const best = titleOf(own?.text ?? "", text);
    found.set(key, { key, url: own?.url ?? url, text: best, ...(date ? { date } : {}) });
  }
  return [...found.values()];
}

/** Of what two links to one article are called, the title: the longer, unless it says more before it, as `Continue reading …` does. */
export function titleOf(one: string, other: string): string {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= shortestTitle && long.indexOf(short) > 0 ? short : long;
}

/** What a link is called: by its title, by the heading in it, by its text. */
export function linkText(anchor: Element): string {
  const title = anchor.attribs.title ?? "";
  if (title.trim() !== "") return title;
  const headed = firstWithin(anchor, ({ name }) => heading.test(name));
  return (headed ? textOf(headed) : "").trim() || textOf(anchor);
}

/** The first element within `element`, in reading order, that `isWanted`. */
export function firstWithin(element: Element, isWanted: (one: Element) => boolean): Element | undefined {
  const stack: AnyNode[] = element.children.toReversed();
  let seen = 0;
  for (let node = stack.pop(); node && seen < nodeLimit; node = stack.pop(), seen++) {
    if (!("children" in node)) continue;
    if ("name" in node && isWanted(node)) return node;
    stack.push(...node.children.toReversed());
  }
  return undefined;
}

/** A date in the row of a link: in the smallest element around it that has more text than the link. */
export function dateNear(anchor: Element, context: DateContext): PageDate | undefined {
  let element: AnyNode | null = anchor.parent;
  for (let steps = 0; element && steps < 4; steps++, element = element.parent) {
    const text = boundedText(element, rowLength);
    if (text === undefined) return undefined;
    const date = readDate(text, context);
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
