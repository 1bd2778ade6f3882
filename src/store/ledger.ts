// What was spent on a source on one day, as it stands in the source's state.
import { z } from "zod";

const count = z.number().int();

/** `day`: as in 2026-11-24, UTC. */
export const ledgerSchema = z.object({ day: z.string(), reads: count, writes: count, queue: count, requests: count });
export type LedgerRecord = z.infer<typeof ledgerSchema>;
