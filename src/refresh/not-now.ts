// Reasons for which a slice ends before it asks the site for anything: the day is spent, the host is left alone, others have done it.
import type { Instant } from "../article.ts";
import { interval, type Source } from "../sources/schema.ts";
import type { State } from "../store/state.ts";
import { isDoneAlready, isWaiting } from "./clock.ts";
import { restOf, withBudget } from "./faults.ts";
import { wasJustSeen, wasSeenSince } from "./just-seen.ts";
import { keepState } from "./keep-state.ts";
import { placesToLook } from "./look.ts";
import type { Message } from "./message.ts";
import type { Outside } from "./outside.ts";
import { withSilence } from "./silence.ts";
import { longestQuiet, type SliceEnd } from "./slice-end.ts";
import { othersTurn } from "./turns.ts";

const done: SliceEnd = { kind: "done" };

/** How the slice of this message ends at once; nothing: it is to work. `seen`: since when what is wrong is said to be so. */
export async function notNow(
  message: Message,
  source: Source,
  before: State,
  now: Instant,
  seen: Instant,
  outside: Outside,
): Promise<SliceEnd | undefined> {
  if (!outside.gate.affords("records")) {
    if (restOf(before)) return done;
    const faults = withBudget(before.faults, outside.gate, source, seen);
    await keepState(source, before, { ...before, faults }, outside);
    return done;
  }
  if (message.kind === "continue") {
    if (isDoneAlready(message, before, now)) return done;
    const wait = message.shows === true ? undefined : await othersTurn(source, before, now, outside);
    if (wait === undefined) return undefined;
    // The chain lives, and ticks begin no other.
    const state = await keepState(source, before, { ...before, resumes: now + wait }, outside);
    return { kind: "continue", message: { ...message, state }, delaySeconds: Math.ceil(wait / 1000) };
  }
  const alive = { tick: message.at };
  const leftAlone = await outside.patience.until(placesToLook(source));
  if (leftAlone !== undefined && leftAlone > now) {
    await keepState(source, before, { ...(await withSilence(before, source, seen, outside)), ...alive }, outside);
    return done;
  }
  if (message.asked !== true && wasJustSeen(source, before, Math.max(now, message.at), outside.memory)) return done;
  if (message.asked === true && wasSeenSince(message.at, source, before, now, outside.memory)) return done;
  if (isDoneAlready(message, before, now)) {
    if (isWaiting(before, now)) await keepState(source, before, { ...before, ...alive }, outside);
    return done;
  }
  const [first = source.home] = placesToLook(source);
  const others = await othersTurn(source, before, now, outside);
  const wait = others ?? (await outside.gate.pause(first));
  if (wait <= longestQuiet * 1000) return undefined;
  // The site wants it to come later: the same message, or the next tick's, where that comes before.
  if (wait < interval(source)) return { kind: "continue", message, delaySeconds: Math.ceil(wait / 1000) };
  await keepState(source, before, { ...before, ...alive }, outside);
  return done;
}
