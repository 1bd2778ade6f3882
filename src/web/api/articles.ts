// GET /api/v1/articles: articles by the filters of the feeds, in pages.
import { createRoute, z } from "@hono/zod-openapi";
import { newestFirst, orderOf, orderSchema } from "../../order.ts";
import { sources } from "../../sources/registry.ts";
import { readArticles } from "../../store/articles.ts";
import { readViews } from "../../store/views.ts";
import { type Choice, choose } from "../choose.ts";
import { cursorOf, cursorText } from "../cursor.ts";
import { filters, limit, source } from "./parameters.ts";
import { answer, endpoints, knows, refusal } from "./route.ts";
import { articleShape, shown } from "./shapes.ts";

/** The last article of a page: what comes after it is found whatever came before it since. */
const placeSchema = z.object({
  order: orderSchema,
  source: z.string(),
  views: z.number().nullable(),
});

const query = {
  source,
  ...filters,
  content: z
    .enum(["full", "summary"])
    .default("full")
    .openapi({ param: { description: "summary: no bodies." }, example: "full" }),
  limit,
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
    "A page at a time: give next_cursor as cursor for the next. Articles that come in between are neither repeated nor do they push others out. With sort=views the counts may move between pages.",
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
  const next = choices?.next === undefined ? {} : { next_cursor: cursorText(choices.next) };
  return context.json({ articles: await read(KV, choices?.articles ?? [], content), ...next }, 200);
});

/** The articles of a page, whole, with their views as they are now; of one that left the index, as they were last. */
async function read(kv: KVNamespace, page: readonly Choice[], content: "full" | "summary") {
  const bySource = Map.groupBy(page, ({ source }) => source);
  const found = new Map<Choice, ReturnType<typeof shown>>();
  for (const [{ id, timeZone }, choices] of bySource) {
    const keys = choices.map(({ row }) => row.key);
    const [stored, { visits }] = await Promise.all([readArticles(kv, id, keys), readViews(kv, id)]);
    for (const choice of choices) {
      const { key, order, views } = choice.row;
      const article = stored.get(key)?.article;
      if (!article) continue;
      // One whose date moved since its card was filed has a newer card elsewhere.
      if (choice.isArchived && newestFirst(orderOf(article, timeZone), order) !== 0) continue;
      found.set(choice, shown(article, visits[key]?.views ?? views, content));
    }
  }
  return page.flatMap((choice) => found.get(choice) ?? []);
}
