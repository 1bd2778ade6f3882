// What changed in a source after a cursor, in an order that never skips and never repeats. Pure: records in, changes out.
//
// Every change has a number that only grows: an article's edition, a count's serial. What shares one stands in the order of its key.
// So the changes after a place are those that are greater, whatever else was written since; one that is overtaken by a later change of
// the same article comes once, as the later one.
import { z } from "zod";
import type { Archived } from "../../store/archives.ts";
import type { IndexEntry } from "../../store/index-record.ts";
import type { Visit } from "../../store/views.ts";

const pointSchema = z.tuple([z.number().int(), z.string()]);

/** A client's place in a source: the last change of an article, and the last count, that it was given. */
export const placeSchema = z.object({ article: pointSchema, views: pointSchema });
export type Place = z.infer<typeof placeSchema>;

/** Before all changes. */
export const beginning: Place = { article: [0, ""], views: [0, ""] };

export type Change =
  | { kind: "article"; entry: IndexEntry; visit: Visit | undefined }
  | { kind: "views"; entry: IndexEntry; visit: Visit };

/** What is known of a source now: `archived` are those of the months that may hold something after the place. */
export interface Known {
  entries: readonly IndexEntry[];
  visits: Readonly<Record<string, Visit>>;
  archived: readonly Archived[];
}

/** The first `limit` changes after a place, the place after them, and whether there are more. */
export function changesAfter(known: Known, place: Place, limit: number) {
  const articles = everyArticle(known);
  const changed = articles
    .map(({ entry, visit }) => ({ point: [entry.edition, entry.key] as const, entry, visit }))
    .filter(({ point }) => comparePoints(point, place.article) > 0)
    .sort((a, b) => comparePoints(a.point, b.point));
  const viewed = articles
    .flatMap(({ entry, visit }) =>
      visit?.serial === undefined ? [] : [{ point: [visit.serial, entry.key] as const, entry, visit }],
    )
    .filter(({ entry, point }) => entry.withdrawn === undefined && comparePoints(point, place.views) > 0)
    .sort((a, b) => comparePoints(a.point, b.point));
  const news = changed.slice(0, limit);
  const counts = viewed.slice(0, limit - news.length);
  const after: Place = {
    article: [...(news.at(-1)?.point ?? place.article)],
    views: [...(counts.at(-1)?.point ?? place.views)],
  };
  const changes: Change[] = [
    ...news.map(({ entry, visit }) => ({ kind: "article" as const, entry, visit })),
    ...counts.map(({ entry, visit }) => ({ kind: "views" as const, entry, visit })),
  ];
  return { changes, after, more: news.length + counts.length < changed.length + viewed.length };
}

/** Each article once: what the index says of one counts, though an archive holds an earlier state of it. */
function everyArticle({ entries, visits, archived }: Known): { entry: IndexEntry; visit: Visit | undefined }[] {
  const isHot = new Set(entries.map(({ key }) => key));
  return [
    ...entries.map((entry) => ({ entry, visit: visits[entry.key] })),
    ...archived.filter(({ entry }) => !isHot.has(entry.key)).map(({ entry, visit }) => ({ entry, visit })),
  ];
}

function comparePoints([a, key]: readonly [number, string], [b, other]: readonly [number, string]): number {
  return a - b || (key < other ? -1 : key > other ? 1 : 0);
}
