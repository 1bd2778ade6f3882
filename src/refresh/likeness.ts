// How much two texts have in common. Pure.

/** The part, 0 to 1, of the first text's pairs of characters that the second has too. No pairs: 1, nothing is missing. */
export function likeness(text: string, other: string): number {
  const wanted = new Set(pairs(text));
  if (wanted.size === 0) return 1;
  const missing = new Set(wanted);
  // The first lines of an article have all of its title: the others are not looked at.
  for (const pair of pairs(other)) if (missing.delete(pair) && missing.size === 0) break;
  return (wanted.size - missing.size) / wanted.size;
}

/**
 * Pairs of letters and digits, over the ends of lines too; as numbers, which cost less than strings. They say something in Chinese, where
 * a word is two characters, and enough elsewhere.
 */
function* pairs(text: string): Generator<number> {
  let last: number | undefined;
  for (const line of text.split("\n")) {
    const letters = line
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "");
    for (let at = 0; at < letters.length; at++) {
      const letter = letters.charCodeAt(at);
      if (last !== undefined) yield last * 0x10000 + letter;
      last = letter;
    }
  }
}
