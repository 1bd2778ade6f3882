// The cron trigger is only a clock: one queue message for each source that is due.
import type { Instant } from "../article.ts";
import { sources } from "../sources/registry.ts";
import { interval, type Source } from "../sources/schema.ts";
import { UnusableRecord, unlessUnusable } from "../store/record.ts";
import { readState } from "../store/state.ts";
import { isDue } from "./due.ts";
import { openLedger } from "./ledger.ts";
import { memoryOf } from "./memory.ts";
import type { Message } from "./message.ts";

export async function tick(at: Instant, env: Env): Promise<void> {
  for (const source of sources.values()) {
    if (await isTickDue(source, at, env.KV)) await askForRefresh({ kind: "tick", source: source.id, at }, env);
  }
}

/** Puts a look at a source into the queue. */
async function askForRefresh(message: Message, env: Env): Promise<void> {
  await env.QUEUE.send(message);
  memoryOf(env.KV).ticks.set(message.source, message.at);
}

async function isTickDue(source: Source, at: Instant, kv: KVNamespace): Promise<boolean> {
  const memory = memoryOf(kv);
  openLedger(source.id, () => at, memory).spend("reads");
  // Of a state that cannot be read the slice tells, and other sources have their ticks.
  const state = await unlessUnusable(readState(kv, source.id));
  const written = state instanceof UnusableRecord ? undefined : state.tick;
  const last = memory.ticks.get(source.id);
  return isDue(
    at,
    { ...(written === undefined ? {} : { written }), ...(last === undefined ? {} : { remembered: last }) },
    interval(source),
  );
}
