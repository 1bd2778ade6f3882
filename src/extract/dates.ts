// Reads a date out of a text. Knows calendars and zones; how pages write dates is in date-forms.ts.
import type { PageDate } from "../article.ts";
import { instantOf } from "../zone.ts";
import type { DateContext, Fields } from "./date-fields.ts";
import { clockFirst, forms } from "./date-forms.ts";

/** Characters of a text that are looked at, and of those before a day in which its time may stand. */
const reach = 300;
const clockReach = 40;

const signs = new Map(forms.map(({ sign }) => [sign, new RegExp(sign, "i")]));
/** What a text has that has any of the forms. */
const datelike = new RegExp([...signs.keys()].join("|"), "i");

/** The first date in a text, if there is one that a calendar has. */
export function readDate(text: string, context: DateContext): PageDate | undefined {
  const flat = text.slice(0, reach).normalize("NFKC");
  if (!datelike.test(flat)) return undefined;
  for (const { sign, pattern, followsClock, read } of forms) {
    if (!signs.get(sign)?.test(flat)) continue;
    const match = flat.match(pattern);
    if (!match?.groups) continue;
    const { groups, index = 0 } = match;
    const before =
      followsClock && groups.hour === undefined
        ? flat.slice(Math.max(0, index - clockReach), index).match(clockFirst)?.groups
        : undefined;
    const fields = read({ ...groups, ...before }, context);
    const date = fields && dateOf(fields, context.zone);
    if (date) return date;
  }
  return undefined;
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
