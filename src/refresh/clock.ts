// Ticks that come late, twice, together or not at all, and clocks that are set. Pure.
import type { Instant } from "../article.ts";
import { interval, type Source } from "../sources/schema.ts";
import type { State } from "../store/state.ts";
import { restOf } from "./faults.ts";
import { heartbeat } from "./keep-state.ts";
import { endOfDay } from "./ledger.ts";
import type { Message } from "./message.ts";

const minute = 60_000;
const hour = 60 * minute;
/** A chain that has written nothing for so long has died; the next tick starts another. */
export const chainLife = 5 * minute;
/** So long a chain waits between its slices; then the next tick looks at the lists first: what is new is not to wait for all that is old. */
const longestChain = 4 * hour;
/** Lost time that is told. */
const telling = hour;

/** Whether a chain of slices goes on later than `now`, or did `late` milliseconds before. What a clock that was ahead wrote is not asked. */
export function isWaiting({ at, resumes }: State, now: Instant, late = 0): boolean {
  return resumes !== undefined && now >= at && now < resumes + late;
}

/** Whether the chain of this message has gone on for as long as one may wait. A tick that comes late begins one. */
export function isLongChain({ kind, at }: Message, now: Instant): boolean {
  return kind === "continue" && now - at >= longestChain;
}

/** Whether a chain of slices is at work on a source, or waits to go on: what looks at it now would work beside it, on records that KV may not show yet. */
export function isAtWork(state: State, now: Instant): boolean {
  return state.pending > 0 && (isWaiting(state, now, chainLife) || Math.abs(now - state.at) < chainLife);
}

/**
 * Whether there is nothing for a message to do. For a tick: this very tick was worked on, or a chain of slices is at work.
 * For a continuation: it came before, and its chain waits.
 */
export function isDoneAlready(message: Message, before: State, now: Instant): boolean {
  if (message.kind === "continue") return isWaiting(before, now) && (before.serial ?? 0) > (message.state ?? 0);
  return isAtWork(before, now) || (before.tick === message.at && before.pending === 0 && message.asked !== true);
}

/** When what a tick finds was first seen: at the tick, so that a tick that is delivered twice sees it once. A clock that is wrong is not asked. */
export function seenAt(tick: Instant, now: Instant): Instant {
  return tick <= now && now - tick < hour ? tick : now;
}

/**
 * The state with the last time that was lost, if it was over an hour in which no tick came. Quiet looks are not written: what counts is
 * the tick that would have been. On a day whose share leaves no look there is none.
 */
export function withMissedTicks(state: State, tick: Instant, source: Source): State {
  if (state.tick === undefined) return state;
  // A chain of slices that outlives its tick lives too.
  const last = Math.max(state.tick, state.at);
  const from = restOf(state) ? endOfDay(last) : last;
  const every = interval(source);
  const expected = from + Math.ceil(heartbeat / every) * every;
  return tick - expected > telling ? { ...state, missed: { from, to: tick } } : state;
}
