// Date forms: how pages write a date. Knows forms, knows neither labels nor pages.
import {
  type DateContext,
  type Fields,
  type Groups,
  named,
  numbers,
  ofEra,
  ofRepublic,
  shortYear,
  slashed,
  withoutYear,
} from "./date-fields.ts";
import { hanNumber, hanYear } from "./han-numbers.ts";
import { ago, namedDay } from "./relative-dates.ts";

/** One way to write a date. */
export interface Form {
  /** What a text has in it that has this form, as the source of an expression: cheaper to look for than the form. */
  sign: string;
  pattern: RegExp;
  /** Whether the time may as well stand before the day. */
  followsClock?: true;
  read(groups: Groups, context: DateContext): Fields | undefined;
}

const weekday = String.raw`(?:\s{0,2}\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\s{0,2}\([月火水木金土日월화수목금토일](?:曜日?)?\))?`;
/** Of `2020-09-0410:05` the markup is lost that stood between day and time. */
const clock = String.raw`(?:[\sT日,，.|/–-]{0,6}(?:(?<=[\sT日,，|)一二三四五六天])|(?<=[-/.]\s?\d{2})(?=\d{2}:))(?:at |à |um |às |a las |alle |ore |om |в |klo )?(?<half>上午|下午|晚上|早上|凌晨|中午|傍晚|오전|오후|[AP]M)?\s?(?<hour>[01]?\d|2[0-3])(?:[:：时時点h]|시\s?|\.(?=\d{2} Uhr))(?<minute>[0-5]\d)(?:[:：分](?<second>[0-5]\d)?)?(?:\s?(?<after>[AaPp]\.?[Mm]\b))?)?`;
const zoned = String.raw`(?:\.\d{1,9})?(?:\s?(?<offset>Z|GMT|UTC|[+-]\d{2}:?\d{2}))?`;
/** German, Finnish and Italian clocks have a point, as a price may have: not where a unit follows it. */
const pointedClock = clock.replace(
  String.raw`\.(?=\d{2} Uhr)`,
  String.raw`(?<![–-]\s?\d{1,2})\.(?=\d{2}(?:\s?Uhr|(?![\d.:%€]|\s{1,3}(?:\p{Ll}|[\d%€$]|Euro|EUR|Mio|Mrd|Mill|Prozent|Dollar|Franken|CHF|Kilo|Meter))))`,
);
/** The time before a day: `10:05 am, Fri 4 September 2020`, `10:05 on 4 September 2020`. */
export const clockFirst =
  /(?<![\d:.])(?<hour>[01]?\d|2[0-3])(?:[:：时時点]|\.(?=\d{2} Uhr))(?<minute>[0-5]\d)(?:[:：分](?<second>[0-5]\d)?)?(?:\s?(?<after>[AaPp]\.?[Mm]\b\.?)|\s?Uhr)?(?:\s(?:(?<offset>GMT|UTC)|[A-Z]{2,4}))?[\s,|·]{1,4}(?:(?:on|am|den) )?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}[.,]{0,2}\s)?$/;
const hanDigits = "〇○零一二三四五六七八九0";
/** A year in four digits. */
const writtenYear = String.raw`(?:19|20)\d{2}`;
const year = String.raw`(?<year>(?:19|20)\d{2})`;
const month = "(?<month>1[0-2]|0?[1-9])";
const day = String.raw`(?<day>3[01]|[12]\d|0?[1-9])`;
const name = String.raw`(?<name>[\p{L}\p{M}]{3,12})`;

