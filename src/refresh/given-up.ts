// Pages that nobody looks at any more: listed ones that never became readable and that no list shows now, and what was wrong with them
// or with articles that have left the index. Pure.
import { articleAddresses } from "../discover/article-address.ts";
import type { Source } from "../sources/schema.ts";
import type { Index, Listed } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord } from "../store/views.ts";
import { placesToLook } from "./look.ts";

/** Tries in vain, over nearly five days, after which a page is only kept because a list shows it. */
const tries = 6;

/** The index without pages that are given up. */
export function giveUp(index: Index, views: ViewsRecord, { lists }: State): Index {
  const shown = new Set(Object.values(lists).flatMap(({ keys }) => keys));
  // Of a very long list not all keys are kept: it may show any.
  if (Object.values(lists).some(({ links, keys }) => links > keys.length)) return index;
  const isOver = ({ key }: Listed) => !shown.has(key) && (views.visits[key]?.failures ?? 0) >= tries;
  return index.listed.some(isOver) ? { ...index, listed: index.listed.filter((one) => !isOver(one)) } : index;
}

/** The state without faults of articles that the index does not know: they were given up or archived, perhaps by a slice that died. */
export function withoutForgotten(state: State, index: Index, source: Source): State {
  const places = new Set(placesToLook(source));
  const asked = state.faults.filter(({ url, of }) => of === undefined && !places.has(url));
  if (asked.length === 0) return state;
  const read = articleAddresses(source);
  const known = new Set([...index.entries, ...index.listed].map(({ key }) => key));
  const isForgotten = ({ url }: State["faults"][number]) => {
    const key = read(url, source.home)?.key;
    return key !== undefined && !known.has(key);
  };
  const forgotten = new Set(asked.filter(isForgotten));
  return forgotten.size === 0 ? state : { ...state, faults: state.faults.filter((fault) => !forgotten.has(fault)) };
}
