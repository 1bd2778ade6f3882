// Text as a person reads it.

/** C0 and C1 controls but tab and newline, zero-width marks that pages pad with, the byte order mark, noncharacters. */
const invisible = /[\p{Cc}\u200b\u2060\ufeff\ufffe\uffff]/gu;
const spaces = /[\s\u00a0\u3000]+/g;

/** Characters that something is left to do about, by their codes: a class of as many in an expression is slower. */
const unplain = new Uint8Array(0x10000);
for (let code = 0; code < unplain.length; code++) {
  const character = String.fromCharCode(code);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  unplain[code] =
    isSurrogate || code >= 0xfffd || character.search(spaces) === 0 || character.search(invisible) === 0 ? 1 : 0;
}
const space = " ".charCodeAt(0);

/** Whether a text without white space around it has nothing but single spaces and characters that are shown. Most have. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (unplain[code] && (code !== space || text.charCodeAt(at + 1) === space)) return false;
  }
  return true;
}

/** Text in one line: no control characters, no lone surrogates, every run of white space one space. */
export function plainText(text: string): string {
  const trimmed = text.trim();
  if (isPlain(trimmed)) return trimmed;
  return trimmed.toWellFormed().replaceAll("\ufffd", "").replace(spaces, " ").replace(invisible, "").trim();
}
