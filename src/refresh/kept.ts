// What an article keeps when many pages have changed in the same way at once, and have stood so. Pure.
import type { Visited } from "./visit.ts";

/** Many texts that changed at once and stay so are the same news, printed differently: no reader is told of an update, though who keeps a copy is. */
export function withoutUpdate(visit: Visited): Visited {
  const { difference, known } = visit;
  if (difference.kind !== "changed" || !known) return visit;
  const { updated } = known.article;
  return { ...visit, difference: { kind: "changed", article: { ...difference.article, updated } } };
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
