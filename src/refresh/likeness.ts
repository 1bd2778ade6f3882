// How much two texts have in common. Pure.

/**
 * The part, 0 to 1, of the first text's words that the second has too; of Chinese, Japanese, Korean and the like, of its pairs of
 * characters. None: 1, nothing is missing. More than `enough` is not counted.
 */
export function likeness(text: string, other: string, enough = 1): number {
  return shared(words(text), words(other), enough);
}

/** The same of pairs of letters, in every script: forgiving, since most texts of one alphabet have most of them. */
export function likenessOfLetters(text: string, other: string, enough = 1): number {
  return shared(pairs(text), pairs(other), enough);
}

function shared<Part>(text: Iterable<Part>, other: Iterable<Part>, enough: number): number {
  const wanted = new Set(text);
  if (wanted.size === 0) return 1;
  const missing = new Set(wanted);
  const part = () => (wanted.size - missing.size) / wanted.size;
  // The first lines of an article have all of its title: the others are not looked at.
  for (const one of other) if (missing.delete(one) && part() >= enough) break;
  return part();
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
