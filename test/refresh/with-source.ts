// The first site as a test would have it described, in the place of the deployed sources.
import { vi } from "vitest";
import { sources } from "../../src/sources/registry.ts";
import { defineSource, type SourceFile } from "../../src/sources/schema.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";

/** From now on the Worker knows one source: the first site with this change. */
export function describeSource(change: Partial<SourceFile>): void {
  const source = defineSource({ ...xjyszb, ...change });
  const own = new Map([[source.id, source]]);
  vi.spyOn(sources, "get").mockImplementation((id) => own.get(id));
  vi.spyOn(sources, "has").mockImplementation((id) => own.has(id));
  vi.spyOn(sources, "values").mockImplementation(() => own.values());
}
