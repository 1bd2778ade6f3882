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

  it("knows the hour that summer time skips and the one that it gives twice", () => {
    expect(instantOf(wall(2026, 3, 29, 2, 30), "Europe/Berlin")).toBe(at("2026-03-29T01:30:00Z"));
    expect(instantOf(wall(2026, 10, 25, 2, 30), "Europe/Berlin")).toBe(at("2026-10-25T00:30:00Z"));
    expect(startOfDay(at("2026-10-25T12:00:00Z"), "Europe/Berlin")).toBe(at("2026-10-24T22:00:00Z"));
  });
});
