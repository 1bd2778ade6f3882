import { describe, expect, it } from "vitest";
import { settle } from "../../src/refresh/settle.ts";

const zone = "Asia/Shanghai";
const at = (text: string) => Date.parse(`${text}+08:00`);
const day = (date: string) => ({ at: at(`${date}T00:00`), precision: "day" as const });

describe("a date that states only a day", () => {
  it("is the first-seen time when the article was first seen on that day, up to the last second before midnight", () => {
    for (const seen of ["2020-09-04T00:00", "2020-09-04T12:34", "2020-09-04T23:59:59"]) {
      expect(settle(day("2020-09-04"), at(seen), zone)).toEqual({
        at: at(seen),
        precision: "day",
        stated: at("2020-09-04T00:00"),
      });
    }
  });

  it("is 00:00 in the site's zone when it was first seen on another day, from the first second after midnight", () => {
    for (const seen of ["2020-09-05T00:00", "2020-09-07T12:00", "2020-09-03T23:59:59"]) {
      expect(settle(day("2020-09-04"), at(seen), zone)?.at).toBe(at("2020-09-04T00:00"));
    }
  });
});

describe("a date that was given", () => {
  const seen = at("2020-09-04T12:34");
  const before = settle(day("2020-09-04"), seen, zone);
  if (before === undefined) throw new Error("a date settles");

  it("stays when the page states the same, more exactly, or no more at all", () => {
    const exact = { at: at("2020-09-04T10:05"), precision: "minute" as const };
    expect(settle(day("2020-09-04"), seen, zone, before)).toBe(before);
    expect(settle(exact, seen, zone, before)).toBe(before);
    expect(settle(undefined, seen, zone, before)).toBe(before);
    const timed = settle(exact, seen, zone);
    expect(settle({ at: at("2020-09-04T10:05:42"), precision: "second" }, seen, zone, timed)).toBe(timed);
    expect(settle(day("2020-09-04"), seen, zone, timed)).toBe(timed);
  });

  it("moves when the page itself moves it", () => {
    expect(settle(day("2020-09-05"), seen, zone, before)).toEqual({
      at: at("2020-09-05T00:00"),
      precision: "day",
      stated: at("2020-09-05T00:00"),
    });
    const timed = settle({ at: at("2020-09-04T10:05"), precision: "minute" }, seen, zone);
    expect(settle({ at: at("2020-09-04T10:06"), precision: "minute" }, seen, zone, timed)?.at).toBe(
      at("2020-09-04T10:06"),
    );
  });
});

it("no date is no date", () => {
  expect(settle(undefined, at("2020-09-04T12:34"), zone)).toBeUndefined();
});

describe("on the days on which summer time begins and ends", () => {
  /** The day, its first instant and that of the next: from the zones' rules, by hand. */
  it.each([
    ["Europe/Berlin", "2026-03-29, of 23 hours", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
    ["Europe/Berlin", "2026-10-25, of 25 hours", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"],
    ["America/New_York", "2026-03-08, of 23 hours", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"],
    ["America/New_York", "2026-11-01, of 25 hours", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"],
    ["America/Santiago", "2026-09-06, which has no midnight", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"],
  ])("in %s, %s, a day is from its first second to its last", (zone, _, first, next) => {
    const [start, end] = [Date.parse(first), Date.parse(next)];
    const stated = { at: start, precision: "day" as const };
    for (const seen of [start, start + 2.5 * 3_600_000, (start + end) / 2, end - 1000]) {
      expect(settle(stated, seen, zone)?.at).toBe(seen);
    }
    for (const seen of [start - 1000, end]) expect(settle(stated, seen, zone)?.at).toBe(start);
  });

  it("a time in the hour that comes twice stays what it was, however exactly it is stated later", () => {
    const zone = "Europe/Berlin";
    const stated = Date.parse("2026-10-25T00:30:00Z");
    const first = settle({ at: stated, precision: "minute" }, Date.parse("2026-10-25T02:00:00Z"), zone);
    expect(first?.at).toBe(stated);
    const again = Date.parse("2026-10-25T00:30:20Z");
    expect(settle({ at: again, precision: "second" }, Date.parse("2026-10-25T02:00:00Z"), zone, first)).toBe(first);
    const day = Date.parse("2026-10-24T22:00:00Z");
    expect(settle({ at: day, precision: "day" }, Date.parse("2026-10-25T02:00:00Z"), zone, first)).toBe(first);
  });
});
