// How each source does, in values: what /status shows to people and /status.json to programs.
import type { Instant } from "../article.ts";
import { isSerious } from "../refresh/faults.ts";
import { heartbeat } from "../refresh/keep-state.ts";
import { spentToday } from "../refresh/ledger.ts";
import { placeFaults } from "../refresh/look.ts";
import { lastingRefusal, refusalOf } from "../refresh/refusal.ts";
import { meaning } from "../refresh/robots.ts";
import { hostsOf } from "../sources/hosts.ts";
import { sources } from "../sources/registry.ts";
import { interval, type Source } from "../sources/schema.ts";
import { type DeadLetter, readDeadLetters } from "../store/dead-letters.ts";
import { type HostRecord, readHost } from "../store/hosts.ts";
import { type Incident, readIncidents } from "../store/incidents.ts";
import { emptyIndex, readIndex, served } from "../store/index-record.ts";
import { type LedgerRecord, readOwnLedger } from "../store/ledger.ts";
import { orElse, UnusableRecord, unlessUnusable } from "../store/record.ts";
import { readRobots } from "../store/robots.ts";
import { emptyState, type Fault, readState, type State } from "../store/state.ts";
import { readViews } from "../store/views.ts";

/** `new`: never read. `good`: all is well. `faulty`: something is wrong now. `stale`: nobody has looked for too long. */
type Health = "new" | "good" | "faulty" | "stale";

export interface SourceHealth {
  source: Source;
  health: Health;
  state: State;
  articles: number;
  newestChange?: Instant;
  /** Since when its feeds are not kept up. Absent: they are. */
  staleSince?: Instant;
  robots: RobotsHealth;
  /** Those of its hosts that were asked in vain when they were asked last. */
  silentHosts: (HostRecord & { host: string })[];
}

/** What robots.txt says of us at the source's home. `read`: when it was read last; `crawlDelay` in seconds. */
export interface RobotsHealth {
  says: "allowed" | "disallowed" | "unknown" | "ignored";
  crawlDelay?: number;
  read?: Instant;
}

export interface Status {
  health: Health;
  sources: SourceHealth[];
  deadLetters: DeadLetter[];
  /** What today has cost that no source is the cause of. */
  own: LedgerRecord;
  plan: "free" | "paid";
  now: Instant;
}

/** The health of everything at `now`. */
export async function readStatus(env: Env, now: Instant): Promise<Status> {
  const [incidents, letters, own] = await Promise.all([
    orElse([], readIncidents(env.KV)),
    unlessUnusable(readDeadLetters(env.KV)),
    orElse(undefined, readOwnLedger(env.KV)),
  ]);
  const found = await Promise.all([...sources.values()].map((source) => readHealth(source, incidents, env, now)));
  const deadLetters = letters instanceof UnusableRecord ? [{ at: now, source: "", message: letters.message }] : letters;
  const worst = (["faulty", "stale", "new"] as const).find((health) =>
    found.some((source) => source.health === health),
  );
  const plan = env.PLAN === "paid" ? "paid" : "free";
  return { health: worst ?? "good", sources: found, deadLetters, own: spentToday(own?.ledger, now), plan, now };
}

async function readHealth(
  source: Source,
  incidents: readonly Incident[],
  env: Env,
  now: Instant,
): Promise<SourceHealth> {
  const kv = env.KV;
  const [read, index, unusable, robots, silentHosts] = await Promise.all([
    orElse(emptyState(), readState(kv, source.id)),
    orElse(emptyIndex(), readIndex(kv, source.id)),
    unusableRecord(source, kv),
    readRobotsHealth(source, env, now),
    readSilentHosts(source, kv),
  ]);
  const told = lastingRefusal(incidents, source);
  const refusal = unusable ? refusalOf(unusable, source, told?.began ?? (read.at || now)) : told && asFault(told);
  const state = refusal ? { ...read, faults: [refusal, ...read.faults] } : read;
  const since = staleSince(state, source, now);
  const changes = index.entries.map(({ changed }) => changed);
  return {
    source,
    health: healthOf(state, interval(source), now),
    state,
    robots,
    silentHosts,
    ...(since === undefined ? {} : { staleSince: since }),
    articles: served(index).length,
    ...(changes.length > 0 ? { newestChange: Math.max(...changes) } : {}),
  };
}

function asFault({ name, url, expected, found, began }: Incident): Fault {
  return { name, url, expected, found, since: began, last: began };
}

/** Why this Worker does not write the records of a source, so far as that can be seen before it tries. Those that are made anew do not matter. */
export async function unusableRecord(source: Source, kv: KVNamespace): Promise<UnusableRecord | undefined> {
  const readings = [
    readState(kv, source.id, "to-change"),
    readIndex(kv, source.id, "to-change"),
    readViews(kv, source.id, "to-change"),
    readRobots(kv, new URL(source.home).origin, "to-change"),
    ...hostsOf(source).map((host) => readHost(kv, host, "to-change")),
  ];
  const read = await Promise.all(readings.map((reading) => unlessUnusable<unknown>(reading)));
  return read.find((one) => one instanceof UnusableRecord);
}

async function readSilentHosts(source: Source, kv: KVNamespace): Promise<SourceHealth["silentHosts"]> {
  const records = hostsOf(source).map(async (host) => ({
    host,
    ...(await orElse({ at: 0, failures: 0 }, readHost(kv, host))),
  }));
  return (await Promise.all(records)).filter(({ failures }) => failures > 0);
}

async function readRobotsHealth({ home }: Source, env: Env, now: Instant): Promise<RobotsHealth> {
  if (env.IGNORE_ROBOTS_TXT === "yes") return { says: "ignored" };
  const { origin } = new URL(home);
  const record = await orElse({}, readRobots(env.KV, origin));
  const robots = meaning(origin, record, now);
  if (robots.kind === "unknown") return { says: "unknown" };
  const { isAllowed, crawlDelay } = robots.rules;
  return {
    says: isAllowed(home) ? "allowed" : "disallowed",
    ...(crawlDelay === undefined ? {} : { crawlDelay }),
    ...(record.told ? { read: record.told.at } : {}),
  };
}

/** Since when nothing new can come: where articles are discovered is at fault, or nobody has looked for too long. Nothing: all is well. */
export function staleSince(state: State, source: Source, now: Instant): Instant | undefined {
  const faults = placeFaults(state, source);
  if (faults.length > 0) return Math.min(...faults.map(({ since }) => since));
  return state.at !== 0 && isSilent(state, interval(source), now) ? Math.min(state.good ?? state.at, now) : undefined;
}

/** A source writes that it lives once an hour at least; two hours and two intervals of silence are a stopped clock. */
function healthOf(state: State, every: number, now: Instant): Health {
  if (state.faults.some(isSerious)) return "faulty";
  if (state.tried === undefined) return "new";
  return isSilent(state, every, now) ? "stale" : "good";
}

function isSilent({ at }: State, every: number, now: Instant): boolean {
  // A clock that was ahead says nothing of now.
  return Math.abs(now - at) > 2 * (heartbeat + every);
}
