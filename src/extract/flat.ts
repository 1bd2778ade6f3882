// How two texts are compared that may be set differently. Knows no page.

/** Characters that are compared: a text that agrees in so many is the same. */
const longest = 4000;

/** A text without what is between its letters and digits, in compatible forms. */
export function flat(text: string): string {
  return text
    .slice(0, longest)
    .normalize("NFKC")
    .replace(/[\s\p{P}\p{S}]+/gu, "");
}
