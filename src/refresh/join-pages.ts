// Fetches the later pages of an article that has several, and joins them. All of them, or none: an article is not taken as shortened.
import type { Instant } from "../article.ts";
import { fetchPage, type Outcome } from "../crawl/fetch.ts";
import { extractArticle } from "../extract/extract.ts";
import { joinBodies } from "../extract/joined-body.ts";
import { isPageOf } from "../extract/next-page.ts";
import type { ArticleReading, PageContext } from "../extract/reading.ts";
import { flatTitle } from "../extract/title-agreement.ts";
import type { Source } from "../sources/schema.ts";
import type { Notice } from "./faults.ts";
import { judgeArticle, judgeOutcome } from "./judge.ts";
import type { Outside } from "./outside.ts";

/** The whole article; or what is wrong with a later page, and how its fetch ended where that was the reason. */
export type Joined =
  | { kind: "whole"; reading: ArticleReading; fetches: number }
  | { kind: "missing"; notice: Notice; outcome?: Outcome; fetches: number };

/** All that a last page says whose article just filled the pages before it. */
const endMark = />\s{0,20}[（(【]\s?(?:全文)?完\s?[)）】]\s{0,20}</;

/** Reads on from the first page, up to the source's limit of pages. `context`: of the first page. */
export async function joinPages(
  first: ArticleReading,
  context: PageContext,
  closesHtml: boolean,
  source: Source,
  now: Instant,
  outside: Outside,
): Promise<Joined> {
  const pages = [first];
  const visited = new Set([context.url]);
  let fetches = 0;
  let next = first.nextPage;
  while (next !== undefined && pages.length < source.maxPages && !visited.has(next)) {
    visited.add(next);
    const outcome = await fetchPage(next, {}, outside.web);
    fetches += outcome.fetches;
    outside.log({ event: "later-page", source: source.id, url: next, outcome: outcome.kind, fetches: outcome.fetches });
    outside.patience.note(next, outcome);
    // Asked for without a version, no page can be as it was.
    if (outcome.kind === "unchanged") break;
    if (outcome.kind !== "fresh")
      return { kind: "missing", notice: later(judgeOutcome(next, outcome)), outcome, fetches };
    const page = { ...context, url: outcome.url, firstPage: context.url, fetchedAt: now };
    const reading = extractArticle(outcome.text, page);
    const notice = judgeArticle(next, reading, outcome.text, closesHtml);
    if (notice?.name === "no-article" && endMark.test(outcome.text)) {
      next = undefined;
      break;
    }
    if (notice) return { kind: "missing", notice: later(notice), fetches };
    if (reading.kind === "no-article") break;
    if (isElsewhere(outcome.url, reading, first, context.url)) {
      const elsewhere = `where the article should go on, ${next} leads to "${reading.title.value.slice(0, 80)}" at ${outcome.url}`;
      return { kind: "whole", reading: joined(pages, first, elsewhere), fetches };
    }
    // A site that does not understand the number gives a page again, and each would name the next.
    if (pages.some(({ body }) => body.value.html === reading.body.value.html)) {
      const again = `where the article should go on, an earlier page of it is shown again: ${next}`;
      return { kind: "whole", reading: joined(pages, first, again), fetches };
    }
    pages.push(reading);
    next = reading.nextPage;
  }
  const more = next && `the article goes on after ${pages.length} pages: ${next}`;
  return { kind: "whole", reading: joined(pages, first, more), fetches };
}

/** Whether a later page led on to another article: to an address that is none of this one, under another title. */
function isElsewhere(url: string, page: ArticleReading, first: ArticleReading, firstUrl: string): boolean {
  const [own, other] = [first, page].map(({ title }) => flatTitle(title.value));
  return !isPageOf(url, firstUrl) && own !== other;
}

/** Told of the article, so that it ends when the article is read. */
function later(notice: Notice): Notice {
  return {
    ...notice,
    name: "page-missing",
    expected: "every page of the article",
    found: `${notice.url}: ${notice.found}`,
  };
}

/** `warning`: what a person should know of the pages that are not in it. */
function joined(pages: readonly ArticleReading[], first: ArticleReading, warning: string | undefined): ArticleReading {
  if (pages.length === 1 && warning === undefined) return first;
  const find = <Name extends "authors" | "image" | "publisher" | "published">(name: Name) =>
    pages.find((page) => page[name] !== undefined)?.[name];
  const [authors, image, publisher, published] = [find("authors"), find("image"), find("publisher"), find("published")];
  const { nextPage: _nextPage, ...reading } = first;
  const files = new Map(pages.flatMap(({ attachments }) => attachments).map((file) => [file.url, file]));
  return {
    ...reading,
    body: { ...first.body, value: joinBodies(pages.map(({ body }) => body.value)) },
    ...(authors ? { authors } : {}),
    ...(image ? { image } : {}),
    ...(publisher ? { publisher } : {}),
    ...(published ? { published } : {}),
    attachments: [...files.values()],
    warnings: [...first.warnings, ...(warning === undefined ? [] : [warning])],
  };
}
