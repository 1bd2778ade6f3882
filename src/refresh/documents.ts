// Keeps a source's documents: the stored entries of its newest articles, joined under a head.
import type { Instant } from "../article.ts";
import { orderOf } from "../order.ts";
import type { Source } from "../sources/schema.ts";
import { type EntryBytes, lookUpAllEntries, type StoredArticle } from "../store/articles.ts";
import type { DocumentParts } from "../store/document.ts";
import { readDocument, type Shown, writeDocuments } from "../store/documents.ts";
import { type Index, type IndexEntry, served } from "../store/index-record.ts";
import { orElse, type UnusableRecord } from "../store/record.ts";
import { shelvesOf } from "../store/shelves.ts";
import type { ViewsRecord } from "../store/views.ts";
import { withBoth } from "../syndicate/assembly.ts";
import { rendererVersion } from "../syndicate/entry.ts";
import { type Format, feedFiles, formats } from "../syndicate/format.ts";
import { sourceFrame, topical, type Variant } from "../syndicate/head.ts";
import { olderPath } from "../syndicate/history.ts";
import { deletedOf, mostTombstones } from "../syndicate/tombstone.ts";
import { type Broken, withLost } from "./broken.ts";
import { lastChange } from "./entries.ts";
import type { Outside } from "./outside.ts";

/** Articles in a canonical document. */
export const documentLength = 50;
/**
 * Bytes of their entries in all formats, which are one record: fifty articles of 27 KB. KV takes 25 MiB, and an isolate, which holds them
 * several times while it joins them, 128 MB; but it is CPU that is short: 1 MB is shown in 7 ms, 3 in 11, 8 in 21.
 */
const documentsSize = 4 * 1024 * 1024;
/** Articles that are read together: fifty of the largest may be more than it holds. */
const readTogether = 10;

/** What came of it. `broken`: articles whose records nobody can read. */
export interface Kept {
  broken: Broken;
  /** So many articles are shown, where that is fewer than there should be: they are too large together. */
  shortened?: number;
}

/**
 * Brings a source's documents to the index's news. Those that show it are left alone: views alone never
 * assemble one anew. `articles`: those that the slice wrote. `before`: what they showed when it began. Nothing is written before there
 * is an article. One whose record nobody can read, or is lost, stays as they showed it last; where all are too large together, the newest are shown.
 * Gives nothing where nothing was done.
 * @throws Error when an article of the index is not to be read: KV is behind, and the message is tried again.
 */
export async function keepDocuments(
  source: Source,
  { index, views, articles }: { index: Index; views: ViewsRecord; articles: readonly StoredArticle[] },
  before: Shown | undefined,
  now: Instant,
  { kv }: Pick<Outside, "kv">,
): Promise<Kept | undefined> {
  const newest = served(index).slice(0, documentLength);
  const isCurrent = before?.edition === index.news && before.rendered === rendererVersion;
  if (newest.length === 0 || isCurrent) return undefined;
  // What this slice wrote is not read: KV may not show it for a minute.
  const written = new Map(articles.map(({ article, entries }) => [article.key, encoded(entries)]));
  const { gathered, broken, isShortened } = await gather(newest, written, source, now, kv);
  const isAbsent = ({ key }: IndexEntry) => broken.has(key) && !gathered.some(({ entry }) => entry.key === key);
  // To go without an article is for when its page was asked for in vain; and an empty feed would be worse than none.
  const isToWait = newest.some((entry) => isAbsent(entry) && views.visits[entry.key]?.failures === undefined);
  if (isToWait || gathered.length === 0) return { broken };
  const shown = gathered.map(({ entry }) => entry);
  // Of what they show, and of what they show no more: an old article that was read only now changes nothing here.
  const withdrawn = index.entries.filter((entry) => entry.withdrawn !== undefined);
  const modified = Math.max(lastChange([...shown, ...withdrawn]), lastChangeSince(before, index));
  const documents = formats.map((format): [Format, DocumentParts] => {
    const entries = gathered.map(({ entry, bytes, isViewed }) => {
      const count = isViewed ? undefined : views.visits[entry.key]?.views;
      const viewed = withBoth(format, bytes[format], count, undefined);
      return { order: orderOf(entry, source.timeZone), edition: entry.edition, bytes: viewed };
    });
    const variant = { ...topical, ...inHistory(format, index, shown, source, now) };
    return [format, { ...sourceFrame(format, source, modified, variant), entries }];
  });
  await writeDocuments(kv, source.id, documents, { modified, edition: index.news, rendered: rendererVersion });
  return { broken, ...(isShortened ? { shortened: shown.length } : {}) };
}

/** An article to be shown. `isViewed`: its entries show its views already. */
interface Gathered {
  entry: IndexEntry;
  bytes: EntryBytes;
  isViewed: boolean;
}

/** The entries of the newest articles, as many as there is room for. */
async function gather(
  newest: readonly IndexEntry[],
  written: ReadonlyMap<string, EntryBytes>,
  source: Source,
  now: Instant,
  kv: KVNamespace,
): Promise<{ gathered: Gathered[]; broken: Broken; isShortened: boolean }> {
  const gathered: Gathered[] = [];
  const broken = new Map<string, UnusableRecord>();
  let room = documentsSize;
  let last: Map<string, EntryBytes> | undefined;
  for (let at = 0; at < newest.length; at += readTogether) {
    const some = newest.slice(at, at + readTogether);
    const wanted = some.filter(({ key }) => !written.has(key));
    const keys = wanted.map(({ key }) => key);
    const found = await lookUpAllEntries(kv, source.id, keys);
    const unread = withLost(found, wanted, source.id, now);
    for (const [key, why] of unread) broken.set(key, why);
    if (unread.size > 0) last ??= await shownEntries(kv, source);
    for (const entry of some) {
      const { key } = entry;
      const bytes = written.get(key) ?? found.stored.get(key) ?? last?.get(key);
      if (!bytes && unread.has(key)) continue;
      if (!bytes) throw new Error(`source "${source.id}": article ${key} is in the index and not yet to be read`);
      room -= formats.reduce((sum, format) => sum + bytes[format].byteLength, 0);
      if (room < 0 && gathered.length > 0) return { gathered, broken, isShortened: true };
      gathered.push({ entry, bytes, isViewed: unread.has(key) });
    }
  }
  return { gathered, broken, isShortened: false };
}

/** The entries that the documents show now, by article key; none, where nobody can read them either. */
async function shownEntries(kv: KVNamespace, source: Source): Promise<Map<string, EntryBytes>> {
  const read = formats.map(async (format) => {
    const { entries = [] } = (await orElse(undefined, readDocument(kv, source.id, format))) ?? {};
    return [format, new Map(entries.map(({ order, bytes }) => [order[2], bytes]))] as const;
  });
  const { rss, atom, json } = Object.fromEntries(await Promise.all(read));
  return new Map(
    [...(rss ?? [])].flatMap(([key, bytes]) => {
      const [inAtom, inJson] = [atom?.get(key), json?.get(key)];
      return inAtom && inJson ? [[key, { rss: bytes, atom: inAtom, json: inJson }] as const] : [];
    }),
  );
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

/** Where articles are that are older than those shown, and which were withdrawn. */
function inHistory(format: Format, index: Index, shown: readonly IndexEntry[], source: Source, now: Instant): Variant {
  if (format === "rss") return {};
  const shelves = shelvesOf(index, source, now);
  const isWhole = shelves.articles.length <= shown.length && shelves.archived.length === 0;
  const oldest = shown.at(-1);
  const below = oldest && orderOf(oldest, source.timeZone);
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
