// Takes the links of a list into the index: the known, the stored but forgotten, the archived, and the new.
import type { Instant } from "../article.ts";
import type { Link } from "../discover/link.ts";
import { type Month, monthsOf } from "../month.ts";
import type { Source } from "../sources/schema.ts";
import { type Archived, openMonth } from "../store/archives.ts";
import { lookUpArticles } from "../store/articles.ts";
import type { Index, Listed } from "../store/index-record.ts";
import type { ViewsRecord, Visit } from "../store/views.ts";
import { archiveOf } from "./archive.ts";
import { entryOf, sorted } from "./entries.ts";
import type { Outside } from "./outside.ts";
import { unknownLinks } from "./plan.ts";

/** Links that are looked up as articles in one slice; more would cost too much to read. The others are when their page is due. */
const lookedUp = 20;

/** A page that is not there is not asked for more often than this. */
const lately = 6 * 3_600_000;

/** The index with the links of a list in it, and the views with those of articles that were archived. */
export interface TakenIn {
  known: Index;
  views: ViewsRecord;
}

/**
 * Takes links in. One that the index does not know is looked up as an article first: a slice that died, or an index that KV has not
 * shown yet, costs no second reading and no first-seen time; and an archived article comes back as what it was.
 */
export async function takeIn(
  links: readonly Link[],
  index: Index,
  views: ViewsRecord,
  source: Source,
  now: Instant,
  outside: Outside,
): Promise<TakenIn> {
  const unknown = unknownLinks(links, index);
  if (unknown.length === 0) return { known: index, views: withReturns(links, index, views, now) };
  const wanted = unknown.slice(0, lookedUp).map(({ key }) => key);
  const { stored: found, broken } = await lookUpArticles(outside.kv, source.id, wanted, "to-change");
  const stored = [...found.values()];
  const start = index.start ?? Math.min(...stored.map(({ article }) => article.firstSeen), now);
  const monthOf = monthsOf(source.timeZone, start);
  const months = new Set(stored.map(({ article }) => monthOf(article)));
  const { archived, broken: unread } = await readArchived(wanted, months, index, source, outside);
  const entries = stored.flatMap((article) => {
    const month = monthOf(article.article);
    // What became of it is in an archive that nobody can read now.
    if (unread.has(month)) return [];
    const found = archived.get(article.article.key);
    return [found ? { ...found.entry, archived: month } : entryOf(article, now, index.edition + 1)];
  });
  const visits = stored.flatMap(({ article: { key } }) => {
    const visit = archived.get(key)?.visit;
    return visit ? [[key, visit] as const] : [];
  });
  // One whose record nobody can read is no news where there are archives: it is in one of them.
  const unreadable = index.months.length > 0 ? broken.keys() : [];
  const isStored = new Set([...stored.map(({ article }) => article.key), ...unreadable]);
  const listed = unknown.filter(({ key }) => !isStored.has(key)).map((link): Listed => ({ ...link, firstSeen: now }));
  return {
    known: {
      ...index,
      start,
      entries: sorted([...entries, ...index.entries], source.timeZone),
      listed: [...listed, ...index.listed],
    },
    views: withReturns(links, index, withVisits(views, visits), now),
  };
}

function withVisits(views: ViewsRecord, visits: readonly (readonly [string, Visit])[]): ViewsRecord {
  return visits.length === 0 ? views : { ...views, visits: { ...views.visits, ...Object.fromEntries(visits) } };
}

/** A withdrawn article that a list shows has come back, perhaps: its page is due at once, if it was not looked for lately. */
function withReturns(links: readonly Link[], index: Index, views: ViewsRecord, now: Instant): ViewsRecord {
  const shown = new Set(links.map(({ key }) => key));
  const due = index.entries.flatMap(({ key, withdrawn }) => {
    const visit = views.visits[key];
    const isDue = withdrawn !== undefined && shown.has(key) && visit !== undefined && now - visit.at >= lately;
    return isDue ? [[key, { ...visit, retryAt: now }] as const] : [];
  });
  return withVisits(views, due);
}

/** What the archives of these months hold of these articles, by key; and the months of which nobody can read the archive. */
async function readArchived(
  keys: readonly string[],
  months: ReadonlySet<string>,
  index: Index,
  source: Source,
  outside: Outside,
): Promise<{ archived: Map<string, Archived>; broken: Set<Month> }> {
  const archived = new Map<string, Archived>();
  const broken = new Set<Month>();
  for (const { month } of index.months) {
    if (!months.has(month)) continue;
    const reading = openMonth(outside.kv, source.id, month).then(({ articles }) => articles(keys));
    const articles = await outside.spared.unlessBroken(archiveOf(month), reading);
    if (articles === undefined) broken.add(month);
    for (const one of articles ?? []) archived.set(one.entry.key, one);
  }
  return { archived, broken };
}
