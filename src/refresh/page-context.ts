// What extraction is told of a page, beside the page itself. Pure.
import type { Instant } from "../article.ts";
import type { PageContext } from "../extract/reading.ts";
import type { Source } from "../sources/schema.ts";
import type { Listed } from "../store/index-record.ts";

/** @param url where the page was found in the end. */
export function contextOf(
  { key, text, date }: Pick<Listed, "key"> & Partial<Pick<Listed, "text" | "date">>,
  url: string,
  source: Source,
  now: Instant,
): PageContext {
  return {
    url,
    key,
    timeZone: source.timeZone,
    language: source.language,
    fetchedAt: now,
    drop: source.drop,
    ...(text === undefined ? {} : { listed: { text, ...(date ? { date } : {}) } }),
    ...(source.selectors ? { selectors: source.selectors } : {}),
    ...(source.counter ? { counter: source.counter } : {}),
  };
}
