// Wall clocks of a time zone. workerd has no Temporal; Intl knows every zone and its daylight saving.
import type { Instant } from "./article.ts";

/** A wall clock reading, month 1 to 12. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/** What a clock on the wall of `zone` (an IANA name) shows at `at`. */
export function wallTime(at: Instant, zone: string): WallTime {
  const wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of format(zone).formatToParts(at)) {
    if (type in wall) wall[type as keyof WallTime] = Number(value);
  }
  return wall;
}

/**
 * The instant at which a clock on the wall of `zone` shows `wall`. In the hour that is skipped when summer time begins, the
 * instant that the clock would have shown it without the skip; in the hour that comes twice, the first of the two.
 */
export function instantOf(wall: WallTime, zone: string): Instant {
  const naive = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const offsets = [naive - 86_400_000, naive + 86_400_000].map((at) => offsetAt(at, zone));
  const candidates = offsets.map((offset) => naive - offset);
  const exact = candidates.find((at) => offsetAt(at, zone) === naive - at);
  return exact ?? Math.max(...candidates);
}

/** 00:00 of the day in `zone` in which `at` lies. */
export function startOfDay(at: Instant, zone: string): Instant {
  return instantOf({ ...wallTime(at, zone), hour: 0, minute: 0, second: 0 }, zone);
}

/** The day in `zone` in which `at` lies, as yyyy-mm-dd. */
export function dayOf(at: Instant, zone: string): string {
  const { year, month, day } = wallTime(at, zone);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function offsetAt(at: Instant, zone: string): number {
  const { year, month, day, hour, minute, second } = wallTime(at, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
