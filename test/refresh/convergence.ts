// What tests of convergence share: a kill after any write, and everything that KV holds afterwards.
import type { Run } from "./run.ts";
import { watchWrites } from "./writes.ts";

/**
 * Everything that KV holds, by key; in records the order of fields is no difference. What a killed slice spent was spent all the same, and
 * how often a state was written is no part of what it says.
 */
export async function contents(run: Run): Promise<Record<string, unknown>> {
  const { keys } = await run.kv.list();
  const values = keys.map(async ({ name, metadata }) => {
    const text = (await run.kv.get(name)) ?? "";
    const isRecord = text.startsWith("{") && !text.includes("\n");
    const counts = { ledger: undefined, ...(name.startsWith("state:") ? { serial: undefined } : {}) };
    return [name, { metadata, value: isRecord ? { ...JSON.parse(text), ...counts } : text }];
  });
  return Object.fromEntries(await Promise.all(values));
}

/** Delivers until the queue is empty, retries at once: nothing but the kill differs from a run without it. */
export async function drainAtOnce(run: Run): Promise<void> {
  for (let rounds = 0; run.messages.length > 0 && rounds < 100; rounds++) await run.deliver();
}

/** A tick whose slices, the one that reads or the one that shows, die after `writes` writes, and what follows from it. */
export async function killedAfter(run: Run, writes: number): Promise<void> {
  let left = writes;
  watchWrites(run, () => {
    if (left-- === 0) throw new Error("killed");
  });
  await run.scheduled();
  await drainAtOnce(run);
  run.useKv(run.kv);
}
