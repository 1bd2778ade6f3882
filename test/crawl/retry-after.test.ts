import { expect, it } from "vitest";
import { retryTime } from "../../src/crawl/retry-after.ts";

const now = Date.parse("2026-11-24T12:00:00Z");

it.each([
  ["120", "2026-11-24T12:02:00.000Z", "seconds"],
  ["Tue, 24 Nov 2026 12:30:00 GMT", "2026-11-24T12:30:00.000Z", "a date"],
  ["Tue, 24 Nov 2026 11:00:00 GMT", "2026-11-24T12:00:00.000Z", "a date that is over"],
  ["999999999", "2026-11-25T12:00:00.000Z", "years: a day is the longest wait"],
  ["soon", "2026-11-24T12:10:00.000Z", "nonsense: ten minutes"],
  ["3600.5", "2026-11-24T12:10:00.000Z", "nonsense that a lax reader takes for a year: ten minutes"],
  ["-100", "2026-11-24T12:10:00.000Z", "less than nothing: ten minutes"],
  ["Tuesday, 24-Nov-26 12:30:00 GMT", "2026-11-24T12:30:00.000Z", "an obsolete date"],
  ["Tue Nov 24 12:30:00 2026", "2026-11-24T12:30:00.000Z", "C's date"],
  [null, "2026-11-24T12:10:00.000Z", "nothing: ten minutes"],
])("Retry-After %s waits until %s (%s)", (header, until, _why) => {
  expect(new Date(retryTime(header, now)).toISOString()).toBe(until);
});
