// What a list says of one article: the shape that every way of discovery gives.
import type { PageDate } from "../article.ts";

export interface Link {
  key: string;
  /** Absolute, in one canonical form: without fragment, query parameters sorted. */
  url: string;
  /** The link's text: a hint for the title. */
  text: string;
  /** A date near the link: a hint. */
  date?: PageDate;
}
