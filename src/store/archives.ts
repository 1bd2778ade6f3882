// The archives of a source: a record a month with the articles that left the index, and their visits. The index lists the months.
import { z } from "zod";
import { frame, unframe } from "./frame.ts";
import { entrySchema, type IndexEntry, type MonthListing } from "./index-record.ts";
import { keys } from "./keys.ts";
import { type Purpose, parseRecord, recordText, unlessCorrupt } from "./record.ts";
import { type Visit, visitSchema } from "./views.ts";

/** An article as the index knew it when it left, and the record of its views. */
export interface Archived {
  entry: IndexEntry;
  visit?: Visit;
}

const archivedSchema = z.object({ entry: entrySchema, visit: visitSchema.exactOptional() });

/**
 * What of an archived article is known without parsing it. `serial`: of its count; none where it has none, or was withdrawn. `counted`: when
 * a count of it was last read; 0 for never.
 */
export interface Mark {
  key: string;
  firstSeen: number;
  edition: number;
  counted: number;
  serial?: number;
}

/** A mark as it is stored, beside its key. */
type StoredMark = [firstSeen: number, edition: number, counted: number, serial: number | null];

/** By hand: a month may have thousands, and a schema for each would cost more CPU than all that is done with them. */
function areMarks(marks: unknown): marks is StoredMark[] {
  return Array.isArray(marks) && marks.every(isMark);
}

function isMark(mark: unknown): boolean {
  if (!Array.isArray(mark) || mark.length !== 4) return false;
  const [firstSeen, edition, counted, serial] = mark;
  return [firstSeen, edition, counted, serial ?? 0].every(Number.isInteger);
}

/** A header with the keys and a mark for each, then a text for each: what is done with some of thousands parses none of the others. */
const kind = {
  version: 1,
  schema: z.object({ keys: z.array(z.string()), marks: z.custom<StoredMark[]>(areMarks).exactOptional() }),
};

/** A month that was read: the marks of its articles, in no order, and those of the articles that are asked for. */
export interface OpenMonth {
  marks: Mark[];
  articles(keys: Iterable<string>): Archived[];
}

/**
 * Opens a month (yyyy-mm, in the source's zone); one without articles where there is no such archive. One that the index holds
 * as well was shown again by a list: there the index's entry counts. One operation.
 */
export async function openMonth(kv: KVNamespace, source: string, month: string): Promise<OpenMonth> {
  const stored = await readTexts(kv, source, month, "to-serve");
  const name = keys.archive(source, month);
  return {
    marks: marksOf(stored),
    articles: (wanted) =>
      [...wanted].flatMap((key) => {
        const text = stored.get(key)?.text;
        return text === undefined ? [] : [unlessCorrupt(name, () => archivedSchema.parse(JSON.parse(text)))];
      }),
  };
}

function marksOf(stored: ReadonlyMap<string, { mark: StoredMark }>): Mark[] {
  return [...stored].map(([key, { mark }]) => {
    const [firstSeen, edition, counted, serial] = mark;
    return { key, firstSeen, edition, counted, ...(serial === null ? {} : { serial }) };
  });
}

/**
 * Whether KV shows of a month what the index lists: as many articles, and the last change of one, which may be a new state of one that
 * was archived before.
 */
export function isShown(marks: readonly Pick<Mark, "edition">[], listed: MonthListing | undefined): boolean {
  if (listed === undefined) return true;
  // Later than all: of an archive from before it was kept.
  const isLastKnown = listed.edition < Number.MAX_SAFE_INTEGER;
  return marks.length >= listed.articles && (!isLastKnown || marks.some(({ edition }) => edition >= listed.edition));
}

/**
 * Adds articles to a month, or nothing when KV does not show all that the index lists of it; gives how many it holds then. What is added
 * twice is there once. One read, one write.
 */
export async function addToMonth(
  kv: KVNamespace,
  source: string,
  month: string,
  added: readonly Archived[],
  listed: MonthListing | undefined,
): Promise<number | undefined> {
  const texts = await readTexts(kv, source, month, "to-change");
  if (!isShown(marksOf(texts), listed)) return undefined;
  for (const archived of added)
    texts.set(archived.entry.key, { text: JSON.stringify(archived), mark: markOf(archived) });
  const all = [...texts.values()];
  const name = keys.archive(source, month);
  const header = recordText(name, { keys: [...texts.keys()], marks: all.map(({ mark }) => mark) }, kind);
  await kv.put(name, frame([header, ...all.map(({ text }) => text)]));
  return texts.size;
}

/** How the index lists a month that holds so many articles, after these were added. `before`: how it did. */
export function listingOf(
  month: string,
  articles: number,
  added: readonly Archived[],
  before: MonthListing | undefined,
): MonthListing {
  const editions = added.map(({ entry }) => entry.edition);
  const serials = added.flatMap(({ visit }) => visit?.serial ?? []);
  const counted = added.map(({ visit }) => countedIn(visit));
  return {
    month,
    articles,
    firstEdition: Math.min(before?.firstEdition ?? Number.MAX_SAFE_INTEGER, ...editions),
    edition: Math.max(before?.edition ?? 0, ...editions),
    serial: Math.max(before?.serial ?? 0, ...serials),
    counted: Math.max(before?.counted ?? 0, ...counted),
  };
}

/** When the last count was read; 0 for never. */
const countedIn = (visit: Pick<Visit, "history"> | undefined) => visit?.history.at(-1)?.[0] ?? 0;

/** As much of an archived article as its mark tells. */
const markableSchema = z.object({
  entry: z.object({ firstSeen: z.number(), edition: z.number(), withdrawn: z.unknown().optional() }),
  visit: z.object({ serial: z.number().optional(), history: z.array(z.tuple([z.number(), z.number()])) }).optional(),
});

function markOf({ entry, visit }: z.infer<typeof markableSchema>): StoredMark {
  const serial = entry.withdrawn === undefined ? (visit?.serial ?? null) : null;
  return [entry.firstSeen, entry.edition, countedIn(visit), serial];
}

async function readTexts(
  kv: KVNamespace,
  source: string,
  month: string,
  purpose: Purpose,
): Promise<Map<string, { text: string; mark: StoredMark }>> {
  const name = keys.archive(source, month);
  const stored = await kv.get(name);
  if (stored === null) return new Map();
  const [header = "", ...texts] = unlessCorrupt(name, () => unframe(stored));
  const { keys: found, marks } = parseRecord(name, header, kind, purpose);
  return new Map(
    found.map((key, at) => {
      const text = texts[at] ?? "";
      // A record from before there were marks has none.
      const markOfText = () => markOf(markableSchema.parse(JSON.parse(text)));
      return [key, { text, mark: marks?.[at] ?? unlessCorrupt(name, markOfText) }];
    }),
  );
}
