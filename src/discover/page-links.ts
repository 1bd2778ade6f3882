// The links of a parsed page in reading order, and what they are relative to. Knows HTML, judges no link.
import type { Document, Element } from "domhandler";
import { walk } from "../extract/walk.ts";

export interface PageLinks {
  anchors: Element[];
  /** Absolute: the page's first <base>, or the page itself. */
  base: string;
}

/** `url` is where the page came from. */
export function pageLinks(root: Document, url: string): PageLinks {
  const anchors: Element[] = [];
  let base: string | undefined;
  const enter = (element: Element): boolean => {
    const { name, attribs } = element;
    if (attribs.href === undefined) return true;
    if (name === "a") anchors.push(element);
    else if (name === "base" && URL.canParse(attribs.href, url)) base ??= new URL(attribs.href, url).href;
    return true;
  };
  walk(root, { text() {}, enter, leave() {} });
  return { anchors, base: base ?? url };
}
