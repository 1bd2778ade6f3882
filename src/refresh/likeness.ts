// How much two texts have in common. Pure.

/** The part, 0 to 1, of the first text's pairs of characters that the second has too. No pairs: 1, nothing is missing. */
export function likeness(text: string, other: string): number {
  const wanted = pairs(text);
  if (wanted.size === 0) return 1;
  const there = pairs(other);
  let shared = 0;
  for (const pair of wanted) if (there.has(pair)) shared++;
  return shared / wanted.size;
}

/** Pairs say something in Chinese, where a word is two characters, and enough elsewhere. */
function pairs(text: string): Set<string> {
  const letters = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  const found = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) found.add(letters.slice(at, at + 2));
  return found;
}
