// What was spent on one day: on a source, as it stands in the source's state; by the Worker itself, in a record of its own.
import { z } from "zod";
import { keys } from "./keys.ts";
import { type Purpose, readRecord, writeRecord } from "./record.ts";

const count = z.number().int();

/** `day`: as in 2026-11-24, UTC. */
export const ledgerSchema = z.object({
  day: z.string(),
  reads: count,
  writes: count,
  /** Counted as writes until they had a place of their own. */
  lists: count.default(0),
  queue: count,
  requests: count,
});
export type LedgerRecord = z.infer<typeof ledgerSchema>;

const ownSchema = z.object({ own: z.object({ at: z.number().int(), ledger: ledgerSchema }).exactOptional() });
/** `at`: when it was written. */
type OwnLedger = NonNullable<z.infer<typeof ownSchema>["own"]>;

const kind = {
  version: 1,
  schema: ownSchema,
  empty: (): z.infer<typeof ownSchema> => ({}),
  isRenewable: true as const,
};

/** What the Worker itself spent when it was last recorded; nothing before the first time. */
export async function readOwnLedger(kv: KVNamespace, purpose: Purpose = "to-serve"): Promise<OwnLedger | undefined> {
  return (await readRecord(kv, keys.ledger, kind, purpose)).own;
}

export function writeOwnLedger(kv: KVNamespace, own: OwnLedger): Promise<void> {
  return writeRecord(kv, keys.ledger, { own }, kind);
}
