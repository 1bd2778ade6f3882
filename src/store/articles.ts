// Articles in KV: each with its rendered entries, under the version of the renderer that made them.
import { z } from "zod";
import { type Article, articleSchema } from "../article.ts";
import type { Entries } from "../syndicate/entry.ts";
import { frameBytes, framedPart, framedParts, unframe } from "./frame.ts";
import { isName, keys } from "./keys.ts";
import { type Purpose, parseRecord, recordText, unlessCorrupt } from "./record.ts";

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

/** The stored articles among `articleKeys`, by key; those that are not stored are missing. One operation for 100. */
export async function readArticles(
  kv: KVNamespace,
  source: string,
  articleKeys: readonly string[],
  purpose: Purpose = "to-serve",
): Promise<Map<string, StoredArticle>> {
  const found = new Map<string, StoredArticle>();
  const names = articleKeys.map((key) => keys.article(source, key)).filter(isName);
  for (let at = 0; at < names.length; at += bulkLimit) {
    for (const [name, text] of await kv.get(names.slice(at, at + bulkLimit), "text")) {
      if (text === null) continue;
      const stored = parseStored(name, text, purpose);
      found.set(stored.article.key, stored);
    }
  }
  return found;
}

/** Where each format's entry stands in a stored article, behind the header. */
const parts = { rss: 1, atom: 2, json: 3 } as const;

/**
 * The stored entries of one format, by article key, without reading the articles: what is joined need not be understood. As bytes, and one
 * operation each: a bulk read is always text, and decoding all that is stored of fifty articles costs more CPU than choosing and joining them.
 */
export async function readEntryBytes(
  kv: KVNamespace,
  source: string,
  articleKeys: readonly string[],
  format: keyof Entries,
): Promise<Map<string, Uint8Array>> {
  const read = articleKeys.map(async (key): Promise<[string, Uint8Array][]> => {
    const name = keys.article(source, key);
    const stored = isName(name) ? await kv.get(name, "arrayBuffer") : null;
    const entry =
      stored === null ? undefined : unlessCorrupt(name, () => framedPart(new Uint8Array(stored), parts[format]));
    return entry === undefined ? [] : [[key, entry]];
  });
  return new Map((await Promise.all(read)).flat());
}

/** As `readEntryBytes`, the entries of all formats. */
export async function readAllEntryBytes(
  kv: KVNamespace,
  source: string,
  articleKeys: readonly string[],
): Promise<Map<string, EntryBytes>> {
  const read = articleKeys.map(async (key): Promise<[string, EntryBytes][]> => {
    const name = keys.article(source, key);
    const stored = isName(name) ? await kv.get(name, "arrayBuffer") : null;
    if (stored === null) return [];
    const [rss, atom, json] = unlessCorrupt(name, () => framedParts(new Uint8Array(stored))).slice(1);
    return rss && atom && json ? [[key, { rss, atom, json }]] : [];
  });
  return new Map((await Promise.all(read)).flat());
}

export async function writeArticle(kv: KVNamespace, stored: StoredArticle): Promise<void> {
  const { article, entries, rendered } = stored;
  const header = recordText({ rendered, article }, kind);
  await kv.put(
    keys.article(article.source, article.key),
    frameBytes([header, entries.rss, entries.atom, entries.json]),
  );
}

function parseStored(name: string, text: string, purpose: Purpose): StoredArticle {
  const [header = "", rss = "", atom = "", json = ""] = unlessCorrupt(name, () => unframe(text));
  return { ...parseRecord(name, header, kind, purpose), entries: { rss, atom, json } };
}
