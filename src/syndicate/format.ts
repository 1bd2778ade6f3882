// The three formats: their names, files, content types, and what stands between and behind their entries.

export const formats = ["rss", "atom", "json"] as const;
export type Format = (typeof formats)[number];

/** As people call them. */
export const formatNames: Record<Format, string> = { rss: "RSS", atom: "Atom", json: "JSON Feed" };

/** Under which name each is served. */
export const feedFiles: Record<Format, string> = { rss: "rss.xml", atom: "atom.xml", json: "feed.json" };

export const contentTypes: Record<Format, string> = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

/** What joins two entries. */
export const separators: Record<Format, string> = { rss: "\n", atom: "\n", json: ",\n" };

/** How an entry ends: what is known only when a document is assembled goes before it. */
export const closings: Record<Format, string> = { rss: "</item>", atom: "</entry>", json: "}}" };
