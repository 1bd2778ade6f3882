// When an article is read again: often while it is new, then less, then no more.
import type { Instant } from "../article.ts";
import type { Visit } from "../store/views.ts";
import { patience } from "./faults.ts";

const hour = 3_600_000;

const inHours = (counts: readonly number[]) => counts.map((count) => count * hour);
/**
 * Hours after an article was first seen at which it is read again, for its views and its corrections, whatever that costs. At ten
 * articles a day these are as many as the slices that read the news have room for: a slice of its own is two writes.
 */
const visitsAfter = inHours([2, 24, 72, 168, 336, 672]);
/** And those at which it is read where a slice with room is at work anyway. */
const ridesAfter = inHours([2, 6, 12, 24, 48, 72, 96, 168, 336, 672]);

/** Visits are gathered: forty counters read together cost one write. */
export const gatherFor = 2 * hour;

/** Hours until a page that could not be read is tried again, after the first failure, the second, and so on: the last, every time. */
const retriesAfter = [1, 4, 12, 24, 72, 168, 336, 672].map((hours) => hours * hour);

/** Between the first time that a page was not there and the time at which that is believed. */
export const withdrawnAfter = 24 * hour;

/** When a page is to be read next: nothing when it was read often enough. A new one: at once. */
export function nextVisit(firstSeen: Instant, visit: Visit | undefined): Instant | undefined {
  return nextOf(visitsAfter, firstSeen, visit);
}

/** When a page may be read next by a slice that has room for it. */
export function nextRide(firstSeen: Instant, visit: Visit | undefined): Instant | undefined {
  return nextOf(ridesAfter, firstSeen, visit);
}

function nextOf(hours: readonly number[], firstSeen: Instant, visit: Visit | undefined): Instant | undefined {
  if (visit === undefined) return firstSeen;
  if (visit.retryAt !== undefined) return visit.retryAt;
  if (visit.readings === 0) return firstSeen;
  const next = hours.find((after) => firstSeen + after - nearEnough(after) > visit.at);
  return next === undefined ? undefined : firstSeen + next;
}

/** Milliseconds before a visit in which a reading is that visit: another soon after it would find what it found. */
function nearEnough(after: number): number {
  return Math.min(after / 10, gatherFor);
}

/** When a page that failed `failures` times in a row is tried again: no later than what it shows `since` a look before can be believed. */
export function retryAt(failures: number, now: Instant, since: Instant = now): Instant {
  const wait = retriesAfter[Math.min(failures, retriesAfter.length) - 1] ?? hour;
  const left = since + patience - now;
  return now + (since < now && left > 0 ? Math.min(wait, left) : wait);
}
