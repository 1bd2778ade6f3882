// Moves old articles out of the index into monthly archives, so that a source of 100,000 articles costs a tick no more than one of 100.
import type { Instant } from "../article.ts";
import { type Month, monthsOf } from "../month.ts";
import type { Source } from "../sources/schema.ts";
import { addToMonth, listingOf, openMonth } from "../store/archives.ts";
import type { Index, IndexEntry } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord } from "../store/views.ts";
import { fileAway } from "./filing.ts";
import type { Gate } from "./gate.ts";
import type { Outside } from "./outside.ts";
import { isLookedForAgain } from "./plan.ts";
import { shownKeys } from "./shown-keys.ts";
import { addressOf } from "./spared.ts";

/**
 * The newest articles that the index keeps whatever happens, three times what documents show; and how many others gather before they
 * leave together. Each costs a slice with news CPU: `npm run bench -- slice`.
 */
const hot = 150;
const batch = 50;
const day = 24 * 3_600_000;
/** Archives that one slice writes. */
const monthsAtOnce = 3;

/** The articles that are neither among the newest, nor shown by a list, nor looked for again, where they are enough. */
function leaving(index: Index, state: State, now: Instant): IndexEntry[] {
  if (index.entries.length < hot + batch) return [];
  const shown = shownKeys(state);
  const old = index.entries.slice(hot).filter((entry) => !shown.has(entry.key) && !isLookedForAgain(entry, now));
  return old.length < batch ? [] : old;
}

/** How the archive of a month is called. */
export const archiveOf = (month: Month) => `archive-${month}`;

/** Reads archives that are told to be broken: that a person mended one is to be seen, though nothing may ever need it again. */
async function lookAgain(
  { months }: Index,
  { faults }: State,
  source: Source,
  { kv, spared }: Pick<Outside, "kv" | "spared">,
) {
  for (const { month } of months) {
    const url = addressOf(archiveOf(month), source);
    if (faults.some((fault) => fault.url === url))
      await spared.unlessBroken(archiveOf(month), openMonth(kv, source.id, month));
  }
}

/**
 * Writes the articles that leave to the archives of their months, a few months at a time, and gives the records without them. A month
 * of which KV shows an older state waits: what is not seen is not overwritten. All wait where the day's share does not allow it.
 * `before`: the index as it was read; where nothing else changed it, this is an edition of its own, without news.
 */
export async function moveOut(
  { index, views, state }: { index: Index; views: ViewsRecord; state: State },
  before: Index,
  source: Source,
  now: Instant,
  outside: Pick<Outside, "kv" | "spared"> & { gate: Pick<Gate, "affords"> },
): Promise<{ index: Index; views: ViewsRecord }> {
  await lookAgain(index, state, source, outside);
  const old = leaving(index, state, now);
  if (old.length === 0 || !outside.gate.affords("archives")) return { index, views: withoutOld(views, index, now) };
  const monthOf = monthsOf(source.timeZone, index.start ?? now);
  const byMonth = Map.groupBy(old, (entry) => entry.archived ?? monthOf(entry));
  const counts = new Map(index.months.map((known) => [known.month, known]));
  const gone = new Set<string>();
  const chosen = [...byMonth].slice(-monthsAtOnce);
  const candidates = chosen.flatMap(([, entries]) => entries);
  const { filed, drawers } = await fileAway(outside, source, candidates, index.drawers, views);
  for (const [month, those] of chosen) {
    const entries = those.filter(({ key }) => filed.has(key));
    if (entries.length === 0) continue;
    const added = entries.map(({ archived: _archived, ...entry }) => {
      const visit = views.visits[entry.key];
      return { entry, ...(visit ? { visit } : {}) };
    });
    const before = counts.get(month);
    const adding = addToMonth(outside.kv, source.id, month, added, before);
    const articles = await outside.spared.unlessBroken(archiveOf(month), adding);
    if (articles === undefined) continue;
    counts.set(month, listingOf(month, articles, added, before));
    for (const { key } of entries) gone.add(key);
  }
  if (gone.size === 0) return { index, views: withoutOld(views, index, now) };
  const kept: Index = {
    ...index,
    edition: index === before ? index.edition + 1 : index.edition,
    entries: index.entries.filter(({ key }) => !gone.has(key)),
    months: [...counts.values()].sort((a, b) => (a.month < b.month ? 1 : -1)),
    drawers,
  };
  return { index: kept, views: withoutOld(views, kept, now) };
}

/**
 * The views without the visits of articles that left the index: in this slice, or in one that died before it could say so. A visit of
 * today stays: KV may only be behind with the index.
 */
function withoutOld(views: ViewsRecord, index: Index, now: Instant): ViewsRecord {
  const known = new Set([...index.entries, ...index.listed].map(({ key }) => key));
  const visits = Object.entries(views.visits);
  const kept = visits.filter(([key, { at }]) => known.has(key) || now - at < day);
  return kept.length === visits.length
    ? views
    : { ...views, at: now, edition: index.edition, visits: Object.fromEntries(kept) };
}
