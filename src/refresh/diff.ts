// What a reading means for the article that we have: new, changed, moved, or nothing.
import { type Article, articleId, type Corrected, fingerprint, type Instant } from "../article.ts";
import type { ArticleReading } from "../extract/reading.ts";
import type { Source } from "../sources/schema.ts";
import type { IndexEntry } from "../store/index-record.ts";
import { settle } from "./settle.ts";
import { summaryOf } from "./summary.ts";

/**
 * `changed`: the text is another. `moved`: the text is the same and the page moved its date. `unchanged`: whatever else differs.
 * `restored`: it is what it was, and was lost.
 */
export type Difference = { kind: "new" | "changed" | "moved" | "restored"; article: Article } | { kind: "unchanged" };

/**
 * Compares a page that was just read with the article as we have it. `lost`: what the index says of one that we had. `disowned`: a date
 * that is not taken, though the page states it.
 */
export async function diff(
  page: { key: string; url: string; firstSeen: Instant; lost?: IndexEntry },
  reading: ArticleReading,
  known: Article | undefined,
  disowned: Instant | undefined,
  source: Source,
  now: Instant,
): Promise<Difference> {
  const before = known ?? page.lost;
  const { firstSeen } = before ?? page;
  const text = { title: reading.title.value, authors: reading.authors?.value ?? [], text: reading.body.value.text };
  const mark = await fingerprint(text);
  const settled = settle(reading.published?.value, firstSeen, source.timeZone, before?.published);
  const published = before?.published && settled?.stated === disowned ? before.published : settled;
  if (known?.fingerprint === mark) {
    if (published === undefined || published.stated === known.published?.stated) return { kind: "unchanged" };
    return { kind: "moved", article: { ...known, published, history: historyOf(known, { ...known, published }, now) } };
  }
  const article = {
    id: articleId(source.home, source.id, page.key),
    source: source.id,
    key: page.key,
    url: before?.url ?? page.url,
    ...text,
    ...(reading.publisher ? { publisher: reading.publisher.value } : {}),
    html: reading.body.value.html,
    summary: summaryOf(text.text),
    ...(reading.image ? { image: reading.image.value } : {}),
    attachments: reading.attachments,
    categories: reading.categories,
    ...(published ? { published } : {}),
    firstSeen,
    // A clock that was set back moves nothing back.
    updated: before ? Math.max(now, before.updated) : firstSeen,
    fingerprint: mark,
  };
  if (page.lost) return withoutRecord(article, page.lost, now);
  const history = known ? historyOf(known, article, now) : [];
  return { kind: known ? "changed" : "new", article: { ...article, history } };
}

/** The difference of an article whose record is lost, and its history with it, from what the index says of it. */
function withoutRecord(article: Omit<Article, "history">, lost: IndexEntry, now: Instant): Difference {
  const isText = article.fingerprint === lost.fingerprint;
  const isDate = article.published?.stated === lost.published?.stated;
  const { updated } = isText ? lost : article;
  const { fingerprint } = lost;
  if (isText && isDate && !lost.withdrawn) return { kind: "restored", article: { ...article, updated, history: [] } };
  return { kind: "new", article: { ...article, updated, history: [{ fingerprint, until: now }] } };
}

/** The history of an article that is now as `next`, with what that changed. */
function historyOf(known: Article, next: Omit<Article, "history">, now: Instant): Article["history"] {
  const differs: Record<Corrected, boolean> = {
    title: known.title !== next.title,
    authors: known.authors.join("\n") !== next.authors.join("\n"),
    text: known.text !== next.text,
    published: known.published?.stated !== next.published?.stated,
  };
  const changed = (["title", "authors", "text", "published"] as const).filter((name) => differs[name]);
  return [...known.history, { fingerprint: known.fingerprint, until: now, changed }];
}
