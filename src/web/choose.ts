// Chooses articles from the catalogues of sources and their drawers: filtered, in order, as far as one request may look. The one way for
// feeds and the API.
import type { Instant, Views } from "../article.ts";
import { newestFirst } from "../order.ts";
import { isMatch } from "../search.ts";
import type { Source } from "../sources/schema.ts";
import { type Card, type Row, rowOf } from "../store/cards.ts";
import { readCatalogue } from "../store/catalogue.ts";
import { type Drawer, readDrawer } from "../store/drawers.ts";
import { orElse } from "../store/record.ts";
import { readViews, type ViewsRecord } from "../store/views.ts";
import { type Chosen, followsViews, isChosen, mayHold, mayMatch } from "./filter.ts";
import { comparePlaces, type Place } from "./place.ts";

/**
 * Drawers that one request looks into: with the newest articles two thousand, about 4 of the plan's 10 ms CPU. More where more sources
 * have one of the same days.
 */
const drawersAtOnce = 5;

/** An article of the choice. `views`: as they are now where the choice follows them, else as of the last news. */
export interface Choice {
  source: Source;
  row: Row;
  views: Views | undefined;
  /** It has left the index: what is known of it here is what was known then. */
  isArchived: boolean;
}

export interface Choices {
  articles: Choice[];
  /** Those of the choice that their site took away, as far as that is still known, the last first. */
  gone: Gone[];
  /** The last change of what was chosen from. */
  modified: number;
  /** Whether KV showed all of what was chosen from. */
  isWhole: boolean;
  /** Where to go on, as `after`: there may be more. */
  next?: Place;
}

/** An article that its site took away. */
interface Gone {
  source: Source;
  key: string;
  withdrawn: { at: Instant; status: number };
}

/** Where an article stands among those that are chosen so. */
export function placeOf({ row, source, views }: Choice, { sort }: Chosen): Place {
  return { order: row.order, source: source.id, views: sort === "views" ? (views?.count ?? null) : null };
}

/** A drawer that may hold more of a choice, and the articles of which the catalogue itself says what is known. */
interface Unseen {
  source: Source;
  drawer: Drawer;
  hot: ReadonlySet<string>;
}

/**
 * The first `limit` articles of a choice, in its order, behind a place or from the beginning; fewer where that is as far as one request
 * looks. Nothing where no source was read yet. By views only those are ranked that the index holds.
 */
export async function choose(
  kv: KVNamespace,
  sources: readonly Source[],
  filter: Chosen,
  { limit, after }: { limit: number; after?: Place | undefined },
): Promise<Choices | undefined> {
  const opened = (await Promise.all(sources.map((source) => open(kv, source, filter)))).filter(
    (choices) => choices !== undefined,
  );
  if (opened.length === 0) return undefined;
  const modified = Math.max(...opened.map((choices) => choices.modified));
  const gone = opened.flatMap((choices) => choices.gone).sort((a, b) => b.withdrawn.at - a.withdrawn.at);
  const isBehind = (place: Place) => after === undefined || comparePlaces(filter.sort, after, place) < 0;
  const inOrder = (choices: readonly Choice[]) =>
    choices
      .map((choice) => ({ choice, place: placeOf(choice, filter) }))
      .filter(({ place }) => isBehind(place))
      .sort((a, b) => comparePlaces(filter.sort, a.place, b.place))
      .map(({ choice }) => choice);

  let found = inOrder(opened.flatMap(({ articles }) => articles));
  let isWhole = true;
  const unseen = opened
    .flatMap((choices) => choices.unseen)
    .filter(({ drawer }) => isBehind({ order: drawer.oldest, source: "\uffff", views: null }))
    .sort((a, b) => newestFirst(a.drawer.newest, b.drawer.newest));
  for (const [at, { source, drawer, hot }] of unseen.entries()) {
    // What stands before the next drawer's first article is no matter of that drawer.
    const start: Place = { order: drawer.newest, source: "", views: null };
    const sure = found.findIndex((choice) => comparePlaces(filter.sort, start, placeOf(choice, filter)) < 0);
    const certain = sure < 0 ? found : found.slice(0, sure);
    const last = certain[limit - 1];
    if (last) return { articles: certain.slice(0, limit), gone, modified, isWhole, next: placeOf(last, filter) };
    // A page that would end where it began looks on: drawers of many sources lie side by side.
    if (at >= drawersAtOnce && isBehind(start)) return { articles: certain, gone, modified, isWhole, next: start };
    const cards = await readDrawer(kv, source.id, drawer.number);
    isWhole &&= cards.length >= drawer.articles;
    const more = cards.filter(({ key }) => !hot.has(key));
    const chosen = chosenOf(more, source, filter, undefined);
    found = inOrder([...found, ...chosen.map((choice) => ({ ...choice, isArchived: true }))]);
  }
  const articles = found.slice(0, limit);
  const last = articles.at(-1);
  return {
    articles,
    gone,
    modified,
    isWhole,
    ...(found.length > limit && last ? { next: placeOf(last, filter) } : {}),
  };
}

async function open(kv: KVNamespace, source: Source, filter: Chosen) {
  const [catalogue, live] = await Promise.all([
    readCatalogue(kv, source.id),
    followsViews(filter) ? orElse(undefined, readViews(kv, source.id)) : undefined,
  ]);
  if (!catalogue) return undefined;
  const hot = new Set([...catalogue.cards.map(({ key }) => key), ...catalogue.withdrawn]);
  const drawers = filter.sort === "views" ? [] : catalogue.drawers.filter((drawer) => mayHold(filter, drawer));
  return {
    articles: chosenOf(catalogue.cards, source, filter, live),
    gone: catalogue.gone.flatMap(({ card, withdrawn }): Gone[] =>
      chosenOf([card], source, filter, undefined).map(({ row }) => ({ source, key: row.key, withdrawn })),
    ),
    unseen: drawers.map((drawer): Unseen => ({ source, drawer, hot })),
    modified: Math.max(catalogue.modified, live?.at ?? 0),
  };
}

/** `live`: the views as they are now, where the choice follows them and they still change. */
function chosenOf(cards: readonly Card[], source: Source, filter: Chosen, live: ViewsRecord | undefined): Choice[] {
  return cards.flatMap((card): Choice[] => {
    if (!mayMatch(filter, card.text) || !isMatch(filter.q?.query ?? [], card.text)) return [];
    const row = rowOf(card);
    const views = live ? live.visits[row.key]?.views : row.views;
    return isChosen(filter, row, views?.count) ? [{ source, row, views, isArchived: false }] : [];
  });
}
