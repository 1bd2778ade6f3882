// Pages that came and are not believed, because many others are odd in the same way: for good, or until they have stood so. Pure.
import type { Instant } from "../article.ts";
import { shownSince } from "./judge.ts";
import { unread, type Visited } from "./visit.ts";

/** A visit whose page came, and is not believed together with others; they are told together too. */
export function setAside(visited: Visited, now: Instant): Visited {
  const { page, earlier, difference, fetches } = visited;
  if (difference.kind === "unread") return { ...visited, notices: [] };
  return { ...visited, ...unread(page, earlier, undefined, fetches, now) };
}

/** The same, with since when it shows what it shows: it is believed once that has stood. */
export function setAsideForNow(visited: Visited, now: Instant): Visited {
  const { difference } = visited;
  const later = setAside(visited, now);
  if (!("article" in difference)) return later;
  const aside = { fingerprint: difference.article.fingerprint, since: asideSince(visited, now) };
  return { ...later, visit: { ...later.visit, aside } };
}

/** Since when a page shows the text that it shows, and is set aside for it, as far as that is known. */
export function asideSince({ earlier, difference }: Visited, now: Instant): Instant {
  return "article" in difference ? shownSince(difference.article, earlier.aside, now) : now;
}
