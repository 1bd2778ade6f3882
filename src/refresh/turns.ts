// Turns at a host that wants long pauses between two requests: of the lists of a source, and of the sources that share the host. Who was
// asked longest ago is first.
import type { Instant } from "../article.ts";
import { sources } from "../sources/registry.ts";
import { interval, type Source } from "../sources/schema.ts";
import { UnusableRecord, unlessUnusable } from "../store/record.ts";
import { readState, type State } from "../store/state.ts";
import { afterPlace } from "./faults.ts";
import type { Outside } from "./outside.ts";

/** The addresses, those first that had to wait at the last look. */
export function inTurn(urls: readonly string[], { waiting = [] }: State): string[] {
  const first = waiting.filter((url) => urls.includes(url));
  return [...first, ...urls.filter((url) => !first.includes(url))];
}

/**
 * Milliseconds after which other sources of the same host, which come first, will have had their turns; nothing: it is this one's. Where the
 * pauses are shorter than the time between two looks nobody needs turns, and nothing is read. Who takes none is not waited for for ever.
 */
export async function othersTurn(
  source: Source,
  { tried }: State,
  now: Instant,
  { kv, gate }: Outside,
): Promise<number | undefined> {
  const delay = await gate.delay(source.home);
  if (delay < interval(source)) return undefined;
  const others = neighbours(source);
  let first = 0;
  for (const other of others) {
    const state = await unlessUnusable(readState(kv, other.id));
    if (state instanceof UnusableRecord) continue;
    const { tried: asked = 0 } = state;
    gate.note(asked);
    const every = interval(other);
    const isDue = tried !== undefined && asked < tried && now - asked >= every;
    const isAwaited = tried !== undefined && now - tried < (others.length + 1) * (delay + every);
    if (isDue && isAwaited) first++;
  }
  return first === 0 ? undefined : first * delay;
}

function neighbours(source: Source): Source[] {
  const { host } = new URL(source.home);
  return [...sources.values()].filter(({ id, home }) => id !== source.id && new URL(home).host === host);
}

/** The state after a look, with what it says of turns: which lists wait, and that they, or looks, come more seldom than the source wants. */
export async function withTurns(
  state: State,
  waiting: readonly string[],
  source: Source,
  seen: Instant,
  { gate }: Outside,
): Promise<State> {
  const { waiting: _waiting, ...rest } = state;
  const url = new URL("#turns", source.home).href;
  const delay = await gate.delay(source.home);
  const isShared = delay >= interval(source) && neighbours(source).length > 0;
  const found = `the site wants pauses of ${delay / 1000} s between two requests, by whomever`;
  const notice = { name: "in-turn", url, expected: `each list every ${source.every}`, found };
  const faults = afterPlace(rest.faults, url, isShared || waiting.length > 0 ? [notice] : [], seen);
  return { ...rest, faults, ...(waiting.length > 0 ? { waiting: [...waiting] } : {}) };
}
