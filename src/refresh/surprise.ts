// What is hard to believe of a page, beside what we know of its article. Pure.
import type { Article, Instant } from "../article.ts";
import type { ArticleReading } from "../extract/reading.ts";
import type { IndexEntry, Listed } from "../store/index-record.ts";
import type { Doubt } from "../store/views.ts";
import type { Difference } from "./diff.ts";
import type { Notice } from "./faults.ts";
import { isBelievedByNow, judgeChange, judgeNew, shownSince } from "./judge.ts";

/** What is hard to believe of a reading, and the doubt to keep until the next one. */
export function judgeDifference(
  difference: Difference,
  reading: ArticleReading,
  page: Pick<Listed, "url"> & Partial<Pick<Listed, "text">> & { lost?: IndexEntry },
  known: Article | undefined,
  doubted: Doubt | undefined,
  now: Instant,
): { notice: Notice; doubt?: Doubt } | undefined {
  if (difference.kind !== "new" && difference.kind !== "changed") return undefined;
  const { article } = difference;
  if (isBelievedByNow(article, doubted, now)) return undefined;
  const notice = known ? judgeChange(known, article) : judgeNew(page.url, reading, page.lost?.title ?? page.text);
  // Of an article that we never had no page is believed that is another's.
  if (!notice || !(known ?? page.lost)) return notice && { notice };
  return { notice, doubt: { fingerprint: article.fingerprint, since: shownSince(article, doubted, now) } };
}
