// What elements without text tell of a page: scripts, <meta> and <base>.
import type { Element } from "domhandler";
import { plainText } from "./plain-text.ts";

/** Characters of a script that are looked at. */
const scriptLimit = 200_000;
/** Names of <meta> that are kept. */
const keptLimit = 400;

/** What a script is, and where. */
export function scriptOf({ attribs, children: [first] }: Element): { src: string; text: string } {
  return { src: attribs.src ?? "", text: first?.type === "text" ? first.data.slice(0, scriptLimit) : "" };
}

/** Adds what a <meta> states, by lower-case name or property. */
export function keepMeta(meta: Map<string, string[]>, { name, property, itemprop, content }: Element["attribs"]): void {
  const key = (name ?? property ?? itemprop ?? "").trim().toLowerCase();
  const value = plainText((content ?? "").slice(0, 2000).replace(/<[^<>]{1,200}>/g, " "));
  if (key === "" || value === "" || meta.size > keptLimit) return;
  const known = meta.get(key);
  if (known) known.push(value);
  else meta.set(key, [value]);
}

/** What relative links are relative to, by a <base>. */
export function baseOf(href: string | undefined, url: string): string {
  return href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url;
}
