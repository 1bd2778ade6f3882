// Reads a date out of a text. Knows calendars and zones; how pages write dates is in date-forms.ts.
import type { PageDate } from "../article.ts";
import { instantOf } from "../zone.ts";
import type { DateContext, Fields } from "./date-fields.ts";
import { clockFirst, type Form, forms } from "./date-forms.ts";

/** Characters of a text that are looked at, and of those before a day in which its time may stand. */
const reach = 300;
const clockReach = 40;

const bySign = [...Map.groupBy(forms, ({ sign }) => sign)].map(([sign, signed]) => ({
  sign: new RegExp(sign),
  signed,
}));
/** What a text has that has any of the forms. */
const datelike = new RegExp(bySign.map(({ sign }) => sign.source).join("|"));

/** The first date in a text, if there is one that a calendar has. */
export function readDate(text: string, context: DateContext): PageDate | undefined {
  const flat = text.slice(0, reach).normalize("NFKC");
  if (!datelike.test(flat)) return undefined;
  for (const { sign, signed } of bySign) {
    if (!sign.test(flat)) continue;
    for (const form of signed) {
      const fields = fieldsIn(flat, form, context);
      const date = fields && dateOf(fields, context.zone);
      if (date) return date;
    }
  }
  return undefined;
}

function fieldsIn(text: string, { pattern, followsClock, read }: Form, context: DateContext): Fields | undefined {
  const match = pattern.exec(text);
  if (!match?.groups) return undefined;
  const { groups, index } = match;
  if (!followsClock || groups.hour !== undefined) return read(groups, context);
  const before = text.slice(Math.max(0, index - clockReach), index).match(clockFirst)?.groups;
  return read({ ...groups, ...before }, context);
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
