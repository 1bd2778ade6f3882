// The ledger of a run, in a test's hand.
import { z } from "zod";
import type { Run } from "./run.ts";

const record = z.looseObject({ ledger: z.looseObject({}).exactOptional() });

/** As if so much had been spent on the source on the day of the clock. */
export async function spend(run: Run, what: "writes" | "requests", count: number): Promise<void> {
  const state = record.parse(await run.kv.get("state:xjyszb", "json"));
  const day = new Date(run.now()).toISOString().slice(0, 10);
  const ledger = { reads: 0, writes: 0, lists: 0, queue: 0, requests: 0, ...state.ledger, day, [what]: count };
  await run.kv.put("state:xjyszb", JSON.stringify({ ...state, ledger }));
}
