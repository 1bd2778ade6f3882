// Takes the links of a list into the index: the known, the stored but forgotten, and the new.
import type { Instant } from "../article.ts";
import type { Link } from "../discover/link.ts";
import type { Source } from "../sources/schema.ts";
import { readArticles } from "../store/articles.ts";
import type { Index, Listed } from "../store/index-record.ts";
import { entryOf, sorted } from "./entries.ts";
import type { Outside } from "./outside.ts";
import { unknownLinks } from "./plan.ts";

/**
 * The index with the links of a list in it. A link that the index does not know is looked up as an article first: a slice that
 * died, or an index that KV has not shown yet, costs no second reading and no first-seen time.
 */
export async function takeIn(
  links: readonly Link[],
  index: Index,
  source: Source,
  now: Instant,
  outside: Outside,
): Promise<Index> {
  const unknown = unknownLinks(links, index);
  if (unknown.length === 0) return index;
  const stored = await readArticles(
    outside.kv,
    source.id,
    unknown.map(({ key }) => key),
  );
  const entries = [...stored.values()].map((article) => entryOf(article, now));
  const listed = unknown.filter(({ key }) => !stored.has(key)).map((link): Listed => ({ ...link, firstSeen: now }));
  const start = index.start ?? Math.min(...[...entries, ...listed].map(({ firstSeen }) => firstSeen));
  return {
    ...index,
    start,
    entries: sorted([...entries, ...index.entries], source.timeZone),
    listed: [...listed, ...index.listed],
  };
}
