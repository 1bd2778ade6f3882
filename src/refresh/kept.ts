// What an article keeps when many pages have changed in the same way at once, and have stood so. Pure.
import type { Index } from "../store/index-record.ts";
import type { ViewsRecord, Visit } from "../store/views.ts";
import { many } from "./attendance.ts";
import type { Visited } from "./visit.ts";

/** Whether a page that we have read before states another date. */
export function isMoved({ difference, known }: Visited): boolean {
  if (difference.kind === "moved") return true;
  const own = known?.article.published?.stated;
  return difference.kind === "changed" && own !== undefined && difference.article.published?.stated !== own;
}

/** Many texts that changed at once and stay so are the same news, printed differently: no reader is told of an update, though who keeps a copy is. */
export function withoutUpdate(visit: Visited): Visited {
  const { difference, known } = visit;
  if (difference.kind !== "changed" || !known) return visit;
  const { updated } = known.article;
  const reprinted = { ...visit.visit, reprinted: true } as const;
  return { ...visit, difference: { kind: "changed", article: { ...difference.article, updated } }, visit: reprinted };
}

/** Many dates that changed at once and stay so are those of a rebuilt site: the article keeps its own, whatever else is new of it. */
export function withoutMove(visited: Visited): Visited {
  const { difference, known, visit } = visited;
  if ((difference.kind !== "moved" && difference.kind !== "changed") || !known) return visited;
  const { published } = difference.article;
  const kept = published ? { ...visited, visit: { ...visit, disowned: published.stated } } : visited;
  if (difference.kind === "moved") return { ...kept, difference: { kind: "unchanged" } };
  const { published: own } = known.article;
  return {
    ...kept,
    difference: { kind: "changed", article: { ...difference.article, ...(own ? { published: own } : {}) } },
  };
}

/**
 * Visits of a site that has printed many articles anew: one that was there then, and is read again alone days later, is printed anew too,
 * and no correction. `before`: the records of the visits before these.
 */
export function likeOthers(visits: readonly Visited[], index: Index, before: ViewsRecord["visits"]): Visited[] {
  const youngest = (isSo: (visit: Visit) => boolean) => {
    const births = index.entries.flatMap(({ key, firstSeen }) => {
      const visit = before[key];
      return visit && isSo(visit) ? [firstSeen] : [];
    });
    return births.length < many ? Number.NEGATIVE_INFINITY : Math.max(...births);
  };
  const printed = youngest(({ reprinted }) => reprinted === true);
  const dated = youngest(({ disowned }) => disowned !== undefined);
  return visits.map((visited) => {
    const { known, earlier } = visited;
    const { firstSeen = Number.POSITIVE_INFINITY } = known?.article ?? {};
    const isDate = firstSeen <= dated && earlier.disowned === undefined && isMoved(visited);
    const kept = isDate ? withoutMove(visited) : visited;
    return firstSeen <= printed && earlier.reprinted === undefined ? withoutUpdate(kept) : kept;
  });
}
