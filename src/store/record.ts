// A record in KV: JSON under a key, with the version of its shape. The one way in and out.
import { z } from "zod";

/** A record that a newer Worker wrote. It is served no further and never overwritten: the newer Worker may come back. */
class NewerRecord extends Error {
  constructor(key: string, version: number, known: number) {
    super(`record "${key}" has version ${version}, this Worker knows up to ${known}: deploy the newer Worker again`);
    this.name = "NewerRecord";
  }
}

/** How one kind of record is kept: its version now, its shape, and what it is before the first was written. */
export interface RecordKind<Value> {
  version: number;
  schema: z.ZodType<Value>;
  empty: () => Value;
}

const versioned = z.looseObject({ version: z.number().int() });

/** The value of a record's text. @throws NewerRecord, or an error that names the key when it is no record of this kind. */
export function parseRecord<Value>(
  key: string,
  text: string,
  kind: Pick<RecordKind<Value>, "version" | "schema">,
): Value {
  const { version, ...fields } = versioned.parse(JSON.parse(text));
  if (version > kind.version) throw new NewerRecord(key, version, kind.version);
  const parsed = kind.schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  throw new Error(`record "${key}" cannot be read: ${z.prettifyError(parsed.error).replaceAll("\n", " ")}`);
}

export function recordText<Value extends object>(value: Value, kind: Pick<RecordKind<Value>, "version">): string {
  return JSON.stringify({ version: kind.version, ...value });
}

/** The record under `key`, or an empty one. */
export async function readRecord<Value>(kv: KVNamespace, key: string, kind: RecordKind<Value>): Promise<Value> {
  const text = await kv.get(key);
  return text === null ? kind.empty() : parseRecord(key, text, kind);
}

export async function writeRecord<Value extends object>(
  kv: KVNamespace,
  key: string,
  value: Value,
  kind: RecordKind<Value>,
): Promise<void> {
  await kv.put(key, recordText(value, kind));
}
