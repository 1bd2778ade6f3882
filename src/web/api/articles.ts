// GET /api/v1/articles: articles by the filters of the feeds, in pages.
import { createRoute, z } from "@hono/zod-openapi";
import type { Article } from "../../article.ts";
import { newestFirst, orderOf } from "../../order.ts";
import { sources } from "../../sources/registry.ts";
import { readArticles } from "../../store/articles.ts";
import { orElse } from "../../store/record.ts";
import { emptyViews, readViews } from "../../store/views.ts";
import { type Choice, choose, placeOf } from "../choose.ts";
import { cursorOf, cursorText } from "../cursor.ts";
import type { Chosen } from "../filter.ts";
import { placeSchema } from "../place.ts";
import { filters, limit, source } from "./parameters.ts";
import { answer, endpoints, knows, refusal } from "./route.ts";
import { articleShape, shown } from "./shapes.ts";

/** Articles that are read together, and characters after which no more are: long articles make a shorter page, and none too dear. */
const together = 10;
const enough = 120_000;

const query = {
  source,
  ...filters,
  content: z
    .enum(["full", "summary"])
    .default("full")
    .openapi({ param: { description: "summary: no bodies." }, example: "full" }),
  limit,
  /** The last article of a page: what comes after it is found whatever came before it since. */
  cursor: cursorOf(placeSchema)
    .optional()
    .openapi({ param: { description: "The next_cursor of the page before." }, type: "string" }),
};

const route = createRoute({
  method: "get",
  path: "/api/v1/articles",
  tags: ["Articles"],
  summary: "Articles, newest or most read first",
  description:
    "A page at a time: give next_cursor as cursor for the next, while there is one: a page may hold fewer than limit, or none, where its articles are long or a search has looked as far as one request does. Every article that was ever read is there; with sort=views only the newest are ranked, whose counts may move between pages. Articles that come in between are neither repeated nor do they push others out.",
  middleware: [knows(query)],
  request: { query: z.object(query) },
  responses: {
    200: answer(
      z.object({ articles: z.array(articleShape), next_cursor: z.string().optional() }).openapi("Articles"),
      "A page of articles; without next_cursor it is the last.",
    ),
    400: refusal("A parameter that is unknown or says what it cannot."),
  },
});

export const articles = endpoints().openapi(route, async (context) => {
  const { limit: length, cursor, content, source: names, ...filter } = context.req.valid("query");
  const chosen = [...sources.values()].filter(({ id }) => names?.includes(id) ?? true);
  const { KV } = context.env;
  const choices = await choose(KV, chosen, filter, { limit: length, after: cursor });
  const { shown: page, rest } = await read(KV, choices?.articles ?? [], content, filter);
  const next = rest ?? choices?.next;
  return context.json({ articles: page, ...(next === undefined ? {} : { next_cursor: cursorText(next) }) }, 200);
});

/**
 * The articles of a page, whole, with their views as they are now; of one that left the index, as they were last. `rest`: the place
 * behind the last of them, where the page holds enough before its end.
 */
async function read(kv: KVNamespace, page: readonly Choice[], content: "full" | "summary", filter: Chosen) {
  const found: ReturnType<typeof shown>[] = [];
  const sourcesOfPage = [...new Set(page.map(({ source }) => source.id))];
  const views = new Map(
    await Promise.all(
      sourcesOfPage.map(async (id) => [id, (await orElse(emptyViews(), readViews(kv, id))).visits] as const),
    ),
  );
  let size = 0;
  for (let at = 0; at < page.length; at += together) {
    const choices = page.slice(at, at + together);
    const last = page[at - 1];
    if (last && size >= enough) return { shown: found, rest: placeOf(last, filter) };
    const stored = await readStored(kv, choices);
    for (const choice of choices) {
      const article = stored.get(choice);
      if (!article) continue;
      size += article.html.length + article.text.length;
      found.push(shown(article, views.get(choice.source.id)?.[choice.row.key]?.views ?? choice.row.views, content));
    }
  }
  return { shown: found, rest: undefined };
}

async function readStored(kv: KVNamespace, choices: readonly Choice[]): Promise<Map<Choice, Article>> {
  const found = new Map<Choice, Article>();
  for (const [{ id, timeZone }, those] of Map.groupBy(choices, ({ source }) => source)) {
    const stored = await readArticles(
      kv,
      id,
      those.map(({ row }) => row.key),
    );
    for (const choice of those) {
      const article = stored.get(choice.row.key)?.article;
      if (!article) continue;
      // One whose date moved since its card was filed has a newer card elsewhere.
      const hasMoved = choice.isArchived && newestFirst(orderOf(article, timeZone), choice.row.order) !== 0;
      if (!hasMoved) found.set(choice, article);
    }
  }
  return found;
}
