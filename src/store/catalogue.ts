// The catalogue of a source: what filters choose from, with the text that is searched. Like a document it is an image of the
// index's news and shows the views that were known then, so that views alone change nothing that is made from it.
import { z } from "zod";
import { viewsSchema } from "../article.ts";
import type { Searchable } from "../search.ts";
import { tagOf } from "./documents.ts";
import { frame, unframe } from "./frame.ts";
import { keys } from "./keys.ts";
import { parseRecord, recordText } from "./record.ts";

const instant = z.number().int();

const rowSchema = z.object({
  key: z.string(),
  order: z.tuple([z.string(), z.number(), z.string()]),
  /** When it was published; first seen, where the page does not say. */
  date: instant,
  changed: instant,
  fingerprint: z.string(),
  authors: z.array(z.string()),
  categories: z.array(z.string()),
  views: viewsSchema.exactOptional(),
});

/** An article, and what of it is searched. */
export type Row = z.infer<typeof rowSchema> & { text: Searchable };

export interface Catalogue {
  /** The edition of the index's news that it shows. */
  news: number;
  /** The last real change of what the source serves. */
  modified: number;
  /** Newest first. */
  rows: Row[];
}

const metadataSchema = z.object({ tag: z.string(), news: z.number().int() });
/** `tag`: another catalogue, another tag. */
export type CatalogueMetadata = z.infer<typeof metadataSchema>;

const kind = { version: 1, schema: z.object({ news: z.number().int(), modified: instant, rows: z.array(rowSchema) }) };

/** The catalogue; none before the first was written. One operation. */
export async function readCatalogue(kv: KVNamespace, source: string): Promise<Catalogue | undefined> {
  const name = keys.catalogue(source);
  const stored = await kv.get(name);
  if (stored === null) return undefined;
  const [header = "", ...texts] = unframe(stored);
  const { rows, ...rest } = parseRecord(name, header, kind);
  return {
    ...rest,
    rows: rows.map((row, at) => {
      const [title = "", authors = "", text = ""] = texts.slice(at * 3, at * 3 + 3);
      return { ...row, text: { title, authors, rest: text } };
    }),
  };
}

/** Which catalogue is there, without reading it. */
export async function readCatalogueMetadata(kv: KVNamespace, source: string): Promise<CatalogueMetadata | undefined> {
  const { value, metadata } = await kv.getWithMetadata(keys.catalogue(source), "stream");
  await value?.cancel();
  return value === null ? undefined : metadataSchema.parse(metadata);
}

export async function writeCatalogue(kv: KVNamespace, source: string, catalogue: Catalogue): Promise<void> {
  const rows = catalogue.rows.map(({ text: _text, ...row }) => row);
  const texts = catalogue.rows.flatMap(({ text: { title, authors, rest } }) => [title, authors, rest]);
  const value = new TextEncoder().encode(frame([recordText({ ...catalogue, rows }, kind), ...texts]));
  const metadata: CatalogueMetadata = { tag: await tagOf(value), news: catalogue.news };
  await kv.put(keys.catalogue(source), value, { metadata });
}
