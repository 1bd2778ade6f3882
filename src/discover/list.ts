// The articles that a list page links to. A pure function of the page.
import type { AnyNode, Element } from "domhandler";
import { parse } from "../extract/parse.ts";
import { plainText } from "../extract/plain-text.ts";
import { textOf } from "../extract/text-of.ts";
import { articleAddresses } from "./article-address.ts";
import type { DiscoverContext, Discovered, Link } from "./link.ts";
import { addressOf, pageLinks } from "./page-links.ts";
import { rowDate } from "./row-date.ts";

/** Fewer characters may stand in any title. */
const shortestTitle = 6;
/** Of a card, its heading is the title and the rest is not. */
const heading = /^h[1-6]$/;
/** Nodes of a link that are looked through for one. */
const nodeLimit = 200;

/** Links that match the source's pattern, one for each key, in page order. */
export function discoverLinks(html: string, context: DiscoverContext): Extract<Discovered, { kind: "links" }> {
  const { root, cut } = parse(html);
  const { anchors, base } = pageLinks(root, context.url);
  const read = articleAddresses(context);
  const found = new Map<string, Link>();
  const addresses = new Map(anchors.map((anchor) => [anchor, read(addressOf(anchor), base)]));
  for (const [anchor, address] of addresses) {
    if (!address) continue;
    const { key, url } = address;
    const text = plainText(linkText(anchor));
    const own = found.get(key);
    const isOther = (link: Element) => (addresses.get(link)?.key ?? key) !== key;
    const date = own?.date ?? rowDate(anchor, text, { zone: context.timeZone, now: context.now }, isOther);
    const best = titleOf(own?.text ?? "", text);
    found.set(key, { key, url: own?.url ?? url, text: best, ...(date ? { date } : {}) });
  }
  return { kind: "links", links: [...found.values()], ...(cut === undefined ? {} : { cut }) };
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
