// What a document says of itself, whatever its format.
import type { Instant } from "../article.ts";

/** A document of which only the entries are missing. */
export interface Frame {
  head: string;
  tail: string;
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
}

/** Version of the software, as `generator` tells it. */
export const generator = { name: "Pagewire", version: "0.1.0", uri: "https://github.com/pagewire/pagewire" };

/** Namespaces of both XML formats. */
export const namespaces = {
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:media": "http://search.yahoo.com/mrss/",
};
