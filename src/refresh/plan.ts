// What a slice does next: which pages it reads, and what stays for later. Pure.
import type { Instant } from "../article.ts";
import type { Link } from "../discover/link.ts";
import type { Index, IndexEntry, Listed } from "../store/index-record.ts";
import type { ViewsRecord } from "../store/views.ts";
import { followedOf, witnesses } from "./attendance.ts";
import type { Work } from "./budget.ts";
import { endOfDay } from "./ledger.ts";
import { gatherFor, nextRide, nextVisit } from "./schedule.ts";
import type { Page } from "./visit.ts";

/** A withdrawn article is looked for again for so long: it may come back. */
const lookedForAgain = 28 * 24 * 3_600_000;

/** Older articles are read again for their views more than for a correction. */
const correctedFor = 2 * 24 * 3_600_000;

/** What reading a page is, for the day's budget. */
export function workOf({ firstSeen, isOlder }: Page, isServed: boolean, now: Instant): Work {
  if (!isServed) return isOlder ? "archives" : "news";
  return now - firstSeen < correctedFor ? "corrections" : "views";
}

export function isLookedForAgain({ withdrawn }: IndexEntry, now: Instant): boolean {
  return withdrawn !== undefined && now - withdrawn.at < lookedForAgain;
}

/** The links that the index does not know yet, newest first, as the lists show them. */
export function unknownLinks(links: readonly Link[], index: Index): Link[] {
  const known = new Set([...index.entries, ...index.listed].map((entry) => entry.key));
  return links.filter(({ key }) => {
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/**
 * What to read now, in this order: what a slice read and died before it could say so, then the new, then what is due again, then the
 * back catalogue. Where there is any of it, pages that may ride along come last: they cost no write of their own, and are no reason
 * for another slice.
 */
export function pagesToRead(index: Index, views: ViewsRecord, now: Instant): Page[] {
  const due = dueVisits(index, views, now);
  const unrecorded = due.filter(({ key }) => views.visits[key] === undefined);
  const listed = readable(index, views, now);
  const needed = [
    ...unrecorded,
    ...listed.filter(({ isOlder }) => !isOlder),
    ...due.filter((page) => !unrecorded.includes(page)),
    ...listed.filter(({ isOlder }) => isOlder),
  ];
  if (needed.length === 0) return [];
  const isNeeded = new Set(needed.map(({ key }) => key));
  return [...needed, ...riding(index, views, now).filter(({ key }) => !isNeeded.has(key))];
}

function riding(index: Index, views: ViewsRecord, now: Instant): Page[] {
  return longestFirst(followedVisits(index, views, now, nextRide).filter(({ at }) => at <= now));
}

/** Listed articles that can be read now: all but those that failed and are to be tried later. */
function readable(index: Index, views: ViewsRecord, now: Instant): Listed[] {
  return index.listed.filter((listed) => (nextVisit(listed.firstSeen, views.visits[listed.key]) ?? now) <= now);
}

/**
 * Known articles that are due to be read again: all that come due soon, once the first of them is. The longest due first: one that
 * is read early stays due, and must not keep the others from their turn.
 */
export function dueVisits(index: Index, views: ViewsRecord, now: Instant): Page[] {
  const times = followedVisits(index, views, now);
  const isTime = times.some(({ at }) => at <= now);
  return isTime ? longestFirst(times.filter(({ at }) => at <= now + gatherFor / 2)) : [];
}

function longestFirst(times: readonly Timed[]): Page[] {
  return times.toSorted((a, b) => a.at - b.at).map(({ page }) => page);
}

/**
 * What another slice is for, where one reads `full` pages: all that is listed, what failed before, and visits that would fill it, of those
 * that the day allows.
 * Fewer wait for a slice that reads news, `gatherFor` at most: one of their own is two writes.
 */
export function leftToRead(
  index: Index,
  views: ViewsRecord,
  now: Instant,
  full: number,
  isAffordable: (page: Page) => boolean,
): Page[] {
  const times = followedVisits(index, views, now).filter(({ page, at }) => at <= now && isAffordable(page));
  const due = longestFirst(times);
  const isFull = due.length >= full;
  const visits = due.filter(({ key }) => isFull || views.visits[key]?.retryAt !== undefined);
  return [...readable(index, views, now), ...visits];
}

/** When the next page is to be read, of known and of listed articles: not today, what today's share does not allow. */
export function nextDue(
  index: Index,
  views: ViewsRecord,
  now: Instant,
  isAffordable: (page: Page) => boolean,
): Instant | undefined {
  const visits = followedVisits(index, views, now).map(({ page, at }) =>
    Math.max(at, isAffordable(page) ? now + gatherFor : endOfDay(now)),
  );
  const retries = index.listed.map((listed) => nextVisit(listed.firstSeen, views.visits[listed.key]) ?? now);
  const times = [...visits, ...retries];
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Known articles that are read again some time. */
export function pagesToCome(index: Index, views: ViewsRecord, now: Instant): Page[] {
  return followedVisits(index, views, now).map(({ page }) => page);
}

interface Timed {
  page: Page;
  at: Instant;
}

function followedVisits(index: Index, views: ViewsRecord, now: Instant, next = nextVisit): Timed[] {
  const asWitnesses = new Set(witnesses(index, views, now).map(({ key }) => key));
  return [...followedOf(index), ...index.entries.filter((entry) => isLookedForAgain(entry, now))].flatMap((entry) => {
    // Before those of which it is to be said whether they are gone.
    const at = asWitnesses.has(entry.key) ? 0 : next(entry.firstSeen, views.visits[entry.key]);
    return at === undefined ? [] : [{ page: pageOf(entry), at }];
  });
}

/** The page of an article that we know. */
export function pageOf({ key, url, firstSeen }: IndexEntry): Page {
  return { key, url, firstSeen };
}
