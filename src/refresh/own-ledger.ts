// Keeps the ledger of what no source alone is the cause of: subscriptions, what nobody can read. Sources' own are in their states.
import type { Instant } from "../article.ts";
import { readOwnLedger, writeOwnLedger } from "../store/ledger.ts";
import { UnusableRecord, unlessUnusable } from "../store/record.ts";
import { openLedger, own } from "./ledger.ts";
import { spendings } from "./limits.ts";
import type { Memory } from "./memory.ts";
import type { Outside } from "./outside.ts";

/** A record of its own costs writes: one an hour at most, and only where there is something to record. */
const every = 3_600_000;

/** Writes it, if it says something new and was not written for an hour. `kv`: uncounted, or it would never be at rest. */
export async function keepOwnLedger(kv: KVNamespace, { web, memory }: Pick<Outside, "web" | "memory">): Promise<void> {
  const now = web.now();
  const ledger = openLedger(own, web.now, memory);
  if (isNothing(ledger.today(undefined))) return;
  const before = await unlessUnusable(readOwnLedger(kv, "to-change"));
  if (before instanceof UnusableRecord) return;
  if (before !== undefined && Math.abs(now - before.at) < every) return;
  const { reads, writes, ...spent } = ledger.today(before?.ledger);
  await writeOwnLedger(kv, { at: now, ledger: { ...spent, reads: reads + 1, writes: writes + 1 } });
  ledger.settle();
}

const isNothing = (spent: ReturnType<ReturnType<typeof openLedger>["today"]>) =>
  spendings.every((what) => spent[what] === 0);

/** What the Worker's own part has cost today, as far as it is known. */
export async function ownToday(kv: KVNamespace, now: () => Instant, memory: Memory) {
  return openLedger(own, now, memory).today((await readOwnLedger(kv))?.ledger);
}
