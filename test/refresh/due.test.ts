import { describe, expect, it } from "vitest";
import { isDue } from "../../src/refresh/due.ts";

const minutes = (count: number) => count * 60_000;
const noon = Date.parse("2026-11-24T12:00:00Z");
const interval = minutes(30);
const dueAt = (offsets: number[], isDueThen: (at: number) => boolean) =>
  offsets.filter((offset) => isDueThen(noon + minutes(offset)));
const everyTenMinutes = [10, 20, 30, 40, 50, 60, 70, 80, 90];

describe("a source that is read every 30 minutes", () => {
  it("is due when it was never read", () => {
    expect(isDue(noon, {}, interval)).toBe(true);
  });

  it("is due once in each interval though nothing was written and nothing is remembered", () => {
    expect(dueAt(everyTenMinutes, (at) => isDue(at, { written: noon }, interval))).toEqual([30, 60, 90]);
  });

  it("is due by what the isolate remembers, however the ticks come", () => {
    const last = { written: noon, remembered: noon + minutes(31) };
    expect(dueAt([32, 40, 60, 61, 75], (at) => isDue(at, last, interval))).toEqual([61, 75]);
  });

  it("is due after two hours of silence, whatever the minute", () => {
    expect(isDue(noon + minutes(145), { written: noon }, interval)).toBe(true);
  });

  it("is not kept waiting by a clock that was set back", () => {
    expect(isDue(noon - minutes(1440), { written: noon, remembered: noon }, interval)).toBe(true);
    expect(isDue(noon - minutes(5), { written: noon, remembered: noon }, interval)).toBe(false);
  });
});
