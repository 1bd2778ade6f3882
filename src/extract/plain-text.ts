// Text as a person reads it.

/** C0 and C1 controls but tab and newline, zero-width marks that pages pad with, the byte order mark, noncharacters. */
const invisible = /[\p{Cc}\u200b\u2060\ufeff\ufffe\uffff]/gu;
const spaces = /[\s\u00a0\u3000]+/g;

/** What is left to do in a text without spaces around it, lone surrogates apart; most have nothing of it. */
const unplain = /[[\s\p{Cc}\u200b\u2060\ufffd-\uffff]--[ ]]| {2}/v;

/** Text in one line: no control characters, no lone surrogates, every run of white space one space. */
export function plainText(text: string): string {
  const trimmed = text.trim();
  if (!unplain.test(trimmed) && trimmed.isWellFormed()) return trimmed;
  return trimmed.toWellFormed().replaceAll("\ufffd", "").replace(spaces, " ").replace(invisible, "").trim();
}
