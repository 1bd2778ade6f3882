// Which entries a client lacks, told from the ETag that it holds: nothing is kept of clients or of earlier documents. Pure.
//
// An ETag says, beside the hash, what its document held: of each source the newest edition, and the place of the oldest entry. An
// entry with an edition up to that one was in the index then, as it is now; at or above that place it was in the document, which
// held all that the index had down to there. Whatever cannot be told so is lacking: a client may get an entry again, it misses none.
// Instance manipulation `feed` for RFC 3229: http://bobwyman.pubsub.com/main/2004/09/using_rfc3229_w.html
import { parseAccept } from "hono/utils/accept";
import { z } from "zod";
import { newestFirst, type Order } from "../order.ts";
import { cursorText, unpacked } from "./cursor.ts";

/** An entry of a document, as far as it matters here. */
export interface Held {
  order: Order;
  source: string;
  edition: number;
}

const heldSchema = z.object({
  editions: z.record(z.string(), z.number()),
  oldest: z.tuple([z.string(), z.number(), z.string()]),
});

/** An ETag longer than this would be a burden to everyone. */
const longest = 300;

/** What a document's ETag adds to its hash; nothing for one without entries, or of too many sources. */
export function holding(entries: readonly Held[]): string {
  const oldest = entries.at(-1)?.order;
  if (!oldest) return "";
  const editions = new Map<string, number>();
  for (const { source, edition } of entries) editions.set(source, Math.max(edition, editions.get(source) ?? 0));
  const text = `-${cursorText({ editions: Object.fromEntries(editions), oldest })}`;
  return text.length > longest ? "" : text;
}

/** Characters of the hash before it. */
const hashLength = 22;

/** The entries that a client with this tag lacks; nothing where that cannot be told, or where it is none or all of them. */
export function lackingAfter<Entry extends Held>(tag: string, entries: readonly Entry[]): Entry[] | undefined {
  if (tag[hashLength] !== "-") return undefined;
  const held = heldSchema.safeParse(unpacked(tag.slice(hashLength + 1)));
  if (!held.success) return undefined;
  const { editions, oldest } = held.data;
  const lacking = entries.filter(
    ({ source, edition, order }) => edition > (editions[source] ?? -1) || newestFirst(order, oldest) > 0,
  );
  return lacking.length === 0 || lacking.length === entries.length ? undefined : lacking;
}

/** Whether a client takes `feed` among its instance manipulations. https://www.rfc-editor.org/rfc/rfc3229#section-10.5.3 */
export function wantsFeed(aim: string): boolean {
  return parseAccept(aim.slice(0, 1000)).some(({ type, q }) => type.toLowerCase() === "feed" && q > 0);
}
