// Pages that kill the slice that reads them. An overrun of CPU or memory cannot be caught: the next try of the message notices it. Pure.
import type { Instant } from "../article.ts";
import type { Visit } from "../store/views.ts";
import { type Page, unread, type Visited } from "./visit.ts";

/**
 * Pages that one invocation reads, if they are not long: fetch, parse, render and write of a small one take 1.5 to 2 of the plan's 10 ms
 * CPU, as `npm run bench -- slice` measured it on 2026-11-25. What there is beside them takes 2 ms with 100 articles in the index, 4 with
 * 190, or with 1,000 that are listed; to read a list of 1,000 links and to take them in takes 7 to 10.
 */
export const pagesPerSlice = 4;

/** So many links of lists leave no room for a page, and so many listed articles room for one less. */
const many = 500;

/** Pages that a slice reads which found so many `links` in lists, and has so many `listed` articles to carry. */
export function pagesBeside(links: number, listed: number): number {
  if (links >= many) return 0;
  return listed < many ? pagesPerSlice : pagesPerSlice - 1;
}

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
