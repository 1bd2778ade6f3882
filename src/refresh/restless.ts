// Articles whose page says something else at each look: the weather, the day, a copy that is sometimes old. What such a page says is
// believed when it says it twice. Pure.
import type { Instant } from "../article.ts";
import { setAsideForNow } from "./set-aside.ts";
import type { Visited } from "./visit.ts";

/** So often an article's text is corrected before its page is taken to be restless. */
const corrections = 2;

/** Whether a page has changed again, or back to what it was, and did not say so at the look before. */
export function isRestless({ known, difference, earlier: { aside } }: Visited): boolean {
  if (known === undefined || difference.kind !== "changed") return false;
  const { fingerprint, text } = difference.article;
  const { history } = known.article;
  const isOften = history.filter(({ changed }) => changed?.includes("text")).length >= corrections;
  const hasMoved = (isOften && text !== known.article.text) || history.some((one) => one.fingerprint === fingerprint);
  return hasMoved && aside?.fingerprint !== fingerprint;
}

export function untilSeenTwice(visited: Visited, now: Instant): Visited {
  const { url } = visited.page;
  const notice = { name: "restless", url, expected: "a text that stays", found: "another one at each look" };
  return { ...setAsideForNow(visited, now), notices: [notice] };
}
