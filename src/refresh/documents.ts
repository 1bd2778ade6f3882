// Writes a source's documents: the stored entries of its newest articles, joined under a head.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { interval } from "../sources/schema.ts";
import { readArticles } from "../store/articles.ts";
import { readDocumentMetadata, writeDocument } from "../store/documents.ts";
import type { Index } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import type { ViewsRecord } from "../store/views.ts";
import { assemble, formats } from "../syndicate/document.ts";
import { rendererVersion } from "../syndicate/entry.ts";
import { sourceHead } from "../syndicate/head.ts";
import { orderOf } from "../order.ts";
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
  const newest = index.entries.slice(0, documentLength);
  if (newest.length === 0) return undefined;
  const metadata = await Promise.all(formats.map((format) => readDocumentMetadata(kv, source.id, format)));
  const isCurrent = (at: number) =>
    metadata[at]?.edition === index.news && metadata[at]?.rendered === rendererVersion;
  const due = formats.filter((_, at) => !isCurrent(at));
  if (due.length > 0) {
    const stored = await readArticles(
      kv,
      source.id,
      newest.map(({ key }) => key),
    );
    const modified = lastChange(index.entries);
    const head = sourceHead(source, modified, interval(source) / 60_000);
    for (const format of due) {
      const parts = newest.map(({ key }) => {
        const article = stored.get(key);
        if (!article) throw new Error(`source "${source.id}": article ${key} is in the index and not yet to be read`);
        const seen = views.visits[key]?.views;
        return { entry: article.entries[format], ...(seen ? { views: seen } : {}) };
      });
      const { head: start, entries, tail } = assemble(format, head(format), parts);
      const document = {
        head: start,
        entries: entries.map((text, at) => ({ order: orderAt(newest, at, source), text })),
        tail,
      };
      await writeDocument(kv, source.id, format, document, { modified, edition: index.news, rendered: rendererVersion });
    }
  }
  return { edition: index.news, at: now, rendered: rendererVersion };
}

function orderAt(newest: Index["entries"], at: number, source: Source) {
  const entry = newest[at];
  return entry ? orderOf(entry, source.timeZone) : [];
}
