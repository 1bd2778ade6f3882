// Articles as the index keeps them, in their order.
import type { Instant } from "../article.ts";
import { newestFirst, orderOf } from "../order.ts";
import type { StoredArticle } from "../store/articles.ts";
import type { IndexEntry } from "../store/index-record.ts";

/** The index's entry of an article that changed, for us, at `changed`, and as others see it in `edition` of the index. */
export function entryOf({ article, rendered }: StoredArticle, changed: Instant, edition: number): IndexEntry {
  const { key, url, title, firstSeen, published, updated, fingerprint, history } = article;
  const corrected = history.at(-1)?.until;
  const dates = {
    firstSeen,
    ...(published ? { published } : {}),
    updated,
    changed,
    ...(corrected === undefined ? {} : { corrected }),
  };
  return { key, url, title, ...dates, edition, fingerprint, rendered };
}

/** Entries, newest first. */
export function sorted(entries: readonly IndexEntry[], zone: string): IndexEntry[] {
  return entries
    .map((entry) => ({ entry, order: orderOf(entry, zone) }))
    .sort((a, b) => newestFirst(a.order, b.order))
    .map(({ entry }) => entry);
}

/** The last real change of what a source serves. */
export function lastChange(entries: readonly IndexEntry[]): Instant {
  return entries.reduce((latest, { changed }) => Math.max(latest, changed), 0);
}
