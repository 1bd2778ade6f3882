// The catalogue of a source: what filters choose from, with the text that is searched. Like a document it is an image of the
// index's news and shows the views that were known then, so that views alone change nothing that is made from it.
import { z } from "zod";
import { type Instant, type Views, viewsSchema } from "../article.ts";
import type { Order } from "../order.ts";
import type { Searchable } from "../search.ts";
import { tagOf } from "./documents.ts";
import { frameWide, unframeWide } from "./frame.ts";
import { keys } from "./keys.ts";
import { parseRecord, recordText } from "./record.ts";

const instant = z.number().int();

/** What of an article is chosen by. */
interface StoredRow {
  key: string;
  order: Order;
  /** When it was published; first seen, where the page does not say. */
  date: Instant;
  changed: Instant;
  fingerprint: string;
  authors: string[];
  categories: string[];
  views?: Views;
}

/** An article, and what of it is searched. */
export type Row = StoredRow & { text: Searchable };

/** Whether it is a row. By hand: each search reads hundreds, and a schema for each would cost more CPU than the search. */
function isRow(row: unknown): row is StoredRow {
  if (typeof row !== "object" || row === null) return false;
  const {
    key,
    order,
    date,
    changed,
    fingerprint,
    authors,
    categories,
    views,
  }: Partial<Record<keyof StoredRow, unknown>> = row;
  return (
    [key, fingerprint].every(isText) &&
    [date, changed].every(Number.isSafeInteger) &&
    isOrder(order) &&
    [authors, categories].every((names) => Array.isArray(names) && names.every(isText)) &&
    (views === undefined || viewsSchema.safeParse(views).success)
  );
}

const isText = (value: unknown) => typeof value === "string";

function isOrder(order: unknown): order is Order {
  if (!Array.isArray(order) || order.length !== 3) return false;
  const [day, at, key] = order;
  return isText(day) && typeof at === "number" && isText(key);
}

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

const kind = {
  version: 1,
  schema: z.object({ news: z.number().int(), modified: instant, rows: z.array(z.custom<StoredRow>(isRow)) }),
};

/** The catalogue; none before the first was written. One operation. */
export async function readCatalogue(kv: KVNamespace, source: string): Promise<Catalogue | undefined> {
  const name = keys.catalogue(source);
  const stored = await kv.get(name, "arrayBuffer");
  if (stored === null) return undefined;
  const [header = "", ...texts] = unframeWide(new Uint8Array(stored));
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
  const value = frameWide([recordText({ ...catalogue, rows }, kind), ...texts]);
  const metadata: CatalogueMetadata = { tag: await tagOf(value), news: catalogue.news };
  await kv.put(keys.catalogue(source), value, { metadata });
}
