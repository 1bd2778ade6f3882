// The sources that this Worker reads: those that are deployed with it, or those that a local run puts in their place.
import { env } from "cloudflare:workers";
import { deployed } from "./deployed.ts";
import { parseSources, type Source } from "./schema.ts";

/** @throws Error when two sources share an id. */
export function registry(sources: readonly Source[]): ReadonlyMap<string, Source> {
  const byId = new Map<string, Source>();
  for (const source of sources) {
    if (byId.has(source.id)) throw new Error(`source "${source.id}": there are two of this id; each needs its own`);
    byId.set(source.id, source);
  }
  return byId;
}

export const sources = registry(env.SOURCES === "" ? deployed : parseSources(env.SOURCES));
