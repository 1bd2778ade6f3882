// Date forms: how pages write a date. Knows forms, knows neither labels nor pages.
import type { Instant, PageDate } from "../article.ts";
import { instantOf, wallTime } from "../zone.ts";

/** Where a date is read: in which zone, and when (for what a page counts back from). */
export interface DateContext {
  zone: string;
  now: Instant;
}

interface Fields {
  year: number;
  month: number;
  day: number;
  hour?: number | undefined;
  minute?: number | undefined;
  second?: number | undefined;
  /** Minutes east of UTC, where the text says so. */
  offset?: number | undefined;
}

interface Form {
  pattern: RegExp;
  read(groups: Record<string, string | undefined>, context: DateContext): Fields | PageDate | undefined;
}

const clock = String.raw`(?:[\sT日,，]{1,6}(?:at )?(?<hour>[01]?\d|2[0-3])[:：时](?<minute>[0-5]\d)(?:[:：分](?<second>[0-5]\d)?)?)?`;
const zoned = String.raw`(?:\.\d{1,9})?(?<offset>Z|[+-]\d{2}:?\d{2})?`;
const hanDigits = "〇○零一二三四五六七八九";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Most specific first: the first that matches anywhere in a text gives its date. */
const forms: readonly Form[] = [
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(?<year>(?:19|20)\d{2})[-/.](?<month>1[0-2]|0?[1-9])[-/.](?<day>3[01]|[12]\d|0?[1-9])(?!\d)${clock}${zoned}`,
    ),
    read: numbers,
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(?<year>(?:19|20)\d{2})\s{0,2}年\s{0,2}(?<month>1[0-2]|0?[1-9])\s{0,2}月\s{0,2}(?<day>3[01]|[12]\d|0?[1-9])(?=\s{0,2}日)${clock.replace("{1,6}", "{1,8}")}`,
    ),
    read: numbers,
  },
  {
    pattern: new RegExp(
      `(?<year>[${hanDigits}]{4})年(?<month>[一二三四五六七八九十]{1,3})月(?<day>[一二三四五六七八九十]{1,3})日`,
    ),
    read: (groups) =>
      numbers({ year: hanYear(groups.year), month: hanNumber(groups.month), day: hanNumber(groups.day) }),
  },
  {
    pattern: /(?<!\d)(?<year>(?:19|20)\d{2})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?!\d)/,
    read: numbers,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?<day>3[01]|[12]\d|0?[1-9]) (?<name>[A-Za-z]{3,9})\.? (?<year>(?:19|20)\d{2})\b${clock} ?(?<offset>GMT|UTC|[+-]\d{4})?`,
    ),
    read: named,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?<name>[A-Za-z]{3,9})\.? (?<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?, (?<year>(?:19|20)\d{2})\b${clock}`,
    ),
    read: named,
  },
  { pattern: /(?<!\d)(?<count>\d{1,3})\s?(?<unit>秒|分钟|小时|天)前/, read: ago },
  { pattern: /(?<name>今天|昨天|前天)(?:\s{0,3}(?<hour>[01]?\d|2[0-3])[:：](?<minute>[0-5]\d))?/, read: namedDay },
];

/** The first date in a text, if there is one that a calendar has. */
export function readDate(text: string, context: DateContext): PageDate | undefined {
  const flat = text.normalize("NFKC");
  for (const { pattern, read } of forms) {
    const groups = flat.match(pattern)?.groups;
    const fields = groups && read(groups, context);
    const date = fields && ("precision" in fields ? fields : dateOf(fields, context.zone));
    if (date) return date;
  }
  return undefined;
}

function numbers(groups: Record<string, string | undefined>): Fields {
  const number = (name: string) => (groups[name] === undefined ? undefined : Number(groups[name]));
  return {
    year: number("year") ?? 0,
    month: number("month") ?? 0,
    day: number("day") ?? 0,
    hour: number("hour"),
    minute: number("minute"),
    second: number("second"),
    offset: offsetOf(groups.offset),
  };
}

function named(groups: Record<string, string | undefined>): Fields | undefined {
  const month = months.indexOf((groups.name ?? "").slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : { ...numbers(groups), month };
}

const units: Record<string, [milliseconds: number, precision: PageDate["precision"]]> = {
  秒: [1000, "minute"],
  分钟: [60_000, "minute"],
  小时: [3_600_000, "day"],
  天: [86_400_000, "day"],
};

/** Counted back from when the page was read: as exact as the unit, and never more exact than a minute. */
function ago(groups: Record<string, string | undefined>, { zone, now }: DateContext): PageDate | undefined {
  const [unit, precision] = units[groups.unit ?? ""] ?? [0, "day"];
  const at = now - Number(groups.count) * unit;
  const wall = wallTime(at, zone);
  if (precision === "day") return dateOf({ year: wall.year, month: wall.month, day: wall.day }, zone);
  return dateOf({ ...wall, second: undefined }, zone);
}

const daysBack: Record<string, number> = { 今天: 0, 昨天: 1, 前天: 2 };

function namedDay(groups: Record<string, string | undefined>, { zone, now }: DateContext): Fields {
  const { year, month, day } = wallTime(now - (daysBack[groups.name ?? ""] ?? 0) * 86_400_000, zone);
  return { ...numbers(groups), year, month, day };
}

function dateOf(fields: Fields, zone: string): PageDate | undefined {
  const { year, month, day, hour, minute, second, offset } = fields;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > days) return undefined;
  const precision = second !== undefined ? "second" : minute !== undefined ? "minute" : "day";
  const wall = { year, month, day, hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 };
  const at =
    offset === undefined || precision === "day" ? instantOf(wall, zone) : instantOf(wall, "UTC") - offset * 60_000;
  return { at, precision };
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, sign, hours, minutes] = text.match(/^([+-])(\d{2}):?(\d{2})$/) ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const hanValue = (character: string) => "零一二三四五六七八九".indexOf(character.replace(/[〇○]/, "零"));

function hanYear(text = ""): string {
  return Array.from(text, hanValue).join("");
}

/** 一 to 三十一. */
function hanNumber(text = ""): string {
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["零", text];
  return String((tens === "" ? 1 : hanValue(tens)) * 10 + (ones === "" ? 0 : hanValue(ones)));
}
