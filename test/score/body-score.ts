// How alike two texts are: F1 over character 4-grams, white space aside. 1 is the same text, 0 shares nothing.

/** Compatibility forms and white space do not matter to a reader. */
export function flat(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "");
}

function grams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + 4 <= text.length; at++) {
    const gram = text.slice(at, at + 4);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);

/** F1 of what was read against what a person read. */
export function bodyScore(want: string, got: string): number {
  const [wanted, found] = [grams(flat(want)), grams(flat(got))];
  const all = sum(wanted) + sum(found);
  let same = 0;
  for (const [gram, count] of found) same += Math.min(count, wanted.get(gram) ?? 0);
  return all === 0 ? 1 : (2 * same) / all;
}
