// Where a page without links of its own has what it shows: in frames, or at an address that it sends on to. Knows HTML, knows no news.
import type { Document, Element } from "domhandler";
import { walk } from "../extract/walk.ts";

const most = 5;
const refresh = /^\s{0,9}[\d.]{1,9}\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?["']?([^"']{1,2000})/i;

/** The addresses of a page's frames, and the one that it sends on to by itself; absolute, within `base`'s host. */
export function elsewhere(root: Document, base: string): string[] {
  const found = new Set<string>();
  const enter = ({ name, attribs }: Element): boolean => {
    const isRefresh = name === "meta" && attribs["http-equiv"]?.toLowerCase() === "refresh";
    const address = isRefresh
      ? attribs.content?.match(refresh)?.[1]
      : name === "frame" || name === "iframe"
        ? attribs.src
        : undefined;
    const url = address !== undefined && URL.canParse(address, base) ? new URL(address, base) : undefined;
    if (url && url.host === new URL(base).host && url.href !== base && found.size < most) found.add(url.href);
    return true;
  };
  walk(root, { text() {}, enter, leave() {} });
  return [...found];
}
