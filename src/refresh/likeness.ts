// Whether two texts have much in common. Pure.

/**
 * Whether the second text has this part, over 0 to 1, of the first text's words; of Chinese, Japanese, Korean and the like, of its pairs of
 * characters. Of a text without any, nothing is missing.
 */
export function sharesWords(text: string, other: string, part: number): boolean {
  return shares(words(text), words(other), part);
}

/** The same of pairs of letters, in every script: forgiving, since most texts of one alphabet have most of them. */
export function sharesLetters(text: string, other: string, part: number): boolean {
  return shares(pairs(text), pairs(other), part);
}

function shares<Part>(text: Iterable<Part>, other: Iterable<Part>, part: number): boolean {
  const wanted = new Set(text);
  if (wanted.size === 0) return true;
  const missing = new Set(wanted);
  // The first lines of an article have all of its title: the others are not looked at.
  for (const one of other) if (missing.delete(one) && (wanted.size - missing.size) / wanted.size >= part) return true;
  return false;
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

/** A run of characters of the scripts that leave no space between words, or a word of another. */
const runs =
  /(?<unspaced>[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]+)|[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]+/gv;
/** Shorter words are in every text; of longer ones the beginning is enough, whatever their ending. */
const shortest = 4;
const beginning = 6;

function* words(text: string): Generator<string> {
  for (const line of text.split("\n")) {
    for (const { 0: run, groups } of line.normalize("NFKC").toLowerCase().matchAll(runs)) {
      if (groups?.unspaced === undefined) {
        if (run.length >= shortest) yield run.slice(0, beginning);
      } else {
        for (let at = 0; at + 1 < run.length; at++) yield run.slice(at, at + 2);
      }
    }
  }
}
