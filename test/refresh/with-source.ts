// Sources as a test would have them described, in the place of the deployed sources.
import { vi } from "vitest";
import { registry, sources } from "../../src/sources/registry.ts";
import { defineSource, type SourceFile } from "../../src/sources/schema.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";

/** From now on the Worker knows one source: the first site with this change. */
export function describeSource(change: Partial<SourceFile>): void {
  describeSources([change]);
}

/** From now on the Worker knows these sources, each the first site with a change. */
export function describeSources(changes: readonly Partial<SourceFile>[]): void {
  const own = registry(changes.map((change) => defineSource({ ...xjyszb, ...change })));
  vi.spyOn(sources, "get").mockImplementation((id) => own.get(id));
  vi.spyOn(sources, "has").mockImplementation((id) => own.has(id));
  vi.spyOn(sources, "keys").mockImplementation(() => own.keys());
  vi.spyOn(sources, "size", "get").mockImplementation(() => own.size);
  vi.spyOn(sources, "values").mockImplementation(() => own.values());
}
