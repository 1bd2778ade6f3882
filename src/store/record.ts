// A record in KV: JSON under a key, with the version of its shape. The one way in and out.
import { z } from "zod";

/**
 * A record that is not to be written over. One that a newer Worker wrote is served as far as it can be understood: the newer Worker may
 * come back. One that nobody can read is a person's to mend. `fault`: what that is called.
 */
export class UnusableRecord extends Error {
  readonly fault: "newer-record" | "corrupt-record";

  constructor(fault: UnusableRecord["fault"], message: string) {
    super(message);
    this.name = "UnusableRecord";
    this.fault = fault;
  }
}

function newer(key: string, version: number, known: number): UnusableRecord {
  const message = `record "${key}" has version ${version}, this Worker knows up to ${known}: deploy the newer Worker again`;
  return new UnusableRecord("newer-record", message);
}

/** Of what is wrong with a record as much is told: it travels with alerts, and the first of a thousand wrong fields tells enough. */
const told = 300;

/** Why the record under `key` is none that anybody can read. */
export function corrupt(key: string, why: string): UnusableRecord {
  const first = why.slice(0, told).replaceAll("\n", " ");
  return new UnusableRecord("corrupt-record", `record "${key}" cannot be read: ${first}`);
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
  /** What it holds is found out anew, or is only told: one that nobody can read is begun anew. */
  isRenewable?: true;
}

/** `record`: the key that it was written under; none, where an earlier Worker wrote it. */
const versioned = z.looseObject({ version: z.number().int(), record: z.string().exactOptional() });

/** The value of a record's text. @throws UnusableRecord, which names the key. */
export function parseRecord<Value>(
  key: string,
  text: string,
  kind: Pick<RecordKind<Value>, "version" | "schema" | "migrations">,
  purpose: Purpose = "to-serve",
): Value {
  return parseFields(key, jsonOf(key, text), kind, purpose);
}

/** As `parseRecord`, of what is JSON no more: metadata. */
export function parseFields<Value>(
  key: string,
  stored: unknown,
  kind: Pick<RecordKind<Value>, "version" | "schema" | "migrations">,
  purpose: Purpose = "to-serve",
): Value {
  const read = versioned.safeParse(stored);
  if (!read.success) throw corrupt(key, z.prettifyError(read.error));
  const { version, record = key, ...fields } = read.data;
  if (record !== key) throw corrupt(key, `it is "${record}"`);
  if (version > kind.version && purpose === "to-change") throw newer(key, version, kind.version);
  const parsed = kind.schema.safeParse(migrated(fields, version, kind));
  if (parsed.success) return parsed.data;
  throw version > kind.version ? newer(key, version, kind.version) : corrupt(key, z.prettifyError(parsed.error));
}

function jsonOf(key: string, text: string): unknown {
  return unlessCorrupt(key, () => JSON.parse(text));
}

/** What is taken out of a record's text or bytes. @throws UnusableRecord where that throws. */
export function unlessCorrupt<Value>(key: string, take: () => Value): Value {
  try {
    return take();
  } catch (error) {
    throw corrupt(key, error instanceof Error ? error.message : String(error));
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

export function recordText<Value extends object>(
  key: string,
  value: Value,
  kind: Pick<RecordKind<Value>, "version">,
): string {
  return JSON.stringify({ version: kind.version, record: key, ...value });
}

/** The record under `key`, or an empty one. @throws as `parseRecord` does. */
export async function readRecord<Value>(
  kv: KVNamespace,
  key: string,
  kind: RecordKind<Value>,
  purpose: Purpose = "to-serve",
): Promise<Value> {
  const text = await kv.get(key);
  if (text === null) return kind.empty();
  try {
    return parseRecord(key, text, kind, purpose);
  } catch (error) {
    if (kind.isRenewable && error instanceof UnusableRecord && error.fault === "corrupt-record") return kind.empty();
    throw error;
  }
}

/** What a reading or writing of records gives; or why they are not to be worked on, as a value. */
export async function unlessUnusable<Value>(work: Promise<Value>): Promise<Value | UnusableRecord> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UnusableRecord) return error;
    throw error;
  }
}

/** What a reading gives; `instead`, where the record cannot be read: one broken record is to hide nothing that is told beside it. */
export async function orElse<Value>(instead: Value, reading: Promise<Value>): Promise<Value> {
  const read = await unlessUnusable(reading);
  return read instanceof UnusableRecord ? instead : read;
}

export async function writeRecord<Value extends object>(
  kv: KVNamespace,
  key: string,
  value: Value,
  kind: RecordKind<Value>,
): Promise<void> {
  await kv.put(key, recordText(key, value, kind));
}
