// The language and the time zone of a page that was read: what it declares, some of what it shows, and where it is. Pure.
import type { CheerioAPI } from "cheerio/slim";
import type { Page } from "../extract/page.ts";
import { query } from "../extract/query.ts";
import { type Locale, localeOf } from "./locale.ts";

/** Lines of a page from which its language is told. */
const languageLines = 300;

export function pageLocale({ root, lines, url }: Page): Locale {
  const shown = lines.slice(0, languageLines).map(({ text }) => text.slice(0, 500));
  return localeOf(declaredLanguages(query(root)), shown.join("\n"), new URL(url).hostname);
}

function declaredLanguages($: CheerioAPI): (string | undefined)[] {
  return [
    $("html").attr("lang") ?? $("html").attr("xml:lang"),
    $('meta[http-equiv="content-language" i]').attr("content"),
    $('meta[property="og:locale"]').attr("content"),
  ];
}
