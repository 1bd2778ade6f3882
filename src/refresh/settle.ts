// Dates that do not move: what a page states becomes an instant once, and stays unless the page itself moves it.
import type { Instant, PageDate, Published } from "../article.ts";
import { startOfDay } from "../zone.ts";

/**
 * The instant of a date. One that states only a day: the first-seen time where the article was first seen on that day in the
 * site's zone, else the day's first instant. `before` stands as long as the page states the same, more or less exactly.
 */
export function settle(
  date: PageDate | undefined,
  firstSeen: Instant,
  zone: string,
  before?: Published,
): Published | undefined {
  if (date === undefined) return before;
  if (before !== undefined && isSameDate(date, before, zone)) return before;
  const isFirstDay = date.precision === "day" && startOfDay(firstSeen, zone) === date.at;
  return { at: isFirstDay ? firstSeen : date.at, precision: date.precision, stated: date.at };
}

/** Two statements of one date agree as far as the coarser of them goes. */
function isSameDate(date: PageDate, before: Published, zone: string): boolean {
  const isDay = date.precision === "day" || before.precision === "day";
  if (isDay) return startOfDay(date.at, zone) === startOfDay(before.stated, zone);
  const unit = date.precision === "minute" || before.precision === "minute" ? 60_000 : 1000;
  return Math.floor(date.at / unit) === Math.floor(before.stated / unit);
}
