// What a page's dates are read with: its zone, its clock, and a year that is known from elsewhere.
import type { PageDate } from "../article.ts";
import { wallTime } from "../zone.ts";
import type { DateContext } from "./date-fields.ts";
import { readDate } from "./dates.ts";
import type { Statement } from "./json-ld.ts";
import type { Page } from "./page.ts";
import type { PageContext } from "./reading.ts";

/** The zone, the clock and the language of a page, with a year that is known from the list, the address or a statement. */
export function dateContextOf(
  page: Page,
  context: PageContext,
  statement: Statement | undefined,
  inAddress: PageDate | undefined,
): DateContext {
  const base = withoutYear(context);
  const stated =
    context.listed?.date ?? inAddress ?? readDate(statement?.published ?? page.meta.get("pubdate")?.[0] ?? "", base);
  const inPath = new URL(page.url).pathname.match(/\/((?:19|20)\d{2})(?:[-/]?\d{2})?\//)?.[1];
  const year = stated ? wallTime(stated.at, base.zone).year : inPath === undefined ? undefined : Number(inPath);
  return year === undefined ? base : { ...base, year };
}

/** `/2020-09/04/`, `/20200904/`, `/202009/t20200904_1.html`. */
export function dayInAddress(url: string, context: PageContext): PageDate | undefined {
  const path = new URL(url).pathname.replace(/(?<!\d)((?:19|20)\d{2})[-/_]?(\d{2})[-/_](\d{2})(?!\d)/, "$1-$2-$3");
  const date = readDate(path, withoutYear(context));
  return date?.precision === "day" ? date : undefined;
}

const withoutYear = ({ timeZone, fetchedAt, language }: PageContext): DateContext => ({
  zone: timeZone,
  now: fetchedAt,
  language,
});
