// A slice: one bounded piece of a refresh, from the message to the last write. Read it as the recipe of Pagewire.
import type { Source } from "../sources/schema.ts";
import { writeArticle } from "../store/articles.ts";
import { readShown, type Shown } from "../store/documents.ts";
import { readIndex, writeIndex } from "../store/index-record.ts";
import { readState, type State } from "../store/state.ts";
import { readViews, writeViews } from "../store/views.ts";
import { rendererVersion } from "../syndicate/entry.ts";
import { moveOut } from "./archive.ts";
import { asOlder, isOlderDue, olderLinks } from "./back-catalogue.ts";
import { waitForKv } from "./behind.ts";
import { believe } from "./believe.ts";
import { withoutLost } from "./bury.ts";
import { changesOf } from "./changes.ts";
import { isLongChain, seenAt, withMissedTicks } from "./clock.ts";
import { withBudget } from "./faults.ts";
import { giveUp, withoutForgotten } from "./given-up.ts";
import { carefully, tooHeavy } from "./heavy.ts";
import { takeIn } from "./intake.ts";
import { keepState } from "./keep-state.ts";
import { dayOf } from "./ledger.ts";
import { kvDelaySeconds } from "./limits.ts";
import { look } from "./look.ts";
import type { Message } from "./message.ts";
import { notNow } from "./not-now.ts";
import type { Outside } from "./outside.ts";
import { ownToday } from "./own-ledger.ts";
import { leftToRead, nextDue, pagesToRead, workOf } from "./plan.ts";
import { renderAnew } from "./render-anew.ts";
import { documentsOf, isToShow, show, toShow } from "./show.ts";
import { longestQuiet, type SliceEnd } from "./slice-end.ts";
import { pagesBeside, pagesPerSlice } from "./slice-size.ts";
import type { Page } from "./visit.ts";
import { visitPages } from "./visit-pages.ts";

/** Between two slices of a chain, in seconds: the site is not to be hurried. */
const pause = 1;
/** While a chain runs, documents are written at most so often. */
const documentsEvery = 5 * 60_000;

/**
 * Does one slice of work on a source. Run twice, stopped half-way or overlapping, the result is the same. `deaths`: how many tries of
 * this message died without a word.
 */
