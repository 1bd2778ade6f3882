// The index of a source: which articles are known, which are still to be read. Changes only when the news does.
import { z } from "zod";
import { pageDateSchema, precisions } from "../article.ts";
import { keys } from "./keys.ts";
import { readRecord, writeRecord } from "./record.ts";

const instant = z.number().int();

/** An article that was read and is served. */
const entrySchema = z.object({
  key: z.string(),
  url: z.string(),
  title: z.string(),
  firstSeen: instant,
  published: z.object({ at: instant, precision: z.enum(precisions), stated: instant }).exactOptional(),
  updated: instant,
  /** When what we serve of it last changed: its first reading, a corrected text, a moved date. */
  changed: instant,
  fingerprint: z.string(),
  /** The version of the renderer that made its entries. */
  rendered: z.number().int(),
});
export type IndexEntry = z.infer<typeof entrySchema>;

/** An article that a list shows and that was not read yet. */
const listedSchema = z.object({
  key: z.string(),
  url: z.string(),
  text: z.string(),
  date: pageDateSchema.exactOptional(),
  firstSeen: instant,
});
export type Listed = z.infer<typeof listedSchema>;

const indexSchema = z.object({
  /** Grows by one with each write; a slice that reads an older one knows that KV is behind. */
  edition: z.number().int(),
  /** The edition in which `entries` last changed: what documents are an image of. */
  news: z.number().int(),
  /** When the first article was listed: what is dated before it is the back catalogue. */
  start: instant.exactOptional(),
  /** Newest first. */
  entries: z.array(entrySchema),
  /** Newest first. */
  listed: z.array(listedSchema),
});
export type Index = z.infer<typeof indexSchema>;

const kind = {
  version: 1,
  schema: indexSchema,
  empty: (): Index => ({ edition: 0, news: 0, entries: [], listed: [] }),
};

export function readIndex(kv: KVNamespace, source: string): Promise<Index> {
  return readRecord(kv, keys.index(source), kind);
}

export function writeIndex(kv: KVNamespace, source: string, index: Index): Promise<void> {
  return writeRecord(kv, keys.index(source), index, kind);
}
