// Reads one article's page: asks for it, extracts, judges, compares with what we have.
import type { Article, Instant } from "../article.ts";
import { fetchPage } from "../crawl/fetch.ts";
import { extractArticle } from "../extract/extract.ts";
import type { ArticleReading, PageContext, Reading } from "../extract/reading.ts";
import type { Source } from "../sources/schema.ts";
import type { StoredArticle } from "../store/articles.ts";
import type { Listed } from "../store/index-record.ts";
import type { Doubt, Visit } from "../store/views.ts";
import { type Difference, diff } from "./diff.ts";
import type { Notice } from "./faults.ts";
import { judgeArticle, judgeChange, judgeNew, judgeOutcome } from "./judge.ts";
import type { Outside } from "./outside.ts";
import { retryAt } from "./schedule.ts";
import { afterReading } from "./view-history.ts";

/** A page to read: listed and new, or known and read before. */
export type Page = Pick<Listed, "key" | "url" | "firstSeen"> & Partial<Pick<Listed, "text" | "date">>;

/** How a visit ended. `notices` tells what is wrong with the page, `visit` is the record of it. */
export interface Visited {
  page: Page;
  /** The article as we had it. */
  known?: StoredArticle;
  difference: Difference | { kind: "unread" };
  visit: Visit;
  notices: Notice[];
  /** The site itself does not answer, or asks us to wait: there is no point in asking it for more now. */
  stop?: { waitUntil?: Instant };
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
  const earlier: Visit = before ?? { at: now, readings: 0, history: [] };
  switch (outcome.kind) {
    case "unchanged":
      return { page, difference: { kind: "unchanged" }, visit: afterReading(earlier, undefined, now), notices: [] };
    case "fresh": {
      const reading = extractArticle(outcome.text, contextOf(page, outcome.url, source, now));
      const notice = judgeArticle(page.url, reading, outcome.text, closesHtml);
      if (notice || reading.kind === "no-article") return unread(page, earlier, notice, now);
      const difference = await diff(page, reading, known, source, now);
      const surprise = judgeDifference(difference, reading, page, known, earlier.doubt, now);
      if (surprise) return unread(page, earlier, surprise.notice, now, surprise.doubt);
      const visit = afterReading({ ...withoutValidators(earlier), ...outcome.validators }, reading.views?.value, now);
      return { page, difference, visit, notices: doubts(page, reading) };
    }
    default: {
      const visited = unread(page, earlier, judgeOutcome(page.url, outcome), now);
      if (outcome.kind === "throttled") return { ...visited, stop: { waitUntil: outcome.until } };
      const isSiteDown = outcome.kind === "failed" && (outcome.fault === "unreachable" || outcome.fault === "timeout");
      return isSiteDown ? { ...visited, stop: {} } : visited;
    }
  }
}

/** What is hard to believe of a reading, and the doubt to keep until the next one. */
function judgeDifference(
  difference: Difference,
  reading: ArticleReading,
  page: Page,
  known: Article | undefined,
  doubted: Doubt | undefined,
  now: Instant,
): { notice: Notice; doubt?: Doubt } | undefined {
  if (difference.kind === "new") {
    const notice = judgeNew(page.url, reading, page.text);
    return notice && { notice };
  }
  if (difference.kind !== "changed" || !known) return undefined;
  const notice = judgeChange(known, difference.article, doubted, now);
  const { fingerprint } = difference.article;
  const since = doubted?.fingerprint === fingerprint ? doubted.since : now;
  return notice && { notice, doubt: { fingerprint, since } };
}

function unread(page: Page, before: Visit, notice: Notice | undefined, now: Instant, doubt?: Doubt): Visited {
  const failures = (before.failures ?? 0) + 1;
  const visit: Visit = { ...before, at: now, failures, retryAt: retryAt(failures, now), ...(doubt ? { doubt } : {}) };
  return { page, difference: { kind: "unread" }, visit, notices: notice ? [notice] : [] };
}

function withoutValidators({ etag: _etag, lastModified: _lastModified, ...visit }: Visit): Visit {
  return visit;
}

/** What the extraction refused to believe is told, though the article is good. */
function doubts(page: Page, reading: Reading): Notice[] {
  return reading.warnings
    .slice(0, 1)
    .map((found) => ({ name: "doubtful", url: page.url, expected: "a believable value", found }));
}

function contextOf(page: Page, url: string, source: Source, now: Instant): PageContext {
  const { text, date, key } = page;
  return {
    url,
    key,
    timeZone: source.timeZone,
    language: source.language,
    fetchedAt: now,
    drop: source.drop,
    ...(text === undefined ? {} : { listed: { text, ...(date ? { date } : {}) } }),
    ...(source.selectors ? { selectors: source.selectors } : {}),
    ...(source.counter ? { counter: source.counter } : {}),
  };
}
