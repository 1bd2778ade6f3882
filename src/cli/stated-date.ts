// A date as its page states it, in ISO 8601.
import type { PageDate } from "../article.ts";
import { dayOf } from "../zone.ts";

/** The day in the site's zone, or the instant where the page tells the time. */
export function statedDate({ at, precision }: PageDate, timeZone: string): string {
  return precision === "day" ? dayOf(at, timeZone) : new Date(at).toISOString();
}
