// cheerio over a page's tree, for the few pages that are asked by selector: what it makes holds the whole tree in memory until
// the next full garbage collection, so that no page should have it for nothing.
import { type CheerioAPI, load } from "cheerio/slim";
import type { Document } from "domhandler";

const known = new WeakMap<Document, CheerioAPI>();

/** cheerio over a tree; the same each time. */
export function query(root: Document): CheerioAPI {
  const $ = known.get(root) ?? load(root);
  known.set(root, $);
  return $;
}
