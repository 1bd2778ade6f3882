// True lengths of an article's files: a feed reader is told how much a download is only where the site says so.
import type { Attachment } from "../article.ts";
import { fetchHead } from "../crawl/fetch.ts";
import type { Outside } from "./outside.ts";

/** Files of one article that are asked about: of a page with fifty forms, nobody needs fifty lengths. */
const asked = 3;

/** The attachments, the first few of them with their lengths in bytes; what was asked before is kept. */
export async function withLengths(
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