/** Most specific first: the first that matches anywhere in a text gives its date. Those of one sign stand together. */
export const forms: readonly Form[] = [
  {
    sign: writtenYear,
    pattern: new RegExp(
      String.raw`(?<!\d)${year}\s?(?<mark>[-/.—])\s?${month}\s?\k<mark>\s?${day}(?:(?!\d)|(?<=\d{2})(?=\d{2}:[0-5]\d))${weekday}${clock}${zoned}`,
    ),
    read: numbers,
  },
  {
    sign: writtenYear,
    pattern: new RegExp(
      String.raw`(?<!\d)${year}\s{0,2}[年년]\s{0,2}${month}\s{0,2}[月월]\s{0,2}${day}(?:\s{0,2}[日号일]|(?=\s))${weekday}${clock}`,
    ),
    followsClock: true,
    read: numbers,
  },
  {
    sign: writtenYear,
    pattern:
      /(?<!\d)(?<year>(?:19|20)\d{2})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?:(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?<second>[0-5]\d)?)?(?!\d)/,
    read: numbers,
  },
  {
    sign: writtenYear,
    pattern: new RegExp(
      String.raw`(?<![\d\p{L}])${day}(?:\.|er|º|ª|st|nd|rd|th)?(?: d['’]|(?: de)?[ -])\u05d1?${name}\.?,?(?: del?)?[ -]${year}(?!\d)${pointedClock}${zoned}`,
      "u",
    ),
    followsClock: true,
    read: named,
  },
  {
    sign: writtenYear,
    pattern: new RegExp(String.raw`(?<!\d)${day} tháng ${month},? (?:năm )?${year}(?!\d)${clock}`, "i"),
    read: numbers,
  },
  {
    sign: writtenYear,
    pattern: new RegExp(String.raw`(?<!\p{L})${name}\.? ${day}(?:st|nd|rd|th)?,? ${year}(?!\d)${clock}${zoned}`, "u"),
    followsClock: true,
    read: named,
  },
  {
    // `2020. szeptember 4.`, `2020 m. rugsėjo 4 d.`
    sign: writtenYear,
    pattern: new RegExp(String.raw`(?<!\d)${year}(?:\.| m\.) ${name}\.? ${day}(?!\d)(?:\.| d\.)?${clock}`, "u"),
    read: named,
  },
  {
    // `2020. gada 4. septembris`
    sign: writtenYear,
    pattern: new RegExp(String.raw`(?<!\d)${year}\. gada ${day}\. ${name}(?!\p{L})${clock}`, "u"),
    read: named,
  },
  {
    // As programs print it: `Fri Sep 04 10:05:33 CST 2020`; the zone's letters are those of the site's own.
    sign: writtenYear,
    pattern: new RegExp(
      String.raw`(?<!\p{L})\p{L}{3} (?<name>\p{L}{3,12}) ${day} (?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d):(?<second>[0-5]\d) (?:[A-Z]{3,4} )?${year}(?!\d)`,
      "u",
    ),
    read: named,
  },
  {
    sign: writtenYear,
    pattern: new RegExp(
      String.raw`(?<!\d)(?<one>3[01]|[12]\d|0?[1-9])(?<mark>\. ?|[/·])(?<two>3[01]|[12]\d|0?[1-9])\k<mark>${year}(?!\d)${pointedClock}`,
      "u",
    ),
    followsClock: true,
    read: slashed,
  },
  {
    sign: "年",
    pattern: new RegExp(
      String.raw`(?<era>民[国國]|令和|平成|昭和)\s?(?<count>\d{1,3}|元)\s?年\s?${month}\s?月\s?${day}\s?日${weekday}${clock}`,
    ),
    read: ofEra,
  },
  {
    sign: "年",
    pattern: new RegExp(
      String.raw`(?<year>[${hanDigits}]{4})年\s{0,2}(?<month>[一二三四五六七八九十]{1,3})月\s{0,2}(?<day>[一二三四五六七八九十]{1,3})[日号]`,
    ),
    read: (groups) =>
      numbers({ year: hanYear(groups.year), month: hanNumber(groups.month), day: hanNumber(groups.day) }),
  },
  {
    // Offices on Taiwan leave the word for the Republic out.
    sign: String.raw`1\d{2}[-/.]\d`,
    pattern: new RegExp(
      String.raw`(?<![\d.-])(?<count>1[0-2]\d)(?<mark>[-/.])${month}\k<mark>${day}(?![\d.-])${clock}`,
    ),
    read: ofRepublic,
  },
  {
    // So Spanish papers write a day, and nobody writes anything else.
    sign: String.raw`\d·\d{2}·`,
    pattern: new RegExp(String.raw`(?<!\d)${day}·${month}·(?<short>\d{2})(?!\d)${clock}`),
    read: (groups) => ({ ...numbers(groups), year: 2000 + Number(groups.short) }),
  },
  {
    sign: "前|[Aa][Gg][Oo]",
    pattern: /(?<!\d)(?<count>\d{1,3})\s?(?<unit>秒|分钟|小时|天|minutes?|hours?|days?)(?:之?前| ago)/i,
    read: ago,
  },
  {
    sign: "[今昨][天日]|前天",
    pattern: new RegExp(`(?<name>今天|今日|昨天|昨日|前天)${clock.replace("(?<=[\\sT日,，|)一二三四五六天])", "")}`),
    read: namedDay,
  },
  {
    // With points it may as well be the number of a version: `10.5.3 版本`.
    sign: String.raw`\d[-/.]\d`,
    pattern: new RegExp(String.raw`(?<![\d.])(?<short>\d{2})(?<mark>[-/.])${month}[-/.]${day}(?!\.?\d|\s?版)${clock}`),
    read: shortYear,
  },
  {
    sign: String.raw`\d(?:[-/]|\s?月)`,
    pattern: new RegExp(String.raw`(?<![\d.:-])${month}(?:[-/]|\s?月\s?)${day}(?![\d.%-])日?${weekday}${clock}`),
    read: withoutYear,
  },
];
