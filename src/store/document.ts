// A rendered feed as it is stored: a line that says where its entries are, then the bytes that are sent as they are. Knows no KV.
import { z } from "zod";
import { type Order, orderSchema } from "../order.ts";

/** Where an entry stands among others when documents are merged, when it last changed, and how many bytes it has. */
const placeSchema = z.object({
  order: orderSchema,
  /** The index's edition in which the article last changed; that of a document from before it was kept is later than all. */
  edition: z.number().int().default(Number.MAX_SAFE_INTEGER),
  bytes: z.number().int(),
});

/** A line that an earlier Worker wrote says its version too. */
const layoutSchema = z.object({ head: z.number().int(), entries: z.array(placeSchema) });
type Layout = z.infer<typeof layoutSchema>;

/** A document that was read, as bytes. */
export interface Laid {
  /** Up to the first entry; the origin in it is a placeholder. */
  head: Uint8Array<ArrayBuffer>;
  entries: { order: Order; edition: number; bytes: Uint8Array<ArrayBuffer> }[];
  tail: Uint8Array<ArrayBuffer>;
}

/** A document to be written: its entries are as they are stored, and not decoded. */
export interface DocumentParts {
  head: string;
  entries: { order: Order; edition: number; bytes: Uint8Array }[];
  tail: string;
}

const encoder = new TextEncoder();
const newline = 10;

/** The line before a document's bytes, and these. */
export function layOut(document: DocumentParts): { line: Uint8Array; bytes: Uint8Array } {
  const head = encoder.encode(document.head);
  const { entries } = document;
  const places = entries.map(({ bytes, ...place }) => ({ ...place, bytes: bytes.byteLength }));
  const layout: Layout = { head: head.byteLength, entries: places };
  return {
    line: encoder.encode(`${JSON.stringify(layout)}\n`),
    bytes: concatenated([head, ...entries.map((entry) => entry.bytes), encoder.encode(document.tail)]),
  };
}

/** The parts of a document, by its line. @throws Error when it has none. */
export function takeApart(stored: Uint8Array<ArrayBuffer>): Laid {
  const { line, rest } = lineOf(stored);
  const layout = layoutSchema.parse(JSON.parse(line));
  let at = layout.head;
  const entries = layout.entries.map(({ bytes, ...place }) => {
    at += bytes;
    return { ...place, bytes: rest.subarray(at - bytes, at) };
  });
  return { head: rest.subarray(0, layout.head), entries, tail: rest.subarray(at) };
}

/** The first line, and what follows it. */
export function lineOf(bytes: Uint8Array<ArrayBuffer>): { line: string; rest: Uint8Array<ArrayBuffer> } {
  const end = bytes.indexOf(newline);
  return { line: new TextDecoder().decode(bytes.subarray(0, end)), rest: bytes.subarray(end + 1) };
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
