// When a source is due. Nothing is written on a quiet tick, so KV alone cannot tell when the last one was.
import type { Instant } from "../article.ts";

const minute = 60_000;
/** The cron expression's own period: of the ticks in an interval, one falls into its first ten minutes. */
const cronPeriod = 10 * minute;
/** A source that works writes a heartbeat an hour; one that has not for so long has missed its ticks. */
const silence = 120 * minute;

/** What is known of the last tick: written in KV (some time ago, perhaps), and remembered by this isolate (if it is not new). */
export interface LastTick {
  written?: Instant;
  remembered?: Instant;
}

/**
 * Whether a tick at `at` should look at a source that is read every `interval` milliseconds. An isolate that remembers the
 * last tick measures from it; a new one counts intervals from the last tick that was written, and of the ticks in each takes
 * the first. A clock that was set back counts as much as one that went on.
 */
export function isDue(at: Instant, last: LastTick, interval: number): boolean {
  const { written, remembered } = last;
  if (written === undefined) return true;
  if (remembered !== undefined) return Math.abs(at - Math.max(remembered, written)) >= interval;
  const elapsed = Math.abs(at - written);
  return elapsed >= interval && (elapsed % interval < cronPeriod || elapsed >= silence);
}
