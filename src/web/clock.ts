// The time in which an answer is given: the refresh's own, where that has one of its own.
import type { Instant } from "../article.ts";
import { sources } from "../sources/registry.ts";
import { readState } from "../store/state.ts";

/** In ms since the epoch. With the clock of the ticks (local runs only) the newest tick on record, so that a replayed month is over for readers too. */
export async function timeOf(env: Env): Promise<Instant> {
  if (env.CLOCK !== "tick") return Date.now();
  const states = await Promise.all([...sources.keys()].map((id) => readState(env.KV, id)));
  const ticks = states.flatMap(({ tick }) => (tick === undefined ? [] : [tick]));
  return ticks.length > 0 ? Math.max(...ticks) : Date.now();
}
