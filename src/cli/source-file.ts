// A source file to start from, made of one article's address. Pure.
import type { PageContext } from "../extract/reading.ts";
import { sourceText } from "./source-text.ts";

/** The text of a file for src/sources/: what is known is filled in, the pattern is that of the article's address. */
export function sourceFile({ url, timeZone, language }: PageContext): string {
  const { hostname, origin } = new URL(url);
  const id = hostname
    .replace(/^www\./, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 32);
  const home = `${origin}/`;
  return sourceText({ id, title: hostname, home, language, timeZone, lists: [home], article: articlePattern(url) });
}

/** A URLPattern for addresses like this one: what tells articles apart is the key, other parts with digits are free. */
export function articlePattern(address: string): string {
  const { pathname, searchParams } = new URL(address);
  const parts = pathname.split("/");
  const named = [...searchParams].find(([, value]) => /^[\w-]{1,64}$/.test(value) && /\d/.test(value));
  const last = parts.findLastIndex((part) => part !== "");
  const path = parts.map((part, at) => {
    if (named || at < last) return /\d/.test(part) ? "*" : literal(part);
    const [, ending = ""] = part.match(/(\.[a-z]{2,5})$/i) ?? [];
    return at === last ? `:key${ending}` : part;
  });
  if (last < 0 && !named) return "/:key";
  return named ? `${path.join("/")}?${named[0]}=:key` : path.join("/");
}

/** The characters that a URLPattern gives a meaning are escaped. https://urlpattern.spec.whatwg.org/#escape-a-pattern-string */
function literal(part: string): string {
  return part.replace(/[+*?:{}()\\]/g, "\\$&");
}
