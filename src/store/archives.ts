// The archives of a source: a record a month with the articles that left the index, and their visits. The index lists the months.
import { z } from "zod";
import { frame, unframe } from "./frame.ts";
import { entrySchema, type IndexEntry } from "./index-record.ts";
import { keys } from "./keys.ts";
import { type Purpose, parseRecord, recordText } from "./record.ts";
import { type Visit, visitSchema } from "./views.ts";

/** An article as the index knew it when it left, and the record of its views. */
export interface Archived {
  entry: IndexEntry;
  visit?: Visit;
}

const archivedSchema = z.object({ entry: entrySchema, visit: visitSchema.exactOptional() });

/** A header with the keys, then a text for each article: adding some to a month of thousands parses none of the others. */
const kind = { version: 1, schema: z.object({ keys: z.array(z.string()) }) };

/**
 * The articles of a month (yyyy-mm, in the source's zone), in no order; none where there is no such archive. One that the index holds
 * as well was shown again by a list: there the index's entry counts. One operation.
 */
export async function readMonth(kv: KVNamespace, source: string, month: string): Promise<Archived[]> {
  const stored = await readTexts(kv, source, month, "to-serve");
  return [...stored.values()].map((text) => archivedSchema.parse(JSON.parse(text)));
}

/**
 * Adds articles to a month, or nothing when KV shows fewer of it than the `least` that were there; gives how many it holds then. What
 * is added twice is there once. One read, one write.
 */
export async function addToMonth(
  kv: KVNamespace,
  source: string,
  month: string,
  added: readonly Archived[],
  least: number,
): Promise<number | undefined> {
  const texts = await readTexts(kv, source, month, "to-change");
  if (texts.size < least) return undefined;
  for (const archived of added) texts.set(archived.entry.key, JSON.stringify(archived));
  const header = recordText({ keys: [...texts.keys()] }, kind);
  await kv.put(keys.archive(source, month), frame([header, ...texts.values()]));
  return texts.size;
}

async function readTexts(
  kv: KVNamespace,
  source: string,
  month: string,
  purpose: Purpose,
): Promise<Map<string, string>> {
  const name = keys.archive(source, month);
  const stored = await kv.get(name);
  if (stored === null) return new Map();
  const [header = "", ...texts] = unframe(stored);
  const found = parseRecord(name, header, kind, purpose).keys;
  return new Map(found.map((key, at) => [key, texts[at] ?? ""]));
}
