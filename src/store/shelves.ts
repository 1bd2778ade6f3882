// What the index says of a source's history, without reading an article.
import type { Instant } from "../article.ts";
import { type Month, months, monthsOf } from "../month.ts";
import { orderOf } from "../order.ts";
import type { Source } from "../sources/schema.ts";
import type { Shelves } from "../syndicate/history.ts";
import { type Index, type IndexEntry, served } from "./index-record.ts";

/** After a month ends, articles that were listed in it may still have to be read for so long. */
const settling = 86_400_000;

/** A page that was listed and could not be read is tried for about so long before it is hardly expected any more. */
const waiting = 6 * settling;

/**
 * Whether a month that is over may still gain articles: some that were listed wait to be read, and belong to it, or may. What a source
 * showed at first, and its back catalogue, may be of any month before.
 */
export function mayGain(month: Month, { start, listed }: Index, source: Source, now: Instant): boolean {
  const monthAt = months(source.timeZone);
  const first = start ?? now;
  const isBefore = month < monthAt(first);
  return listed.some(({ firstSeen, isOlder }) => {
    if (now - firstSeen >= waiting) return false;
    return isBefore ? isOlder === true || firstSeen - first < settling : monthAt(firstSeen) === month;
  });
}

/** The rule of `monthsOf` for this source. An article that is archived stays in its month, whatever becomes of its date. */
export function monthRule(index: Index, zone: string): (entry: IndexEntry) => Month {
  const monthOf = monthsOf(zone, index.start ?? 0);
  return (entry) => entry.archived ?? monthOf(entry);
}

/** How many articles each month has. One that was archived and that a list shows again is in its archive already. */
function countsOf({ entries, months: archives }: Index, monthOf: (entry: IndexEntry) => Month): Map<Month, number> {
  const counts = new Map(archives.map(({ month, articles }) => [month, articles]));
  for (const entry of entries) {
    const month = monthOf(entry);
    if (entry.archived === undefined) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return counts;
}

/** The shelves as of `now`. */
export function shelvesOf(index: Index, source: Source, now: Instant): Shelves {
  const monthOf = monthRule(index, source.timeZone);
  return {
    source: source.id,
    articles: served(index).map((entry) => ({ order: orderOf(entry, source.timeZone), month: monthOf(entry) })),
    archived: index.months.map(({ month }) => month),
    counts: countsOf(index, monthOf),
    open: months(source.timeZone)(now - settling),
  };
}
