// Stored documents → the bytes that are sent. Nothing is parsed or rendered, so a joined document is as byte-stable as its parts.
import { newestFirst } from "../order.ts";
import type { Source } from "../sources/schema.ts";
import { concatenated, type Document } from "../store/documents.ts";
import { type Format, separators } from "../syndicate/format.ts";
import { mergedFrame, originPlaceholder } from "../syndicate/head.ts";

/** A document to send: its head still names a placeholder as our origin. `choice` tells which of many it is. */
export interface Joined {
  head: string;
  entries: readonly Uint8Array[];
  separator: string;
  tail: string;
  choice: string;
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The newest `limit` entries of a source's own document. */
export function ownDocument(format: Format, document: Document, limit: number): Joined {
  const entries = document.entries.slice(0, limit).map(({ bytes }) => bytes);
  return {
    head: text(document.head),
    entries,
    separator: separators[format],
    tail: text(document.tail),
    choice: `own ${limit}`,
  };
}

/** The newest `limit` entries of several documents, under a head for all sources. */
export function mergedDocument(
  format: Format,
  sources: readonly Source[],
  documents: readonly Document[],
  limit: number,
): Joined {
  const entries = documents
    .flatMap((document) => document.entries)
    .sort((a, b) => newestFirst(a.order, b.order))
    .slice(0, limit)
    .map(({ bytes }) => bytes);
  const { head, tail } = mergedFrame(format, sources, Math.max(...documents.map(({ modified }) => modified)));
  return { head, entries, separator: separators[format], tail, choice: `all ${limit}` };
}

/** The bytes, with our origin in the place of the placeholder. */
export function joinedBytes(
  { head, entries, separator, tail }: Omit<Joined, "choice">,
  origin: string,
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const between = encoder.encode(separator);
  const parts = entries.flatMap((entry, at) => (at === 0 ? [entry] : [between, entry]));
  return concatenated([encoder.encode(head.replaceAll(originPlaceholder, origin)), ...parts, encoder.encode(tail)]);
}
