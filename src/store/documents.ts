// The canonical feeds of a source in KV: one record with all formats, which costs one write and always shows one edition. What tells
// whether it is current is its metadata.
import { z } from "zod";
import { concatenated, type DocumentParts, type Laid, layOut, lineOf, takeApart } from "./document.ts";
import { readEarlierDocument, readEarlierMetadata } from "./earlier-documents.ts";
import { keys } from "./keys.ts";
import { corrupt, type Purpose, parseFields, parseRecord, recordText, unlessCorrupt } from "./record.ts";

const metadataSchema = z.object({
  etags: z.record(z.string(), z.string()),
  modified: z.number().int(),
  edition: z.number().int(),
  rendered: z.number().int(),
});
/** `etags`: opaque tags without quotes, by format. For the others see `Shown`. */
type Metadata = z.infer<typeof metadataSchema>;

/**
 * What documents show. `modified`: the last real change. `edition`: of the index's news. `rendered`: the version of the renderer that
 * made them.
 */
export type Shown = Omit<Metadata, "etags">;

/** The metadata of the record, and the line before its documents: each says the version, as each may be read alone. */
const version = 1;
const metadataKind = { version, schema: metadataSchema };
const partSchema = z.object({ format: z.string(), bytes: z.number().int() });
const kind = { version, schema: z.object({ parts: z.array(partSchema) }) };

export interface Document extends Laid {
  /** An opaque tag without quotes: the hash of its bytes. */
  etag: string;
  /** The last real change. */
  modified: number;
}

/** A document, as bytes; none before the first edition. Of the other formats nothing is looked at. One operation. */
export async function readDocument(kv: KVNamespace, source: string, format: string): Promise<Document | undefined> {
  const name = keys.documents(source);
  const { value, metadata } = await kv.getWithMetadata(name, "arrayBuffer");
  if (value === null) return readEarlierDocument(kv, source, format);
  const { etags, modified } = parseFields(name, metadata, metadataKind);
  const { line, rest } = lineOf(new Uint8Array(value));
  const { parts } = parseRecord(name, line, kind);
  const place = parts.findIndex((part) => part.format === format);
  const [etag, bytes] = [etags[format], parts[place]?.bytes];
  if (etag === undefined || bytes === undefined) return undefined;
  if (parts.reduce((sum, part) => sum + part.bytes, 0) !== rest.byteLength) throw corrupt(name, "it is not whole");
  const from = parts.slice(0, place).reduce((sum, part) => sum + part.bytes, 0);
  return { etag, modified, ...unlessCorrupt(name, () => takeApart(rest.subarray(from, from + bytes))) };
}

/** What the stored documents show, without their bytes: one operation. @throws UnusableRecord */
export async function readShown(
  kv: KVNamespace,
  source: string,
  purpose: Purpose = "to-serve",
): Promise<Shown | undefined> {
  const name = keys.documents(source);
  const { value, metadata } = await kv.getWithMetadata(name, "stream");
  if (value === null) return readEarlierMetadata(kv, source);
  await value.cancel();
  return parseFields(name, metadata, metadataKind, purpose);
}

/**
 * Writes the documents of all formats. The ETag of each is the hash of its bytes, so the same document has the same one whenever it is
 * written. One operation.
 */
export async function writeDocuments(
  kv: KVNamespace,
  source: string,
  documents: readonly [format: string, DocumentParts][],
  shown: Shown,
): Promise<void> {
  const parts = await Promise.all(
    documents.map(async ([format, document]) => {
      const { line, bytes } = layOut(document);
      return { format, etag: await tagOf(bytes), stored: [line, bytes], bytes: line.byteLength + bytes.byteLength };
    }),
  );
  const places = parts.map(({ format, bytes }) => ({ format, bytes }));
  const name = keys.documents(source);
  const line = new TextEncoder().encode(`${recordText(name, { parts: places }, kind)}\n`);
  const etags = Object.fromEntries(parts.map(({ format, etag }) => [format, etag]));
  const metadata = { version, record: name, ...shown, etags };
  await kv.put(name, concatenated([line, ...parts.flatMap(({ stored }) => stored)]), { metadata });
}

/** A strong validator for bytes: 22 characters of their SHA-256. */
export async function tagOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest.subarray(0, 16)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
