// The month to which an article belongs for good. One rule for what is stored, served and linked as archives.
import type { Instant } from "./article.ts";
import type { Dated } from "./order.ts";
import { instantOf, wallTime } from "./zone.ts";

/** A month in a source's zone, as `yyyy-mm`. */
export type Month = string;

/**
 * Tells the month of each article of a source whose first article was seen at `start`. It is the month of the article's date where that
 * is before the start: the back catalogue. From then on it is the month in which the article was first seen, so that a month that
 * is over gets no more articles, however late one is dated into it: https://www.rfc-editor.org/rfc/rfc5005#section-4
 */
export function monthsOf(zone: string, start: Instant): (article: Dated) => Month {
  const monthAt = months(zone);
  const startMonth = monthAt(start);
  return ({ published, firstSeen }) => {
    const dated = monthAt(published?.stated ?? firstSeen);
    return dated < startMonth ? dated : monthAt(firstSeen);
  };
}

/** The months of instants. A calendar is slow to ask, so each month asks it once. */
export function months(zone: string): (at: Instant) => Month {
  const known: { month: Month; from: Instant; to: Instant }[] = [];
  return (at) => {
    const found = known.find(({ from, to }) => from <= at && at < to);
    if (found) return found.month;
    const { year, month } = wallTime(at, zone);
    const first = { year, month, day: 1, hour: 0, minute: 0, second: 0 };
    const name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    known.push({ month: name, from: instantOf(first, zone), to: instantOf({ ...first, month: month + 1 }, zone) });
    return name;
  };
}
