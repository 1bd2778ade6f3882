// Ticks that have piled up in the queue come at once: one look at the site is enough for all of them.
import type { Instant } from "../article.ts";
import { interval, type Source } from "../sources/schema.ts";
import type { State } from "../store/state.ts";
import type { Memory } from "./memory.ts";

/** Whether a source was looked at after `asked`: of two wishes that were made before, one look is enough. */
export function wasSeenSince(
  asked: Instant,
  { id }: Source,
  { tried, pending }: State,
  now: Instant,
  { looks }: Memory,
): boolean {
  return pending === 0 && [tried, looks.get(id)].some((time) => time !== undefined && time > asked && time <= now);
}

/**
 * Whether a source was looked at less than half its interval ago and nothing was left to do. The half leaves room for a tick that the
 * queue brings a little late and the next that it brings at once. `now`: the clock's time, or the tick's where that is later, as it is
 * when a person sends tomorrow's tick.
 */
export function wasJustSeen(source: Source, { tried, pending }: State, now: Instant, { looks }: Memory): boolean {
  if (tried === undefined || pending > 0) return false;
  const times = [tried, looks.get(source.id) ?? tried];
  return times.some((time) => now >= time && now - time < interval(source) / 2);
}
