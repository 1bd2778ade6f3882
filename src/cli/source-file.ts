// A source file to start from, made of one article's address. Pure.
import { ending, segmentShape } from "../discover/address-shape.ts";
import { isWordQuery } from "../discover/article-address.ts";
import { year } from "../discover/article-pattern.ts";
import { idBesideTitle } from "../discover/key-part.ts";
import { keyQuery } from "../discover/key-query.ts";
import type { Locale } from "../discover/locale.ts";
import { literal } from "../discover/pattern-text.ts";
import { siteTitle } from "../discover/site-title.ts";
import { sourceId } from "../discover/source-id.ts";
import type { Page } from "../extract/page.ts";
import { sourceText } from "./source-text.ts";

/** The text of a file for src/sources/, of a page whose article is called `articleTitle`: what is known is filled in. */
export function sourceFile(
  page: Page,
  articleTitle: string,
  { timeZone, language }: Pick<Locale, "timeZone" | "language">,
): string {
  const { hostname, origin } = new URL(page.url);
  const home = `${origin}/`;
  const named = siteTitle(page);
  // A page may be called by its article's title alone.
  const title = named.includes(articleTitle) || articleTitle.includes(named) ? hostname : named;
  const article = articlePattern(page.url);
  return sourceText({ id: sourceId(hostname), title, home, language, timeZone, lists: [home], article });
}

/** The page of a folder: the folder is what is called. */
const folderPage = /^(?:index|default|page|main|content|detail|show|view)\.[a-z]{2,5}$/i;

/** A URLPattern for addresses like this one: what tells articles apart is the key, other parts with digits are free. */
export function articlePattern(address: string): string {
  const url = new URL(address);
  const parts = url.pathname.split("/");
  const last = Math.max(
    parts.findLastIndex((part) => part !== ""),
    1,
  );
  const query = queryOf(url, parts[last] ?? "");
  const at = query === undefined ? keyPlace(parts, last) : last;
  const key = query === undefined ? keyPart(parts[at] ?? "") : literal(parts[at] ?? "");
  const before = parts.slice(0, at).map((part) => (/\d/.test(part) ? "*" : literal(part)));
  const behind = parts.slice(at + 1).map((part) => (part === "" || folderPage.test(part) ? part : "*"));
  return [...before, key, ...behind].join("/") + (query === undefined ? "" : `?${query}`);
}

/** The query of the pattern; nothing where the path names the article, whatever the query says. */
function queryOf(url: URL, page: string): string | undefined {
  if (isWordQuery(url.search)) return keyPart(url.search.slice(1));
  if (/^[NXS]/.test(segmentShape(page, true)) || /\d{4}/.test(page)) return undefined;
  return keyQuery([url], (value) => /\d/.test(value));
}

/** Where in a path the key stands: an id before a title that may be edited, the folder of a page without a name, else the last part. */
function keyPlace(parts: readonly string[], last: number): number {
  const before = parts[last - 1] ?? "";
  if (folderPage.test(parts[last] ?? "")) return /\d/.test(before) ? last - 1 : last;
  const isTitle = /^[S=]/.test(segmentShape(parts[last] ?? "", true));
  const isDated = parts.slice(0, last).some((part) => year.test(part));
  return isTitle && /^\d+$/.test(before) && !isDated ? last - 1 : last;
}

function keyPart(part: string): string {
  const [suffix = ""] = part.match(ending) ?? [];
  return idBesideTitle([part.slice(0, part.length - suffix.length)], suffix) ?? `:key${suffix}`;
}
