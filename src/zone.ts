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

const day = 86_400_000;
/** By zone and day since 1970: milliseconds of its wall clock before UTC at the day's beginning there. Intl is asked once. */
const offsets = new Map<string, Map<number, number>>();
const rememberedDays = 1000;

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
  const shown = new Date(at + offsetAt(at, zone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  };
}

/**
 * The instant at which a clock on the wall of `zone` shows `wall`. In the hour that is skipped when summer time begins, the
 * instant that the clock would have shown it without the skip; in the hour that comes twice, the first of the two.
 */
export function instantOf(wall: WallTime, zone: string): Instant {
  const naive = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const offsets = [naive - day, naive + day].map((at) => offsetAt(at, zone));
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

/** Milliseconds by which the wall clock of a zone is before UTC. A day that begins and ends with the same has it throughout. */
function offsetAt(at: Instant, zone: string): number {
  const days = Math.floor(at / day);
  const offset = offsetAtBeginning(days, zone);
  return offset === offsetAtBeginning(days + 1, zone) ? offset : offsetByIntl(at, zone);
}

function offsetAtBeginning(days: number, zone: string): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  const remembered = known.get(days);
  if (remembered !== undefined) return remembered;
  const offset = offsetByIntl(days * day, zone);
  if (known.size >= rememberedDays) known.clear();
  offsets.set(zone, known.set(days, offset));
  return offset;
}

function offsetByIntl(at: Instant, zone: string): number {
  const wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of format(zone).formatToParts(at)) {
    if (type in wall) wall[type as keyof WallTime] = Number(value);
  }
  return (
    Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) - Math.floor(at / 1000) * 1000
  );
}
