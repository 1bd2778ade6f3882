// How two texts are compared that may be set differently. Knows no page.

/** A text without what is between its letters and digits, in compatible forms. */
export function flat(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{P}\p{S}]+/gu, "");
}
