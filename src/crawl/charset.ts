// Bytes → text. Knows how pages declare their charset and how they get it wrong; workerd's TextDecoder knows the charsets themselves.

export interface Decoded {
  text: string;
  /** The charset used, by its WHATWG name. */
  charset: string;
}

const boms: readonly { bytes: readonly number[]; charset: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], charset: "utf-8" },
  { bytes: [0xff, 0xfe], charset: "utf-16le" },
  { bytes: [0xfe, 0xff], charset: "utf-16be" },
];

/** A `<meta>` that declares a charset stands in the first 1,024 bytes; real pages are later than the standard allows. */
const metaReach = 4096;

/** The charset that Chinese pages without a declaration are in when they are not UTF-8; it holds GBK and GB2312. */
const fallback = "gb18030";

/**
 * The text of a page: by its byte order mark, the zeros of UTF-16, its Content-Type, its `<meta>`, or by its bytes (UTF-8 where they
 * are valid UTF-8, else gb18030). A declaration that the bytes contradict loses to one that they fit. Never throws.
 */
export function decode(bytes: Uint8Array, contentType?: string): Decoded {
  const bom = boms.find(({ bytes: mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (bom) return { text: new TextDecoder(bom.charset).decode(bytes), charset: bom.charset };
  const wide = charsetOfZeros(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), charset: wide };
  const declared = [charsetIn(contentType), charsetInMeta(bytes)].filter((name) => name !== undefined);
  for (const charset of [...declared.filter((name) => name === "utf-8"), ...trustworthy(bytes, declared)]) {
    const text = decodeStrictly(bytes, charset);
    if (text !== undefined) return { text, charset };
  }
  const charset = declared[0] ?? fallback;
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

/** Characters of markup that a page begins with; in UTF-16 every second byte of them is 0, and hardly any other is. */
const beginning = 32;
const fewest = 8;
const most = 0.9;

/** UTF-16 without a mark, as its zeros tell: in which half of each character they stand. */
function charsetOfZeros(bytes: Uint8Array): string | undefined {
  const units = Math.min(beginning, bytes.length >> 1);
  const zeros = [0, 0];
  for (let at = 0; at < units * 2; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [first = 0, second = 0] = zeros;
  if (units < fewest || Math.max(first, second) < units * most || Math.min(first, second) > units * (1 - most))
    return undefined;
  return first > second ? "utf-16be" : "utf-16le";
}

/** The charsets to try, in order. Valid UTF-8 of some length is hardly ever anything else, whatever the page declares. */
function trustworthy(bytes: Uint8Array, declared: readonly string[]): string[] {
  return isClearlyUtf8(bytes) ? ["utf-8", ...declared, fallback] : [...declared, "utf-8", fallback];
}

const sequencesThatConvince = 8;

function isClearlyUtf8(bytes: Uint8Array): boolean {
  let sequences = 0;
  for (const byte of bytes) if (byte >= 0xc2 && byte < 0xf0 && ++sequences >= sequencesThatConvince) break;
  return sequences >= sequencesThatConvince && decodeStrictly(bytes, "utf-8") !== undefined;
}

/** `stream` forgives a character that is cut at the very end: a body cut short is judged elsewhere, not misread here. */
function decodeStrictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: false }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

function charsetIn(text: string | undefined): string | undefined {
  const label = text?.match(/charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i)?.[1];
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    // A page that can be read as ASCII up to its <meta> is not UTF-16, whatever it says (HTML, 13.2.3.2).
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return undefined;
  }
}

function charsetInMeta(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, metaReach));
  const meta = start.match(
    /<(?:meta\s|\?xml\s)[^>]{0,400}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?[\w:.-]{1,40}/i,
  )?.[0];
  return charsetIn(meta?.replace(/encoding\s{0,9}=/i, "charset="));
}
