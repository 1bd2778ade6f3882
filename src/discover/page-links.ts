// The links of a parsed page in reading order, and what they are relative to. Knows HTML, judges no link.
import { type Document, type Element, isText } from "domhandler";
import { parse } from "../extract/parse.ts";
import { walk } from "../extract/walk.ts";

export interface PageLinks {
  anchors: Element[];
  /** Absolute: the page's first <base>, or the page itself. */
  base: string;
}

/** Where a list that a script pages through stands as XML, its rows in CDATA, as government sites of one large system have it. */
const rowsType = /^(?:text|application)\/xml$/i;
/** What a script quotes, and characters of a call that are looked at. */
const quoted = /(['"])([^'"\s<>]{3,300})\1/g;
const longestCall = 500;
/** Such lists that are read on one page. */
const mostLists = 8;

/** `url` is where the page came from. */
export function pageLinks(root: Document, url: string): PageLinks {
  const anchors: Element[] = [];
  const lists: Element[] = [];
  let base: string | undefined;
  const enter = (element: Element): boolean => {
    const { name, attribs } = element;
    if (name === "script" && rowsType.test(attribs.type ?? "")) lists.push(element);
    if (attribs.href === undefined) return true;
    if (name === "a") anchors.push(element);
    else if (name === "base" && URL.canParse(attribs.href, url)) base ??= new URL(attribs.href, url).href;
    return true;
  };
  walk(root, { text() {}, enter, leave() {} });
  for (const list of lists.slice(0, mostLists)) walk(rowsOf(list), { text() {}, enter, leave() {} });
  return { anchors, base: base ?? url };
}

/** Where a link leads; one that leads nowhere may name its page for a script to open. */
export function addressOf({ attribs: { href, onclick = "" } }: Element): string | undefined {
  if (href === undefined || !/^\s{0,9}(?:javascript:|#?\s{0,9}$)/i.test(href)) return href;
  const named = [...`${href} ${onclick}`.slice(0, longestCall).matchAll(quoted)].map(([, , text]) => text);
  return named.find((text) => /\/|\.[a-z]{3,5}(?:$|\?)/i.test(text ?? ""));
}

function rowsOf({ children: [first] }: Element): Document {
  const rows = first && isText(first) ? first.data : "";
  return parse(rows.replace(/<!\[CDATA\[|\]\]>/g, "")).root;
}
