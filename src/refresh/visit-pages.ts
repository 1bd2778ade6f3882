// Reads the pages of a slice, one after another.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { lookUpArticles } from "../store/articles.ts";
import type { Index } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord, Visit } from "../store/views.ts";
import { isRestWell } from "./attendance.ts";
import { stillBroken } from "./broken.ts";
import { placeFaults } from "./look.ts";
import type { Outside } from "./outside.ts";
import { workOf } from "./plan.ts";
import { type Page, type Visited, visitPage } from "./visit.ts";

/**
 * Fetches after which a slice begins no further article: one of twenty pages, its counter and its files still fit into the 50 of
 * the plan.
 */
const fetchesPerSlice = 16;
/** And characters of pages: to read 100,000 takes 3 to 5 of the plan's 10 ms CPU, as `npm run bench -- extract` tells. */
const charactersPerSlice = 120_000;

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
  const served = new Map(index.entries.map((entry) => [entry.key, entry]));
  // A page that the index does not know may be that of an article all the same: KV may be behind.
  const wanted = pages.map(({ key }) => key);
  const { stored: known, broken } = await lookUpArticles(outside.kv, source.id, wanted, "to-change");
  // What is odd on a page is not believed for having stood while the lists are not those that we know: the site may be another's by now.
  // Nor while many are odd, though they were read by twos, unless most others are what they were: it is the site that has changed.
  const isOfSite = placeFaults(state, source).length === 0 && isRestWell(index, views, now);
  const visits: Visited[] = [];
  let spent = 0;
  let characters = 0;
  for (const page of pages) {
    const stored = known.get(page.key);
    const why = broken.get(page.key);
    // An entry whose article KV does not show yet is not to be taken for a new one.
    if (stored === undefined && why === undefined && served.has(page.key)) continue;
    if ((await outside.patience.leftAlone(page.url)) !== undefined) continue;
    if (!outside.gate.affords(workOf(page, served.has(page.key), now))) continue;
    if (await outside.gate.hold(page.url)) break;
    const lost = why && served.get(page.key);
    const asked = lost ? { ...page, lost } : page;
    const before = isOfSite ? views.visits[page.key] : withoutDoubt(views.visits[page.key]);
    const visit = await visitPage(asked, stored, before, source, state.closesHtml, now, outside);
    visits.push(why ? stillBroken(visit, why) : visit);
    spent += visit.fetches;
    characters += visit.facts?.length ?? 0;
    if (spent >= fetchesPerSlice || characters >= charactersPerSlice) break;
  }
  return visits;
}

function withoutDoubt(visit: Visit | undefined): Visit | undefined {
  if (visit === undefined) return undefined;
  const { doubt: _doubt, ...rest } = visit;
  return rest;
}
