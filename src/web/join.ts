// Stored documents → the bytes that are sent. Nothing is parsed or rendered, so a joined document is as byte-stable as its parts.
import { newestFirst } from "../order.ts";
import type { Source } from "../sources/schema.ts";
import { concatenated } from "../store/document.ts";
import type { Document } from "../store/documents.ts";
import { withSource } from "../syndicate/assembly.ts";
import { type Format, separators } from "../syndicate/format.ts";
import { mergedFrame, originPlaceholder, topical, type Variant } from "../syndicate/head.ts";
import { deletedIn, isComplete, mostTombstones } from "../syndicate/tombstone.ts";
import { linkedTo } from "../syndicate/variant.ts";
import type { Held } from "./delta.ts";

/** An entry, and what tells whether a client has it. */
export interface JoinedEntry extends Held {
  bytes: Uint8Array;
}

/** A document to send: its head still names a placeholder as our origin. `choice` tells which of many it is. */
export interface Joined {
  head: string;
  entries: readonly JoinedEntry[];
  separator: string;
  tail: string;
  choice: string;
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const encoded = (content: string) => new TextEncoder().encode(content);

/** The entry with its link where the source wants it: a rendered one leads to the site. */
export function linked(format: Format, entry: Uint8Array, source: Source, key: string, origin: string): Uint8Array {
  if (source.link === "site") return entry;
  return encoded(linkedTo(format, text(entry), `${origin}/${source.id}/${encodeURIComponent(key)}`));
}

/** The newest `limit` entries of a source's own document. */
export function ownDocument(format: Format, source: Source, document: Document, limit: number, origin: string): Joined {
  const entries = document.entries.slice(0, limit).map(({ bytes, ...entry }) => ({
    ...entry,
    source: source.id,
    bytes: linked(format, bytes, source, entry.order[2], origin),
  }));
  return {
    head: text(document.head),
    entries,
    separator: separators[format],
    tail: text(document.tail),
    choice: `own ${limit} ${source.link}`,
  };
}

/** What the documents of several sources say together of the history, in Atom alone. `isWhole`: none of their sources lacks. */
function history(format: Format, heads: readonly string[], isWhole: boolean): Variant {
  if (format !== "atom") return {};
  const deleted = heads.flatMap(deletedIn).sort((a, b) => b.when - a.when || (a.id < b.id ? -1 : 1));
  return {
    deleted: deleted.slice(0, mostTombstones),
    ...(isWhole && heads.every(isComplete) ? { place: { isComplete: true } } : {}),
  };
}

/**
 * The newest `limit` entries of the documents of several sources, each with its source, under a head for all. `isAll`: no source has yet
 * to be read.
 */
export function mergedDocument(
  format: Format,
  parts: readonly { source: Source; document: Document }[],
  limit: number,
  origin: string,
  isAll: boolean,
): Joined {
  const sources = parts.map(({ source }) => source);
  const entries = parts
    .flatMap(({ source, document }) =>
      document.entries.map((entry) => ({ ...entry, source, modified: document.modified })),
    )
    .sort((a, b) => newestFirst(a.order, b.order))
    .slice(0, limit)
    .map(({ bytes, source, modified, ...entry }) => ({
      ...entry,
      source: source.id,
      bytes: encoded(
        withSource(format, text(linked(format, bytes, source, entry.order[2], origin)), source, modified, origin),
      ),
    }));
  const modified = Math.max(...parts.map(({ document }) => document.modified));
  const isWhole = isAll && parts.reduce((sum, { document }) => sum + document.entries.length, 0) <= limit;
  const heads = parts.map(({ document }) => text(document.head));
  const variant = { ...topical, ...history(format, heads, isWhole) };
  const { head, tail } = mergedFrame(format, sources, modified, variant);
  const choice = JSON.stringify([
    "merged",
    limit,
    sources.map(({ id, title, home, rights, link }) => [id, title, home, rights, link]),
  ]);
  return { head, entries, separator: separators[format], tail, choice };
}

/** The bytes, with our origin in the place of the placeholder. */
export function joinedBytes(
  {
    head,
    entries,
    separator,
    tail,
  }: Pick<Joined, "head" | "separator" | "tail"> & {
    entries: readonly Pick<JoinedEntry, "bytes">[];
  },
  origin: string,
): Uint8Array<ArrayBuffer> {
  const between = encoded(separator);
  const parts = entries.flatMap(({ bytes }, at) => (at === 0 ? [bytes] : [between, bytes]));
  return concatenated([encoded(head.replaceAll(originPlaceholder, origin)), ...parts, encoded(tail)]);
}
