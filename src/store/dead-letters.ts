// Messages that failed every try, or that nobody could read. Kept to be told, the newest few.
import { z } from "zod";
import { keys } from "./keys.ts";
import { type Purpose, readRecord, writeRecord } from "./record.ts";

const letterSchema = z.object({ at: z.number().int(), source: z.string(), message: z.string() });
export type DeadLetter = z.infer<typeof letterSchema>;

const kind = {
  version: 1,
  schema: z.object({ letters: z.array(letterSchema) }),
  empty: (): { letters: DeadLetter[] } => ({ letters: [] }),
};

const kept = 20;

export async function readDeadLetters(kv: KVNamespace, purpose: Purpose = "to-serve"): Promise<DeadLetter[]> {
  return (await readRecord(kv, keys.deadLetters, kind, purpose)).letters;
}

/** Adds a letter, or writes it over the same; of more than twenty the oldest is dropped. */
export async function addDeadLetter(kv: KVNamespace, letter: DeadLetter): Promise<void> {
  const others = (await readDeadLetters(kv, "to-change")).filter(
    ({ at, source, message }) => at !== letter.at || source !== letter.source || message !== letter.message,
  );
  const letters = [letter, ...others].slice(0, kept);
  await writeRecord(kv, keys.deadLetters, { letters }, kind);
}
