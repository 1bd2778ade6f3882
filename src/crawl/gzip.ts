// Files of gzip, as sitemaps come: not the encoding of an answer, which fetch undoes, but the thing itself.
import { type Bytes, readBytes } from "./body.ts";

/** https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What is in a file of gzip, if it has at most `sizeLimit` bytes. Stops as soon as it has more: a bomb is not blown up. */
export function unzip(bytes: Uint8Array, sizeLimit: number, timeout: number): Promise<Bytes> {
  const file = new Response(bytes.slice()).body?.pipeThrough(new DecompressionStream("gzip"));
  return readBytes(new Response(file ?? null), sizeLimit, timeout);
}
