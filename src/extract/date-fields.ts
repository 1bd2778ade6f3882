// What the parts of a date form say: fields of a calendar and a clock. Knows forms by the names of their groups, knows no page.
import type { Instant } from "../article.ts";
import { dayComesFirst, monthNamed } from "./month-names.ts";

/** Where a date is read: in which zone, and when (for what a page counts back from). */
export interface DateContext {
  zone: string;
  now: Instant;
  /** BCP 47: whose month names are known beside the English ones, and which of day and month comes first. */
  language?: string;
  /** A year that is known from elsewhere: for `09-04` and `20-09-04`, which are no dates without it. */
  year?: number;
  /** Whether a label says that a date follows: then `20-09-04` is one of this century, where the year comes first. */
  isLabelled?: boolean;
}

/** A date as the calendar and the clock have it. */
export interface Fields {
  year: number;
  month: number;
  day: number;
  hour?: number | undefined;
  minute?: number | undefined;
  second?: number | undefined;
  /** Minutes east of UTC, where the text says so. */
  offset?: number | undefined;
}

export type Groups = Record<string, string | undefined>;

export function numbers(groups: Groups): Fields {
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

export function named(groups: Groups, { language }: DateContext): Fields | undefined {
  const number = monthNamed(groups.name ?? "", language);
  return number === undefined ? undefined : { ...numbers(groups), month: number };
}

/** `4/9/2020`: in the order of the language, where the numbers themselves do not tell. */
export function slashed(groups: Groups, { language }: DateContext): Fields | undefined {
  const [one, two] = [Number(groups.one), Number(groups.two)];
  const isDayFirst = one > 12 || (two <= 12 && (groups.mark !== "/" || dayComesFirst(language)));
  return { ...numbers(groups), day: isDayFirst ? one : two, month: isDayFirst ? two : one };
}

/** `20-09-04`: a year that is known, or that of this century behind a label. */
export function shortYear(groups: Groups, { year, isLabelled, language }: DateContext): Fields | undefined {
  const short = Number(groups.short);
  const isFirst = language?.startsWith("zh") ?? false;
  if (year !== undefined && year % 100 === short && (isFirst || groups.mark !== "."))
    return { ...numbers(groups), year };
  return isLabelled && isFirst ? { ...numbers(groups), year: 2000 + short } : undefined;
}

export function withoutYear(groups: Groups, context: DateContext): Fields | undefined {
  return context.year === undefined ? undefined : { ...numbers(groups), year: context.year };
}

/** Years that are counted from: year 1 of the Republic, which Taiwan counts by, is 1912; Japan counts from an emperor's. */
const eras: readonly (readonly [era: RegExp, before: number])[] = [
  [/民/, 1911],
  [/令和/, 2018],
  [/平成/, 1988],
  [/昭和/, 1925],
];

/** `民國109年9月4日`, `令和2年9月4日`; the first year is called 元. */
export function ofEra(groups: Groups): Fields {
  const [, before] = eras.find(([era]) => era.test(groups.era ?? "")) ?? [/$/, 0];
  const count = groups.count === "元" ? 1 : Number(groups.count);
  return { ...numbers(groups), year: before + count };
}

/** `109-09-04`, where a year is counted so. */
export function ofRepublic(groups: Groups, { language }: DateContext): Fields | undefined {
  return /^zh-(?:TW|Hant)/i.test(language ?? "") ? ofEra({ ...groups, era: "民" }) : undefined;
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, sign, hours, minutes] = text.match(/^([+-])(\d{2}):?(\d{2})$/) ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
