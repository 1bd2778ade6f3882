// Looks at one document in which articles are discovered: a list, a feed, a sitemap with those that it names.
import type { Instant } from "../article.ts";
import { fetchPage, type Outcome } from "../crawl/fetch.ts";
import { type DocumentKind, discover } from "../discover/discover.ts";
import type { Discovered, Link } from "../discover/link.ts";
import type { Source } from "../sources/schema.ts";
import { readIndex } from "../store/index-record.ts";
import type { ListState, State } from "../store/state.ts";
import { showsNewestDays } from "./days-list.ts";
import { afterPlace, hasStood, type Notice } from "./faults.ts";
import { endsHtml, judgeCharacters, judgeCharset, judgeList, judgePlace } from "./judge.ts";
import type { Outside } from "./outside.ts";

/** Keys of a document that are kept; what it shows behind them may be archived. */
const keptKeys = 1000;

/** For so long a site is believed that a document has not changed: caches are known that say so for good. */
const trusted = 24 * 3_600_000;

/** What a document gave. */
export interface Seen {
  links: Link[];
  state: State;
  isAnswering: boolean;
  /** It is as it was, or gave what could be believed. */
  isBelievable: boolean;
  /** Those that it leads on to. */
  sitemaps: readonly string[];
}

/** Asks for a document, conditionally, and takes from it what is believable; then for the sitemaps that it names, if it is an index of some. */
export async function lookAt(
  kind: DocumentKind,
  url: string,
  source: Source,
  before: State,
  now: Instant,
  outside: Outside,
): Promise<Seen> {
  let seen = await lookAtDocument(kind, url, source, before, now, outside);
  const { sitemaps } = seen;
  for (const sitemap of sitemaps) {
    const one = await lookAtDocument("sitemap", sitemap, source, seen.state, now, outside);
    const links = [...seen.links, ...one.links];
    seen = { ...one, links, isBelievable: seen.isBelievable && one.isBelievable, sitemaps };
    if (!one.isAnswering) break;
  }
  return seen;
}

async function lookAtDocument(
  kind: DocumentKind,
  url: string,
  source: Source,
  before: State,
  now: Instant,
  outside: Outside,
): Promise<Seen> {
  const known = before.lists[url];
  const isTrusted = ({ whole = now - trusted }: ListState) => now >= whole && now - whole < trusted;
  const versioned = known && isTrusted(known) ? known : undefined;
  const outcome = await fetchPage(url, versioned ?? {}, outside.web);
  outside.log({ event: kind, source: source.id, url, outcome: outcome.kind, fetches: outcome.fetches });
  outside.patience.note(url, outcome, "must");
  if (outcome.kind === "unchanged") {
    const state = { ...before, faults: afterPlace(before.faults, url, [], now) };
    return believed([], state, known?.sitemaps);
  }
  if (outcome.kind !== "fresh") return unanswered(url, outcome, before, now);
  const { article, home, timeZone } = source;
  const found = await discover(kind, outcome.text, { url: outcome.url, article, home, timeZone, now });
  const isWhole = kind !== "list" || endsHtml(outcome.text);
  const shape = judge(kind, url, found, known?.links, outcome.text);
  const odd =
    before.closesHtml && !isWhole
      ? cutShort(url)
      : (judgeCharacters(url, outcome.text, outcome.charset) ??
        ((await isHonest(shape, found, known, source, outside)) ? undefined : shape) ??
        judgeCharset(url, outcome.charset, known?.charset));
  const notice = odd && isBelievedByNow(odd, before, now) ? undefined : odd;
  const faults = afterPlace(before.faults, url, [...(notice ? [notice] : []), ...unreadRest(url, found)], now);
  if (notice || found.kind === "unreadable") {
    const state = { ...before, faults };
    return { links: [], state, isAnswering: true, isBelievable: false, sitemaps: [] };
  }
  const hasVersion = Object.keys(outcome.validators).length > 0;
  const whole = hasVersion ? { whole: versioned?.whole ?? now } : {};
  const list: ListState = { ...outcome.validators, ...countOf(found), charset: outcome.charset, ...whole };
  const closesHtml = before.closesHtml || (kind === "list" && isWhole);
  const state: State = { ...before, closesHtml, lists: { ...before.lists, [url]: list }, faults };
  return found.kind === "links" ? believed(found.links, state) : believed([], state, found.sitemaps);
}

/** These lose nothing when they are believed, and a site may be so from now on. */
const patient = new Set(["list-short", "list-long", "charset"]);

function isBelievedByNow({ name, url }: Notice, { faults }: State, now: Instant): boolean {
  return (
    patient.has(name) &&
    hasStood(
      faults.find((fault) => fault.name === name && fault.url === url),
      now,
    )
  );
}

/** A list that is short because it shows the newest days alone is no fault. */
async function isHonest(
  notice: Notice | undefined,
  found: Discovered,
  known: ListState | undefined,
  { id, timeZone }: Source,
  { kv }: Outside,
): Promise<boolean> {
  if (notice?.name !== "list-short" || found.kind !== "links" || !known) return false;
  return showsNewestDays(found.links, known.keys, await readIndex(kv, id, "to-change"), timeZone);
}

function believed(links: Link[], state: State, sitemaps: readonly string[] = []): Seen {
  return { links, state, isAnswering: true, isBelievable: true, sitemaps };
}

function unanswered(
  url: string,
  outcome: Exclude<Outcome, { kind: "fresh" | "unchanged" }>,
  before: State,
  now: Instant,
): Seen {
  const faults = afterPlace(before.faults, url, [judgePlace(url, outcome)], now);
  return { links: [], state: { ...before, faults }, isAnswering: false, isBelievable: false, sitemaps: [] };
}

function cutShort(url: string): Notice {
  return { name: "cut-short", url, expected: "a page that ends with </html>", found: "one that breaks off" };
}

/** A list that is read as far as a page can be is believed; what stands behind that is not seen. */
function unreadRest(url: string, found: Discovered): Notice[] {
  if (found.kind !== "links" || found.cut === undefined) return [];
  return [{ name: "doubtful", url, expected: "a list that can be read to its end", found: found.cut }];
}

function judge(
  kind: DocumentKind,
  url: string,
  found: Discovered,
  usual: number | undefined,
  text: string,
): Notice | undefined {
  switch (found.kind) {
    case "links":
      return judgeList(url, found.links, usual, text);
    case "index":
      return undefined;
    case "unreadable":
      return { name: "list-unreadable", url, expected: `a ${kind}`, found: found.why };
  }
}

function countOf(found: Exclude<Discovered, { kind: "unreadable" }>): Pick<ListState, "links" | "keys" | "sitemaps"> {
  if (found.kind === "links") {
    return { links: found.links.length, keys: found.links.slice(0, keptKeys).map(({ key }) => key) };
  }
  return { links: 0, keys: [], ...(found.isDated ? {} : { sitemaps: found.sitemaps }) };
}
