// New pages that say what an article under another key says: a site that shows its articles under second addresses, or gave them other
// ones, has nothing new to tell. Pure.
import { type Index, type IndexEntry, served } from "../store/index-record.ts";
import type { Visited } from "./visit.ts";

/** Fewer characters may be said twice: pictures of one day have the title of their series, and next to no text. */
export const telling = 100;

/** The keys of those among the visits: of two that say the same of the same date, the later. */
export function copiesAmong(visits: readonly Visited[], index: Index): Set<string> {
  const owners = new Map(served(index).map((entry) => [markOf(entry), entry.key]));
  const copies = new Set<string>();
  for (const { page, difference } of visits) {
    if (difference.kind !== "new" || difference.article.text.length < telling) continue;
    const mark = markOf(difference.article);
    const owner = owners.get(mark);
    if (owner === undefined) owners.set(mark, page.key);
    else if (owner !== page.key) copies.add(page.key);
  }
  return copies;
}

/** A notice that is printed again says another date. */
function markOf({ fingerprint, published }: Pick<IndexEntry, "fingerprint" | "published">): string {
  return `${fingerprint} ${published?.stated}`;
}
