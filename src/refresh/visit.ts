// Reads one article's page: asks for it, extracts, judges, compares with what we have.
import type { Article, Instant } from "../article.ts";
import { fetchPage, type Outcome } from "../crawl/fetch.ts";
import { extractArticle } from "../extract/extract.ts";
import type { Reading } from "../extract/reading.ts";
import type { Source } from "../sources/schema.ts";
import type { StoredArticle } from "../store/articles.ts";
import type { IndexEntry, Listed } from "../store/index-record.ts";
import type { Counter, Doubt, Visit } from "../store/views.ts";
import { measure } from "./attachment-lengths.ts";
import { type Difference, diff } from "./diff.ts";
import { elsewhere } from "./elsewhere.ts";
import { type Facts, factsOf } from "./facts.ts";
import type { Notice } from "./faults.ts";
import { joinPages } from "./join-pages.ts";
import { judgeArticle, judgeCharacters, judgeOutcome, judgeSent } from "./judge.ts";
import type { Outside } from "./outside.ts";
import { contextOf } from "./page-context.ts";
import { isUnheard } from "./patience.ts";
import { type CounterReading, readCounter } from "./read-counter.ts";
import { retryAt, withdrawnAfter } from "./schedule.ts";
import { judgeDifference } from "./surprise.ts";
import { afterReading } from "./view-history.ts";

/** A page to read: listed and new, or known and read before. `lost`: what the index says of it, where its record cannot be read. */
export type Page = Pick<Listed, "key" | "url" | "firstSeen"> &
  Partial<Pick<Listed, "text" | "date" | "isOlder">> & { lost?: IndexEntry };

/** How a visit ended. `notices` tells what is wrong with the page, `visit` is the record of it. */
export interface Visited {
  page: Page;
  /** The article as we had it. */
  known?: StoredArticle;
  /** `gone`: its page is not there, since when. */
  difference: Difference | { kind: "unread" } | { kind: "gone"; since: Instant; status: 404 | 410 };
  visit: Visit;
  /** The record of the visits before. */
  earlier: Visit;
  /** What the page had, where one came. */
  facts?: Facts;
  notices: Notice[];
  /** What it cost: the page, its later pages, its counter, its files. */
  fetches: number;
  /** Its host does not answer, or asks us to wait. */
  isHostDown?: true;
}

/** Reads the page of an article. `stored` and `before` are the article and the last visit as we have them. */
export async function visitPage(
  page: Page,
  stored: StoredArticle | undefined,
  before: Visit | undefined,
  source: Source,
  closesHtml: boolean,
  now: Instant,
  outside: Outside,
): Promise<Visited> {
  const visited = await visit(page, stored?.article, before, source, closesHtml, now, outside);
  return stored ? { ...visited, known: stored } : visited;
}

