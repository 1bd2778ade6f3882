// Articles whose pages are not there any more: withdrawn, or is the site ill? Pure.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { Index } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord } from "../store/views.ts";
import { attendance, goneSince, many } from "./attendance.ts";
import type { Notice } from "./faults.ts";
import { placeFaults } from "./look.ts";
import { withdrawnAfter } from "./schedule.ts";
import { shownKeys } from "./shown-keys.ts";
import type { Visited } from "./visit.ts";

/** Of a site that has taken away many at once, for each of those so many others are there at least: it is not all of the site that is gone. */
const leastThere = 1 / 3;

/** The visits, of which those are withdrawals whose pages have been gone for a day while the rest of the site was there. */
export interface Withdrawn {
  visits: Visited[];
  notices: Notice[];
  open: ReadonlySet<string>;
}

/** Tells a withdrawal from a site whose pages are all gone: then nothing is withdrawn, and it is a fault. */
export function withdraw(
  visits: readonly Visited[],
  index: Index,
  views: ViewsRecord,
  state: State,
  source: Source,
  now: Instant,
): Withdrawn {
  const seen = Object.fromEntries(visits.map(({ page, visit }) => [page.key, visit]));
  const { away: gone, there, first } = attendance(index, { ...views.visits, ...seen }, now, goneSince);
  const before = new Set(index.entries.flatMap((entry) => (entry.withdrawn ? [entry.key] : [])));
  const shown = shownKeys(state);
  const isListGood = (state.good ?? 0) >= first && placeFaults(state, source).length === 0;
  // Of a site that takes away many at once others are there, and it links neither to those that are not, nor to later pages that cannot
  // be believed: it might have moved them.
  const isFew = gone.length < many;
  const isEnough = isFew || there.length >= gone.length * leastThere;
  const newest = Math.max(...gone.map(({ entry }) => entry.firstSeen));
  // One that has a fault of its own is no article under another address.
  const ill = new Set(state.faults.flatMap(({ url, of }) => (of === undefined ? [url] : [])));
  const inTheirPlace = index.listed.filter(
    ({ key, url, firstSeen }) => firstSeen > newest && views.visits[key]?.failures !== undefined && !ill.has(url),
  );
  const isMoved = inTheirPlace.length >= many;
  const isTakenAway = (key: string) =>
    (isFew || !isMoved) && (there.length > gone.length || (isListGood && isEnough && !shown.has(key)));
  const judged = visits.map((visited): Visited => {
    if (visited.difference.kind !== "gone") return visited;
    // It was looked for again, and is still away.
    if (before.has(visited.page.key)) return { ...visited, difference: { kind: "unread" }, notices: [] };
    const isBelieved = now - visited.difference.since >= withdrawnAfter && isTakenAway(visited.page.key);
    return isBelieved ? { ...visited, notices: [] } : { ...visited, difference: { kind: "unread" } };
  });
  const withdrawn = judged.filter(({ difference }) => difference.kind === "gone").length;
  const left = gone.length - withdrawn;
  const isMass = left >= many && there.length <= left;
  return {
    visits: judged,
    notices: isMass
      ? [
          {
            name: "all-gone",
            url: visits.find(({ visit }) => visit.gone)?.page.url ?? source.home,
            expected: "pages of the articles that were there",
            found: `${left} are not there, ${there.length} are`,
            of: "pages",
          },
        ]
      : [],
    open: new Set(visits.length === 0 ? ["all-gone"] : []),
  };
}
