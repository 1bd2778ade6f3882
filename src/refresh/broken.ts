// Articles whose records nobody can read, or that are lost: their pages are read again, and what the index says of them goes on. Pure.
import type { Instant } from "../article.ts";
import { lostArticle } from "../store/articles.ts";
import type { Index, IndexEntry } from "../store/index-record.ts";
import { kvBehind } from "../store/recent.ts";
import type { UnusableRecord } from "../store/record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord } from "../store/views.ts";
import { afterLook, type Notice } from "./faults.ts";
import type { Visited } from "./visit.ts";

/** Why they cannot be read, by article key. */
export type Broken = ReadonlyMap<string, UnusableRecord>;

/**
 * With those of `entries` whose articles are not there: the record of one is written before the index names it, and one that was written
 * lately KV may not show yet.
 */
export function withLost(
  { stored, broken }: { stored: ReadonlyMap<string, unknown>; broken: Broken },
  entries: readonly IndexEntry[],
  source: string,
  now: Instant,
): Broken {
  const lost = entries.filter(({ key, changed }) => !stored.has(key) && !broken.has(key) && now - changed >= kvBehind);
  return new Map([...broken, ...lost.map(({ key }) => [key, lostArticle(source, key)] as const)]);
}

/** The visit of such an article: as long as its page was not read it is what is wrong, whatever is wrong with the page. */
export function stillBroken(visited: Visited, why: UnusableRecord): Visited {
  const { kind } = visited.difference;
  if (kind !== "unread" && kind !== "gone") return visited;
  const ofPage = visited.notices.map(({ name, found }) => `; ${name}: ${found}`).join("");
  const notice = noticeOf(visited.page.url, why);
  return { ...visited, notices: [{ ...notice, found: notice.found + ofPage }] };
}

/** The records after articles were found to be so: told, and their pages due at once, unless they were asked for in vain and wait. */
export function withBroken(
  broken: Broken,
  { index, views, state }: { index: Index; views: ViewsRecord; state: State },
  now: Instant,
  seen: Instant,
): { views: ViewsRecord; state: State; due: number } {
  const found = index.entries.flatMap(({ key, url }) => {
    const why = broken.get(key);
    return why ? [{ key, url, why, visit: views.visits[key] }] : [];
  });
  if (found.length === 0) return { views, state, due: 0 };
  const faults = found.reduce((all, { url, why }) => afterLook(all, url, [noticeOf(url, why)], seen), state.faults);
  const due = found.filter(({ visit }) => visit?.retryAt === undefined);
  const visits = due.flatMap(({ key, visit }) => (visit ? [[key, { ...visit, retryAt: now }] as const] : []));
  const serial = Math.max((views.serial ?? 0) + 1, now);
  const isDue = visits.length > 0;
  return {
    views: isDue ? { ...views, at: now, serial, visits: { ...views.visits, ...Object.fromEntries(visits) } } : views,
    state: { ...state, faults },
    due: due.length,
  };
}

const name = "corrupt-article";

function noticeOf(url: string, { message }: UnusableRecord): Notice {
  return { name, url, expected: "the record of an article", found: message };
}
