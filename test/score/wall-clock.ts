// Times as a clock on a zone's wall shows them, cut to a precision: how dates of different makers are compared.
import type { PageDate } from "../../src/article.ts";

const lengths = { day: 10, minute: 16, second: 19 } as const;
export type Precision = keyof typeof lengths;

/** `2020-09-04T10:05:33` of an instant, in `zone`. */
function wallOf(at: number, zone: string): string {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return shown.format(at).replace(" ", "T");
}

/** A date as a page or a program states it, on the wall of `zone`, cut to `precision`; what is no date is told as it is. */
export function wallClock(stated: string | null | undefined, zone: string, precision: Precision): string {
  if (!stated) return "";
  const local = stated.match(/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?$/);
  if (local) return `${local[1]}${local[2] ? `T${local[2]}` : ""}`.slice(0, lengths[precision]);
  const at = Date.parse(stated);
  return Number.isNaN(at) ? `unreadable: ${stated.slice(0, 40)}` : wallOf(at, zone).slice(0, lengths[precision]);
}

/** The same for a date that was read, which is no finer than it says. */
export function wallOfRead(date: PageDate | undefined, zone: string, precision: Precision): string {
  return date ? wallOf(date.at, zone).slice(0, Math.min(lengths[precision], lengths[date.precision])) : "";
}

/** A day of a list, in whichever of the forms yyyy-mm-dd and yyyy/mm/dd. */
export function pageDate(text: string, zone: string): PageDate | undefined {
  const day = text.match(/^(\d{4})[-/](\d{2})[-/](\d{2})$/);
  if (!day) return undefined;
  const midnight = Date.parse(`${day[1]}-${day[2]}-${day[3]}T00:00:00Z`);
  const offset = Date.parse(`${wallOf(midnight, zone)}Z`) - midnight;
  return { at: midnight - offset, precision: "day" };
}
