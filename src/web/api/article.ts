// GET /api/v1/articles/{source}/{key}: one article with the history of its views.

import { createRoute, z } from "@hono/zod-openapi";
import { iso } from "../../article.ts";
import { sources } from "../../sources/registry.ts";
import { readKnownArticle } from "../../store/known-article.ts";
import { answer, endpoints, knows, refusal, refuse } from "./route.ts";
import { articleShape, count, shown, time } from "./shapes.ts";

const viewed = z.object({ at: time, views: count });

const route = createRoute({
  method: "get",
  path: "/api/v1/articles/{source}/{key}",
  tags: ["Articles"],
  summary: "One article, with the history of its views",
  middleware: [knows({})],
  request: {
    params: z.object({
      source: z.string().openapi({ param: { description: "The id of a source." }, example: "xjyszb" }),
      key: z.string().openapi({ param: { description: "The article's name within it." }, example: "12345" }),
    }),
  },
  responses: {
    200: answer(
      articleShape
        .extend({ view_history: z.array(viewed).openapi({ description: "Oldest first: when a count was read." }) })
        .openapi("ArticleWithHistory"),
      "The article.",
    ),
    400: refusal("There are no parameters."),
    404: refusal("There is no such source or article."),
    410: refusal("Its site took it away."),
  },
});

export const article = endpoints().openapi(route, async (context) => {
  const { source: id, key } = context.req.valid("param");
  const source = sources.get(id);
  if (!source) return refuse(context, 404, unknownSource(id));
  const known = await readKnownArticle(context.env.KV, source, key);
  if (!known) return refuse(context, 404, `source "${id}" has no article "${key}"`);
  const { article, visit, withdrawn } = known;
  if (withdrawn) return refuse(context, 410, `article "${key}" was taken away by its site: ${iso(withdrawn.at)}`);
  const view_history = (visit?.history ?? []).map(([at, views]) => ({ at: iso(at), views }));
  return context.json({ ...shown(article, visit?.views, "full"), view_history }, 200);
});

function unknownSource(id: string): string {
  return `there is no source "${id}"; there are: ${[...sources.keys()].join(", ")}`;
}
