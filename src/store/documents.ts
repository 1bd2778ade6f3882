// Rendered feeds in KV: bytes that are sent as they are, with what a conditional request needs as metadata.
import { z } from "zod";
import { type Order, orderSchema } from "../order.ts";
import { keys } from "./keys.ts";

/** Where an entry stands among others when documents are merged, when it last changed, and how many bytes it has. */
const placeSchema = z.object({
  order: orderSchema,
  /** The index's edition in which the article last changed; that of a document from before it was kept is later than all. */
  edition: z.number().int().default(Number.MAX_SAFE_INTEGER),
  bytes: z.number().int(),
});

const layoutSchema = z.object({ version: z.literal(1), head: z.number().int(), entries: z.array(placeSchema) });

const metadataSchema = z.object({
  etag: z.string(),
  modified: z.number().int(),
  edition: z.number().int(),
  rendered: z.number().int(),
});
/**
 * `etag`: an opaque tag without quotes. `modified`: the last real change. `edition`: the index's news that it shows.
 * `rendered`: the version of the renderer that made it.
 */
export type DocumentMetadata = z.infer<typeof metadataSchema>;

export interface Document extends DocumentMetadata {
  /** Up to the first entry; the origin in it is a placeholder. */
  head: Uint8Array<ArrayBuffer>;
  entries: { order: Order; edition: number; bytes: Uint8Array<ArrayBuffer> }[];
  tail: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();
const newline = 10;

/** A document, as bytes with their layout. One operation. */
export async function readDocument(kv: KVNamespace, source: string, format: string): Promise<Document | undefined> {
  const { value, metadata } = await kv.getWithMetadata(keys.document(source, format), "arrayBuffer");
  if (value === null) return undefined;
  const bytes = new Uint8Array(value);
  const end = bytes.indexOf(newline);
  const layout = layoutSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))));
  let at = end + 1;
  const take = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const head = take(layout.head);
  const entries = layout.entries.map(({ bytes: length, ...place }) => ({ ...place, bytes: take(length) }));
  return { ...metadataSchema.parse(metadata), head, entries, tail: bytes.subarray(at) };
}

/** What a stored document is, without its bytes: one operation. */
export async function readDocumentMetadata(
  kv: KVNamespace,
  source: string,
  format: string,
): Promise<DocumentMetadata | undefined> {
  const { value, metadata } = await kv.getWithMetadata(keys.document(source, format), "stream");
  await value?.cancel();
  return value === null ? undefined : metadataSchema.parse(metadata);
}

/** A document to be written: its entries are as they are stored, and not decoded. */
export interface DocumentParts {
  head: string;
  entries: { order: Order; edition: number; bytes: Uint8Array }[];
  tail: string;
}

/** Writes a document. Its ETag is the hash of its bytes, so the same document has the same one whenever it is written. */
export async function writeDocument(
  kv: KVNamespace,
  source: string,
  format: string,
  document: DocumentParts,
  shown: Omit<DocumentMetadata, "etag">,
): Promise<void> {
  const head = encoder.encode(document.head);
  const { entries } = document;
  const tail = encoder.encode(document.tail);
  const places = entries.map(({ bytes, ...place }) => ({ ...place, bytes: bytes.byteLength }));
  const layout = encoder.encode(`${JSON.stringify({ version: 1, head: head.byteLength, entries: places })}\n`);
  const bytes = concatenated([head, ...entries.map((entry) => entry.bytes), tail]);
  const metadata: DocumentMetadata = { etag: await tagOf(bytes), ...shown };
  await kv.put(keys.document(source, format), concatenated([layout, bytes]), { metadata });
}

/** A strong validator for bytes: 22 characters of their SHA-256. */
export async function tagOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest.subarray(0, 16)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

export function concatenated(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
