// How each source does, in values: what /status shows to people and /status.json to programs.
import type { Instant } from "../article.ts";
import { sources } from "../sources/registry.ts";
import { interval, type Source } from "../sources/schema.ts";
import { type DeadLetter, readDeadLetters } from "../store/dead-letters.ts";
import { readIndex, served } from "../store/index-record.ts";
import { NewerRecord } from "../store/record.ts";
import { type Fault, readState, type State } from "../store/state.ts";
import { readViews } from "../store/views.ts";

/** `new`: never read. `good`: all is well. `faulty`: something is wrong now. `stale`: nobody has looked for too long. */
type Health = "new" | "good" | "faulty" | "stale";

export interface SourceHealth {
  source: Source;
  health: Health;
  state: State;
  articles: number;
  newestChange?: Instant;
}

export interface Status {
  health: Health;
  sources: SourceHealth[];
  deadLetters: DeadLetter[];
}

const heartbeat = 3_600_000;

/** The health of everything at `now`. */
export async function readStatus(kv: KVNamespace, now: Instant): Promise<Status> {
  const [found, deadLetters] = await Promise.all([
    Promise.all([...sources.values()].map((source) => readHealth(source, kv, now))),
    readDeadLetters(kv),
  ]);
  const worst = (["faulty", "stale", "new"] as const).find((health) =>
    found.some((source) => source.health === health),
  );
  return { health: worst ?? "good", sources: found, deadLetters };
}

async function readHealth(source: Source, kv: KVNamespace, now: Instant): Promise<SourceHealth> {
  const [read, index, newer] = await Promise.all([
    readState(kv, source.id),
    readIndex(kv, source.id),
    newerRecord(source, kv),
  ]);
  const state = newer ? { ...read, faults: [newerFault(newer, source, read.at), ...read.faults] } : read;
  const changes = index.entries.map(({ changed }) => changed);
  return {
    source,
    health: healthOf(state, interval(source), now),
    state,
    articles: served(index).length,
    ...(changes.length > 0 ? { newestChange: Math.max(...changes) } : {}),
  };
}

/** Why this Worker does not write the records of a source: a newer one wrote them. */
async function newerRecord(source: Source, kv: KVNamespace): Promise<NewerRecord | undefined> {
  try {
    await Promise.all([
      readState(kv, source.id, "to-change"),
      readIndex(kv, source.id, "to-change"),
      readViews(kv, source.id, "to-change"),
    ]);
    return undefined;
  } catch (error) {
    if (error instanceof NewerRecord) return error;
    throw error;
  }
}

function newerFault({ message }: NewerRecord, { home }: Source, since: Instant): Fault {
  return { name: "newer-record", since, last: since, url: home, expected: "records of this Worker", found: message };
}

/** A source writes that it lives once an hour at least; two hours and two intervals of silence are a stopped clock. */
function healthOf(state: State, every: number, now: Instant): Health {
  if (state.faults.some(isSerious)) return "faulty";
  if (state.at === 0) return "new";
  return now - state.at > 2 * (heartbeat + every) ? "stale" : "good";
}

/** A single page that cannot be read, or a value that is doubtful, does not make the source faulty: the news goes on. */
function isSerious(fault: Fault): boolean {
  return fault.name !== "doubtful" && fault.name !== "gone";
}
