// The JSON API for aggregators: articles with their views as they are now.
import { Hono } from "hono";
import { z } from "zod";
import type { Article, Instant } from "../article.ts";
import { newestFirst, orderOf } from "../order.ts";
import { sources } from "../sources/registry.ts";
import type { Source } from "../sources/schema.ts";
import { readArticles } from "../store/articles.ts";
import { readIndex } from "../store/index-record.ts";
import { readViews, type Visit } from "../store/views.ts";
import { limitUpTo, readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { sendText } from "./send.ts";

type Bound = { Bindings: Env };

const usual = 20;
const most = 100;
/** Views move between refreshes; nobody needs them fresher than this. */
const shape = { contentType: "application/json", freshFor: 60 };

export const api = new Hono<Bound>();

api.get("/articles", async (context) => {
  const read = readParameters(context, {
    limit: limitUpTo(most).default(usual),
    source: z.string().exactOptional(),
  });
  if (read.kind === "bad") return problem(context, 400, read.detail);
  const { limit, source: wanted } = read.values;
  if (wanted !== undefined && !sources.has(wanted)) return problem(context, 400, unknownSource(wanted));
  const chosen = [...sources.values()].filter(({ id }) => wanted === undefined || id === wanted);
  const found = await Promise.all(chosen.map((source) => newest(source, limit, context.env.KV)));
  const articles = found
    .flat()
    .sort((a, b) => newestFirst(a.order, b.order))
    .slice(0, limit)
    .map(({ article }) => article);
  return sendText(context, JSON.stringify({ articles }), shape);
});

api.get("/articles/:source/:key", async (context) => {
  const read = readParameters(context, {});
  if (read.kind === "bad") return problem(context, 400, read.detail);
  const { source: id, key } = context.req.param();
  const source = sources.get(id);
  if (!source) return problem(context, 404, unknownSource(id));
  const [stored, views] = await Promise.all([readArticles(context.env.KV, id, [key]), readViews(context.env.KV, id)]);
  const article = stored.get(key)?.article;
  if (!article) return problem(context, 404, `source "${id}" has no article "${key}"`);
  const answer = { ...shown(article, views.visits[key]), view_history: history(views.visits[key]) };
  return sendText(context, JSON.stringify(answer), shape);
});

function unknownSource(id: string): string {
  return `there is no source "${id}"; there are: ${[...sources.keys()].join(", ")}`;
}

async function newest(source: Source, limit: number, kv: KVNamespace) {
  const [index, views] = await Promise.all([readIndex(kv, source.id), readViews(kv, source.id)]);
  const entries = index.entries.slice(0, limit);
  const stored = await readArticles(
    kv,
    source.id,
    entries.map(({ key }) => key),
  );
  return entries.flatMap((entry) => {
    const article = stored.get(entry.key)?.article;
    if (!article) return [];
    return [{ order: orderOf(entry, source.timeZone), article: shown(article, views.visits[entry.key]) }];
  });
}

const iso = (at: Instant) => new Date(at).toISOString();

/** An article as the API gives it: snake_case, times in UTC as ISO 8601. What is unknown is missing. */
function shown(article: Article, visit: Visit | undefined) {
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
    ...(visit?.views ? { views: visit.views.count, views_at_least: visit.views.atLeast } : {}),
    summary: article.summary,
    content_html: article.html,
    content_text: article.text,
    ...(article.image === undefined ? {} : { image: article.image }),
    attachments: article.attachments,
    categories: article.categories,
    fingerprint: article.fingerprint,
    revisions: revisions.map(({ fingerprint, until }) => ({ fingerprint, until: iso(until) })),
  };
}

function history(visit: Visit | undefined) {
  return (visit?.history ?? []).map(([at, count]) => ({ at: iso(at), views: count }));
}
