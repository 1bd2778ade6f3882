// Whether a short list shows all of the newest days, and nothing older: many home pages show the news of the day alone, of which a Saturday
// has little. Pure.
import type { Link } from "../discover/link.ts";
import type { Index } from "../store/index-record.ts";
import { startOfDay } from "../zone.ts";

const inOrder = new Intl.Collator("en", { numeric: true });

/** `before`: the keys that it showed when it was last believed. What we know of an article counts, then what the list says; a new one without a date has a later key. */
export function showsNewestDays(
  links: readonly Link[],
  before: readonly string[],
  index: Index,
  zone: string,
): boolean {
  const isShown = new Set(links.map(({ key }) => key));
  const left = before.filter((key) => !isShown.has(key));
  const known = new Map([
    ...index.listed.map(({ key, date, firstSeen }) => [key, date?.at ?? firstSeen] as const),
    ...index.entries.map(({ key, published, firstSeen }) => [key, published?.stated ?? firstSeen] as const),
  ]);
  // What the index does not know any more is older than all that it knows.
  const lastLeft = Math.max(...left.map((key) => startOfDay(known.get(key) ?? 0, zone)));
  return links.every(({ key, date }) => {
    const at = known.get(key) ?? date?.at;
    if (at !== undefined) return startOfDay(at, zone) > lastLeft;
    return left.every((other) => inOrder.compare(key, other) > 0);
  });
}