export async function runSlice(message: Message, source: Source, outside: Outside, deaths: number): Promise<SliceEnd> {
  const { kv } = outside;
  const now = outside.web.now();

  const [before, shown, own] = await Promise.all([
    readState(kv, source.id, "to-change"),
    outside.spared.unlessBroken("documents", readShown(kv, source.id, "to-change")),
    ownToday(kv, outside.web.now, outside.memory),
  ]);
  outside.gate.begin(before, own);
  outside.patience.begin(before, source);
  // A slice that is tried again sees what it saw before: what it tells twice is told once.
  const seen = seenAt(message.at, now);
  const early = await notNow(message, source, before, now, seen, outside);
  if (early) return early;
  const alive: State = { ...before, faults: withoutLost(before.faults) };
  const caught = message.kind === "tick" ? withMissedTicks(alive, message.at, source) : alive;
  if (caught !== alive) outside.log({ event: "missed", source: source.id, ...caught.missed });
  const { links, state, isAnswering } =
    message.kind === "tick"
      ? await look(source, caught, now, seen, outside)
      : { links: [], state: alive, isAnswering: true };

  const hasOlder = message.kind === "tick" && isOlderDue(source, before);
  const isQuiet = message.kind === "tick" && links.length === 0 && !hasOldWork(state, shown, now) && !hasOlder;
  if (isQuiet || !isAnswering) {
    await outside.patience.keep();
    const faults = withBudget(outside.spared.faultsAfter(state.faults, source, seen), outside.gate, source, seen);
    await keepState(source, before, { ...state, faults, tick: message.at }, outside);
    return { kind: "done" };
  }

  const [index, views] = await Promise.all([
    readIndex(kv, source.id, "to-change"),
    readViews(kv, source.id, "to-change"),
  ]);
  const wait = message.kind === "continue" ? waitForKv(message, index, views, before) : undefined;
  if (wait) return { kind: "retry", delaySeconds: kvDelaySeconds, ...wait };
  const older = hasOlder
    ? await olderLinks(source, index, state.history, now, outside)
    : { links: [], history: state.history };
  const found = await takeIn([...links, ...older.links], index, views, source, seen, outside);
  const taken = { ...found, known: giveUp(asOlder(found.known, older.links, views), views, state) };
  const { known } = taken;
  const isServed = new Set(known.entries.map(({ key }) => key));
  const workAt = (page: Page) => workOf(page, isServed.has(page.key), now);
  const isAffordable = (page: Page) => outside.gate.affords(workAt(page));
  const isAnnounced = message.kind === "continue" && message.shows === true;
  const isShowing = isAnnounced || isToShow(message, index, views, shown);
  const due = isShowing ? [] : pagesToRead(known, taken.views, now);
  // What a slice read that died before it could say so is as new as it was.
  const areNew = due.slice(0, pagesPerSlice).every(({ key }) => taken.views.visits[key] === undefined);
  const wanted = await firstOf(due, pagesBeside(links.length, known, areNew), isAffordable, outside);
  const { pages, heavy } = carefully(wanted, deaths);
  const visits = heavy
    ? [tooHeavy(heavy, taken.views.visits[heavy.key], now)]
    : await visitPages(pages, known, taken.views, source, state, now, outside);
  const believed = believe(visits, taken, state, source, now);
  const renewed = await renderAnew(known, source, outside);
  const read = changesOf({ index, views, taken, state }, believed, renewed, source, now, seen);

  for (const stored of read.articles) await writeArticle(kv, stored);
  const changes = { ...read, ...(await moveOut(read, index, source, now, outside)) };
  if (changes.index !== index) await writeIndex(kv, source.id, changes.index);
  if (changes.views !== views) await writeViews(kv, source.id, changes.views);

  const isOfToday = (page: Page) => outside.gate.usedUp(workAt(page)) === undefined;
  const unread = leftToRead(changes.index, changes.views, now, isShowing ? pagesPerSlice : visits.length, isOfToday);
  const pending = unread.length + changes.unrendered;
  const [next] = await firstOf(unread, 1, isAffordable, outside);
  // Articles that KV does not show yet: a slice that comes at once would see no more of them.
  const isUnseen = wanted.length > 0 && visits.length === 0 && outside.gate.held === undefined;
  const isReadable = !isUnseen && next !== undefined;
  const isMore = isReadable || (changes.unrendered > 0 && outside.gate.affords("corrections"));
  const delaySeconds = Math.max(outside.gate.held?.seconds ?? 0, pause);
  const isWait = delaySeconds > longestQuiet;
  const isLast = !isMore || (isWait && isLongChain(message, now));
  const told = state.documents;
  const isTime = told === undefined || now - told.at >= documentsEvery;
  const areDue = isAnnounced || message.kind === "tick" || isTime || isLast;
  // To read pages and to assemble documents is too much for one slice: the next shows what this one read.
  const isNews = changes.index.news !== shown?.edition && changes.index.entries.length > 0;
  const isLater = areDue && isNews && visits.length > 0;
  const documents = areDue ? documentsOf(changes.index, state, now) : told;
  const isNewer = [told?.edition, shown?.edition].some((edition) => edition !== documents?.edition);
  const isTold = documents !== undefined && (isAnnounced || isNewer);
  const showing = { shown, isTold, at: message.at, seen };
  const after = areDue && !isLater ? await show(source, changes, showing, now, outside) : { ...changes, left: 0 };
  if (isLater) outside.ledger.foresee(toShow);
  if (isAnnounced) outside.ledger.foresee(toShow, -1);

  await outside.patience.keep();
  const resumes = !isLast && isWait && !isLater ? outside.web.now() + delaySeconds * 1000 : undefined;
  // It was told before what this slice only shows.
  const nextVisit = isAnnounced ? state.nextVisit : nextDue(changes.index, after.views, now, isOfToday);
  const {
    nextVisit: _nextVisit,
    documents: _documents,
    resumes: _resumes,
    ...rest
  } = withoutForgotten(after.state, changes.index, after.views, source, now);
  const written = await keepState(
    source,
    before,
    {
      ...rest,
      faults: withBudget(outside.spared.faultsAfter(rest.faults, source, seen), outside.gate, source, seen),
      ...(message.kind === "tick" ? { tick: message.at } : {}),
      ...(outside.ledger.invocation.requests > 0 ? { tried: now } : {}),
      pending: pending + after.left,
      ...(documents ? { documents } : {}),
      ...(older.history ? { history: older.history } : {}),
      ...(nextVisit === undefined ? {} : { nextVisit }),
      ...(resumes === undefined ? {} : { resumes }),
    },
    outside,
  );

  if (isLast && !isLater && after.left === 0) return { kind: "done" };
  const serials = { edition: changes.index.edition, views: after.views.serial ?? 0, state: written };
  const shows = isLater ? { shows: true } : {};
  const following: Message = { kind: "continue", source: source.id, at: message.at, ...serials, ...shows };
  return { kind: "continue", message: following, delaySeconds: isLater ? 0 : delaySeconds };
}

/** The first pages, `most` of them, that the day's share allows and whose host may be asked. */
async function firstOf(
  pages: readonly Page[],
  most: number,
  isAffordable: (page: Page) => boolean,
  { patience }: Outside,
): Promise<Page[]> {
  const first: Page[] = [];
  for (const page of pages) {
    if (first.length === most) break;
    if (isAffordable(page) && (await patience.leftAlone(page.url)) === undefined) first.push(page);
  }
  return first;
}

/** Whether earlier slices left something to do that no list will show again. */
function hasOldWork(state: State, shown: Shown | undefined, now: number): boolean {
  const isVisitDue = state.nextVisit !== undefined && state.nextVisit <= now;
  // The message that was to show it is lost.
  const isUnshown = state.documents !== undefined && (shown?.edition ?? 0) < state.documents.edition;
  const isOfOldRenderer = state.documents !== undefined && state.documents.rendered !== rendererVersion;
  // What was put off yesterday: archives are no page that is due.
  const wasPutOff = state.faults.some(({ name, last }) => name === "budget" && dayOf(last) !== dayOf(now));
  return state.pending > 0 || isVisitDue || isUnshown || isOfOldRenderer || wasPutOff;
}
