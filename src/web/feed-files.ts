// Under which name each format is served.
import type { Format } from "../syndicate/document.ts";

export const feedFiles: Record<Format, string> = { rss: "rss.xml", atom: "atom.xml", json: "feed.json" };
