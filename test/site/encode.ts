// Text as bytes in the charsets that old sites speak. The tables come from the platform's own decoder, read backwards.
const tables = new Map<string, Map<string, [number, number]>>();

function tableOf(charset: string): Map<string, [number, number]> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const table = new Map<string, [number, number]>();
  const decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: false });
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      try {
        const character = decoder.decode(new Uint8Array([lead, trail]));
        if (!table.has(character)) table.set(character, [lead, trail]);
      } catch {
        // Not every pair is a character.
      }
    }
  }
  tables.set(charset, table);
  return table;
}

/** HTML as bytes; what the charset cannot say becomes a character reference, as browsers send it. */
export function encode(html: string, charset: string): Uint8Array<ArrayBuffer> {
  if (/^utf-?8$/i.test(charset)) return new Uint8Array(new TextEncoder().encode(html));
  const table = tableOf(charset.toLowerCase());
  const bytes: number[] = [];
  for (const character of html) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined && character.length === 1) bytes.push(...pair);
    else bytes.push(...new TextEncoder().encode(`&#${code};`));
  }
  return new Uint8Array(bytes);
}
