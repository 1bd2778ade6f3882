// A newer Worker renders stored articles anew, a few in each slice.
import type { Source } from "../sources/schema.ts";
import { readArticles, type StoredArticle } from "../store/articles.ts";
import { type Index, served } from "../store/index-record.ts";
import { renderEntries, rendererVersion } from "../syndicate/entry.ts";
import { documentLength } from "./documents.ts";
import type { Outside } from "./outside.ts";

const perSlice = 10;

/** Articles of the documents whose entries an older renderer made, with new entries; and how many stay for later. */
export interface Renewed {
  articles: StoredArticle[];
  left: number;
}

/** Renders a few anew; none, where the day's share does not allow it. */
export async function renderAnew(index: Index, source: Source, outside: Outside): Promise<Renewed> {
  const old = served(index)
    .slice(0, documentLength)
    .filter(({ rendered }) => rendered !== rendererVersion);
  if (old.length === 0 || !outside.gate.affords("corrections")) return { articles: [], left: old.length };
  const keys = old.slice(0, perSlice).map(({ key }) => key);
  const stored = await readArticles(outside.kv, source.id, keys, "to-change");
  const articles = [...stored.values()].map(({ article }) => ({
    article,
    entries: renderEntries(article, source),
    rendered: rendererVersion,
  }));
  // Those that cannot be read are for a slice that comes later: one at once would find no more.
  return { articles, left: articles.length === 0 ? 0 : old.length - articles.length };
}
