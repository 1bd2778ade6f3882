// Lists and sitemaps that are not looked at any more, because the source's file or the site's index of sitemaps names them no longer. Pure.
import { articleAddresses } from "../discover/article-address.ts";
import type { Source } from "../sources/schema.ts";
import type { State } from "../store/state.ts";

/** The state without what they showed, which would keep articles in the index, and without faults of theirs, which nobody would see to end. */
export function withoutOldPlaces(state: State, places: readonly string[], source: Source): State {
  const wanted = new Set(places);
  const read = articleAddresses(source);
  const isOld = ({ url, of }: State["faults"][number]) =>
    of === undefined && !wanted.has(url) && !new URL(url).hash && read(url, source.home) === undefined;
  const lists = Object.entries(state.lists);
  const kept = lists.filter(([url]) => wanted.has(url));
  const faults = state.faults.filter((fault) => !isOld(fault));
  if (kept.length === lists.length && faults.length === state.faults.length) return state;
  return { ...state, lists: Object.fromEntries(kept), faults };
}
