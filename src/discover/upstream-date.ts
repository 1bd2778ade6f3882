// The date that a feed or a sitemap states, as exactly as it does.
import type { PageDate } from "../article.ts";
import type { DateContext } from "../extract/date-fields.ts";
import { readDate } from "../extract/dates.ts";
import { startOfDay } from "../zone.ts";

/** A feed cannot state a day alone: the first instant of one, in the source's zone, means the day. */
export function upstreamDate(text: string | undefined, context: DateContext): PageDate | undefined {
  const date = text === undefined ? undefined : readDate(text.slice(0, 100), context);
  return date && startOfDay(date.at, context.zone) === date.at ? { at: date.at, precision: "day" } : date;
}
