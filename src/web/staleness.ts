// Since when the feeds of sources are stale, for their headers: at most one read of KV a source and minute, so that a feed's own is the only one a request.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { UnusableRecord, unlessUnusable } from "../store/record.ts";
import { readState } from "../store/state.ts";
import { staleSince } from "./health.ts";

/** Milliseconds for which an answer holds: KV itself is no more up to date. */
const holdsFor = 60_000;

const known = new Map<string, { at: Instant; since: Instant | undefined }>();

/** The earliest time since which one of the sources is stale; nothing where all are kept up. */
export async function feedsStaleSince(
  sources: readonly Source[],
  kv: KVNamespace,
  now: Instant,
): Promise<Instant | undefined> {
  const found = await Promise.all(sources.map((source) => sourceStaleSince(source, kv, now)));
  const times = found.filter((since) => since !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

async function sourceStaleSince(source: Source, kv: KVNamespace, now: Instant): Promise<Instant | undefined> {
  const before = known.get(source.id);
  if (before && now >= before.at && now - before.at < holdsFor) return before.since;
  // What was good is served, whatever became of the state.
  const state = await unlessUnusable(readState(kv, source.id));
  const since = state instanceof UnusableRecord ? undefined : staleSince(state, source, now);
  known.set(source.id, { at: now, since });
  return since;
}
