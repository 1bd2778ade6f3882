// View counts and the visits that read them: one record a source, so that forty counters cost one write.
import { z } from "zod";
import { type Instant, viewsSchema } from "../article.ts";
import { keys } from "./keys.ts";
import { type Purpose, readRecord, writeRecord } from "./record.ts";

const instant = z.number().int();

/** A text that a page shows and that we do not believe yet: its fingerprint, and since when it shows it. */
const doubtSchema = z.object({ fingerprint: z.string(), since: instant });
export type Doubt = z.infer<typeof doubtSchema>;

/** Where a script of the page would read the count, what it sends there, and the expression whose first group is the number in the answer. */
const counterSchema = z.object({ url: z.string(), body: z.string().exactOptional(), pattern: z.string() });
export type Counter = z.infer<typeof counterSchema>;

/** By hand: there are ten to each article of the index, and a schema for each costs as much CPU as all else of the record. */
function areCounts(counts: unknown): boolean {
  return Array.isArray(counts) && counts.every(isCount);
}

function isCount(count: unknown): boolean {
  return Array.isArray(count) && count.length === 2 && count.every(Number.isInteger);
}

export const visitSchema = z.object({
  /** When its page was last asked for, and how often it was read. */
  at: instant,
  readings: z.number().int(),
  etag: z.string().exactOptional(),
  lastModified: z.string().exactOptional(),
  /** Readings that failed since the last good one, and when to try again. */
  failures: z.number().int().exactOptional(),
  retryAt: instant.exactOptional(),
  doubt: doubtSchema.exactOptional(),
  /** The same of a text that is set aside with those of other pages, for a day at most. */
  aside: doubtSchema.exactOptional(),
  /** A date that the page states and that is not taken: so many pages stated another one at once that it is the site's, not the article's. */
  disowned: instant.exactOptional(),
  /** When its text was taken as a new print of what it said, since so many pages changed at once. */
  reprinted: instant.exactOptional(),
  /** Where the count is asked for when the page itself has not changed. */
  counter: counterSchema.exactOptional(),
  /** Since when its page is not there, where it was. */
  gone: z.object({ since: instant }).exactOptional(),
  /** What the page showed last; absent: it shows none. */
  views: viewsSchema.exactOptional(),
  /** Earlier and present counts, oldest first: when it was read, what it was. */
  history: z.custom<[at: Instant, count: number][]>(areCounts),
  /** Which write of the record brought the present count: those above one that a client knows are news to it. */
  serial: z.number().int().exactOptional(),
});
export type Visit = z.infer<typeof visitSchema>;

/** What pages that could be believed had, counted: to tell when they suddenly do not. Halved now and then, so that the recent counts more. */
const usualSchema = z.object({
  readings: z.number().int(),
  /** Those with a title of the page's own, with a date. */
  titled: z.number().int(),
  dated: z.number().int(),
  /** Characters of all their bodies. */
  characters: z.number().int(),
  /** How the last of them was encoded, by the WHATWG name. */
  charset: z.string(),
});
export type Usual = z.infer<typeof usualSchema>;

const viewsRecordSchema = z.object({
  usual: usualSchema.exactOptional(),
  at: instant,
  edition: z.number().int(),
  /** Grows with each write that brings a count. */
  serial: z.number().int().exactOptional(),
  visits: z.record(z.string(), visitSchema),
});
/** `usual`: what pages have. `at`: when the record was last written. `edition`: of the index that was written before it. `visits`: by article key. */
export type ViewsRecord = z.infer<typeof viewsRecordSchema>;

const kind = { version: 1, schema: viewsRecordSchema, empty: (): ViewsRecord => ({ at: 0, edition: 0, visits: {} }) };

/** Of a source of which no page was read. */
export const emptyViews = kind.empty;

export function readViews(kv: KVNamespace, source: string, purpose: Purpose = "to-serve"): Promise<ViewsRecord> {
  return readRecord(kv, keys.views(source), kind, purpose);
}

export function writeViews(kv: KVNamespace, source: string, views: ViewsRecord): Promise<void> {
  return writeRecord(kv, keys.views(source), views, kind);
}
