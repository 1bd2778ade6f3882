// One article with all that is known of it: its text, its views, and whether its site took it away.
import { monthsOf } from "../month.ts";
import type { Source } from "../sources/schema.ts";
import { openMonth } from "./archives.ts";
import { lookUpArticles, type StoredArticle } from "./articles.ts";
import { type Index, type IndexEntry, readIndex } from "./index-record.ts";
import { readViews, type Visit } from "./views.ts";

export interface KnownArticle {
  article: StoredArticle["article"];
  visit: Visit | undefined;
  withdrawn: IndexEntry["withdrawn"];
}

/** The article; nothing where there is none. Three reads of KV, one more for an archived one. @throws UnusableRecord */
export async function readKnownArticle(
  kv: KVNamespace,
  source: Source,
  key: string,
): Promise<KnownArticle | undefined> {
  const [{ stored, broken }, index, views] = await Promise.all([
    lookUpArticles(kv, source.id, [key]),
    readIndex(kv, source.id),
    readViews(kv, source.id),
  ]);
  for (const why of broken.values()) throw why;
  const article = stored.get(key)?.article;
  if (!article) return undefined;
  const entry = index.entries.find((known) => known.key === key);
  if (entry) return { article, visit: views.visits[key], withdrawn: entry.withdrawn };
  const archived = await readArchived(kv, source, index, article);
  return { article, visit: archived?.visit, withdrawn: archived?.entry.withdrawn };
}

async function readArchived(kv: KVNamespace, source: Source, index: Index, article: StoredArticle["article"]) {
  const month = monthsOf(source.timeZone, index.start ?? 0)(article);
  if (!index.months.some((known) => known.month === month)) return undefined;
  const [archived] = (await openMonth(kv, source.id, month)).articles([article.key]);
  return archived;
}
