import { expect, it } from "vitest";
import { nextRide, nextVisit, retryAt } from "../../src/refresh/schedule.ts";

const hour = 3_600_000;
const seen = Date.parse("2026-11-24T12:00:00Z");

/** Hours after it was first seen at which an article is read, each time as soon as `next` says so. */
function readingsBy(next: typeof nextVisit): number[] {
  const readings: number[] = [];
  let visit = { at: seen, readings: 1, history: [] };
  for (let at = next(seen, visit); at !== undefined; at = next(seen, visit)) {
    readings.push((at - seen) / hour);
    visit = { at, readings: visit.readings + 1, history: [] };
  }
  return readings;
}

it("an article is read again often while it is new, then less, then no more; more often where a slice has room", () => {
  expect(readingsBy(nextVisit)).toEqual([2, 24, 72, 168, 336, 672]);
  expect(readingsBy(nextRide)).toEqual([2, 6, 12, 24, 48, 72, 96, 168, 336, 672]);
});

it("visits that were missed are not made up for", () => {
  expect(nextVisit(seen, { at: seen + 30 * hour, readings: 2, history: [] })).toBe(seen + 72 * hour);
});

it("a reading shortly before a visit is that visit", () => {
  const read = (hours: number) => ({ at: seen + hours * hour, readings: 2, history: [] });
  expect(nextVisit(seen, read(20))).toBe(seen + 24 * hour);
  expect(nextVisit(seen, read(22))).toBe(seen + 72 * hour);
});

it("a page that fails is tried again after 1, 4, 12, 24 hours, three days, then ever more seldom, down to every four weeks", () => {
  const hours = [1, 2, 3, 4, 5, 6, 7, 8, 9, 99].map((failures) => (retryAt(failures, seen) - seen) / hour);
  expect(hours).toEqual([1, 4, 12, 24, 72, 168, 336, 672, 672, 672]);
});
