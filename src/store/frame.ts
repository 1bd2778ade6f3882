// Several texts in one value, readable without parsing them: a line with their lengths, then the texts.
import { Buffer } from "node:buffer";

/** Puts texts into one. */
export function frame(parts: readonly string[]): string {
  return `${lengthsOf(parts)}\n${parts.join("")}`;
}

/** Puts texts into bytes, which are a frame when they are read as text. Its line ends with the lengths in bytes, for `framedParts`. */
export function frameBytes(parts: readonly string[]): Uint8Array {
  const lengths = lengthsOf(parts) + JSON.stringify(parts.map((part) => encoder.encode(part).byteLength));
  return encoder.encode(`${lengths}\n${parts.join("")}`);
}

/**
 * Puts texts into UTF-16, little-endian, for what is read often and whole: the runtime decodes Chinese from it in a fifteenth of the
 * time that UTF-8 takes, and it is shorter.
 */
export function frameWide(parts: readonly string[]): Uint8Array {
  return Buffer.from(frame(parts), "utf16le");
}

/** The texts of a frame in UTF-16 or UTF-8. @throws Error when it is none. */
export function unframeWide(bytes: Uint8Array): string[] {
  // A frame begins with "[", and only in UTF-16 with a zero behind it.
  return unframe(new TextDecoder(bytes[1] === 0 ? "utf-16le" : "utf-8").decode(bytes));
}

/** The texts of a frame. @throws Error when it is none. */
export function unframe(text: string): string[] {
  const end = text.indexOf("\n");
  const line = text.slice(0, end);
  let at = end + 1;
  const lengths = readLengths(line.slice(0, line.indexOf("]") + 1), text.length - at);
  return lengths.map((length) => {
    at += length;
    return text.slice(at - length, at);
  });
}

/** The texts of a frame, as bytes, without decoding them. @throws Error when it is none. */
export function framedParts(bytes: Uint8Array): Uint8Array[] {
  const end = bytes.indexOf(newline);
  const line = new TextDecoder().decode(bytes.subarray(0, end));
  const inBytes = line.slice(line.indexOf("]") + 1);
  if (inBytes === "") return unframe(new TextDecoder().decode(bytes)).map((part) => encoder.encode(part));
  let at = end + 1;
  return readLengths(inBytes, bytes.byteLength - at).map((length) => {
    at += length;
    return bytes.subarray(at - length, at);
  });
}

const encoder = new TextEncoder();
const newline = 10;

function lengthsOf(parts: readonly string[]): string {
  return JSON.stringify(parts.map((part) => part.length));
}

/** The lengths of texts that have so much together. */
function readLengths(text: string, whole: number): number[] {
  const read: unknown = JSON.parse(text);
  if (!Array.isArray(read)) throw new Error("not a frame: it begins with no list of lengths");
  const lengths = read.map(Number);
  const sum = lengths.reduce((total, length) => total + length, 0);
  if (sum !== whole) throw new Error(`a frame of ${sum} that holds ${whole}`);
  return lengths;
}
