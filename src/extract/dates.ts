// Date forms: how pages write a date. Knows forms, knows neither labels nor pages.
import type { Instant, PageDate } from "../article.ts";
import { instantOf, wallTime } from "../zone.ts";
import { dayComesFirst, monthNamed } from "./month-names.ts";

/** Where a date is read: in which zone, and when (for what a page counts back from). */
export interface DateContext {
  zone: string;
  now: Instant;
  /** BCP 47: whose month names are known beside the English ones, and which of day and month comes first. */
  language?: string;
  /** A year that is known from elsewhere: for `09-04` and `20-09-04`, which are no dates without it. */
  year?: number;
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

type Groups = Record<string, string | undefined>;

interface Form {
  pattern: RegExp;
  /** Whether it may do without a digit, or without a year in four. */
  inWords?: true;
  withoutYear?: true;
  read(groups: Groups, context: DateContext): Fields | PageDate | undefined;
}

const weekday = String.raw`(?:\s{0,2}\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\s{0,2}\([月火水木金土日월화수목금토일](?:曜日?)?\))?`;
const clock = String.raw`(?:[\sT日,，.|–-]{0,6}(?<=[\sT日,，|)一二三四五六天])(?:at |à |um |às |a las |alle |ore |om |в |klo )?(?<half>上午|下午|晚上|早上|凌晨|中午|傍晚|오전|오후|[AP]M)?\s?(?<hour>[01]?\d|2[0-3])(?:[:：时時点h]|시\s?|\.(?=\d{2} Uhr))(?<minute>[0-5]\d)(?:[:：分](?<second>[0-5]\d)?)?(?:\s?(?<after>[AaPp]\.?[Mm]\b))?)?`;
const zoned = String.raw`(?:\.\d{1,9})?(?:\s?(?<offset>Z|GMT|UTC|[+-]\d{2}:?\d{2}))?`;
const hanDigits = "〇○零一二三四五六七八九0";
const year = String.raw`(?<year>(?:19|20)\d{2})`;
const month = "(?<month>1[0-2]|0?[1-9])";
const day = String.raw`(?<day>3[01]|[12]\d|0?[1-9])`;
const name = String.raw`(?<name>\p{L}{3,12})`;

/** Most specific first: the first that matches anywhere in a text gives its date. */
const forms: readonly Form[] = [
  {
    pattern: new RegExp(
      String.raw`(?<!\d)${year}(?<mark>[-/.—])\s?${month}\k<mark>\s?${day}(?!\d)${weekday}${clock}${zoned}`,
    ),
    read: numbers,
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)${year}\s{0,2}[年년]\s{0,2}${month}\s{0,2}[月월]\s{0,2}${day}(?:\s{0,2}[日号일]|(?=\s))${weekday}${clock}`,
    ),
    read: numbers,
  },
  {
    // The calendar of the Republic, in use on Taiwan: year 1 is 1912.
    withoutYear: true,
    pattern: new RegExp(String.raw`民[国國]\s?(?<republic>\d{2,3})\s?年\s?${month}\s?月\s?${day}\s?日${clock}`),
    read: (groups) => ({ ...numbers(groups), year: Number(groups.republic) + 1911 }),
  },
  {
    pattern: new RegExp(
      String.raw`(?<year>[${hanDigits}]{4})年\s{0,2}(?<month>[一二三四五六七八九十]{1,3})月\s{0,2}(?<day>[一二三四五六七八九十]{1,3})[日号]`,
    ),
    inWords: true,
    withoutYear: true,
    read: (groups) =>
      numbers({ year: hanYear(groups.year), month: hanNumber(groups.month), day: hanNumber(groups.day) }),
  },
  {
    pattern:
      /(?<!\d)(?<year>(?:19|20)\d{2})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?:(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?<second>[0-5]\d)?)?(?!\d)/,
    read: numbers,
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\d\p{L}])${day}(?:\.|er|º|ª|st|nd|rd|th)?(?: de)?[ -]${name}\.?,?(?: del?)?[ -]${year}(?!\d)${clock}${zoned}`,
      "u",
    ),
    read: named,
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)${day} tháng ${month},? (?:năm )?${year}(?!\d)${clock}`, "i"),
    read: numbers,
  },
  {
    pattern: new RegExp(String.raw`(?<!\p{L})${name}\.? ${day}(?:st|nd|rd|th)?,? ${year}(?!\d)${clock}${zoned}`, "u"),
    read: named,
  },
  {
    // As programs print it: `Fri Sep 04 10:05:33 CST 2020`; the zone's letters are those of the site's own.
    pattern: new RegExp(
      String.raw`(?<!\p{L})\p{L}{3} ${name} ${day} (?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d):(?<second>[0-5]\d) (?:[A-Z]{3,4} )?${year}(?!\d)`,
      "u",
    ),
    read: named,
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(?<one>3[01]|[12]\d|0?[1-9])(?<mark>[./])(?<two>3[01]|[12]\d|0?[1-9])\k<mark>${year}(?!\d)${clock}`,
    ),
    read: slashed,
  },
  {
    pattern: /(?<!\d)(?<count>\d{1,3})\s?(?<unit>秒|分钟|小时|天|minutes?|hours?|days?)(?:之?前| ago)/i,
    withoutYear: true,
    read: ago,
  },
  {
    pattern: new RegExp(`(?<name>今天|今日|昨天|昨日|前天)${clock.replace("(?<=[\\sT日,，|)一二三四五六天])", "")}`),
    inWords: true,
    withoutYear: true,
    read: namedDay,
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)(?<short>\d{2})[-/]${month}[-/]${day}(?!\d)${clock}`),
    withoutYear: true,
    read: shortYear,
  },
  {
    pattern: new RegExp(String.raw`(?<![\d.:-])${month}(?:[-/]|\s?月\s?)${day}(?![\d.%-])日?${weekday}${clock}`),
    withoutYear: true,
    read: withoutYear,
  },
];

/** Characters of a text that are looked at. */
const reach = 300;
/** What a text has that has any of these forms: a year, numbers between marks, a word for a day. */
const datelike = /(?:19|20)\d{2}|\d[-/]\d|[年月前]|ago|[今昨][天日]/i;

/** The first date in a text, if there is one that a calendar has. */
export function readDate(text: string, context: DateContext): PageDate | undefined {
  const flat = text.slice(0, reach).normalize("NFKC");
  if (!datelike.test(flat)) return undefined;
  const hasDigit = /\d/.test(flat);
  const hasYear = hasDigit && /(?:19|20)\d{2}/.test(flat);
  for (const { pattern, inWords, withoutYear: isYearless, read } of forms) {
    if ((!hasYear && !isYearless) || (!hasDigit && !inWords)) continue;
    const groups = flat.match(pattern)?.groups;
    const fields = groups && read(groups, context);
    const date = fields && ("precision" in fields ? fields : dateOf(fields, context.zone));
    if (date) return date;
  }
  return undefined;
}

function numbers(groups: Groups): Fields {
  const number = (key: string) => (groups[key] === undefined ? undefined : Number(groups[key]));
  return {
    year: number("year") ?? 0,
    month: number("month") ?? 0,
    day: number("day") ?? 0,
    hour: hourOf(groups),
    minute: number("minute"),
    second: number("second"),
    offset: offsetOf(groups.offset),
  };
}

/** On a clock of twelve hours, those after noon are told by a word before or after. */
function hourOf({ hour, half, after }: Groups): number | undefined {
  if (hour === undefined) return undefined;
  const number = Number(hour);
  const isAfternoon = /下午|晚上|傍晚|오후|PM/i.test(`${half ?? ""}${after?.replaceAll(".", "") ?? ""}`);
  if (isAfternoon && number < 12) return number + 12;
  const isMorning = /凌晨|오전|AM/i.test(`${half ?? ""}${after?.replaceAll(".", "") ?? ""}`);
  return isMorning && number === 12 ? 0 : number;
}

function named(groups: Groups, { language }: DateContext): Fields | undefined {
  const number = monthNamed(groups.name ?? "", language);
  return number === undefined ? undefined : { ...numbers(groups), month: number };
}

/** `4/9/2020`: in the order of the language, where the numbers themselves do not tell. */
function slashed(groups: Groups, { language }: DateContext): Fields | undefined {
  const [one, two] = [Number(groups.one), Number(groups.two)];
  const isDayFirst = one > 12 || (two <= 12 && (groups.mark === "." || dayComesFirst(language)));
  return { ...numbers(groups), day: isDayFirst ? one : two, month: isDayFirst ? two : one };
}

function shortYear(groups: Groups, context: DateContext): Fields | undefined {
  if (context.year === undefined || context.year % 100 !== Number(groups.short)) return undefined;
  return { ...numbers(groups), year: context.year };
}

function withoutYear(groups: Groups, context: DateContext): Fields | undefined {
  return context.year === undefined ? undefined : { ...numbers(groups), year: context.year };
}

const units: readonly [unit: RegExp, milliseconds: number, precision: PageDate["precision"]][] = [
  [/秒/, 1000, "minute"],
  [/分钟|minute/i, 60_000, "minute"],
  [/小时|hour/i, 3_600_000, "day"],
  [/天|day/i, 86_400_000, "day"],
];

/** Counted back from when the page was read: as exact as the unit, and never more exact than a minute. */
function ago(groups: Groups, { zone, now }: DateContext): PageDate | undefined {
  const [, unit, precision] = units.find(([word]) => word.test(groups.unit ?? "")) ?? [/$/, 0, "day"];
  const wall = wallTime(now - Number(groups.count) * unit, zone);
  if (precision === "day") return dateOf({ year: wall.year, month: wall.month, day: wall.day }, zone);
  return dateOf({ ...wall, second: undefined }, zone);
}

const daysBack: Record<string, number> = { 今天: 0, 今日: 0, 昨天: 1, 昨日: 1, 前天: 2 };

function namedDay(groups: Groups, { zone, now }: DateContext): Fields {
  const wall = wallTime(now - (daysBack[groups.name ?? ""] ?? 0) * 86_400_000, zone);
  return { ...numbers(groups), year: wall.year, month: wall.month, day: wall.day };
}

function dateOf(fields: Fields, zone: string): PageDate | undefined {
  const { hour, minute, second, offset } = fields;
  const days = new Date(Date.UTC(fields.year, fields.month, 0)).getUTCDate();
  if (fields.month < 1 || fields.month > 12 || fields.day < 1 || fields.day > days) return undefined;
  const precision = second !== undefined ? "second" : minute !== undefined ? "minute" : "day";
  const wall = { ...fields, hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 };
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

const hanValue = (character: string) => "零一二三四五六七八九".indexOf(character.replace(/[〇○0]/, "零"));

function hanYear(text = ""): string {
  return Array.from(text, hanValue).join("");
}

/** 一 to 三十一. */
function hanNumber(text = ""): string {
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["零", text];
  return String((tens === "" ? 1 : hanValue(tens)) * 10 + (ones === "" ? 0 : hanValue(ones)));
}
