// The back catalogue of a source, read where its file asks for it: a few more articles at a tick that has nothing else to do.
import type { Instant } from "../article.ts";
import { fetchPage } from "../crawl/fetch.ts";
import { discover } from "../discover/discover.ts";
import type { Link } from "../discover/link.ts";
import type { Source } from "../sources/schema.ts";
import type { Index, Listed } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord } from "../store/views.ts";
import type { Outside } from "./outside.ts";
import { unknownLinks } from "./plan.ts";

type Progress = NonNullable<State["history"]>;

/** Numbers that are tried at one tick: two slices. */
const batch = 8;
/** List pages in a row that show nothing unknown: a site shows its last page again behind the end. */
const barrenPages = 3;
/** A page of the back catalogue is tried so often: most numbers that fail were never an article's. */
const tries = 2;

/** Whether this tick may read on: the operator asked, it is not done, and nothing else is to do. */
export function isOlderDue(source: Source, state: State): boolean {
  return source.history !== undefined && state.history?.isDone !== true && state.pending === 0;
}

/** The next links of the back catalogue, and the progress after them: none, where the day's share does not allow it. */
export async function olderLinks(
  source: Source,
  index: Index,
  before: Progress | undefined,
  now: Instant,
  outside: Outside,
): Promise<{ links: Link[]; history: Progress | undefined }> {
  const { history } = source;
  // Nothing is known yet: the newest first.
  if (history === undefined || index.entries.length === 0 || !outside.gate.affords("archives"))
    return { links: [], history: before };
  return "pages" in history
    ? await nextPage(history, source, index, before ?? { next: history.from, isDone: false }, now, outside)
    : nextNumbers(history, source, index, before);
}

type History = NonNullable<Source["history"]>;

function nextNumbers(
  { from, to }: Extract<History, { to: unknown }>,
  source: Source,
  index: Index,
  before: Progress | undefined,
): { links: Link[]; history: Progress } {
  const numbers = index.entries.map(({ key }) => Number(key)).filter(Number.isSafeInteger);
  let next = before?.next ?? (to === "newest" ? Math.max(from, ...numbers) : to);
  const links: Link[] = [];
  for (; next >= from && links.length < batch; next--) {
    const key = String(next);
    const url = new URL(source.article.replace(/:key\b/, key), source.home).href;
    links.push(...unknownLinks([{ key, url, text: "" }], index));
  }
  return { links, history: { next, isDone: next < from } };
}

async function nextPage(
  { pages, to }: Extract<History, { pages: string }>,
  source: Source,
  index: Index,
  { next, barren = 0 }: Progress,
  now: Instant,
  outside: Outside,
): Promise<{ links: Link[]; history: Progress }> {
  const url = pages.replace("{page}", String(next));
  const outcome = await fetchPage(url, {}, outside.web);
  outside.log({ event: "history", source: source.id, url, outcome: outcome.kind, fetches: outcome.fetches });
  outside.patience.note(url, outcome);
  if (outcome.kind === "gone") return { links: [], history: { next, isDone: true } };
  // It did not answer: this page again at the next tick.
  if (outcome.kind !== "fresh") return { links: [], history: { next, isDone: false, barren } };
  const { article, home, timeZone } = source;
  const found = await discover("list", outcome.text, { url: outcome.url, article, home, timeZone, now });
  const links = unknownLinks(found.kind === "links" ? found.links : [], index);
  const nothing = links.length === 0 ? barren + 1 : 0;
  const isDone = next >= to || nothing >= barrenPages;
  return { links, history: { next: next + 1, isDone, barren: nothing } };
}

/** The index in which these links are of the back catalogue, without those that were tried often enough. */
export function asOlder(index: Index, links: readonly Link[], views: ViewsRecord): Index {
  const older = new Set(links.map(({ key }) => key));
  const isOver = ({ key, isOlder }: Listed) => isOlder === true && (views.visits[key]?.failures ?? 0) >= tries;
  if (older.size === 0 && !index.listed.some(isOver)) return index;
  const listed = index.listed.filter((one) => !isOver(one));
  return {
    ...index,
    listed: listed.map((one) => (older.has(one.key) ? { ...one, isOlder: true } : one)),
  };
}