async function visit(
  page: Page,
  known: Article | undefined,
  before: Visit | undefined,
  source: Source,
  closesHtml: boolean,
  now: Instant,
  outside: Outside,
): Promise<Visited> {
  // A page that we have not read has no version to ask about.
  const outcome = await fetchPage(page.url, known && before ? before : {}, outside.web);
  outside.log({ event: "page", source: source.id, url: page.url, outcome: outcome.kind, fetches: outcome.fetches });
  outside.patience.note(page.url, outcome);
  const earlier: Visit = before ?? { at: now, readings: 0, history: [] };
  let { fetches } = outcome;
  switch (outcome.kind) {
    case "unchanged": {
      const count = earlier.counter && (await readCounter(earlier.counter, source.id, outside));
      const visit = afterReading(earlier, count?.views, now);
      const notices = uncounted(page, count);
      fetches += count?.fetches ?? 0;
      return { page, difference: { kind: "unchanged" }, visit, earlier, notices, fetches };
    }
    case "fresh": {
      const context = contextOf(page, outcome.url, source, now);
      const first = extractArticle(outcome.text, context);
      const facts = factsOf(first, outcome.text, outcome.charset);
      const notice =
        judgeCharacters(page.url, outcome.text, outcome.charset) ??
        judgeArticle(page.url, first, outcome.text, closesHtml);
      if (notice || first.kind === "no-article") {
        const visited = unread(page, earlier, notice, fetches, now);
        return notice?.name === "no-article" ? { ...visited, facts } : visited;
      }
      const joined = await joinPages(first, context, closesHtml, source, now, outside);
      fetches += joined.fetches;
      if (joined.kind === "missing") {
        const visited = unread(page, earlier, { ...joined.notice, url: page.url }, fetches, now);
        return joined.outcome ? withHost(visited, joined.outcome) : visited;
      }
      const { reading } = joined;
      const difference = await diff(page, reading, known, earlier.disowned, source, now);
      const isOther = difference.kind === "new" || difference.kind === "changed";
      const sentTo = isOther ? elsewhere(page.key, outcome.url, source) : undefined;
      if (sentTo !== undefined) {
        const visited = unread(page, earlier, judgeSent(page.url, sentTo), fetches, now);
        return { ...visited, facts: { length: facts.length, charset: facts.charset, reason: `sent to ${sentTo}` } };
      }
      const surprise = judgeDifference(difference, reading, page, known, earlier.doubt, now);
      if (surprise) return { ...unread(page, earlier, surprise.notice, fetches, now, surprise.doubt), facts };
      const counter = reading.views || reading.counter?.isCounting ? undefined : reading.counter;
      const count = counter && (await readCounter(counter, source.id, outside));
      const measured = await measure(difference, known, outside);
      const version = { ...withoutVersion(earlier), ...outcome.validators, ...remembered(counter) };
      const visit = afterReading(version, reading.views?.value ?? count?.views, now);
      const notices = [...doubts(page, reading), ...uncounted(page, count)];
      fetches += (count?.fetches ?? 0) + measured.fetches;
      return { page, difference: measured.difference, visit, earlier, facts, notices, fetches };
    }
    default: {
      const visited = unread(page, earlier, judgeOutcome(page.url, outcome), fetches, now);
      return outcome.kind === "gone" && (known ?? page.lost)
        ? gone(visited, outcome.status, now)
        : withHost(visited, outcome);
    }
  }
}

/** A visit that ended so, with whether that is its host's fault. */
function withHost(visited: Visited, outcome: Outcome): Visited {
  return isUnheard(outcome) ? { ...visited, isHostDown: true } : visited;
}

/** A visit that read nothing: the page is tried again later. */
export function unread(
  page: Page,
  before: Visit,
  notice: Notice | undefined,
  fetches: number,
  now: Instant,
  doubt?: Doubt,
): Visited {
  const failures = (before.failures ?? 0) + 1;
  const retry = retryAt(failures, now, doubt?.since);
  const visit: Visit = { ...before, at: now, failures, retryAt: retry, ...(doubt ? { doubt } : {}) };
  return { page, difference: { kind: "unread" }, visit, earlier: before, notices: notice ? [notice] : [], fetches };
}

/** A page that was there and is not. It is looked for a day later; only then can it be said that it was taken away. */
function gone(visited: Visited, status: 404 | 410, now: Instant): Visited {
  const known = visited.earlier.gone;
  const since = known?.since ?? now;
  const visit = { ...visited.visit, gone: { since }, ...(known ? {} : { retryAt: now + withdrawnAfter }) };
  return { ...visited, difference: { kind: "gone", since, status }, visit };
}

function withoutVersion({ etag: _etag, lastModified: _lastModified, counter: _counter, ...visit }: Visit): Visit {
  return visit;
}

function remembered(counter: Counter | undefined): { counter?: Counter } {
  if (!counter) return {};
  const { url, body, pattern } = counter;
  return { counter: { url, ...(body === undefined ? {} : { body }), pattern } };
}

/** A counter that could not be read leaves the views as they were, and is told. */
function uncounted(page: Page, count: CounterReading | undefined): Notice[] {
  if (count?.why === undefined) return [];
  return [
    { name: "counter-unread", url: page.url, expected: "a view count from the page's counter", found: count.why },
  ];
}

/** What the extraction refused to believe is told, though the article is good. */
function doubts(page: Page, reading: Reading): Notice[] {
  return reading.warnings
    .slice(0, 1)
    .map((found) => ({ name: "doubtful", url: page.url, expected: "a believable value", found }));
}
