// What changed in a source after a cursor, in an order that never skips and never repeats. Pure: marks in, changes out.
//
// Every change has a number that only grows: an article's edition, a count's serial. What shares one stands in the order of its key.
// So the changes after a place are those that are greater, whatever else was written since; one that is overtaken by a later change of
// the same article comes once, as the later one. Of an archive that was not read it is known between which editions its own are: it is
// read when the order comes to it.
import { z } from "zod";
import type { Mark } from "../../store/archives.ts";

const pointSchema = z.tuple([z.number().int(), z.string()]);
type Point = z.infer<typeof pointSchema>;

/** A client's place in a source: the last change of an article, and the last count, that it was given. */
export const placeSchema = z.object({ article: pointSchema, views: pointSchema });
export type Place = z.infer<typeof placeSchema>;

/** Before all articles, each of which comes with its count: behind the counts up to `serial`, the last that there is. */
export function beginning(serial: number): Place {
  return { article: [0, ""], views: [serial + 1, ""] };
}

/** An article with its last change and its last count. */
export type Changed = Pick<Mark, "key" | "edition" | "serial">;

/** Between which editions, and up to which serial, an archive is. */
interface Bounds {
  month: string;
  firstEdition: number;
  edition: number;
  serial: number;
}

/** What is known of a source now. `edition`, `serial`: the last that there are; what KV shows beyond them waits for what is between. */
export interface Known {
  edition: number;
  serial: number;
  hot: readonly Changed[];
  archived: readonly Changed[];
  unread: readonly Bounds[];
}

/** The first changes after a place, the place after them, and whether there are more; or which archive is to be read first. */
export type ChangesAfter =
  | { kind: "found"; articles: Changed[]; counts: Changed[]; after: Place; more: boolean }
  | { kind: "lacks"; month: string };

export function changesAfter(known: Known, place: Place, limit: number): ChangesAfter {
  // What the index says of an article counts, though an archive holds an earlier state of it.
  const isHot = new Set(known.hot.map(({ key }) => key));
  const all = [...known.hot, ...known.archived.filter(({ key }) => !isHot.has(key))];
  const articles = firstAfter(
    place.article,
    limit + 1,
    all.map((article) => ({ number: article.edition, article })).filter(({ number }) => number <= known.edition),
    known.unread.map(({ month, firstEdition: from, edition: to }) => ({ month, from, to })),
  );
  if (articles.kind === "lacks") return articles;
  const told = articles.found.slice(0, limit);
  const isFull = articles.found.length > limit;
  const counts = firstAfter(
    place.views,
    isFull ? 0 : limit + 1 - told.length,
    all
      .flatMap((article) => (article.serial === undefined ? [] : [{ number: article.serial, article }]))
      .filter(({ number }) => number <= known.serial),
    known.unread.map(({ month, serial: to }) => ({ month, from: 0, to })),
  );
  if (counts.kind === "lacks") return counts;
  const counted = counts.found.slice(0, limit - told.length);
  return {
    kind: "found",
    articles: told.map(({ article }) => article),
    counts: counted.map(({ article }) => article),
    after: { article: pointOf(told.at(-1)) ?? place.article, views: pointOf(counted.at(-1)) ?? place.views },
    more: isFull || counts.found.length > counted.length,
  };
}

interface Numbered {
  number: number;
  article: Changed;
}

/** The first `count` behind a point, where no archive that was not read can hold one between them. */
function firstAfter(
  point: Point,
  count: number,
  all: readonly Numbered[],
  unread: readonly { month: string; from: number; to: number }[],
): { kind: "found"; found: Numbered[] } | { kind: "lacks"; month: string } {
  const behind = all
    .filter(({ number, article }) => comparePoints([number, article.key], point) > 0)
    .sort((a, b) => comparePoints([a.number, a.article.key], [b.number, b.article.key]));
  const [next] = unread.filter(({ to }) => to >= point[0]).sort((a, b) => a.from - b.from);
  const certain = next ? behind.filter(({ number }) => number < next.from) : behind;
  if (next && certain.length < count) return { kind: "lacks", month: next.month };
  return { kind: "found", found: certain.slice(0, count) };
}

function pointOf(last: Numbered | undefined): Point | undefined {
  return last && [last.number, last.article.key];
}

function comparePoints([a, key]: Point, [b, other]: Point): number {
  return a - b || (key < other ? -1 : key > other ? 1 : 0);
}
