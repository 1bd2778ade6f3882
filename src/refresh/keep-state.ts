// Writes the state of a source as rarely as it can be: on most ticks nothing has happened.
import { isDeepStrictEqual } from "node:util";
import type { Instant } from "../article.ts";
import { hostsOf } from "../sources/hosts.ts";
import type { Source } from "../sources/schema.ts";
import { readIncidents } from "../store/incidents.ts";
import { type Fault, type State, writeState } from "../store/state.ts";
import { isTurn, notOver, withAway } from "./coming-and-going.ts";
import { tellChanges } from "./incidents.ts";
import type { Outside } from "./outside.ts";
import { lastingRefusal } from "./refusal.ts";

/** A source on which nothing happens says once an hour that it lives: a tick that comes a little early after a late one is the hour's. */
export const heartbeat = 55 * 60_000;

/** Writes the state if it says something new, or if it has not been written for about an hour. Gives the serial of that which stands. */
export async function keepState(source: Source, before: State, found: State, outside: Outside): Promise<number> {
  const now = outside.web.now();
  const { failed } = outside.patience;
  const isFailed = Object.keys(failed).length > 0;
  const after = { ...withAway(before, found, now), ...(isFailed ? { failed } : {}) };
  const isNews = isTurn(before, after, now) || !isDeepStrictEqual(lasting(before), lasting(after));
  const isWritten = isNews || Math.abs(now - before.at) >= heartbeat || (await isRefusalOver(source, now, outside));
  const serial = (before.serial ?? 0) + (isWritten ? 1 : 0);
  if (isWritten) await write(source, before, { ...after, serial }, now, outside);
  // Only now: a slice that dies in writing is tried again, and is not to find that it was there already.
  if (after.tried === now && after.tick !== before.tick) outside.memory.looks.set(source.id, now);
  return serial;
}

/** Whether it is still told that the source stands still, though its slice has come so far. */
async function isRefusalOver(source: Source, now: Instant, { kv, memory }: Outside): Promise<boolean> {
  return lastingRefusal(memory.incidents.over(await readIncidents(kv), now), source) !== undefined;
}

async function write(source: Source, before: State, after: State, now: Instant, outside: Outside): Promise<void> {
  const told = await tellChanges(source, before, after, now, outside);
  const { writes, ...spent } = outside.ledger.today(before.ledger);
  const { asked: known, ...rest } = told;
  // Not of a host that the source has no more.
  const ours = hostsOf(source);
  const times = Object.entries({ ...known, ...outside.gate.asked }).filter(([host]) => ours.includes(host));
  const asked = times.length > 0 ? { asked: Object.fromEntries(times) } : {};
  await writeState(outside.kv, source.id, { ...rest, ...asked, at: now, ledger: { ...spent, writes: writes + 1 } });
  outside.ledger.settle();
}

/** The state without what moves with every tick. */
function lasting(state: State): object {
  const {
    tried: _tried,
    good: _good,
    at: _at,
    tick: _tick,
    ledger: _ledger,
    away: _away,
    asked: _asked,
    ...rest
  } = state;
  const faults = notOver(state).map(({ last: _last, found: _found, ...fault }) => fault);
  return { ...rest, faults: faults.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) };
}

const nameOf = ({ name, url }: Pick<Fault, "name" | "url">) => `${name} ${url}`;
