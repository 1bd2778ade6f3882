// Pages that kill the slice that reads them. An overrun of CPU or memory cannot be caught: the next try of the message notices it. Pure.
import type { Instant } from "../article.ts";
import type { Visit } from "../store/views.ts";
import { pagesPerSlice } from "./slice-size.ts";
import { type Page, unread, type Visited } from "./visit.ts";

/**
 * What to read of `pages` after so many tries that died without a word: then one page alone, so that it is known which kills; then none,
 * and `heavy` is the one to be set aside.
 */
export function carefully(pages: readonly Page[], deaths: number): { pages: Page[]; heavy: Page | undefined } {
  if (deaths > 1) return { pages: [], heavy: pages[0] };
  return { pages: pages.slice(0, deaths === 0 ? pagesPerSlice : 1), heavy: undefined };
}

/** A page set aside, to be tried again later as others that cannot be read, and told. */
export function tooHeavy(page: Page, before: Visit | undefined, now: Instant): Visited {
  const expected = "a page that can be read within a slice";
  const found = "two slices that were to read it ended without a word";
  const earlier = before ?? { at: now, readings: 0, history: [] };
  return unread(page, earlier, { name: "too-heavy", url: page.url, expected, found }, 0, now);
}
