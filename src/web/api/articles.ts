// GET /api/v1/articles: articles by the filters of the feeds, in pages.
import { createRoute, z } from "@hono/zod-openapi";
import { sources } from "../../sources/registry.ts";
import { readArticles } from "../../store/articles.ts";
import { readViews } from "../../store/views.ts";
import { type Choice, choose, comparePlaces, placeOf } from "../choose.ts";
import { cursorOf, cursorText } from "../cursor.ts";
import { filters, limit, source } from "./parameters.ts";
import { answer, endpoints, knows, refusal } from "./route.ts";
import { articleShape, shown } from "./shapes.ts";

/** The last article of a page: what comes after it is found whatever came before it since. */
const placeSchema = z.object({
  order: z.tuple([z.string(), z.number(), z.string()]),
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
  const found = (await choose(KV, chosen, filter))?.articles ?? [];
  const rest =
    cursor === undefined ? found : found.filter((choice) => comparePlaces(filter, cursor, placeOf(choice)) < 0);
  const page = rest.slice(0, length);
  const last = page.at(-1);
  const next = rest.length > length && last ? { next_cursor: cursorText(placeOf(last)) } : {};
  return context.json({ articles: await read(KV, page, content), ...next }, 200);
});

/** The articles of a page, whole, with their views as they are now. */
async function read(kv: KVNamespace, page: readonly Choice[], content: "full" | "summary") {
  const bySource = Map.groupBy(page, (choice) => choice.source.id);
  const found = new Map<string, ReturnType<typeof shown>>();
  for (const [id, choices] of bySource) {
    const keys = choices.map(({ row }) => row.key);
    const [stored, views] = await Promise.all([readArticles(kv, id, keys), readViews(kv, id)]);
    for (const [key, { article }] of stored) found.set(`${id}/${key}`, shown(article, views.visits[key], content));
  }
  return page.flatMap(({ source: { id }, row }) => found.get(`${id}/${row.key}`) ?? []);
}
