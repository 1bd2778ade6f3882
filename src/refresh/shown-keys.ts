// Which articles the lists of a source show now, by key. Of a very long list not all are kept. Pure.
import type { State } from "../store/state.ts";

export function shownKeys({ lists }: Pick<State, "lists">): ReadonlySet<string> {
  return new Set(Object.values(lists).flatMap(({ keys }) => keys));
}
