// The topics of the hub: the canonical documents by their paths, and which of them show a source's news. Pure; knows no origin.
import { type Format, feedFiles, formats } from "./format.ts";

/** A canonical document. `source`: absent where it is of all sources. */
export interface Topic {
  path: string;
  format: Format;
  source?: string;
}

/** The documents that change when the news of a source does: its own, and those of all sources. */
export function topicsOf(source: string): Topic[] {
  return formats.flatMap((format) => [
    { path: `/${source}/${feedFiles[format]}`, format, source },
    { path: `/${feedFiles[format]}`, format },
  ]);
}

/** Whether a path is one of a canonical document, given the ids of the sources. */
export function isTopicPath(path: string, sources: Iterable<string>): boolean {
  return [...sources].some((source) => topicsOf(source).some((topic) => topic.path === path));
}
