// Keeps the catalogue of a source: brings it to the index's news, reading only articles that it does not show yet.
import type { Article } from "../article.ts";
import { orderOf } from "../order.ts";
import { normalised } from "../search.ts";
import type { Source } from "../sources/schema.ts";
import { readArticles } from "../store/articles.ts";
import { type Row, readCatalogue, readCatalogueMetadata, writeCatalogue } from "../store/catalogue.ts";
import { type Index, type IndexEntry, served } from "../store/index-record.ts";
import type { ViewsRecord } from "../store/views.ts";
import { lastChange } from "./entries.ts";

/** Characters of a body that are searched: all of most news, and what the rest is about. */
const searchedLength = 1000;
/** Articles that one slice reads for it: their CPU is not to be felt. */
const readsPerSlice = 20;

/**
 * Brings the catalogue to the index's news, and tells how many articles are still to be read for it: another slice goes on with
 * them. One that KV does not show yet is looked for again when the documents are next due.
 */
export async function keepCatalogue(
  kv: KVNamespace,
  source: Source,
  index: Index,
  views: ViewsRecord,
): Promise<number> {
  const metadata = await readCatalogueMetadata(kv, source.id);
  if (index.entries.length === 0 || metadata?.news === index.news) return 0;
  const articles = served(index);
  const before = new Map((await readCatalogue(kv, source.id))?.rows.map((row) => [row.key, row]));
  const isKnown = ({ key, fingerprint }: IndexEntry) => before.get(key)?.fingerprint === fingerprint;
  const lacking = articles.filter((entry) => !isKnown(entry)).map(({ key }) => key);
  const stored = await readArticles(kv, source.id, lacking.slice(0, readsPerSlice));
  const left = Math.max(0, lacking.length - readsPerSlice);
  if (metadata && lacking.length > 0 && stored.size === 0) return left;
  const rows = articles.flatMap((entry): Row[] => {
    const article = stored.get(entry.key)?.article;
    const known = article === undefined ? before.get(entry.key) : undefined;
    const text = article === undefined ? known : described(article);
    if (text === undefined) return [];
    const { key, fingerprint, changed, published, firstSeen } = entry;
    const seen = views.visits[key]?.views;
    return [
      {
        key,
        order: orderOf(entry, source.timeZone),
        date: published?.at ?? firstSeen,
        changed,
        fingerprint: article?.fingerprint ?? known?.fingerprint ?? fingerprint,
        authors: text.authors,
        categories: text.categories,
        ...(seen === undefined ? {} : { views: seen }),
        text: text.text,
      },
    ];
  });
  // One that lacks something shows no edition, so that another slice goes on with it.
  const news = stored.size === lacking.length ? index.news : 0;
  await writeCatalogue(kv, source.id, { news, modified: lastChange(index.entries), rows });
  return left;
}

function described({ title, authors, categories, text }: Article): Pick<Row, "authors" | "categories" | "text"> {
  const body = Array.from(text.slice(0, searchedLength * 2))
    .slice(0, searchedLength)
    .join("");
  return {
    authors,
    categories,
    text: {
      title: normalised(title),
      authors: normalised(authors.join(" / ")),
      rest: normalised(`${categories.join(" / ")} ${body}`),
    },
  };
}
