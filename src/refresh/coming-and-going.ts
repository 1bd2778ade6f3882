// Faults that come and go, as with a list that fails every second time: what is back within hours is the same fault as before, and is told
// to be over once it has stayed away for as long. Pure.
import type { Instant } from "../article.ts";
import type { Fault, State } from "../store/state.ts";

/** A fault that was over for no longer than this is the one that it was. */
export const awayAtMost = 2 * 3_600_000;

/** A fault that comes and goes unwritten is not taken to last for longer than this. */
const seemsToLast = 6 * 3_600_000;

/** Whether it is one fault; of pages together, another may show it now. */
export function isSame(a: Fault): (b: Fault) => boolean {
  return (b) => a.name === b.name && a.of === b.of && (a.url === b.url || a.of === "pages");
}

/** When a fault was told first. */
export function beganAt({ since, returned }: Pick<Fault, "since" | "returned">): Instant {
  return returned?.began ?? since;
}

/** The faults of a state that are not over: those that are there, and those that may be back. */
export function notOver({ faults, away = [] }: State): Fault[] {
  return [...faults, ...away];
}

/** The later of two states with the faults in it that have come back before and are not there now, until they have stayed away. */
export function withAway(before: State, after: State, now: Instant): State {
  const returning = notOver(before).filter(({ returned }) => returned !== undefined);
  const faults = after.faults.map((fault) => {
    const { url = fault.url, returned, told } = notOver(before).find(isSame(fault)) ?? {};
    return { ...fault, ...(returned ? { url, returned } : {}), ...(told ? { told } : {}) };
  });
  const gone = returning.filter((fault) => !faults.some(isSame(fault)));
  const away = gone
    .map((fault) => (before.faults.includes(fault) ? { ...fault, last: now } : fault))
    .filter(({ last }) => Math.abs(now - last) < awayAtMost);
  const { away: _away, ...rest } = after;
  return { ...rest, faults, ...(away.length > 0 ? { away } : {}) };
}

/**
 * Whether a fault is there again that the earlier state holds to be away, or is away that seemed to last for hours: what has stood for a
 * day is believed, and that is to be so. Otherwise that it is away again can wait for a sign of life.
 */
export function isTurn(
  { faults: before, away = [] }: State,
  { faults, away: left = [] }: State,
  now: Instant,
): boolean {
  const isBack = away.some((fault) => faults.some(isSame(fault)));
  const seemedToLast = before.filter(({ since }) => now - since >= seemsToLast);
  return isBack || left.some((fault) => seemedToLast.some(isSame(fault)));
}
