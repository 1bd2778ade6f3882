// Messages that failed every try, or that nobody could read. Kept to be told, the newest few.
import { z } from "zod";
import type { Instant } from "../article.ts";
import { keys } from "./keys.ts";
import type { Recent } from "./recent.ts";
import { type Purpose, readRecord, writeRecord } from "./record.ts";

const letterSchema = z.object({ at: z.number().int(), source: z.string(), message: z.string() });
export type DeadLetter = z.infer<typeof letterSchema>;

const kind = {
  version: 1,
  schema: z.object({ letters: z.array(letterSchema) }),
  empty: (): { letters: DeadLetter[] } => ({ letters: [] }),
  isRenewable: true as const,
};

const kept = 20;

export async function readDeadLetters(kv: KVNamespace, purpose: Purpose = "to-serve"): Promise<DeadLetter[]> {
  return (await readRecord(kv, keys.deadLetters, kind, purpose)).letters;
}

/** Adds a letter, or writes it over the same, to those in KV and those that this isolate wrote; of more than twenty the oldest is dropped. */
export async function addDeadLetter(
  kv: KVNamespace,
  letter: DeadLetter,
  recent: Recent<DeadLetter>,
  now: Instant,
): Promise<void> {
  const shown = await readDeadLetters(kv, "to-change");
  const letters = recent.over(shown, now, [letter]).sort((a, b) => b.at - a.at);
  await writeRecord(kv, keys.deadLetters, { letters: letters.slice(0, kept) }, kind);
  recent.note([letter], now);
}

export function letterId({ at, source, message }: DeadLetter): string {
  return `${at} ${source} ${message}`;
}
