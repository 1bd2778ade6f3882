// What a document says of itself, whatever its format.
import type { Instant } from "../article.ts";

/** A document of which only the entries are missing. */
export interface Frame {
  head: string;
  tail: string;
}

/** The place of a document in a source's history, as addresses: https://www.rfc-editor.org/rfc/rfc5005 */
export interface Place {
  previous?: string;
  next?: string;
  current?: string;
  /** Whether it never changes, and whether it holds every article there is. */
  isArchive?: boolean;
  isComplete?: boolean;
}

/** An article that its site took away: https://www.rfc-editor.org/rfc/rfc6721 */
export interface Deleted {
  id: string;
  when: Instant;
  comment: string;
}

export interface About {
  id: string;
  title: string;
  description: string;
  home: string;
  language?: string;
  /** The last real change of what it shows. */
  updated: Instant;
  /** Its own address, its hub's and that of the page with older articles. */
  self: string;
  hub?: string;
  next?: string;
  ttlMinutes?: number;
  icon?: string;
  logo?: string;
  rights?: string;
  category?: string;
  place?: Place;
  deleted?: readonly Deleted[];
}

/** Version of the software, as `generator` tells it. */
export const generator = { name: "Pagewire", version: "0.1.0", uri: "https://github.com/pagewire/pagewire" };

/** Namespaces of both XML formats. */
export const namespaces = {
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:media": "http://search.yahoo.com/mrss/",
};
