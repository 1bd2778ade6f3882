// What a reading means for the article that we have: new, changed, moved, or nothing.
import { type Article, articleId, type Corrected, fingerprint, type Instant } from "../article.ts";
import type { ArticleReading } from "../extract/reading.ts";
import type { Source } from "../sources/schema.ts";
import { settle } from "./settle.ts";
import { summaryOf } from "./summary.ts";

/** `changed`: the text is another. `moved`: the text is the same and the page moved its date. `unchanged`: whatever else differs. */
export type Difference = { kind: "new" | "changed" | "moved"; article: Article } | { kind: "unchanged" };

/** Compares a page that was just read with the article as we have it. `disowned`: a date that is not taken, though the page states it. */
export async function diff(
  page: { key: string; url: string; firstSeen: Instant },
  reading: ArticleReading,
  known: Article | undefined,
  disowned: Instant | undefined,
  source: Source,
  now: Instant,
): Promise<Difference> {
  const { firstSeen } = known ?? page;
  const text = { title: reading.title.value, authors: reading.authors?.value ?? [], text: reading.body.value.text };
  const mark = await fingerprint(text);
  const settled = settle(reading.published?.value, firstSeen, source.timeZone, known?.published);
  const published = known?.published && settled?.stated === disowned ? known.published : settled;
  if (known?.fingerprint === mark) {
    if (published === undefined || published.stated === known.published?.stated) return { kind: "unchanged" };
    return { kind: "moved", article: { ...known, published, history: historyOf(known, { ...known, published }, now) } };
  }
  const article = {
    id: articleId(source.home, source.id, page.key),
    source: source.id,
    key: page.key,
    url: known?.url ?? page.url,
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
    updated: known ? Math.max(now, known.updated) : firstSeen,
    fingerprint: mark,
  };
  const history = known ? historyOf(known, article, now) : [];
  return { kind: known ? "changed" : "new", article: { ...article, history } };
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
