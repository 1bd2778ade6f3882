// Articles in KV: each with its rendered entries, under the version of the renderer that made them.
import { z } from "zod";
import { type Article, articleSchema } from "../article.ts";
import type { Entries } from "../syndicate/entry.ts";
import { frameBytes, framedParts, unframe } from "./frame.ts";
import { isName, keys } from "./keys.ts";
import { corrupt, type Purpose, parseRecord, recordText, UnusableRecord, unlessCorrupt } from "./record.ts";

export interface StoredArticle {
  article: Article;
  entries: Entries;
  /** The version of the renderer that made the entries. */
  rendered: number;
}

const kind = { version: 1, schema: z.object({ rendered: z.number().int(), article: articleSchema }) };

/** The entries of an article, as they are stored. */
export type EntryBytes = Record<keyof Entries, Uint8Array>;

/** One bulk read of KV takes up to this many keys and counts as one operation. */
const bulkLimit = 100;

/** What was found under some keys; those that are not stored are missing. `broken`: why nobody can read what is stored there. */
interface Found<Value> {
  stored: Map<string, Value>;
  broken: Map<string, UnusableRecord>;
}

/** The stored articles among `articleKeys`, by key. One operation for 100. @throws UnusableRecord of a newer Worker's record. */
export async function lookUpArticles(
  kv: KVNamespace,
  source: string,
  articleKeys: readonly string[],
  purpose: Purpose = "to-serve",
): Promise<Found<StoredArticle>> {
  const found: Found<StoredArticle> = { stored: new Map(), broken: new Map() };
  const keyOf = new Map(articleKeys.map((key) => [keys.article(source, key), key]));
  const names = [...keyOf.keys()].filter(isName);
  for (let at = 0; at < names.length; at += bulkLimit) {
    for (const [name, text] of await kv.get(names.slice(at, at + bulkLimit), "text")) {
      if (text !== null) put(found, keyOf.get(name) ?? name, () => parseStored(name, text, purpose));
    }
  }
  return found;
}

/** As `lookUpArticles`, for whom one that nobody can read is as one that is not stored. */
export async function readArticles(
  ...[kv, source, articleKeys, purpose]: Parameters<typeof lookUpArticles>
): Promise<Map<string, StoredArticle>> {
  return (await lookUpArticles(kv, source, articleKeys, purpose)).stored;
}

/** Why an article that was stored cannot be read: there is no record of it. */
export function lostArticle(source: string, key: string): UnusableRecord {
  return corrupt(keys.article(source, key), "there is none, though the index names its article");
}

function put<Value>({ stored, broken }: Found<Value>, key: string, take: () => Value): void {
  try {
    stored.set(key, take());
  } catch (error) {
    if (!(error instanceof UnusableRecord) || error.fault !== "corrupt-record") throw error;
    broken.set(key, error);
  }
}

/** Where each format's entry stands in a stored article, behind the header. */
const parts = { rss: 1, atom: 2, json: 3 } as const;

/**
 * The stored entries of one format, by article key, without reading the articles: what is joined need not be understood. As bytes, and one
 * operation each: a bulk read is always text, and decoding all that is stored of fifty articles costs more CPU than choosing and joining them.
 */
export function lookUpEntries(
  kv: KVNamespace,
  source: string,
  articleKeys: readonly string[],
  format: keyof Entries,
): Promise<Found<Uint8Array>> {
  return lookUpBytes(kv, source, articleKeys, (stored) => entryOf(stored, format));
}

/** As `lookUpEntries`, the entries of all formats. */
export function lookUpAllEntries(
  kv: KVNamespace,
  source: string,
  articleKeys: readonly string[],
): Promise<Found<EntryBytes>> {
  return lookUpBytes(kv, source, articleKeys, (stored) => ({
    rss: entryOf(stored, "rss"),
    atom: entryOf(stored, "atom"),
    json: entryOf(stored, "json"),
  }));
}

async function lookUpBytes<Value>(
  kv: KVNamespace,
  source: string,
  articleKeys: readonly string[],
  take: (stored: readonly Uint8Array[]) => Value,
): Promise<Found<Value>> {
  const found: Found<Value> = { stored: new Map(), broken: new Map() };
  const read = articleKeys.map(async (key) => {
    const name = keys.article(source, key);
    const stored = isName(name) ? await kv.get(name, "arrayBuffer") : null;
    if (stored !== null) put(found, key, () => unlessCorrupt(name, () => take(partsOf(name, new Uint8Array(stored)))));
  });
  await Promise.all(read);
  return found;
}

/** Of the beginning of a header: whose article it is. It is not parsed: of fifty that would cost more CPU than all that is done with them. */
const owner = /"source":("[^"\\]*"),"key":("[^"\\]*")/;
const beginning = 1000;

/** The texts of a stored article. @throws Error where it is another's. */
function partsOf(name: string, stored: Uint8Array): Uint8Array[] {
  const all = framedParts(stored);
  const [, source, key] = owner.exec(new TextDecoder().decode(all[0]?.subarray(0, beginning))) ?? [];
  if (source && key) ensureOwn(name, { source: String(JSON.parse(source)), key: String(JSON.parse(key)) });
  return all;
}

function ensureOwn(name: string, { source, key }: Pick<Article, "source" | "key">): void {
  const own = keys.article(source, key);
  if (own !== name) throw new Error(`it holds "${own}"`);
}

function entryOf(stored: readonly Uint8Array[], format: keyof Entries): Uint8Array {
  const entry = stored[parts[format]];
  if (entry === undefined) throw new Error("it has fewer entries than there are formats");
  return entry;
}

export async function writeArticle(kv: KVNamespace, stored: StoredArticle): Promise<void> {
  const { article, entries, rendered } = stored;
  const name = keys.article(article.source, article.key);
  const header = recordText(name, { rendered, article }, kind);
  await kv.put(name, frameBytes([header, entries.rss, entries.atom, entries.json]));
}

function parseStored(name: string, text: string, purpose: Purpose): StoredArticle {
  const [header = "", rss = "", atom = "", json = ""] = unlessCorrupt(name, () => unframe(text));
  const { rendered, article } = parseRecord(name, header, kind, purpose);
  unlessCorrupt(name, () => ensureOwn(name, article));
  return { article, entries: { rss, atom, json }, rendered };
}
