// What the API's answers look like: schemas with examples, and the values that they describe.
import { z } from "@hono/zod-openapi";
import { type Article, iso, precisions, type Views } from "../../article.ts";

export const time = z.iso.datetime().openapi({ example: "2020-09-04T04:00:00.000Z" });
export const id = z.string().openapi({
  description: "The article's identity, the same in every feed: a tag URI (RFC 4151).",
  example: "tag:xjyszb.cn,2026:xjyszb/12345",
});
export const sourceName = z.string().openapi({ description: "The id of a source.", example: "xjyszb" });
export const key = z.string().openapi({ description: "The article's name within its source.", example: "12345" });
export const url = z.string().openapi({ example: "http://xjyszb.cn/News/12345.aspx" });
export const title = z.string().openapi({ example: "济阳新闻发布会举行" });
export const count = z.int().nonnegative().openapi({ example: 697 });

export const problemShape = z
  .object({
    type: z.string().openapi({ example: "about:blank" }),
    title: z.string().openapi({ example: "Bad request" }),
    status: z.int().openapi({ example: 400 }),
    detail: z.string().openapi({ example: 'parameter "limit": expected a whole number from 1 to 100' }),
    instance: z.string().openapi({ example: "/api/v1/articles" }),
  })
  .openapi("Problem", { description: "What is wrong and what to do: RFC 9457." });

const attachment = z.object({
  url: z.string(),
  type: z.string(),
  title: z.string().optional(),
  length: z.int().positive().optional(),
});

export const articleShape = z
  .object({
    id,
    source: sourceName,
    key,
    url,
    title,
    authors: z.array(z.string()).openapi({ example: ["刘姝琪"] }),
    publisher: z.string().optional().openapi({ description: "The paper or office that it names as its origin." }),
    published: time.optional().openapi({ description: "As its page states it; absent where it states none." }),
    precision: z.enum(precisions).optional().openapi({ description: "How exactly the page states it." }),
    first_seen: time,
    updated: time.openapi({ description: "When its title, authors or text last changed." }),
    views: count.optional().openapi({ description: "As they are now; absent where the page shows none." }),
    views_at_least: z.boolean().optional().openapi({ description: "True where the page says 10万+." }),
    summary: z.string(),
    content_html: z.string().optional().openapi({ description: "Absent with content=summary." }),
    content_text: z.string().optional().openapi({ description: "A line a paragraph. Absent with content=summary." }),
    image: z.string().optional(),
    attachments: z.array(attachment),
    categories: z.array(z.string()),
    fingerprint: z.string().openapi({ description: "SHA-256 of its normalised title, authors and text." }),
    revisions: z
      .array(z.object({ fingerprint: z.string(), until: time }))
      .openapi({ description: "Its earlier versions, oldest first, and how long each stood." }),
  })
  .openapi("Article");

/** An article as the API gives it: snake_case, times in UTC as ISO 8601. What is unknown is missing. */
export function shown(article: Article, views: Views | undefined, content: "full" | "summary") {
  const { published, history: revisions } = article;
  return {
    id: article.id,
    source: article.source,
    key: article.key,
    url: article.url,
    title: article.title,
    authors: article.authors,
    ...(article.publisher === undefined ? {} : { publisher: article.publisher }),
    ...(published ? { published: iso(published.at), precision: published.precision } : {}),
    first_seen: iso(article.firstSeen),
    updated: iso(article.updated),
    ...(views ? { views: views.count, views_at_least: views.atLeast } : {}),
    summary: article.summary,
    ...(content === "full" ? { content_html: article.html, content_text: article.text } : {}),
    ...(article.image === undefined ? {} : { image: article.image }),
    attachments: article.attachments,
    categories: article.categories,
    fingerprint: article.fingerprint,
    revisions: revisions.map(({ fingerprint, until }) => ({ fingerprint, until: iso(until) })),
  };
}
