// A feed of a choice of articles, put together on demand from stored entries, and kept in Cloudflare's cache while nothing changes.
import type { Context } from "hono";
import type { Source } from "../sources/schema.ts";
import { lookUpEntries } from "../store/articles.ts";
import { readCatalogueMetadata } from "../store/catalogue.ts";
import { tagOf } from "../store/documents.ts";
import { orElse } from "../store/record.ts";
import { readViews } from "../store/views.ts";
import { withBoth } from "../syndicate/assembly.ts";
import { type Format, feedFiles, separators } from "../syndicate/format.ts";
import { mergedFrame, sourceFrame } from "../syndicate/head.ts";
import { deletedOf, mostTombstones } from "../syndicate/tombstone.ts";
import { linkedTo, withoutBody } from "../syndicate/variant.ts";
import { type Choice, choose } from "./choose.ts";
import { cursorText } from "./cursor.ts";
import { type FeedFilter, followsViews, titleOf } from "./filter.ts";
import { joinedBytes } from "./join.ts";
import type { Place } from "./place.ts";

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
  /** The last real change; unknown where KV does not show all of it yet, and it will change without one. */
  modified?: number;
}

/** The feed; nothing where no source was read yet. */
export async function filteredFeed(context: Context<{ Bindings: Env }>, wanted: Wanted): Promise<Filtered | undefined> {
  const version = await versionOf(context.env.KV, wanted);
  const address = `${wanted.origin}/filtered/${wanted.own?.id ?? ""}/${wanted.format}${wanted.query || "?"}&of=${version}`;
  const kept = await caches.default.match(address);
  if (kept) return unkept(kept);
  const made = await assemble(context.env.KV, wanted);
  if (made?.modified !== undefined) context.executionCtx.waitUntil(caches.default.put(address, toKeep(made)));
  return made;
}

/** Other catalogues, or other views where these decide, another version. */
async function versionOf(kv: KVNamespace, { sources, filter }: Wanted): Promise<string> {
  const parts = sources.map(async ({ id }) => {
    const catalogue = await readCatalogueMetadata(kv, id);
    const viewed = followsViews(filter) ? (await orElse(undefined, readViews(kv, id)))?.at : 0;
    return `${id}.${catalogue?.tag}.${viewed}`;
  });
  return (await Promise.all(parts)).join("-");
}

async function assemble(kv: KVNamespace, wanted: Wanted): Promise<Filtered | undefined> {
  const { format, sources, own, filter, query, origin } = wanted;
  const choices = await choose(kv, sources, filter, { limit: filter.limit, after: filter.after });
  if (!choices) return undefined;
  const shown = choices.articles;
  const stored = await readStored(kv, format, shown);
  const entries = shown.flatMap((choice) => {
    const entry = stored.get(choice);
    if (entry === undefined) return [];
    const { source, views } = choice;
    const named = own ? undefined : { of: source, updated: lastChange(shown, source), origin };
    return [{ bytes: withBoth(format, inForm(entry, choice, wanted), views, named) }];
  });
  // As of the canonical document: the last change of what it shows, or shows no more because it was withdrawn.
  const { gone } = choices;
  const changes = [...shown.map(({ row }) => row.changed), ...gone.map(({ withdrawn }) => withdrawn.at)];
  const updated = changes.length === 0 ? choices.modified : Math.max(...changes);
  const deleted = gone.slice(0, mostTombstones).flatMap((one) => deletedOf([one], one.source));
  const path = `${own ? `/${own.id}` : ""}/${feedFiles[format]}`;
  const first = withAfter(query, undefined);
  const choice = {
    query: first,
    title: titleOf(filter),
    deleted,
    ...(first === query ? {} : { path: path + query }),
    ...(choices.next === undefined ? {} : { older: path + withAfter(query, choices.next) }),
  };
  const frame = own ? sourceFrame(format, own, updated, choice) : mergedFrame(format, sources, updated, choice);
  const bytes = joinedBytes({ ...frame, entries, separator: separators[format] }, origin);
  const isWhole = choices.isWhole && entries.length === shown.length;
  return { bytes, tag: await tagOf(bytes), ...(isWhole ? { modified: choices.modified } : {}) };
}

/** The query of another page of the choice, of its first without a place: the last parameter is another, or none. */
function withAfter(query: string, place: Place | undefined): string {
  const parameters = new URLSearchParams(query);
  parameters.delete("after");
  if (place !== undefined) parameters.set("after", cursorText(place));
  return parameters.size === 0 ? "" : `?${parameters}`;
}

/** The entries of a choice. */
async function readStored(kv: KVNamespace, format: Format, shown: readonly Choice[]) {
  const found = new Map<Choice, Uint8Array>();
  for (const source of new Set(shown.map((choice) => choice.source))) {
    const own = shown.filter((choice) => choice.source === source);
    const keys = own.map(({ row }) => row.key);
    const { stored } = await lookUpEntries(kv, source.id, keys, format);
    for (const choice of own) {
      const entry = stored.get(choice.row.key);
      if (entry !== undefined) found.set(choice, entry);
    }
  }
  return found;
}

/** The last change of what is shown of a source. */
function lastChange(shown: readonly Choice[], of: Source): number {
  return Math.max(...shown.filter(({ source }) => source === of).map(({ row }) => row.changed));
}

/** The entry with or without its body, and with the link that is wanted; mostly as it is stored. */
function inForm(entry: Uint8Array, { source, row }: Choice, { format, filter, origin }: Wanted): Uint8Array {
  const leadsToSite = filter.link === "site" && source.link === "site";
  if (filter.content === "full" && leadsToSite) return entry;
  const text = new TextDecoder().decode(entry);
  const short = filter.content === "summary" ? withoutBody(format, text) : text;
  const page = `${origin}/${source.id}/${encodeURIComponent(row.key)}`;
  return new TextEncoder().encode(leadsToSite ? short : linkedTo(format, short, page));
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
