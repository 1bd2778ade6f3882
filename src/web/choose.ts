// Chooses articles from the catalogues of sources: filtered, in order. The one way for feeds and the API.

import type { Views } from "../article.ts";
import { newestFirst, type Order } from "../order.ts";
import type { Source } from "../sources/schema.ts";
import { type Row, readCatalogue } from "../store/catalogue.ts";
import { readViews } from "../store/views.ts";
import { type Chosen, followsViews, isChosen } from "./filter.ts";

/** An article of the choice. `views`: as they are now where the choice follows them, else as of the last news. */
export interface Choice {
  source: Source;
  row: Row;
  views: Views | undefined;
}

export interface Choices {
  articles: Choice[];
  /** The last change of what was chosen from. */
  modified: number;
}

/** The articles of a choice, in its order; nothing where no source was read yet. */
export async function choose(
  kv: KVNamespace,
  sources: readonly Source[],
  filter: Chosen,
): Promise<Choices | undefined> {
  const found = await Promise.all(sources.map((source) => choicesOf(kv, source, filter)));
  const known = found.filter((choices) => choices !== undefined);
  if (known.length === 0) return undefined;
  return {
    articles: known
      .flatMap(({ articles }) => articles)
      .map((choice) => ({ choice, place: placeOf(choice) }))
      .sort((a, b) => comparePlaces(filter, a.place, b.place))
      .map(({ choice }) => choice),
    modified: Math.max(...known.map(({ modified }) => modified)),
  };
}

/** Where an article stands in a choice: what decides it, and nothing that moves when others come. */
export interface Place {
  order: Order;
  source: string;
  views: number | null;
}

export function placeOf({ row, source, views }: Choice): Place {
  return { order: row.order, source: source.id, views: views?.count ?? null };
}

/** The order of a choice, for sort(). No two articles are equal. */
export function comparePlaces({ sort }: Chosen, a: Place, b: Place): number {
  const byViews = sort === "views" ? (b.views ?? -1) - (a.views ?? -1) : 0;
  return byViews || newestFirst(a.order, b.order) || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0);
}

async function choicesOf(kv: KVNamespace, source: Source, filter: Chosen): Promise<Choices | undefined> {
  const [catalogue, live] = await Promise.all([
    readCatalogue(kv, source.id),
    followsViews(filter) ? readViews(kv, source.id) : undefined,
  ]);
  if (!catalogue) return undefined;
  const articles = catalogue.rows.flatMap((row): Choice[] => {
    const views = live ? live.visits[row.key]?.views : row.views;
    return isChosen(filter, row, views?.count) ? [{ source, row, views }] : [];
  });
  return { articles, modified: Math.max(catalogue.modified, live?.at ?? 0) };
}
