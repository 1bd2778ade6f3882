// The catalogue of a source: what filters choose from, with the text that is searched. Like a document it is an image of the
// index's news and shows the views that were known then, so that views alone change nothing that is made from it. Cards of articles
// that left the index are in drawers of their own, of which it has the list.
import { z } from "zod";
import { type Card, cardOf, cardsOf, type Fields, isFields, keysSchema, pack, type Row, unpack } from "./cards.ts";
import { tagOf } from "./documents.ts";
import { type Drawer, drawersSchema } from "./drawers.ts";
import { keys } from "./keys.ts";
import { parseRecord, recordText } from "./record.ts";

export interface Catalogue {
  /** The edition of the index's news that it shows. */
  news: number;
  /** The last real change of what the source serves. */
  modified: number;
  /** Newest first. */
  drawers: Drawer[];
  /** Keys of articles that their site took away: a card of one in a drawer counts no more. */
  withdrawn: string[];
  /** Newest first. */
  cards: Card[];
}

const metadataSchema = z.object({ tag: z.string(), news: z.number().int() });
/** `tag`: another catalogue, another tag. */
export type CatalogueMetadata = z.infer<typeof metadataSchema>;

const kind = {
  version: 2,
  schema: z.object({
    news: z.number().int(),
    modified: z.number().int(),
    drawers: drawersSchema,
    withdrawn: keysSchema.default([]),
    keys: keysSchema,
    /** Of version 1, whose header held what the cards hold, all but their texts. */
    rows: z.array(z.custom<Fields>(isFields)).exactOptional(),
  }),
  migrations: { 1: (fields: Record<string, unknown>) => ({ ...fields, drawers: [], keys: [] }) },
};

/** The catalogue; none before the first was written. One operation. */
export async function readCatalogue(kv: KVNamespace, source: string): Promise<Catalogue | undefined> {
  const name = keys.catalogue(source);
  const stored = await kv.get(name, "arrayBuffer");
  if (stored === null) return undefined;
  const { header, texts } = unpack(new Uint8Array(stored));
  const { news, modified, drawers, withdrawn, keys: found, rows } = parseRecord(name, header, kind);
  const cards = rows === undefined ? cardsOf(found, texts) : rows.map((row, at) => version1Card(row, at, texts));
  return { news, modified, drawers, withdrawn, cards };
}

function version1Card(row: Fields, at: number, texts: readonly string[]): Card {
  const [title = "", authors = "", rest = ""] = texts.slice(at * 3, at * 3 + 3);
  return cardOf({ ...row, text: { title, authors, rest } });
}

/** Which catalogue is there, without reading it. */
export async function readCatalogueMetadata(kv: KVNamespace, source: string): Promise<CatalogueMetadata | undefined> {
  const { value, metadata } = await kv.getWithMetadata(keys.catalogue(source), "stream");
  await value?.cancel();
  return value === null ? undefined : metadataSchema.parse(metadata);
}

export interface CatalogueRows extends Omit<Catalogue, "cards"> {
  rows: readonly Row[];
}

export async function writeCatalogue(
  kv: KVNamespace,
  source: string,
  { news, modified, drawers, withdrawn, rows }: CatalogueRows,
): Promise<void> {
  const found = rows.map(({ key }) => key);
  const value = pack(recordText({ news, modified, drawers, withdrawn, keys: found }, kind), rows.map(cardOf));
  const metadata: CatalogueMetadata = { tag: await tagOf(value), news };
  await kv.put(keys.catalogue(source), value, { metadata });
}
