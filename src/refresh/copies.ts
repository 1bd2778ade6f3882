// New pages that say what an article under another key says: a site that shows its articles under second addresses, or gave them other
// ones, has nothing new to tell. Pure.
import { type Index, served } from "../store/index-record.ts";
import type { Visited } from "./visit.ts";

/** The keys of those among the visits, of two that say the same the later. */
export function copiesAmong(visits: readonly Visited[], index: Index): Set<string> {
  const owners = new Map(served(index).map(({ key, fingerprint }) => [fingerprint, key]));
  const copies = new Set<string>();
  for (const { page, difference } of visits) {
    if (difference.kind !== "new") continue;
    const { fingerprint } = difference.article;
    const owner = owners.get(fingerprint);
    if (owner === undefined) owners.set(fingerprint, page.key);
    else if (owner !== page.key) copies.add(page.key);
  }
  return copies;
}
