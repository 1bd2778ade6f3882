// A new article that says nothing of its title, or next to nothing, may be what a site in trouble prints on every page: one that we know
// tells. Pure.
import type { Instant } from "../article.ts";
import type { Index, IndexEntry } from "../store/index-record.ts";
import type { ViewsRecord } from "../store/views.ts";
import { followedOf } from "./attendance.ts";
import { sharesWords } from "./likeness.ts";
import { isShrunk } from "./usual.ts";
import type { Visited } from "./visit.ts";

/** A body that shares less than this part of its title says nothing of it. */
const leastOfTitle = 0.1;
/** What a page was so lately, it is now. */
const justNow = 10 * 60_000;

/** Whether the body of a new article says nothing of its title. */
export function isOffTopic({ difference }: Visited): boolean {
  if (difference.kind !== "new") return false;
  const { title, text } = difference.article;
  return !sharesWords(title, text, leastOfTitle);
}

/**
 * The article to ask for, that new pages of a slice can be compared with: the newest, since what is before news alone is there too. Nothing:
 * they need none, or there is none.
 */
export function witnessFor(
  visits: readonly Visited[],
  index: Index,
  { usual, visits: before }: ViewsRecord,
  now: Instant,
): IndexEntry | undefined {
  const isShort = ({ difference }: Visited) => difference.kind === "new" && isShrunk(difference.article.text, usual);
  const canTell = ({ known, difference }: Visited) => known !== undefined && difference.kind !== "unread";
  if (visits.some(canTell) || !visits.some((visit) => isShort(visit) || isOffTopic(visit))) return undefined;
  return followedOf(index).find(({ key }) => {
    const visit = before[key];
    return visit !== undefined && visit.failures === undefined && now - visit.at > justNow;
  });
}
