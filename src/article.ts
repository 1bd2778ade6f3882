// The Article: the one type everything speaks. Identity and fingerprint live here; it knows no page, no KV and no feed format.
import { z } from "zod";

/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** As ISO 8601, in UTC. */
export const iso = (at: Instant) => new Date(at).toISOString();

/** How exactly a page states a date. */
export const precisions = ["day", "minute", "second"] as const;

const instant = z.number().int();

/** A date as a page states it. A day is its first instant in the source's zone. */
export const pageDateSchema = z.object({ at: instant, precision: z.enum(precisions) });
export type PageDate = z.infer<typeof pageDateSchema>;

/** A date as we publish it: `at` is settled once; `stated` is what the page said, to see when the page moves it. */
const publishedSchema = z.object({ at: instant, precision: z.enum(precisions), stated: instant });
export type Published = z.infer<typeof publishedSchema>;

/** A view count as a page shows it. `10万+` is a lower bound: `atLeast`. */
export const viewsSchema = z.object({ count: z.number().int().nonnegative(), atLeast: z.boolean() });
export type Views = z.infer<typeof viewsSchema>;

/** A file that belongs to an article. `length` in bytes, only where it is known to be true. */
const attachmentSchema = z.object({
  url: z.string(),
  type: z.string(),
  title: z.string().exactOptional(),
  length: z.number().int().positive().exactOptional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** What of an article a correction changed. */
const correctable = ["title", "authors", "text", "published"] as const;
export type Corrected = (typeof correctable)[number];

/** An earlier state of an article: its fingerprint, how long it stood, and what of it the next one changed. */
const revisionSchema = z.object({
  fingerprint: z.string(),
  until: instant,
  changed: z.array(z.enum(correctable)).exactOptional(),
});

export const articleSchema = z.object({
  id: z.string(),
  source: z.string(),
  key: z.string(),
  /** Where the article stands on its site. */
  url: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  publisher: z.string().exactOptional(),
  /** The body as clean HTML with absolute links, and as plain text: a line a paragraph. */
  html: z.string(),
  text: z.string(),
  /** The first sentences of `text`, plain. */
  summary: z.string(),
  image: z.string().exactOptional(),
  attachments: z.array(attachmentSchema),
  categories: z.array(z.string()),
  published: publishedSchema.exactOptional(),
  /** When we saw it first. */
  firstSeen: instant,
  /** When its text last changed: the first-seen time until then. Views, links and furniture never move it. */
  updated: instant,
  fingerprint: z.string(),
  history: z.array(revisionSchema),
});
export type Article = z.infer<typeof articleSchema>;

/**
 * The article's identity, the same in every format: a tag URI (RFC 4151) of the source's host, the year the scheme was minted,
 * the source's id and the key. Nothing else enters: not the scheme, the title or the date.
 */
export function articleId(home: string, source: string, key: string): string {
  return `tag:${new URL(home).hostname},2026:${source}/${encodeURIComponent(key)}`;
}

/** Equal for texts that a reader would call the same: compatibility forms, white space and its runs do not matter. */
function normalise(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}

/** SHA-256, in hex, over normalised title, authors and body text: what makes an article "the same text". */
export async function fingerprint(article: Pick<Article, "title" | "authors" | "text">): Promise<string> {
  const parts = [article.title, article.authors.join("\n"), article.text].map(normalise);
  return sha256(JSON.stringify(parts));
}

/** SHA-256 of a text's UTF-8 bytes, in hex. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
