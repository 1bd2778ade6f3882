// Where the older articles of a feed are: monthly archives (RFC 5005) for Atom, pages by next_url for JSON Feed. Both are the months of
// the source, each in parts of a bounded length; a document of some of a part's articles names the article below which it begins.
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
  /** How many articles each month has, the withdrawn among them. */
  counts: ReadonlyMap<Month, number>;
  /** The first month that may still get articles: those before it are over. */
  open: Month;
}

/** Formats that have an archive, by how its file ends. */
export const archiveFiles = { atom: "xml", json: "json" } as const;
export type ArchiveFormat = keyof typeof archiveFiles;

/** A document of a month: the first of its parts is 1, of the articles that were seen first. */
export interface MonthPart {
  month: Month;
  part: number;
}

/** Articles of a part: as many entries of 10 KB as a request can join in 5 of its 10 ms CPU. */
export const partLength = 100;

/** How many parts a month has: one at least. */
export function partsOf({ counts }: Shelves, month: Month): number {
  return Math.max(1, Math.ceil((counts.get(month) ?? 0) / partLength));
}

/**
 * The articles of a part. They are parted by when they were seen first, which nothing moves, and the withdrawn keep their places: so a
 * correction or a withdrawal changes one part, and what comes later the last.
 */
export function inPart<Article extends { key: string; firstSeen: number }>(
  articles: readonly Article[],
  part: number,
): Article[] {
  return articles
    .toSorted((a, b) => a.firstSeen - b.firstSeen || (a.key < b.key ? -1 : 1))
    .slice((part - 1) * partLength, part * partLength);
}

/** The path of a part of a month, of its articles that stand below `below` where that is given. */
export function archivePath(format: ArchiveFormat, source: string, { month, part }: MonthPart, below?: Order): string {
  const query = below === undefined ? "" : `?below=${encodeURIComponent(below.join(","))}`;
  return `/${source}/archive/${month}${part === 1 ? "" : `-${part}`}.${archiveFiles[format]}${query}`;
}

/** How `archivePath` names a part, for a route. */
export const partPattern = "\\d{4}-\\d{2}(?:-(?:[2-9]|[1-9]\\d{1,3}))?";

/** The part of that name. */
export function partNamed(name: string): MonthPart {
  return { month: name.slice(0, 7), part: Number(name.slice(8)) || 1 };
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
 * The document with the next older articles: after the part `after` of a month, or after the canonical one. `below`: where the canonical
 * document ends, of which the chain began.
 */
export function olderPath(
  format: ArchiveFormat,
  shelves: Shelves,
  after: MonthPart | undefined,
  below: Order | undefined,
): string | undefined {
  const { source, articles, archived, open } = shelves;
  for (const month of monthsWith(shelves)) {
    if (after !== undefined && month > after.month) continue;
    const part = month === after?.month ? after.part - 1 : partsOf(shelves, month);
    if (part === 0) continue;
    // Over: the archive is whole and never changes, and clients know it by its address.
    if (format === "atom" && month < open) return archivePath(format, source, { month, part });
    const own = articles.filter((article) => article.month === month);
    if (!archived.includes(month) && !own.some(({ order }) => isBelow(order, below))) continue;
    const isAnyAbove = articles.some((article) => article.month <= month && !isBelow(article.order, below));
    return archivePath(format, source, { month, part }, isAnyAbove || month >= open ? below : undefined);
  }
  return undefined;
}

/** The part after this one: of the same month, or the first of the next. */
export function nextPart(shelves: Shelves, { month, part }: MonthPart): MonthPart {
  return part < partsOf(shelves, month) ? { month, part: part + 1 } : { month: nextMonth(month), part: 1 };
}

/** The month after this one, by the calendar. */
export function nextMonth(month: Month): Month {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, "0")}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, "0")}`;
}
