// What this isolate wrote lately into a list that many write: KV may not show it for a minute, and who writes the list anew is not to
// lose it. Knows no KV and no clock.
import type { Instant } from "../article.ts";

/** For so long KV may not show what was written. */
export const kvBehind = 5 * 60_000;

/** The entries of one list that were written. */
export interface Recent<Entry> {
  /** The list that KV shows, with those entries in it as they were written, and with those that change now. */
  over(shown: readonly Entry[], now: Instant, changed?: readonly Entry[]): Entry[];
  /** Once they are written. */
  note(entries: readonly Entry[], now: Instant): void;
}

/** @param idOf what makes two states of an entry the same entry. */
export function openRecent<Entry>(idOf: (entry: Entry) => string): Recent<Entry> {
  let written: { at: Instant; entry: Entry }[] = [];
  const lately = (now: Instant) => written.filter(({ at }) => at <= now && now - at < kvBehind);
  return {
    over(shown, now, changed = []) {
      const ours = new Map([...lately(now).map(({ entry }) => entry), ...changed].map((entry) => [idOf(entry), entry]));
      return [...ours.values(), ...shown.filter((entry) => !ours.has(idOf(entry)))];
    },
    note(entries, now) {
      written = [...lately(now), ...entries.map((entry) => ({ at: now, entry }))];
    },
  };
}
