// Every source that is deployed with the Worker. A new site: its file, and its name here.
import type { Source } from "./schema.ts";
import { xjyszb } from "./xjyszb.ts";

/** @throws Error when two sources share an id. */
export function registry(sources: readonly Source[]): ReadonlyMap<string, Source> {
  const byId = new Map<string, Source>();
  for (const source of sources) {
    if (byId.has(source.id)) throw new Error(`source "${source.id}": there are two of this id; each needs its own`);
    byId.set(source.id, source);
  }
  return byId;
}

export const sources = registry([xjyszb]);
