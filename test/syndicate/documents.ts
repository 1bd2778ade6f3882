// Whole documents of articles, as a Worker would assemble them.
import type { Article, Views } from "../../src/article.ts";
import type { Source } from "../../src/sources/schema.ts";
import { withViews } from "../../src/syndicate/assembly.ts";
import { renderEntries } from "../../src/syndicate/entry.ts";
import { type Format, separators } from "../../src/syndicate/format.ts";
import { originPlaceholder, sourceFrame } from "../../src/syndicate/head.ts";

export const origin = "https://news.example";

/** The document of these articles, each with views. */
export function documentOf(format: Format, source: Source, articles: readonly Article[], views: Views): string {
  const updated = Math.max(...articles.map((article) => article.updated));
  const { head, tail } = sourceFrame(format, source, updated, { hub: `${originPlaceholder}/hub` });
  const entries = articles.map((article) => withViews(format, renderEntries(article, source)[format], views));
  return head.replaceAll(originPlaceholder, origin) + entries.join(separators[format]) + tail;
}
