// The drawers of a catalogue: cards of articles that left the index, a few hundred to a drawer, each drawer for a stretch of the
// order of articles that no other has. The index lists them, and the catalogue with it.
import { z } from "zod";
import { orderSchema } from "../order.ts";
import { type Card, cardOf, cardsOf, keysSchema, pack, type Row, unpack } from "./cards.ts";
import { keys } from "./keys.ts";
import { type Purpose, parseRecord, recordText, unlessCorrupt } from "./record.ts";

/** `newest`, `oldest`: the places of its first and its last article. `articles`: how many it holds. */
const drawerSchema = z.object({
  number: z.number().int(),
  newest: orderSchema,
  oldest: orderSchema,
  articles: z.number().int(),
});
export type Drawer = z.infer<typeof drawerSchema>;
export const drawersSchema = z.array(drawerSchema);

const kind = { version: 1, schema: z.object({ keys: keysSchema }) };

/** The cards of a drawer, in no order; none where there is no such drawer. One operation. */
export async function readDrawer(
  kv: KVNamespace,
  source: string,
  number: number,
  purpose: Purpose = "to-serve",
): Promise<Card[]> {
  const name = keys.drawer(source, number);
  const stored = await kv.get(name, "arrayBuffer");
  if (stored === null) return [];
  const { header, texts } = unlessCorrupt(name, () => unpack(new Uint8Array(stored)));
  return cardsOf(parseRecord(name, header, kind, purpose).keys, texts);
}

/**
 * Puts cards into a drawer, in the place of those that it has of the same articles, and takes others out; or nothing when KV shows
 * fewer of it than the `least` that were there. Gives how many it holds then. One read, one write.
 */
export async function putInDrawer(
  kv: KVNamespace,
  source: string,
  number: number,
  { rows, without }: { rows: readonly Row[]; without: readonly string[] },
  least: number,
): Promise<number | undefined> {
  const before = await readDrawer(kv, source, number, "to-change");
  if (before.length < least) return undefined;
  const cards = new Map(before.map((card) => [card.key, card]));
  for (const key of without) cards.delete(key);
  for (const row of rows) cards.set(row.key, cardOf(row));
  const name = keys.drawer(source, number);
  await kv.put(name, pack(recordText(name, { keys: [...cards.keys()] }, kind), [...cards.values()]));
  return cards.size;
}
