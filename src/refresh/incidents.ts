// Tells the beginnings and ends of faults: in the record of incidents, in the log, and to the operator's webhook.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { type Incident, incidentId, keepIncidents, readIncidents } from "../store/incidents.ts";
import { unlessUnusable } from "../store/record.ts";
import type { Fault, State } from "../store/state.ts";
import { type AlertMessage, alertOf } from "./alert-message.ts";
import { awayAtMost, isSame, notOver } from "./coming-and-going.ts";
import { isSerious } from "./faults.ts";
import type { Outside } from "./outside.ts";
import { toldAs, toldTogether } from "./told-together.ts";

/**
 * Tells what has begun and ended between two states of a source, and the end of what the record alone holds to last: a slice told it
 * and died before its state was written. Gives the later state, to be written then: what such a slice told already goes on in it.
 */
export async function tellChanges(
  source: Source,
  before: State,
  after: State,
  now: Instant,
  outside: Outside,
): Promise<State> {
  const all = outside.memory.incidents.over(await readIncidents(outside.kv), now);
  const told = all.filter((one) => one.source === source.id);
  const lasting = told.filter(({ ended }) => ended === undefined);
  const faults = toldTogether(
    after.faults.map((fault) => asTold(fault, before, told, now)),
    before,
    source,
  );
  const state = { ...after, faults };
  const between = [...incidentsBetween(source.id, before, state, now), ...missedBetween(source, before, after)];
  const known = new Set([...between, ...notOver(state).map((fault) => incidentOf(source.id, fault))].map(incidentId));
  const forgotten = lasting.filter((one) => !known.has(incidentId(one))).map((one) => ({ ...one, ended: now }));
  await tellIncidents([...between, ...forgotten], now, outside);
  return state;
}

/**
 * The fault since when and where it was told first. What the record alone holds to last was told by a slice that died; what it holds to
 * be over since lately is back. Of pages together, another may have shown it then.
 */
function asTold(fault: Fault, before: State, told: readonly Incident[], now: Instant): Fault {
  if (fault.returned !== undefined || fault.told !== undefined) return fault;
  const mayBeIt = told.filter(({ name, url }) => name === fault.name && (url === fault.url || fault.of === "pages"));
  const first = mayBeIt.find(({ ended }) => ended === undefined);
  if (first?.returned !== undefined) return asReturned(fault, first, first.returned);
  if (first !== undefined) return { ...fault, url: first.url, since: first.began };
  if (before.faults.some(isSame(fault))) return fault;
  const over = mayBeIt.find(({ began, ended = began }) => ended > began && Math.abs(now - ended) < awayAtMost);
  return over === undefined ? fault : asReturned(fault, over, fault.since);
}

function asReturned(fault: Fault, { url, began }: Incident, at: Instant): Fault {
  return { ...fault, url, since: at, returned: { began, at } };
}

/** The faults that have begun and ended between two states of a source. Doubts about a single value are none. Pure. */
function incidentsBetween(source: string, before: State, after: State, now: Instant): Incident[] {
  const byId = (state: State) => new Map(notOver(state).map((fault) => named(incidentOf(source, fault))));
  const [earlier, later] = [byId(before), byId(after)];
  const began = [...later].filter(([id]) => !earlier.has(id)).map(([, incident]) => incident);
  const ended = [...earlier].filter(([id]) => !later.has(id)).map(([, incident]) => ({ ...incident, ended: now }));
  const incidents = [...began, ...ended];
  return incidents.filter((incident) => isSerious(incident) || incident.name === "budget");
}

const named = (incident: Incident) => [incidentId(incident), incident] as const;

function incidentOf(source: string, fault: Fault): Incident {
  const { name, expected, found, returned } = fault;
  return { source, name, expected, found, ...toldAs(fault), ...(returned ? { returned: returned.at } : {}) };
}

/** The time in which no tick came, where the later of two states of a source knows of one. It is over when it is seen. Pure. */
function missedBetween(source: Source, before: State, after: State): Incident[] {
  const { missed } = after;
  if (missed === undefined || missed.to === before.missed?.to) return [];
  const found = `none on record from ${new Date(missed.from).toISOString()} to ${new Date(missed.to).toISOString()}`;
  const url = new URL("#ticks", source.home).href;
  const expected = `a tick every ${source.every}`;
  return [{ source: source.id, name: "ticks-missed", url, expected, found, began: missed.from, ended: missed.to }];
}

/** Tells incidents everywhere. Told twice they are the same: call it before the state that shows them is written. */
export async function tellIncidents(incidents: readonly Incident[], now: Instant, outside: Outside): Promise<void> {
  if (incidents.length === 0) return;
  for (const { source, name, url, expected, found, began, ended = began } of incidents) {
    outside.log({ event: ended === began ? "fault-began" : "fault-ended", source, name, url, expected, found });
  }
  const { kv, memory, web } = outside;
  const kept = await unlessUnusable(keepIncidents(kv, incidents, memory.incidents, web.now()));
  if (kept) outside.log({ event: kept.fault, source: "", why: kept.message });
  if (!outside.hasWebhook) return;
  const alerts: AlertMessage[] = incidents.map((incident) => alertOf(incident, incidentId(incident), now));
  await outside.send(alerts);
}
