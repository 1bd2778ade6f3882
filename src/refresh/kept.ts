// What an article keeps when many pages have changed in the same way at once, and have stood so. Pure.
import type { Instant } from "../article.ts";
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
  const reprinted = { ...visit.visit, reprinted: visit.visit.at };
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
  /** When the youngest of those was first seen that were printed anew; `since`: the time at which one was, or was known to be. */
  const youngest = (since: (visit: Visit) => Instant | undefined) => {
    const read = index.entries.flatMap(({ key, firstSeen }) => {
      const visit = before[key];
      return visit && visit.failures === undefined ? [{ firstSeen, at: visit.at, since: since(visit) }] : [];
    });
    const anew = read.flatMap((one) => (one.since === undefined ? [] : [{ ...one, since: one.since }]));
    const [born, first] = [Math.max(...anew.map((one) => one.firstSeen)), Math.min(...anew.map((one) => one.since))];
    // Where most others stand as they were it was no redesign.
    const asTheyWere = read.filter((one) => one.since === undefined && one.firstSeen <= born && one.at >= first);
    return anew.length >= many && anew.length > asTheyWere.length ? born : Number.NEGATIVE_INFINITY;
  };
  const printed = youngest(({ reprinted }) => reprinted);
  const dated = youngest(({ disowned, at }) => (disowned === undefined ? undefined : at));
  return visits.map((visited) => {
    const { known, earlier } = visited;
    const { firstSeen = Number.POSITIVE_INFINITY } = known?.article ?? {};
    const isDate = firstSeen <= dated && earlier.disowned === undefined && isMoved(visited);
    const kept = isDate ? withoutMove(visited) : visited;
    return firstSeen <= printed && earlier.reprinted === undefined ? withoutUpdate(kept) : kept;
  });
}
