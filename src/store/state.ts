// How the reading of a source goes: validators of its lists, when it was tried, what is wrong.
import { z } from "zod";
import { keys } from "./keys.ts";
import { ledgerSchema } from "./ledger.ts";
import { type Purpose, readRecord, writeRecord } from "./record.ts";

const instant = z.number().int();

/** Something that is wrong with a source or one of its pages, from the first time it was seen until it ends. */
const faultSchema = z.object({
  name: z.string(),
  since: instant,
  last: instant,
  url: z.string(),
  expected: z.string(),
  found: z.string(),
  /** Of the pages of a source together: it ends when they are right again, not when the one at `url` is. */
  of: z.literal("pages").exactOptional(),
  /** It was told to be over and is back: since when it was told first, and when it came back. */
  returned: z.object({ began: instant, at: instant }).exactOptional(),
  /** Of a page: it is told with that of another page that failed in the same way before. */
  told: z.object({ url: z.string(), began: instant }).exactOptional(),
});
export type Fault = z.infer<typeof faultSchema>;

const listSchema = z.object({
  etag: z.string().exactOptional(),
  lastModified: z.string().exactOptional(),
  /** Links of articles when it was last believable. */
  links: z.number().int(),
  /** Of a sitemap's index that does not say when its sitemaps change: those that are asked for though it does not change itself. */
  sitemaps: z.array(z.string()).exactOptional(),
  /** The keys that it shows: an article that a list shows stays in the index, whatever its age. */
  keys: z.array(z.string()),
  /** How it was encoded, by the WHATWG name. */
  charset: z.string().exactOptional(),
  /** Since when it is asked for only if it has changed. */
  whole: instant.exactOptional(),
});
export type ListState = z.infer<typeof listSchema>;

const stateSchema = z.object({
  lists: z.record(z.string(), listSchema),
  /** When the site was last asked, and when it last answered as it should. Absent: never. */
  tried: instant.exactOptional(),
  good: instant.exactOptional(),
  /** When its hosts beside its home's were asked last, by host. */
  asked: z.record(z.string(), instant).exactOptional(),
  /** When a list failed last that had not failed at the look before, by host: of a first failure the host has no record. */
  failed: z.record(z.string(), instant).exactOptional(),
  /** When this record was written. */
  at: instant,
  /** How often it was: that goes on where a clock is set back. */
  serial: z.number().int().exactOptional(),
  /** The scheduled time of the last tick that was worked on. */
  tick: instant.exactOptional(),
  /** Pages that are due and not read yet; while there are some, a chain of slices is under way. */
  pending: z.number().int(),
  /** When that chain goes on, where the site wants it to wait for longer than a chain is quiet otherwise. */
  resumes: instant.exactOptional(),
  /** The edition of the index that the documents show, or that a slice under way is to show: since when, and by which renderer. */
  documents: z.object({ edition: z.number().int(), at: instant, rendered: z.number().int() }).exactOptional(),
  /** Lists whose turn comes first at the next look: the site wants pauses too long for all of them, and these had to wait. */
  waiting: z.array(z.string()).exactOptional(),
  /** When the first of the known articles is to be read again. */
  nextVisit: instant.exactOptional(),
  /** When nobody looked for over an hour, though it was time: the last such time. */
  missed: z.object({ from: instant, to: instant }).exactOptional(),
  /** What the day has cost until this was written. */
  ledger: ledgerSchema.exactOptional(),
  /** How far the back catalogue was read: the number or list page that is next; `barren` pages before it showed nothing new. */
  history: z
    .object({ next: z.number().int(), isDone: z.boolean(), barren: z.number().int().exactOptional() })
    .exactOptional(),
  /** Whether the site's pages end with </html>: then one that does not is cut short. */
  closesHtml: z.boolean(),
  faults: z.array(faultSchema),
  /** Those that have come back before and are not there now, `last` when they were seen to be away: they may be back. */
  away: z.array(faultSchema).exactOptional(),
});
export type State = z.infer<typeof stateSchema>;

/** Version 1 did not keep what a list shows. Without its validators the list is read whole once, and says so. */
const version1 = z.looseObject({ lists: z.record(z.string(), z.looseObject({ links: z.number().int() })) });

const kind = {
  // Version 2 kept here how patient we are with the site, which is kept by host now: it is dropped, and found out anew.
  version: 3,
  schema: stateSchema,
  migrations: {
    1: (fields: Record<string, unknown>) => {
      const { lists, ...rest } = version1.parse(fields);
      const unread = Object.entries(lists).map(([url, { links }]) => [url, { links, keys: [] }]);
      return { ...rest, lists: Object.fromEntries(unread) };
    },
  },
  empty: (): State => ({ lists: {}, at: 0, pending: 0, closesHtml: false, faults: [] }),
};

/** Of a source that was never read. */
export const emptyState = kind.empty;

export function readState(kv: KVNamespace, source: string, purpose: Purpose = "to-serve"): Promise<State> {
  return readRecord(kv, keys.state(source), kind, purpose);
}

export function writeState(kv: KVNamespace, source: string, state: State): Promise<void> {
  return writeRecord(kv, keys.state(source), state, kind);
}
