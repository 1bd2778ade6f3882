// Where the older articles of a feed are: monthly archives (RFC 5005) for Atom, pages by next_url for JSON Feed. Both are the months of
// the source; a document of some of a month's articles names the article below which it begins.
import { z } from "zod";
import type { Month } from "../month.ts";
import { newestFirst, type Order } from "../order.ts";

/** What is known of a source's articles without reading them. */
export interface Shelves {
  source: string;
  /** The served articles of the index, each with its month, newest first. */
  articles: readonly { order: Order; month: Month }[];
  /** Months of which articles left the index. */
  archived: readonly Month[];
  /** The first month that may still get articles: those before it are over. */
  open: Month;
}

/** Formats that have an archive, by how its file ends. */
export const archiveFiles = { atom: "xml", json: "json" } as const;
export type ArchiveFormat = keyof typeof archiveFiles;

/** The path of a month, of its articles that stand below `below` where that is given. */
export function archivePath(format: ArchiveFormat, source: string, month: Month, below?: Order): string {
  const query = below === undefined ? "" : `?below=${encodeURIComponent(below.join(","))}`;
  return `/${source}/archive/${month}.${archiveFiles[format]}${query}`;
}

/** An order as `archivePath` writes it. */
export const belowParameter = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d,-?\d{1,16},.{1,500}$/su, "expected the place of an article, as a link of ours gives it")
  .transform((text): Order => {
    const [day = "", at = "", ...key] = text.split(",");
    return [day, Number(at), key.join(",")];
  });

/** Whether an article stands further down than `below`. */
export function isBelow(order: Order, below: Order | undefined): boolean {
  return below === undefined || newestFirst(order, below) > 0;
}

/** Every month that has articles, newest first. */
export function monthsWith({ articles, archived }: Shelves): Month[] {
  return [...new Set([...articles.map(({ month }) => month), ...archived])].sort().reverse();
}

/**
 * The document with the next older articles: after the document of the month `after`, or after the canonical one. `below`: where the
 * canonical document ends, of which the chain began.
 */
export function olderPath(
  format: ArchiveFormat,
  shelves: Shelves,
  after: Month | undefined,
  below: Order | undefined,
): string | undefined {
  const { source, articles, archived, open } = shelves;
  for (const month of monthsWith(shelves)) {
    if (after !== undefined && month >= after) continue;
    // Over: the archive is whole and never changes, and clients know it by its address.
    if (format === "atom" && month < open) return archivePath(format, source, month);
    const own = articles.filter((article) => article.month === month);
    if (!archived.includes(month) && !own.some(({ order }) => isBelow(order, below))) continue;
    const isAnyAbove = articles.some((article) => article.month <= month && !isBelow(article.order, below));
    return archivePath(format, source, month, isAnyAbove || month >= open ? below : undefined);
  }
  return undefined;
}

/** The month after this one, by the calendar. */
export function nextMonth(month: Month): Month {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, "0")}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, "0")}`;
}
