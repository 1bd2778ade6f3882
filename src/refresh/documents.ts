// Keeps a source's documents: the stored entries of its newest articles, joined under a head.
import type { Instant } from "../article.ts";
import { orderOf } from "../order.ts";
import type { Source } from "../sources/schema.ts";
import { type EntryBytes, lookUpAllEntries, type StoredArticle } from "../store/articles.ts";
import type { DocumentParts } from "../store/document.ts";
import { readDocument, type Shown, writeDocuments } from "../store/documents.ts";
import { type Index, served } from "../store/index-record.ts";
import { shelvesOf } from "../store/shelves.ts";
import type { ViewsRecord } from "../store/views.ts";
import { withBoth } from "../syndicate/assembly.ts";
import { rendererVersion } from "../syndicate/entry.ts";
import { type Format, feedFiles, formats } from "../syndicate/format.ts";
import { sourceFrame, topical, type Variant } from "../syndicate/head.ts";
import { olderPath } from "../syndicate/history.ts";
import { deletedOf, mostTombstones } from "../syndicate/tombstone.ts";
import type { Broken } from "./broken.ts";
import { lastChange } from "./entries.ts";
import type { Outside } from "./outside.ts";

/** Articles in a canonical document. */
export const documentLength = 50;

/**
 * Brings a source's documents to the index's news. Those that show it are left alone: views alone never
 * assemble one anew. `articles`: those that the slice wrote. `before`: what they showed when it began. Nothing is written before there
 * is an article. Gives those whose records nobody can read, as far as they were needed: they stay as the documents showed them last.
 * @throws Error when an article of the index is not to be read: KV is behind, and the message is tried again.
 */
export async function keepDocuments(
  source: Source,
  { index, views, articles }: { index: Index; views: ViewsRecord; articles: readonly StoredArticle[] },
  before: Shown | undefined,
  now: Instant,
  { kv }: Pick<Outside, "kv">,
): Promise<Broken> {
  const newest = served(index).slice(0, documentLength);
  const isCurrent = before?.edition === index.news && before.rendered === rendererVersion;
  if (newest.length === 0 || isCurrent) return new Map();
  // What this slice wrote is not read: KV may not show it for a minute.
  const written = new Map(articles.map(({ article, entries }) => [article.key, encoded(entries)]));
  const others = newest.map(({ key }) => key).filter((key) => !written.has(key));
  const found = await lookUpAllEntries(kv, source.id, others);
  const stored = new Map([...found.stored, ...written]);
  const last = found.broken.size === 0 ? undefined : await shownEntries(kv, source);
  // Of what they show, and of what they show no more: an old article that was read only now changes nothing here.
  const withdrawn = index.entries.filter((entry) => entry.withdrawn !== undefined);
  const modified = Math.max(lastChange([...newest, ...withdrawn]), lastChangeSince(before, index));
  const documents = formats.map((format): [Format, DocumentParts] => {
    const entries = newest.flatMap((entry) => {
      const { key, edition } = entry;
      if (found.broken.has(key)) return last?.get(format)?.get(key) ?? [];
      const bytes = stored.get(key)?.[format];
      if (!bytes) throw new Error(`source "${source.id}": article ${key} is in the index and not yet to be read`);
      const viewed = withBoth(format, bytes, views.visits[key]?.views, undefined);
      return [{ order: orderOf(entry, source.timeZone), edition, bytes: viewed }];
    });
    const frame = sourceFrame(format, source, modified, { ...topical, ...inHistory(format, index, source, now) });
    return [format, { ...frame, entries }];
  });
  await writeDocuments(kv, source.id, documents, { modified, edition: index.news, rendered: rendererVersion });
  return found.broken;
}

type Entry = DocumentParts["entries"][number];

/** What the documents show of each article now, by format and key. */
async function shownEntries(kv: KVNamespace, source: Source): Promise<Map<Format, Map<string, Entry>>> {
  const read = formats.map(async (format): Promise<[Format, Map<string, Entry>]> => {
    const document = await readDocument(kv, source.id, format);
    return [format, new Map(document?.entries.map((entry) => [entry.order[2], entry]))];
  });
  return new Map(await Promise.all(read));
}

/**
 * When documents that were there before changed last: then, or when an article that they may have shown changed since, though it be too
 * old now to be shown. It never goes back: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2
 */
function lastChangeSince(before: Shown | undefined, { entries }: Index): Instant {
  if (before === undefined) return 0;
  const changed = entries.filter(({ edition, firstSeen }) => edition > before.edition && firstSeen <= before.modified);
  return Math.max(before.modified, lastChange(changed));
}

function encoded(entries: StoredArticle["entries"]): EntryBytes {
  const encoder = new TextEncoder();
  return {
    rss: encoder.encode(entries.rss),
    atom: encoder.encode(entries.atom),
    json: encoder.encode(entries.json),
  };
}

/** Where older articles are, and which were withdrawn. */
function inHistory(format: Format, index: Index, source: Source, now: Instant): Variant {
  if (format === "rss") return {};
  const shelves = shelvesOf(index, source, now);
  const isWhole = shelves.articles.length <= documentLength && shelves.archived.length === 0;
  const below = shelves.articles[documentLength - 1]?.order;
  const older = isWhole ? undefined : olderPath(format, shelves, undefined, below);
  if (format === "json") return older === undefined ? {} : { older };
  const withdrawn = index.entries.filter((entry) => entry.withdrawn !== undefined);
  const last = withdrawn.sort((a, b) => b.edition - a.edition).slice(0, mostTombstones);
  return {
    deleted: deletedOf(last, source),
    place: isWhole
      ? { isComplete: index.listed.length === 0 }
      : { current: `/${source.id}/${feedFiles.atom}`, ...(older === undefined ? {} : { previous: older }) },
  };
}
