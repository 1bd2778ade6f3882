// What a list, a feed or a sitemap says of one article: the shape that every way of discovery gives, and what each needs to know.
import type { Instant, PageDate } from "../article.ts";
import type { ArticleAddress, ArticleSite } from "./article-address.ts";

export interface Link extends ArticleAddress {
  /** What it is called there: a hint for the title. */
  text: string;
  /** A date beside it: a hint. */
  date?: PageDate;
}

/** What is known of a document beside its text. */
export interface DiscoverContext extends ArticleSite {
  /** The final URL of the document, after redirects. */
  url: string;
  timeZone: string;
  now: Instant;
}

/**
 * What a document gave: articles, other documents that have them (a sitemap's index), or nothing, and why. `cut`: where a list that is too
 * large to be read to its end was left.
 */
export type Discovered =
  | { kind: "links"; links: Link[]; cut?: string }
  | { kind: "index"; sitemaps: string[]; isDated: boolean }
  | { kind: "unreadable"; why: string };
