// Reads the bytes of an answer, within a size and a time, and knows when they are not all there.
import { inTime, isLate } from "./deadline.ts";

export type Bytes =
  | { kind: "read"; bytes: Uint8Array }
  | { kind: "failed"; fault: "too-large" | "cut-short" | "timeout"; why: string };

/**
 * The body of `answer`, if it has at most `sizeLimit` bytes (after decompression) and comes within `timeout` milliseconds.
 * A body that ends early, by its own Content-Length or by an error in the stream, is no body.
 */
export function readBytes(answer: Response, sizeLimit: number, timeout: number): Promise<Bytes> {
  return readUpTo(answer, sizeLimit, timeout, (size) => ({
    kind: "failed",
    fault: "too-large",
    why: `is larger than ${size} bytes`,
  }));
}

/** As `readBytes`, but of a longer body the first `size` bytes. */
export function readStart(answer: Response, size: number, timeout: number): Promise<Bytes> {
  return readUpTo(answer, size, timeout, (limit, bytes) => ({ kind: "read", bytes: bytes.slice(0, limit) }));
}

async function readUpTo(
  answer: Response,
  sizeLimit: number,
  timeout: number,
  onMore: (sizeLimit: number, bytes: Uint8Array) => Bytes,
): Promise<Bytes> {
  const reader = answer.body?.getReader();
  if (!reader) return { kind: "read", bytes: new Uint8Array() };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const readAll = async () => {
    while (size <= sizeLimit) {
      const { done, value } = await reader.read();
      if (done) return;
      size += value.byteLength;
      chunks.push(value);
    }
  };
  try {
    await inTime(timeout, readAll);
  } catch (error) {
    await reader.cancel().catch(() => {});
    if (isLate(error)) return { kind: "failed", fault: "timeout", why: `had sent ${size} bytes when time ran out` };
    return { kind: "failed", fault: "cut-short", why: `broke off after ${size} bytes: ${String(error)}` };
  }
  if (size > sizeLimit) {
    await reader.cancel();
    return onMore(sizeLimit, joined(chunks, size));
  }
  const announced = announcedLength(answer.headers);
  if (announced !== undefined && announced !== size) {
    return { kind: "failed", fault: "cut-short", why: `announced ${announced} bytes and sent ${size}` };
  }
  return { kind: "read", bytes: joined(chunks, size) };
}

/** Content-Length speaks of the bytes on the wire: of a compressed body it says nothing about what is read. */
export function announcedLength(headers: Headers): number | undefined {
  const length = headers.get("content-length");
  if (length === null || headers.has("content-encoding") || !/^\d{1,15}$/.test(length)) return undefined;
  return Number(length);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
