import { describe, expect, it } from "vitest";
import { dayOf, instantOf, startOfDay, wallTime } from "../src/zone.ts";

const at = Date.parse;
const wall = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
  second,
});

describe("a wall clock", () => {
  it("reads in its own zone", () => {
    expect(wallTime(at("2020-09-03T16:00:00Z"), "Asia/Shanghai")).toEqual(wall(2020, 9, 4));
    expect(dayOf(at("2020-09-03T15:59:59Z"), "Asia/Shanghai")).toBe("2020-09-03");
  });

  it("is turned back into the instant", () => {
    expect(instantOf(wall(2020, 9, 4), "Asia/Shanghai")).toBe(at("2020-09-03T16:00:00Z"));
    expect(instantOf(wall(2026, 7, 1, 12), "America/New_York")).toBe(at("2026-07-01T16:00:00Z"));
    expect(instantOf(wall(2026, 1, 1, 12), "America/New_York")).toBe(at("2026-01-01T17:00:00Z"));
  });

  it.each(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])(
    "reads in %s what the calendar of the platform says, at every half hour of a year and in years long gone",
    (zone) => {
      const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
      const two = (part: number) => String(part).padStart(2, "0");
      const read = (instant: number) => {
        const { year, month, day, hour, minute, second } = wallTime(instant, zone);
        return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
      };
      const halfHours = Array.from(
        { length: 365 * 48 },
        (_, count) => at("2025-01-01T00:10:20.5Z") + count * 1_800_000,
      );
      const old = ["1885-06-01T00:00:00Z", "1927-12-31T16:10:00Z", "1988-07-01T12:00:00Z"].map(at);
      const wrong = [...halfHours, ...old].filter((instant) => read(instant) !== calendar.format(instant));
      expect(wrong.map((instant) => new Date(instant).toISOString())).toEqual([]);
    },
  );

  it("changes within a day, to the second, where the zone does", () => {
    expect(wallTime(at("2006-04-02T03:30:59Z"), "America/St_Johns")).toEqual(wall(2006, 4, 2, 0, 0, 59));
    expect(wallTime(at("2006-04-02T03:31:00Z"), "America/St_Johns")).toEqual(wall(2006, 4, 2, 1, 1));
  });

  it("knows the hour that summer time skips and the one that it gives twice", () => {
    expect(instantOf(wall(2026, 3, 29, 2, 30), "Europe/Berlin")).toBe(at("2026-03-29T01:30:00Z"));
    expect(instantOf(wall(2026, 10, 25, 2, 30), "Europe/Berlin")).toBe(at("2026-10-25T00:30:00Z"));
    expect(startOfDay(at("2026-10-25T12:00:00Z"), "Europe/Berlin")).toBe(at("2026-10-24T22:00:00Z"));
  });
});
