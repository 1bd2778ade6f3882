// How many pages a slice reads, as measured beside what else it carries. Pure.
import type { Index } from "../store/index-record.ts";

/**
 * Pages that one invocation reads, if they are not long. A small one that is new takes 1.3 of the plan's 10 ms CPU to fetch, parse, render
 * and write, as `npm run bench -- slice` measured it on 2026-11-25; one that we know less. What there is beside them takes 4 ms with 100
 * articles in the index, 1 more with 190, and 2.5 more with 1,000 that are listed; to read a list of 1,000 links and to take them in, 7 to 9.
 */
export const pagesPerSlice = 4;

/** Links of lists that leave no room for a page. */
const manyLinks = 500;
/** So many articles that are known, so many that are listed, and a list beside those, leave room for one new page less each. */
const manyEntries = 150;
const manyListed = 500;

/**
 * Pages that a slice reads which found so many `links` in lists. Known ones are always as many: what a site has changed everywhere is
 * told from corrections by three pages that are read at once.
 */
export function pagesBeside(
  links: number,
  { entries, listed }: Pick<Index, "entries" | "listed">,
  areNew: boolean,
): number {
  if (links >= manyLinks) return 0;
  if (!areNew) return pagesPerSlice;
  const isFill = listed.length >= manyListed;
  const less = [entries.length >= manyEntries, isFill, isFill && links > 0].filter(Boolean).length;
  return pagesPerSlice - less;
}
