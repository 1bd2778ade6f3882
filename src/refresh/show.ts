// Shows what was read: the catalogue, the documents, and the word to who subscribed. What it finds broken is to be read again.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { Shown } from "../store/documents.ts";
import { type Index, served } from "../store/index-record.ts";
import type { State } from "../store/state.ts";
import { type ViewsRecord, writeViews } from "../store/views.ts";
import { rendererVersion } from "../syndicate/entry.ts";
import { withBroken } from "./broken.ts";
import { keepCatalogue } from "./catalogue.ts";
import type { Changes } from "./changes.ts";
import { documentLength, type Kept, keepDocuments } from "./documents.ts";
import { afterLook } from "./faults.ts";
import type { Message } from "./message.ts";
import type { Outside } from "./outside.ts";
import { publish } from "./publish.ts";

/**
 * What a slice spends that shows what another read: its message, the documents and the catalogue, a list of who subscribed. It writes no
 * state, so that the other counts it.
 */
export const toShow = { queue: 3, writes: 2, lists: 1 };

/** `shown`: by the documents before. `isTold`: to the hub. `at`: the time of the tick. `seen`: since when what is wrong is said to be so. */
interface Showing {
  shown: Shown | undefined;
  isTold: boolean;
  at: Instant;
  seen: Instant;
}

/** The records after it, and how many articles another slice is to look at. */
export async function show(
  source: Source,
  changes: Changes,
  { shown, isTold, at, seen }: Showing,
  now: Instant,
  outside: Outside,
): Promise<{ views: ViewsRecord; state: State; left: number }> {
  const uncatalogued = await keepCatalogue(source, changes, now, outside);
  const kept = await keepDocuments(source, changes, shown, now, outside);
  if (isTold) await publish(source, changes.index.news, at, outside);
  const told = { ...changes, state: kept ? withShortened(kept, changes.state, source, seen) : changes.state };
  const { views, state, due } = withBroken(kept?.broken ?? new Map(), told, now, seen);
  if (views !== changes.views) await writeViews(outside.kv, source.id, views);
  return { views, state, left: uncatalogued + due };
}

/** Whether the documents show fewer articles than they should. */
function withShortened({ shortened }: Kept, state: State, source: Source, seen: Instant): State {
  const url = new URL("#feeds", source.home).href;
  const expected = `feeds of ${documentLength} articles`;
  const found = `the newest ${shortened} are as large as feeds may be; Atom and JSON Feed lead to the others`;
  const notices = shortened === undefined ? [] : [{ name: "feeds-shortened", url, expected, found }];
  return { ...state, faults: afterLook(state.faults, url, notices, seen) };
}

/**
 * Whether a slice died between its index and its documents: then this one finishes its work before it reads more, so that the
 * documents are the ones it would have written.
 */
export function isToShow(message: Message, index: Index, views: ViewsRecord, shown: Shown | undefined): boolean {
  if (views.edition !== index.edition) return false;
  if (message.kind === "continue") return index.edition > message.edition;
  return index.news > (shown?.edition ?? 0);
}

/** What the documents show as soon as this slice, or the one that is to show what it read, has ended. */
export function documentsOf(index: Index, { documents }: State, now: Instant): State["documents"] {
  if (served(index).length === 0) return undefined;
  const isTold = documents?.edition === index.news && documents.rendered === rendererVersion;
  return isTold ? documents : { edition: index.news, at: now, rendered: rendererVersion };
}
