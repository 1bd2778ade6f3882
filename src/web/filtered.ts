// A feed of a choice of articles, put together on demand from stored entries, and kept in Cloudflare's cache while nothing changes.
import type { Context } from "hono";
import type { Source } from "../sources/schema.ts";
import { readEntries } from "../store/articles.ts";
import { readCatalogueMetadata } from "../store/catalogue.ts";
import { tagOf } from "../store/documents.ts";
import { readViews } from "../store/views.ts";
import { withSource, withViews } from "../syndicate/assembly.ts";
import { type Format, separators } from "../syndicate/format.ts";
import { mergedFrame, sourceFrame } from "../syndicate/head.ts";
import { linkedTo, withoutBody } from "../syndicate/variant.ts";
import { type Choice, choose } from "./choose.ts";
import { type FeedFilter, followsViews, titleOf } from "./filter.ts";
import { joinedBytes } from "./join.ts";

/** What is asked for. `own`: the source whose own feed it is. `query`: the canonical one, with its `?`. */
export interface Wanted {
  format: Format;
  sources: readonly Source[];
  own: Source | undefined;
  filter: FeedFilter;
  query: string;
  origin: string;
}

export interface Filtered {
  bytes: Uint8Array<ArrayBuffer>;
  tag: string;
  modified: number;
}

/** The feed; nothing where no source was read yet. */
export async function filteredFeed(context: Context<{ Bindings: Env }>, wanted: Wanted): Promise<Filtered | undefined> {
  const version = await versionOf(context.env.KV, wanted);
  const address = `${wanted.origin}/filtered/${wanted.own?.id ?? ""}/${wanted.format}${wanted.query || "?"}&of=${version}`;
  const kept = await caches.default.match(address);
  if (kept) return unkept(kept);
  const made = await assemble(context.env.KV, wanted);
  if (made) context.executionCtx.waitUntil(caches.default.put(address, toKeep(made)));
  return made;
}

/** Other catalogues, or other views where these decide, another version. */
async function versionOf(kv: KVNamespace, { sources, filter }: Wanted): Promise<string> {
  const parts = sources.map(async ({ id }) => {
    const catalogue = await readCatalogueMetadata(kv, id);
    const viewed = followsViews(filter) ? (await readViews(kv, id)).at : 0;
    return `${id}.${catalogue?.tag}.${viewed}`;
  });
  return (await Promise.all(parts)).join("-");
}

async function assemble(kv: KVNamespace, wanted: Wanted): Promise<Filtered | undefined> {
  const { format, sources, own, filter, query, origin } = wanted;
  const choices = await choose(kv, sources, filter);
  if (!choices) return undefined;
  const shown = choices.articles.slice(0, filter.limit);
  const stored = await readStored(kv, format, shown);
  const entries = shown.flatMap((choice) => {
    const entry = stored.get(choice);
    if (entry === undefined) return [];
    const dress = dressed(entry, choice, wanted);
    const { source } = choice;
    const text = own ? dress : withSource(format, dress, source, lastChange(shown, source), origin);
    return [{ bytes: encoder.encode(text) }];
  });
  const updated = shown.length === 0 ? choices.modified : lastChange(shown);
  const choice = { query, title: titleOf(filter) };
  const frame = own ? sourceFrame(format, own, updated, choice) : mergedFrame(format, sources, updated, choice);
  const bytes = joinedBytes({ ...frame, entries, separator: separators[format] }, origin);
  return { bytes, tag: await tagOf(bytes), modified: choices.modified };
}

const encoder = new TextEncoder();

/** The entries of a choice: one read of KV for 100 articles of a source. */
async function readStored(kv: KVNamespace, format: Format, shown: readonly Choice[]): Promise<Map<Choice, string>> {
  const found = new Map<Choice, string>();
  for (const source of new Set(shown.map((choice) => choice.source))) {
    const own = shown.filter((choice) => choice.source === source);
    const keys = own.map(({ row }) => row.key);
    const entries = await readEntries(kv, source.id, keys, format);
    for (const choice of own) {
      const entry = entries.get(choice.row.key);
      if (entry !== undefined) found.set(choice, entry);
    }
  }
  return found;
}

/** The last change of what is shown, of all or of one source. */
function lastChange(shown: readonly Choice[], of?: Source): number {
  return Math.max(...shown.filter(({ source }) => of === undefined || source === of).map(({ row }) => row.changed));
}

function dressed(entry: string, { source, row, views }: Choice, { format, filter, origin }: Wanted): string {
  const viewed = withViews(format, entry, views);
  const short = filter.content === "summary" ? withoutBody(format, viewed) : viewed;
  if (filter.link === "site" && source.link === "site") return short;
  return linkedTo(format, short, `${origin}/${source.id}/${encodeURIComponent(row.key)}`);
}

/** A feed as the cache keeps it. The address names its version, so it may stay as long as the cache likes. */
function toKeep({ bytes, tag, modified }: Filtered): Response {
  return new Response(bytes, {
    headers: { "cache-control": "public, max-age=3600", "x-tag": tag, "x-modified": String(modified) },
  });
}

async function unkept(kept: Response): Promise<Filtered> {
  const { headers } = kept;
  const bytes = new Uint8Array(await kept.arrayBuffer());
  return { bytes, tag: headers.get("x-tag") ?? "", modified: Number(headers.get("x-modified")) };
}
