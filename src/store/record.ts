// A record in KV: JSON under a key, with the version of its shape. The one way in and out.
import { z } from "zod";

/** A record that a newer Worker wrote. It is served as far as it can be understood and never overwritten: the newer Worker may come back. */
export class NewerRecord extends Error {
  constructor(key: string, version: number, known: number) {
    super(`record "${key}" has version ${version}, this Worker knows up to ${known}: deploy the newer Worker again`);
    this.name = "NewerRecord";
  }
}

/** What a record is read for. A newer one may be served; writing one back would lose what this Worker does not know of it. */
export type Purpose = "to-serve" | "to-change";

type Fields = Record<string, unknown>;

/** How one kind of record is kept: its version now, its shape, and what it is before the first was written. */
export interface RecordKind<Value> {
  version: number;
  schema: z.ZodType<Value>;
  /** Makes of a record's fields those of the next version, by the version that they have. */
  migrations?: Readonly<Record<number, (fields: Fields) => Fields>>;
  empty: () => Value;
}

const versioned = z.looseObject({ version: z.number().int() });

/** The value of a record's text. @throws NewerRecord, or an error that names the key when it is no record of this kind. */
export function parseRecord<Value>(
  key: string,
  text: string,
  kind: Pick<RecordKind<Value>, "version" | "schema" | "migrations">,
  purpose: Purpose = "to-serve",
): Value {
  const { version, ...fields } = versioned.parse(jsonOf(key, text));
  if (version > kind.version && purpose === "to-change") throw new NewerRecord(key, version, kind.version);
  const parsed = kind.schema.safeParse(migrated(fields, version, kind));
  if (parsed.success) return parsed.data;
  if (version > kind.version) throw new NewerRecord(key, version, kind.version);
  throw new Error(`record "${key}" cannot be read: ${z.prettifyError(parsed.error).replaceAll("\n", " ")}`);
}

function jsonOf(key: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`record "${key}" cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function migrated(
  fields: Fields,
  version: number,
  { version: now, migrations }: Pick<RecordKind<unknown>, "version" | "migrations">,
): Fields {
  let result = fields;
  for (let at = version; at < now; at++) result = migrations?.[at]?.(result) ?? result;
  return result;
}

export function recordText<Value extends object>(value: Value, kind: Pick<RecordKind<Value>, "version">): string {
  return JSON.stringify({ version: kind.version, ...value });
}

/** The record under `key`, or an empty one. @throws as `parseRecord` does. */
export async function readRecord<Value>(
  kv: KVNamespace,
  key: string,
  kind: RecordKind<Value>,
  purpose: Purpose = "to-serve",
): Promise<Value> {
  const text = await kv.get(key);
  return text === null ? kind.empty() : parseRecord(key, text, kind, purpose);
}

export async function writeRecord<Value extends object>(
  kv: KVNamespace,
  key: string,
  value: Value,
  kind: RecordKind<Value>,
): Promise<void> {
  await kv.put(key, recordText(value, kind));
}
