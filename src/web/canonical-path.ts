// One address for each thing: other spellings of a path → the canonical one. Pure.
import { parseAccept } from "hono/utils/accept";
import { type Format, feedFiles, formats } from "../syndicate/format.ts";
import { mediaType } from "./links.ts";
import { decodedUnreserved } from "./unreserved.ts";

/** Names under which readers look for a feed. `undefined`: the request's Accept chooses. */
const aliases = new Map<string, Format | undefined>([
  ["feed", undefined],
  ["rss", "rss"],
  ["atom", "atom"],
  ["index.xml", "rss"],
  ["feed.xml", "rss"],
]);

/** `byAccept`: the path was chosen by the Accept header. */
export interface CanonicalPath {
  path: string;
  byAccept: boolean;
}

/**
 * The canonical form of a path, still percent-encoded: one slash between names, one behind a source's page and none elsewhere,
 * a feed under the name of its file.
 */
export function canonicalPath(path: string, accept: string, sources: { has(id: string): boolean }): CanonicalPath {
  const names = decodedUnreserved(path)
    .split("/")
    .filter((name) => name !== "");
  const last = names.at(-1) ?? "";
  const isFeed = aliases.has(last) && (names.length === 1 || (names.length === 2 && sources.has(names[0] ?? "")));
  if (isFeed) {
    const format = aliases.get(last);
    const file = feedFiles[format ?? formatFor(accept)];
    return { path: `/${[...names.slice(0, -1), file].join("/")}`, byAccept: format === undefined };
  }
  const isPage = names.length === 1 && sources.has(last);
  return { path: `/${names.join("/")}${isPage ? "/" : ""}`, byAccept: false };
}

/** Further types under which clients ask for a format. */
const synonyms: Record<Format, readonly string[]> = {
  rss: ["application/xml", "text/xml", "application/rdf+xml"],
  atom: [],
  json: ["application/json"],
};

/**
 * The format that an Accept header likes best: for each the most specific range counts, and of equals the one that is named first. RSS,
 * which every reader knows, where it says nothing of feeds. https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */
function formatFor(accept: string): Format {
  // https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1
  const ranges = parseAccept(accept.slice(0, 1000)).map(({ type, q }) => ({ type: type.toLowerCase(), q }));
  const rated = formats.map((format) => {
    const types = [[mediaType(format), ...synonyms[format]], ["application/*"], ["*/*"]];
    const at = types.map((those) => ranges.findIndex(({ type }) => those.includes(type))).find((found) => found >= 0);
    return { format, at: at ?? ranges.length, q: at === undefined ? 0 : (ranges[at]?.q ?? 0) };
  });
  const [best] = rated.sort((a, b) => b.q - a.q || a.at - b.at);
  return best !== undefined && best.q > 0 ? best.format : "rss";
}
