// True lengths of an article's files: a feed reader is told how much a download is only where the site says so.
import type { Article, Attachment } from "../article.ts";
import { fetchHead } from "../crawl/fetch.ts";
import type { Difference } from "./diff.ts";
import type { Outside } from "./outside.ts";

/** Files of one article that are asked about: of a page with fifty forms, nobody needs fifty lengths. */
const asked = 3;

/** The difference with the lengths of the article's files; they are asked for only when there is an article to write. */
export async function measure(
  difference: Difference,
  known: Article | undefined,
  outside: Outside,
): Promise<{ difference: Difference; fetches: number }> {
  if (difference.kind === "unchanged" || difference.article.attachments.length === 0) return { difference, fetches: 0 };
  const { article } = difference;
  const { attachments, fetches } = await withLengths(article.attachments, known?.attachments ?? [], outside);
  return { difference: { ...difference, article: { ...article, attachments } }, fetches };
}

/** The attachments, the first few of them with their lengths in bytes; what was asked before is kept. */
async function withLengths(
  attachments: readonly Attachment[],
  before: readonly Attachment[],
  outside: Outside,
): Promise<{ attachments: Attachment[]; fetches: number }> {
  const known = new Map(before.map((file) => [file.url, file.length]));
  const found: Attachment[] = [];
  let fetches = 0;
  let questions = 0;
  for (const file of attachments) {
    let length = file.length ?? known.get(file.url);
    if (length === undefined && questions < asked) {
      questions++;
      const answer = await fetchHead(file.url, outside.web);
      fetches += answer.fetches;
      length = answer.length;
    }
    found.push({ ...file, ...(length === undefined ? {} : { length }) });
  }
  return { attachments: found, fetches };
}
