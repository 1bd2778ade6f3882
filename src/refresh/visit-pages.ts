// Reads the pages of a slice, one after another.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { lookUpArticles } from "../store/articles.ts";
import type { Index } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord, Visit } from "../store/views.ts";
import { isRestWell } from "./attendance.ts";
import { stillBroken, withLost } from "./broken.ts";
import { placeFaults } from "./look.ts";
import type { Outside } from "./outside.ts";
import { pageOf, workOf } from "./plan.ts";
import { pagesPerSlice } from "./slice-size.ts";
import { type Page, type Visited, visitPage } from "./visit.ts";
import { witnessFor } from "./witness.ts";

/**
 * Fetches after which a slice begins no further article: one of twenty pages, its counter and its files still fit into the 50 of
 * the plan.
 */
const fetchesPerSlice = 16;
/** And characters of pages: to read 100,000 takes 3 to 5 of the plan's 10 ms CPU, as `npm run bench -- extract` tells. */
const charactersPerSlice = 120_000;
/** The part of both after which news is followed by the page that it is compared with, where it needs one. */
const newsPart = 0.75;

/**
 * The visits that were made: fewer than `pages` where a host stopped answering, where the gate holds them back, or where long
 * pages and articles of several pages spent more.
 */
export async function visitPages(
  pages: readonly Page[],
  index: Index,
  views: ViewsRecord,
  source: Source,
  state: State,
  now: Instant,
  outside: Outside,
): Promise<Visited[]> {
  // What is odd on a page is not believed for having stood while the lists are not those that we know: the site may be another's by now.
  // Nor while many are odd, though they were read by twos, unless most others are what they were: it is the site that has changed.
  const isOfSite = placeFaults(state, source).length === 0 && isRestWell(index, views, state, now);
  const served = new Map(index.entries.map((entry) => [entry.key, entry]));
  const visits: Visited[] = [];
  let come = 0;
  const read = async (wanted: readonly Page[], part = 1) => {
    if (wanted.length === 0) return;
    // A page that the index does not know may be that of an article all the same: KV may be behind.
    const keys = wanted.map(({ key }) => key);
    const found = await lookUpArticles(outside.kv, source.id, keys, "to-change");
    const { stored: known } = found;
    const entries = keys.flatMap((key) => served.get(key) ?? []);
    const broken = withLost(found, entries, source.id, now);
    for (const page of wanted) {
      come++;
      const stored = known.get(page.key);
      const why = broken.get(page.key);
      // An entry whose article KV does not show yet is not to be taken for a new one.
      if (stored === undefined && why === undefined && served.has(page.key)) continue;
      if ((await outside.patience.leftAlone(page.url)) !== undefined) continue;
      if (!outside.gate.affords(workOf(page, served.has(page.key), now))) continue;
      if (await outside.gate.hold(page.url)) return;
      const lost = why && served.get(page.key);
      const asked = lost ? { ...page, lost } : page;
      const before = isOfSite ? views.visits[page.key] : withoutDoubt(views.visits[page.key]);
      const visit = await visitPage(asked, stored, before, source, state.closesHtml, now, outside);
      visits.push(why ? stillBroken(visit, why) : visit);
      if (isFull(visits, part)) return;
    }
  };
  await read(pages.slice(0, pagesPerSlice - 1), newsPart);
  if (isFull(visits)) return visits;
  const witness = witnessFor(visits, index, views, now);
  await read(witness ? [pageOf(witness)] : pages.slice(come));
  return visits;
}

function isFull(visits: readonly Visited[], part = 1): boolean {
  const fetches = visits.reduce((sum, visit) => sum + visit.fetches, 0);
  const characters = visits.reduce((sum, { facts }) => sum + (facts?.length ?? 0), 0);
  return fetches >= fetchesPerSlice * part || characters >= charactersPerSlice * part;
}

function withoutDoubt(visit: Visit | undefined): Visit | undefined {
  if (visit === undefined) return undefined;
  const { doubt: _doubt, ...rest } = visit;
  return rest;
}
