// The catalogue of a source: what filters choose from, with the text that is searched. Like a document it is an image of the
// index's news and shows the views that were known then, so that views alone change nothing that is made from it. Cards of articles
// that left the index are in drawers of their own, of which it has the list.
import { z } from "zod";
import { type Card, cardOf, cardsOf, type Fields, isFields, keysSchema, pack, type Row, unpack } from "./cards.ts";
import { tagOf } from "./documents.ts";
import { type Drawer, drawersSchema } from "./drawers.ts";
import { entrySchema } from "./index-record.ts";
import { keys } from "./keys.ts";
import { parseRecord, recordText, unlessCorrupt } from "./record.ts";

export interface Catalogue {
  /** The edition of the index's news that it shows. */
  news: number;
  /** The last real change of what the source serves. */
  modified: number;
  /** Newest first. */
  drawers: Drawer[];
  /** Keys of articles that their site took away: a card of one in a drawer counts no more. */
  withdrawn: string[];
  /** Of these the cards, as far as they are known: who had found one is to learn of it. */
  gone: { card: Card; withdrawn: Withdrawn }[];
  /** Newest first. */
  cards: Card[];
}

const withdrawnSchema = entrySchema.shape.withdrawn.unwrap();
type Withdrawn = z.infer<typeof withdrawnSchema>;

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
    /** Whose cards follow those of `keys`. */
    gone: z.array(z.object({ key: z.string(), withdrawn: withdrawnSchema })).default([]),
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
  const { header, texts } = unlessCorrupt(name, () => unpack(new Uint8Array(stored)));
  const { keys: found, gone, rows, ...rest } = parseRecord(name, header, kind);
  if (rows !== undefined) return { ...rest, gone: [], cards: rows.map((row, at) => version1Card(row, at, texts)) };
  const cards = cardsOf([...found, ...gone.map(({ key }) => key)], texts);
  return {
    ...rest,
    gone: cards.splice(found.length).flatMap((card, at) => {
      const withdrawn = gone[at]?.withdrawn;
      return withdrawn ? [{ card, withdrawn }] : [];
    }),
    cards,
  };
}

function version1Card(row: Fields, at: number, texts: readonly string[]): Card {
  const [title = "", authors = "", rest = ""] = texts.slice(at * 3, at * 3 + 3);
  return cardOf({ ...row, text: { title, authors, rest } });
}

/** Which catalogue is there, without reading it. */
export async function readCatalogueMetadata(kv: KVNamespace, source: string): Promise<CatalogueMetadata | undefined> {
  const name = keys.catalogue(source);
  const { value, metadata } = await kv.getWithMetadata(name, "stream");
  await value?.cancel();
  return value === null ? undefined : unlessCorrupt(name, () => metadataSchema.parse(metadata));
}

export interface CatalogueRows extends Omit<Catalogue, "cards" | "gone"> {
  rows: readonly Row[];
  gone?: readonly { row: Row; withdrawn: Withdrawn }[];
}

export async function writeCatalogue(
  kv: KVNamespace,
  source: string,
  { rows, gone = [], ...rest }: CatalogueRows,
): Promise<void> {
  const header = {
    ...rest,
    keys: rows.map(({ key }) => key),
    gone: gone.map(({ row, withdrawn }) => ({ key: row.key, withdrawn })),
  };
  const name = keys.catalogue(source);
  const value = pack(recordText(name, header, kind), [...rows, ...gone.map(({ row }) => row)].map(cardOf));
  const metadata: CatalogueMetadata = { tag: await tagOf(value), news: rest.news };
  await kv.put(name, value, { metadata });
}
