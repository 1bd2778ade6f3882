// Are the pages that were read together believable? One page may be odd; when many are odd in the same way, the site has changed and
// not the news. Pure: visits in, visits out, of which some are set aside.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { Index } from "../store/index-record.ts";
import type { Fault } from "../store/state.ts";
import type { ViewsRecord } from "../store/views.ts";
import { many } from "./attendance.ts";
import { hasStood, type Notice } from "./faults.ts";
import { likeOthers } from "./kept.ts";
import { type Oddity, odditiesOf } from "./oddities.ts";
import { isRestless, untilSeenTwice } from "./restless.ts";
import { asideSince, setAside, setAsideForNow } from "./set-aside.ts";
import type { Visited } from "./visit.ts";

/** Of many pages that are odd in the same way, the part of those that were read from which on the site is doubted. */
const mostPart = 0.6;

/** What the pages of a slice came to. */
export interface Guarded {
  visits: Visited[];
  notices: Notice[];
  /** Faults of which these pages can tell nothing. */
  open: ReadonlySet<string>;
}

/** Sets aside what is odd in the same way on many pages; while a fault lasts, one such page is enough. */
export function guard(
  visits: readonly Visited[],
  { usual, visits: earlier }: ViewsRecord,
  faults: readonly Fault[],
  index: Index,
  source: Source,
  now: Instant,
): Guarded {
  const notices: Notice[] = [];
  const open = new Set<string>();
  let kept = [...visits];
  /** Pages of which an earlier rule has said what is odd about them: it has one name. */
  const named = new Set<string>();
  // A page that failed, and is what we have of it, is no odd one any more, though it cannot be told which way it was odd.
  const isRightAgain = visits.some(({ earlier, difference }) => earlier.failures && difference.kind === "unchanged");
  for (const rule of odditiesOf(visits, usual, index)) {
    const before = faults.find(({ name, of }) => name === rule.name && of === "pages");
    const concerns = (visit: Visited) => rule.concerns(visit) && (rule.isOdd(visit) || canTell(rule, visit, before));
    const concerned = visits.filter(concerns);
    const odd = concerned.filter((visit) => rule.isOdd(visit));
    const part = before && rule.isOfKnown ? 0 : (rule.part ?? mostPart);
    const least = before === undefined ? (rule.least?.(odd) ?? many) : 1;
    if (concerned.length === 0 && !isRightAgain) open.add(rule.name);
    if (odd.length < least || odd.length < concerned.length * part) continue;
    const url = odd[0]?.page.url ?? source.home;
    // Each by itself too: the fault ends when other pages are right, though these stay as they are.
    const { whenStood, isOfEach } = rule;
    const isBelieved = (visit: Visited) =>
      whenStood !== undefined &&
      ((!isOfEach && hasStood(before, now)) || hasStood({ since: asideSince(visit, now) }, now));
    const unnamed = odd.filter(({ page }) => !named.has(page.key));
    if (unnamed.length > odd.length * (1 - mostPart)) {
      notices.push({ name: rule.name, url, expected: rule.expected, found: rule.found(odd), of: "pages" });
    }
    const believed = new Set(odd.filter(isBelieved).map(({ page }) => page.key));
    const keys = new Set(odd.map(({ page }) => page.key));
    for (const key of keys) if (!believed.has(key)) named.add(key);
    kept = kept.map((visit) => {
      if (!keys.has(visit.page.key)) return visit;
      if (whenStood === undefined) return setAside(visit, now);
      return believed.has(visit.page.key) ? whenStood(visit) : setAsideForNow(visit, now);
    });
  }
  const settled = kept.map((visit) => (isRestless(visit) ? untilSeenTwice(visit, now) : visit));
  return { visits: likeOthers(settled, index, earlier), notices, open };
}

/** Whether a page can say something of a fault: one that came up while it lasted may have been so from its first day. */
function canTell({ isOfKnown }: Oddity, { known }: Visited, fault: Fault | undefined): boolean {
  return !isOfKnown || fault === undefined || known === undefined || known.article.firstSeen < fault.since;
}
