// What was read of one page, each value with its evidence. The shape that every extractor gives and the refresh takes.
import type { Attachment, Instant, PageDate, Views } from "../article.ts";

/** How a value was found: the rule's name, and the place or text it stood in (at most 120 characters). */
interface Evidence {
  rule: string;
  where: string;
}

/** One value that a rule proposes; `confidence` from 0 to 1. */
export interface Candidate<Value> extends Evidence {
  value: Value;
  confidence: number;
}

export interface Body {
  /** Clean, semantic HTML with absolute links; harmless wherever it is shown. */
  html: string;
  /** Plain text, a line a paragraph. */
  text: string;
}

/** A view counter that a script would load. */
export interface Counter {
  /** What to ask, in the form that reads without counting where there is one. */
  url: string;
  /** JSON to send by POST, where it is asked so. */
  body?: string;
  /** A regular expression, linear and bounded, whose first group is the number in the answer. */
  pattern: string;
  rule: string;
  /** Whether each request raises the count, or may do so for all we know: then it is for a person to say that it be asked. */
  isCounting: boolean;
}

/** Why a page is no article. */
export type NoArticle = "list" | "login" | "error-page" | "script-only" | "challenge" | "empty" | "too-large";

export interface ArticleReading {
  kind: "article";
  title: Candidate<string>;
  body: Candidate<Body>;
  published?: Candidate<PageDate>;
  modified?: Candidate<PageDate>;
  views?: Candidate<Views>;
  authors?: Candidate<string[]>;
  publisher?: Candidate<string>;
  image?: Candidate<string>;
  categories: string[];
  attachments: Attachment[];
  /** The address of this article's next page, where it has several. */
  nextPage?: string;
  counter?: Counter;
  /** What a person should know: "a date in the future was refused: 2031-01-01". */
  warnings: string[];
}

export type Reading = ArticleReading | { kind: "no-article"; reason: NoArticle; detail: string; warnings: string[] };

/** What is known of a page beside its HTML. */
export interface PageContext {
  /** The final URL, after redirects. */
  url: string;
  /** Where the article begins, when this is a later page of it. */
  firstPage?: string;
  timeZone: string;
  /** BCP 47. */
  language: string;
  /** When the page was fetched: `3小时前` counts from here, and a later date is refused. */
  fetchedAt: Instant;
  /** What the list said of it. */
  listed?: { text: string; date?: PageDate };
  /** The source's own selectors, things to drop and counter. */
  selectors?: {
    title?: string;
    published?: string;
    views?: string;
    authors?: string;
    publisher?: string;
    body?: string;
  };
  drop?: readonly string[];
  counter?: { url: string; pattern: string };
  key?: string;
}
