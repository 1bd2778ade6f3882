import { expect, it } from "vitest";
import { nextVisit, retryAt } from "../../src/refresh/schedule.ts";

const hour = 3_600_000;
const seen = Date.parse("2026-11-24T12:00:00Z");

it("an article is read again often while it is new, then less, then no more", () => {
  const visits: number[] = [];
  let visit = { at: seen, readings: 1, history: [] };
  for (let next = nextVisit(seen, visit); next !== undefined; next = nextVisit(seen, visit)) {
    visits.push((next - seen) / hour);
    visit = { at: next, readings: visit.readings + 1, history: [] };
  }
  expect(visits).toEqual([2, 6, 12, 24, 48, 96, 168, 336, 672]);
});

it("visits that were missed are not made up for", () => {
  expect(nextVisit(seen, { at: seen + 30 * hour, readings: 2, history: [] })).toBe(seen + 48 * hour);
});

it("a page that fails is tried again after 1, 4, 12, 24 hours, then every three days", () => {
  expect([1, 2, 3, 4, 5, 9].map((failures) => (retryAt(failures, seen) - seen) / hour)).toEqual([1, 4, 12, 24, 72, 72]);
});
