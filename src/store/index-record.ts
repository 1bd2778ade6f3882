// The index of a source: which articles are known, which are still to be read, which months are archived. Changes only when the news
// does. It is hot: old articles leave it for the archives, so that it stays small however many there are.
import { z } from "zod";
import { pageDateSchema, precisions } from "../article.ts";
import { drawersSchema } from "./drawers.ts";
import { keys } from "./keys.ts";
import { type Purpose, readRecord, writeRecord } from "./record.ts";

const instant = z.number().int();

/** An article that was read: served, unless it was withdrawn. */
export const entrySchema = z.object({
  key: z.string(),
  url: z.string(),
  title: z.string(),
  firstSeen: instant,
  published: z.object({ at: instant, precision: z.enum(precisions), stated: instant }).exactOptional(),
  updated: instant,
  /** When what we serve of it last changed: its first reading, a corrected text, a moved date. */
  changed: instant,
  /** When its text last became another, or its page moved its date; absent where it is as it was read first. */
  corrected: instant.exactOptional(),
  /**
   * The edition of the index in which what we serve of it last changed, a withdrawal included: those above an edition that a client
   * knows, in this order and then by key, are all that is news to it.
   */
  edition: z.number().int(),
  fingerprint: z.string(),
  /** The version of the renderer that made its entries. */
  rendered: z.number().int(),
  /** Its site took it away: twice, at least a day apart, its page was not there while others were. */
  withdrawn: z.object({ at: instant, status: z.union([z.literal(404), z.literal(410)]) }).exactOptional(),
  /** The month of the archive that holds an earlier state of it: a list shows it again. */
  archived: z.string().exactOptional(),
});
export type IndexEntry = z.infer<typeof entrySchema>;

/** An article that a list shows and that was not read yet. */
const listedSchema = z.object({
  key: z.string(),
  url: z.string(),
  text: z.string(),
  date: pageDateSchema.exactOptional(),
  firstSeen: instant,
  /** Of the back catalogue: it may never have been an article. */
  isOlder: z.literal(true).exactOptional(),
});
export type Listed = z.infer<typeof listedSchema>;

/**
 * An archive: its month as yyyy-mm, how many articles it holds, the first and the last edition and the last views' serial among them, and when the
 * last of their counts was read; those of an archive from before they were kept are so that it is looked into whatever a client knows.
 */
const monthSchema = z.object({
  month: z.string(),
  articles: z.number().int(),
  firstEdition: z.number().int().default(0),
  edition: z.number().int().default(Number.MAX_SAFE_INTEGER),
  serial: z.number().int().default(Number.MAX_SAFE_INTEGER),
  counted: z.number().int().default(Number.MAX_SAFE_INTEGER),
});
export type MonthListing = z.infer<typeof monthSchema>;

const indexSchema = z.object({
  /** Grows by one with each write; a slice that reads an older one knows that KV is behind. */
  edition: z.number().int(),
  /** The edition in which `entries` last changed: what documents are an image of. */
  news: z.number().int(),
  /** When the first article was listed: what is dated before it is the back catalogue. */
  start: instant.exactOptional(),
  /** Newest first, the withdrawn among them: `served` leaves those out. */
  entries: z.array(entrySchema),
  /** Newest first. */
  listed: z.array(listedSchema),
  /** The archives there are, newest first. */
  months: z.array(monthSchema),
  /** Where the cards of what is archived are, newest first. */
  drawers: drawersSchema.default([]),
});
export type Index = z.infer<typeof indexSchema>;

/** Version 1 knew of no editions of entries, and of no archives. */
const version1 = z.looseObject({ news: z.number().int(), entries: z.array(z.looseObject({ firstSeen: instant })) });

const kind = {
  version: 2,
  schema: indexSchema,
  migrations: {
    1: (fields: Record<string, unknown>) => {
      const { news, entries, ...rest } = version1.parse(fields);
      const start = entries.length === 0 ? {} : { start: Math.min(...entries.map(({ firstSeen }) => firstSeen)) };
      return {
        ...start,
        ...rest,
        news,
        entries: entries.map((entry) => ({ ...entry, edition: news })),
        months: [],
        drawers: [],
      };
    },
  },
  empty: (): Index => ({ edition: 0, news: 0, entries: [], listed: [], months: [], drawers: [] }),
};

/** Of a source of which no article is known. */
export const emptyIndex = kind.empty;

export function readIndex(kv: KVNamespace, source: string, purpose: Purpose = "to-serve"): Promise<Index> {
  return readRecord(kv, keys.index(source), kind, purpose);
}

/** The articles that are served, newest first: all that were not withdrawn. */
export function served({ entries }: Pick<Index, "entries">): IndexEntry[] {
  return entries.filter(({ withdrawn }) => withdrawn === undefined);
}

export function writeIndex(kv: KVNamespace, source: string, index: Index): Promise<void> {
  return writeRecord(kv, keys.index(source), index, kind);
}
