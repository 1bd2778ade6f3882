// Dates that count back from when a page was read. Knows units and names of days.
import { wallTime } from "../zone.ts";
import { type DateContext, type Fields, type Groups, numbers } from "./date-fields.ts";

const units: readonly (readonly [unit: RegExp, milliseconds: number, tellsMinute: boolean])[] = [
  [/秒/, 1000, true],
  [/分钟|minute/i, 60_000, true],
  [/小时|hour/i, 3_600_000, false],
  [/天|day/i, 86_400_000, false],
];

/** Counted back from when the page was read: as exact as the unit, and never more exact than a minute. */
export function ago(groups: Groups, { zone, now }: DateContext): Fields {
  const [, unit, tellsMinute] = units.find(([word]) => word.test(groups.unit ?? "")) ?? [/$/, 0, false];
  const { year, month, day, hour, minute } = wallTime(now - Number(groups.count) * unit, zone);
  return { year, month, day, ...(tellsMinute ? { hour, minute } : {}) };
}

const daysBack: Record<string, number> = { 今天: 0, 今日: 0, 昨天: 1, 昨日: 1, 前天: 2 };

/** `昨天 10:05`. */
export function namedDay(groups: Groups, { zone, now }: DateContext): Fields {
  const wall = wallTime(now - (daysBack[groups.name ?? ""] ?? 0) * 86_400_000, zone);
  return { ...numbers(groups), year: wall.year, month: wall.month, day: wall.day };
}
