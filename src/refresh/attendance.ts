// Of the articles that are followed: which are not what they were when they were asked last, and which can say that the rest of the site
// is well. Pure.
import type { Instant } from "../article.ts";
import { type Index, type IndexEntry, served } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord, Visit } from "../store/views.ts";

/** Pages that are odd in the same way before the site is doubted: fewer may be an accident. */
export const many = 3;

/** Articles whose counters and corrections are followed, and that so can say whether the others are there: those that the documents show. */
const followed = 50;

/** In which way a page is not what it was, and since when; nothing: it is not so. */
type Since = (visit: Visit) => Instant | undefined;
export const goneSince: Since = ({ gone }) => gone?.since;
const doubtedSince: Since = ({ doubt }) => doubt?.since;

export function followedOf(index: Index): IndexEntry[] {
  return served(index).slice(0, followed);
}

/** Those that are `away`, since when the `first` of them is, and those that were `there` since then, or were not asked. */
export function attendance(index: Index, visits: ViewsRecord["visits"], now: Instant, since: Since) {
  const asked = followedOf(index).flatMap((entry) => {
    const visit = visits[entry.key];
    return visit ? [{ entry, visit }] : [];
  });
  const away = asked.filter(({ visit }) => since(visit) !== undefined);
  const first = Math.min(...away.map(({ visit }) => since(visit) ?? now));
  const present = asked.filter(({ visit }) => since(visit) === undefined && visit.failures === undefined);
  const [there, unasked] = [
    present.filter(({ visit }) => visit.at >= first),
    present.filter(({ visit }) => visit.at < first),
  ];
  return { away, there, unasked, first };
}

/** Whether a page that shows what is hard to believe may be believed once it has stood: it is one of few, or most others are what they were. */
export function isRestWell(index: Index, { visits }: ViewsRecord, { faults }: State, now: Instant): boolean {
  const areFew = Object.values(visits).filter(({ doubt }) => doubt !== undefined).length < many;
  if (areFew && !faults.some(({ of }) => of === "pages")) return true;
  const { away, there } = attendance(index, visits, now, doubtedSince);
  return there.length > away.length;
}

/**
 * Articles that are to be asked for once more, though it is not their time: pages that are gone, or many that are doubted, are due
 * again, and too few others were asked since to say whether the site is there.
 */
export function witnesses(index: Index, { visits }: ViewsRecord, now: Instant): IndexEntry[] {
  const wanted = [
    { ...attendance(index, visits, now, goneSince), least: 1 },
    { ...attendance(index, visits, now, doubtedSince), least: many },
  ].flatMap(({ away, there, unasked, least }) => {
    const isTime = away.length >= least && away.some(({ visit }) => (visit.retryAt ?? now) <= now);
    return isTime ? unasked.slice(0, Math.max(0, away.length + 1 - there.length)).map(({ entry }) => entry) : [];
  });
  return [...new Set(wanted)];
}
