// How a host did when it was last asked in vain, a record a host: sources that share one share it. Nothing is written while it answers.
import { z } from "zod";
import { keys } from "./keys.ts";
import { type Purpose, readRecord, writeRecord } from "./record.ts";

const instant = z.number().int();

const hostSchema = z.object({
  /** When this record was written. */
  at: instant,
  /** How often in a row it was asked in vain; 0: it answers. */
  failures: z.number().int(),
  /** Not before then: it asked for patience, or failed often. */
  waitUntil: instant.exactOptional(),
  /** What was wrong then, as a fault is called, and in words. */
  fault: z.object({ name: z.string(), found: z.string() }).exactOptional(),
});
export type HostRecord = z.infer<typeof hostSchema>;

const kind = {
  version: 1,
  schema: hostSchema,
  empty: (): HostRecord => ({ at: 0, failures: 0 }),
  isRenewable: true as const,
};

/** @param host as in a URL, with its port where that is not the scheme's own. */
export function readHost(kv: KVNamespace, host: string, purpose: Purpose = "to-serve"): Promise<HostRecord> {
  return readRecord(kv, keys.host(host), kind, purpose);
}

export function writeHost(kv: KVNamespace, host: string, record: HostRecord): Promise<void> {
  return writeRecord(kv, keys.host(host), record, kind);
}
