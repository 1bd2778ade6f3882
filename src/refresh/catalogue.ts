// Keeps the catalogue of a source: brings it to the index's news, reading only articles that it does not show yet.
import type { Article, Instant } from "../article.ts";
import { orderOf } from "../order.ts";
import { normalised } from "../search.ts";
import type { Source } from "../sources/schema.ts";
import { readArticles } from "../store/articles.ts";
import { type Row, rowOf } from "../store/cards.ts";
import { type Catalogue, readCatalogue, readCatalogueMetadata, writeCatalogue } from "../store/catalogue.ts";
import { type Index, type IndexEntry, served } from "../store/index-record.ts";
import type { ViewsRecord } from "../store/views.ts";
import { lastChange } from "./entries.ts";
import type { Gate } from "./gate.ts";
import type { Outside } from "./outside.ts";

/** Characters of a body that are searched: all of most news, and what the rest is about. */
const searchedLength = 1000;
/** Articles that one slice reads for it. */
const readsPerSlice = 50;

/**
 * Brings the catalogue to the index's news, and tells how many articles are still to be read for it: another slice goes on with
 * them. One that KV does not show yet is looked for again when the documents are next due. After a day on which many articles were
 * read it may have to wait for tomorrow: it is a write for every few of them.
 */
export async function keepCatalogue(
  source: Source,
  { index, views }: { index: Index; views: ViewsRecord },
  now: Instant,
  { kv, gate, spared }: Pick<Outside, "kv" | "spared"> & { gate: Pick<Gate, "affords"> },
): Promise<number> {
  const metadata = await spared.unlessBroken("catalogue", readCatalogueMetadata(kv, source.id));
  if (index.entries.length === 0 || metadata?.news === index.news) return 0;
  if (!gate.affords("news")) return 0;
  const catalogue = await spared.unlessBroken("catalogue", readCatalogue(kv, source.id));
  const before = rowsBefore(catalogue);
  const isKnown = ({ key, fingerprint }: IndexEntry) => before.get(key)?.fingerprint === fingerprint;
  const lacking = index.entries.filter((entry) => !isKnown(entry)).map(({ key }) => key);
  const stored = await readArticles(kv, source.id, lacking.slice(0, readsPerSlice));
  const left = Math.max(0, lacking.length - readsPerSlice);
  if (metadata && lacking.length > 0 && stored.size === 0) return left;
  const rowsOf = (entry: IndexEntry): Row[] => {
    const described = stored.get(entry.key)?.article ?? before.get(entry.key);
    return described === undefined ? [] : [rowFor(entry, described, views, source)];
  };
  // One that lacks something shows no edition, so that another slice goes on with it.
  const news = stored.size === lacking.length ? index.news : 0;
  // Until then what is chosen from it changes after the last change of the source.
  const modified = Math.max(lastChange(index.entries), metadata?.news === 0 ? now : 0);
  const gone = index.entries.flatMap((entry) => {
    const { withdrawn } = entry;
    return withdrawn ? [{ entry, withdrawn }] : [];
  });
  await writeCatalogue(kv, source.id, {
    news,
    modified,
    drawers: index.drawers,
    withdrawn: gone.map(({ entry }) => entry.key),
    gone: gone.flatMap(({ entry, withdrawn }) => rowsOf(entry).map((row) => ({ row, withdrawn }))),
    rows: served(index).flatMap(rowsOf),
  });
  return left;
}

function rowsBefore({ cards = [], gone = [] }: Partial<Catalogue> = {}): Map<string, Row> {
  return new Map([...cards, ...gone.map(({ card }) => card)].map((card) => [card.key, rowOf(card)]));
}

/** The row of an article, from the article or from an earlier row of it. */
export function rowFor(entry: IndexEntry, described: Article | Row, views: ViewsRecord, source: Source): Row {
  const { key, changed, published, firstSeen } = entry;
  const seen = views.visits[key]?.views;
  return {
    key,
    order: orderOf(entry, source.timeZone),
    date: published?.at ?? firstSeen,
    changed,
    fingerprint: described.fingerprint,
    authors: described.authors,
    categories: described.categories,
    ...(seen === undefined ? {} : { views: seen }),
    text: "id" in described ? searchable(described) : described.text,
  };
}

function searchable({ title, authors, categories, text }: Article): Row["text"] {
  const body = Array.from(text.slice(0, searchedLength * 2))
    .slice(0, searchedLength)
    .join("");
  return {
    title: normalised(title),
    authors: normalised(authors.join(" / ")),
    rest: normalised(`${categories.join(" / ")} ${body}`),
  };
}
