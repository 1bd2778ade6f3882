// A document of any of the three kinds in which articles are discovered → what it gave.
import { discoverInFeed } from "./feed.ts";
import type { DiscoverContext, Discovered } from "./link.ts";
import { discoverLinks } from "./list.ts";
import { discoverInSitemap } from "./sitemap.ts";

export type DocumentKind = "list" | "feed" | "sitemap";

/** Reads a decoded document of a known kind. Never throws. */
export async function discover(kind: DocumentKind, document: string, context: DiscoverContext): Promise<Discovered> {
  switch (kind) {
    case "list":
      return discoverLinks(document, context);
    case "feed":
      return discoverInFeed(document, context);
    case "sitemap":
      return discoverInSitemap(document, context);
  }
}
