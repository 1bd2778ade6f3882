// Writes a source's documents: the stored entries of its newest articles, joined under a head.
import type { Instant } from "../article.ts";
import { orderOf } from "../order.ts";
import type { Source } from "../sources/schema.ts";
import { readArticles } from "../store/articles.ts";
import { readDocumentMetadata, writeDocument } from "../store/documents.ts";
import { type Index, served } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord } from "../store/views.ts";
import { withViews } from "../syndicate/assembly.ts";
import { rendererVersion } from "../syndicate/entry.ts";
import { formats } from "../syndicate/format.ts";
import { sourceFrame, topical } from "../syndicate/head.ts";
import { lastChange } from "./entries.ts";
import type { Outside } from "./outside.ts";

/** Articles in a canonical document. */
export const documentLength = 50;

/**
 * Writes the documents that do not show the index's news yet, and tells what they show now. Documents that do are left alone:
 * views alone never assemble one anew. Nothing is written before there is an article.
 * @throws Error when an article of the index is not to be read: KV is behind, and the message is tried again.
 */
export async function writeDocuments(
  source: Source,
  index: Index,
  views: ViewsRecord,
  now: Instant,
  outside: Outside,
): Promise<State["documents"]> {
  const { kv } = outside;
  const newest = served(index).slice(0, documentLength);
  if (newest.length === 0) return undefined;
  const metadata = await Promise.all(formats.map((format) => readDocumentMetadata(kv, source.id, format)));
  const isCurrent = (at: number) => metadata[at]?.edition === index.news && metadata[at]?.rendered === rendererVersion;
  const due = formats.filter((_, at) => !isCurrent(at));
  if (due.length > 0) {
    const stored = await readArticles(
      kv,
      source.id,
      newest.map(({ key }) => key),
    );
    const modified = lastChange(index.entries);
    for (const format of due) {
      const entries = newest.map((entry) => {
        const article = stored.get(entry.key);
        if (!article)
          throw new Error(`source "${source.id}": article ${entry.key} is in the index and not yet to be read`);
        const text = withViews(format, article.entries[format], views.visits[entry.key]?.views);
        return { order: orderOf(entry, source.timeZone), edition: entry.edition, text };
      });
      const frame = sourceFrame(format, source, modified, topical);
      const shown = { modified, edition: index.news, rendered: rendererVersion };
      await writeDocument(kv, source.id, format, { ...frame, entries }, shown);
    }
  }
  return { edition: index.news, at: now, rendered: rendererVersion };
}
