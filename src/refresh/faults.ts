// The list of what is wrong: a fault begins once, lasts, and ends by itself.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { Fault } from "../store/state.ts";
import type { Gate } from "./gate.ts";

/** What was noticed now: a fault without its times. */
export type Notice = Omit<Fault, "since" | "last">;

/**
 * What is no trouble of the source: a value that is doubtful, a text that is another at each look, a page that is gone or set aside for
 * good, work that waits for the next day, articles that are on the next page of a feed, lists that are looked at in turn.
 */
const harmless = new Set(["doubtful", "restless", "gone", "given-up", "budget", "feeds-shortened", "in-turn"]);

/** Whether a fault makes its source faulty. */
export function isSerious({ name }: { name: string }): boolean {
  return !harmless.has(name);
}

/** What a source should do on a day whose share is used up, and what is expected where there is not enough left to look at it at all. */
const dayWork = "to read all that is due today";
const dayLooks = "to look at the site, and to read all that is due today";

/** Why a source is not even looked at until the day is over. Nothing: it is. */
export function restOf({ faults }: { faults: readonly Fault[] }): Fault | undefined {
  return faults.find(({ name, expected }) => name === "budget" && expected === dayLooks);
}

/**
 * Something was put off because the day's share of the plan is used up, and what: named where nothing of the site is at fault. It lasts
 * while so much is spent, though a slice may not have come to what waits.
 */
export function withBudget(
  faults: readonly Fault[],
  { putOff, usedUp, tooMany }: Pick<Gate, "putOff" | "usedUp" | "tooMany">,
  { home }: Source,
  now: Instant,
): Fault[] {
  const plan = new URL("#plan", home).href;
  const small = { name: "too-many-sources", url: plan, expected: "a plan that suffices for all sources" };
  const told = afterLook(faults, plan, tooMany === undefined ? [] : [{ ...small, found: tooMany }], now);
  const others = told.filter(({ name }) => name !== "budget");
  const before = faults.find(({ name }) => name === "budget");
  if (putOff === undefined) return before && usedUp("archives") !== undefined ? [...others, before] : others;
  const since = before?.since ?? now;
  const expected = usedUp("records") === undefined ? dayWork : dayLooks;
  // An address of its own, so that a look at the home page does not end it.
  const url = new URL("#budget", home).href;
  return [...others, { name: "budget", since, last: now, url, expected, found: putOff }];
}

/** Faults that are kept; of more, the newest are not: the first ones tell what happened. */
const kept = 50;
/** What is hard to believe, and does no harm, is believed once it has stood so long. */
export const patience = 24 * 3_600_000;

/** The faults after the page at `url` was read and `notices` were made of it: those of it that were not noticed again have ended. */
export function afterLook(faults: readonly Fault[], url: string, notices: readonly Notice[], now: Instant): Fault[] {
  return [...withoutOf(faults, [url]), ...ofUrl(faults, url, notices, now)].slice(0, kept);
}

/** The same for a place where articles are discovered: its faults come first, so that no number of bad pages crowds them out. */
export function afterPlace(faults: readonly Fault[], url: string, notices: readonly Notice[], now: Instant): Fault[] {
  return [...ofUrl(faults, url, notices, now), ...withoutOf(faults, [url])].slice(0, kept);
}

/** The faults without those of these addresses themselves. */
export function withoutOf(faults: readonly Fault[], urls: readonly string[]): Fault[] {
  return faults.filter((fault) => fault.of !== undefined || !urls.includes(fault.url));
}

function ofUrl(faults: readonly Fault[], url: string, notices: readonly Notice[], now: Instant): Fault[] {
  const before = faults.filter((fault) => fault.url === url && fault.of === undefined);
  return lasting(before, notices, now);
}

/** The faults of the pages together after some were read: `notices` were made, those in `open` could not be told, the others have ended. */
export function afterPages(
  faults: readonly Fault[],
  notices: readonly Notice[],
  open: ReadonlySet<string>,
  now: Instant,
): Fault[] {
  const isNoticed = (fault: Fault) => notices.some(({ name }) => name === fault.name);
  const ours = faults.filter((fault) => fault.of === "pages");
  const others = faults.filter((fault) => fault.of !== "pages" || (open.has(fault.name) && !isNoticed(fault)));
  return [...lasting(ours, notices, now), ...others].slice(0, kept);
}

function lasting(before: readonly Fault[], notices: readonly Notice[], now: Instant): Fault[] {
  return notices.map((notice) => {
    const known = before.find(({ name }) => name === notice.name);
    // It is the same, though another page may show it now.
    return { ...notice, url: known?.url ?? notice.url, since: known?.since ?? now, last: now };
  });
}

/** Whether a fault, or what a page shows, has stood for a day. */
export function hasStood(fault: Pick<Fault, "since"> | undefined, now: Instant): boolean {
  return fault !== undefined && now - fault.since >= patience;
}
