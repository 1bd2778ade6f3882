// What a slice's readings change in the records. Pure: records and visits in, records out; a record that does not change is the same value.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { StoredArticle } from "../store/articles.ts";
import type { Index, IndexEntry } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord } from "../store/views.ts";
import { renderEntries, rendererVersion } from "../syndicate/entry.ts";
import { entryOf, sorted } from "./entries.ts";
import { afterLook, afterPages } from "./faults.ts";
import { toldOf } from "./given-up.ts";
import type { Guarded } from "./guard.ts";
import type { TakenIn } from "./intake.ts";
import type { Renewed } from "./render-anew.ts";
import { usualAfter } from "./usual.ts";
import type { Visited } from "./visit.ts";

export interface Records {
  /** The index and the views as they were read, and with the links of the lists taken in. */
  index: Index;
  views: ViewsRecord;
  taken: TakenIn;
  state: State;
}

export interface Changes {
  articles: StoredArticle[];
  index: Index;
  views: ViewsRecord;
  state: State;
  /** Entries that an older renderer made and that are still to be rendered. */
  unrendered: number;
}

/** `seen`: since when what is wrong is said to be so. */
export function changesOf(
  records: Records,
  guarded: Guarded,
  renewed: Renewed,
  source: Source,
  now: Instant,
  seen: Instant,
): Changes {
  const { visits } = guarded;
  const read = visits.flatMap(({ difference }): StoredArticle[] => {
    if (difference.kind === "unread" || difference.kind === "gone" || difference.kind === "unchanged") return [];
    const { article } = difference;
    return [{ article, entries: renderEntries(article, source), rendered: rendererVersion }];
  });
  const isRead = new Set(read.map(({ article }) => article.key));
  const articles = [...read, ...renewed.articles.filter(({ article }) => !isRead.has(article.key))];
  const withdrawn = new Map(
    visits.flatMap(({ page, difference }) =>
      difference.kind === "gone" ? [[page.key, difference.status] as const] : [],
    ),
  );
  const restored = new Set(
    visits.flatMap(({ page, difference }) => (difference.kind === "restored" ? [page.key] : [])),
  );
  const news = [...read.filter(({ article }) => !restored.has(article.key)), ...forgotten(visits, records.taken.known)];
  const index = indexAfter(records, { news, renewed: renewed.articles, restored, withdrawn }, source, now);
  const views = viewsAfter(records, visits, index.edition, now);
  return {
    articles,
    index,
    views,
    state: stateAfter(records.state, guarded, views.visits, seen),
    unrendered: renewed.left,
  };
}

/** Articles that a slice wrote before it died, so that the index shows what they were, or nothing of them. */
function forgotten(visits: readonly Visited[], index: Index): StoredArticle[] {
  const shown = new Map(index.entries.map((entry) => [entry.key, entry]));
  return visits.flatMap(({ known, difference }) => {
    if (!known || (difference.kind !== "unchanged" && difference.kind !== "unread")) return [];
    const entry = shown.get(known.article.key);
    const isBack = entry?.withdrawn !== undefined && difference.kind === "unchanged";
    const isShown =
      entry !== undefined &&
      !isBack &&
      entry.fingerprint === known.article.fingerprint &&
      entry.published?.at === known.article.published?.at;
    return isShown ? [] : [known];
  });
}

/**
 * `news` are articles of which something changed that is served; those that were only rendered anew are the same news as before, and of
 * those that were restored, by key, only the documents may have lacked something.
 */
interface Changed {
  news: readonly StoredArticle[];
  renewed: readonly StoredArticle[];
  restored: ReadonlySet<string>;
  withdrawn: ReadonlyMap<string, 404 | 410>;
}

function indexAfter(
  { index, taken: { known } }: Records,
  { news, renewed, restored, withdrawn }: Changed,
  source: Source,
  now: Instant,
): Index {
  const leaving = known.entries.filter(({ key, withdrawn: already }) => !already && withdrawn.has(key));
  if (known === index && news.length + renewed.length + restored.size + leaving.length === 0) return index;
  const edition = index.edition + 1;
  const editions = new Map(known.entries.map((entry) => [entry.key, entry.edition]));
  const fresh = new Map<string, IndexEntry>([
    ...known.entries
      .filter(({ key }) => restored.has(key))
      .map((entry) => [entry.key, { ...entry, rendered: rendererVersion }] as const),
    ...leaving.map((entry) => {
      const status = withdrawn.get(entry.key) ?? 404;
      return [entry.key, { ...entry, changed: now, edition, withdrawn: { at: now, status } }] as const;
    }),
    ...renewed.map(
      (stored) => [stored.article.key, entryOf(stored, now, editions.get(stored.article.key) ?? edition)] as const,
    ),
    ...news.map((stored) => [stored.article.key, entryOf(stored, now, edition)] as const),
  ]);
  const entries = [...fresh.values(), ...known.entries.filter(({ key }) => !fresh.has(key))];
  const isNews = known.entries.length !== index.entries.length || fresh.size > 0;
  return {
    ...known,
    edition,
    news: isNews ? edition : index.news,
    entries: isNews ? sorted(entries, source.timeZone) : known.entries,
    listed: known.listed.filter(({ key }) => !fresh.has(key)),
  };
}

function viewsAfter(records: Records, visits: readonly Visited[], edition: number, now: Instant): ViewsRecord {
  const { views } = records.taken;
  if (visits.length === 0 && views === records.views) return views;
  // Of its time, so that it grows though the record was lost and is begun anew.
  const serial = Math.max((views.serial ?? 0) + 1, now);
  const seen = visits.map(({ page: { key }, visit }) => {
    const isNews = visit.views !== undefined && visit.views.count !== views.visits[key]?.views?.count;
    return [key, isNews ? { ...visit, serial } : visit] as const;
  });
  const usual = usualAfter(views.usual, visits);
  const all = { ...views.visits, ...Object.fromEntries(seen) };
  return { ...(usual ? { usual } : {}), at: now, edition, serial, visits: all };
}

function stateAfter(
  state: State,
  { visits, notices: ofPages, open }: Guarded,
  known: ViewsRecord["visits"],
  now: Instant,
): State {
  const ofEach = visits.reduce(
    (kept, visited) => afterLook(kept, visited.page.url, toldOf(visited, state.faults, known), now),
    state.faults,
  );
  const faults = afterPages(ofEach, ofPages, open, now);
  return { ...state, faults };
}
