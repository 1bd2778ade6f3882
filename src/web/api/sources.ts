// GET /api/v1/sources: what is read, and where its feeds are.

import { createRoute, z } from "@hono/zod-openapi";
import { iso } from "../../article.ts";
import { sources as known } from "../../sources/registry.ts";
import { interval } from "../../sources/schema.ts";
import { emptyIndex, readIndex, served } from "../../store/index-record.ts";
import { orElse } from "../../store/record.ts";
import { feedFiles } from "../../syndicate/format.ts";
import { originOf } from "../origin.ts";
import { answer, endpoints, knows, refusal } from "./route.ts";
import { sourceName, time } from "./shapes.ts";

const address = z.string().openapi({ example: "https://news.example/xjyszb/rss.xml" });

const shape = z
  .object({
    id: sourceName,
    title: z.string().openapi({ example: "新济阳" }),
    home: z.string().openapi({ example: "http://xjyszb.cn/" }),
    language: z.string().openapi({ description: "BCP 47.", example: "zh-CN" }),
    time_zone: z.string().openapi({ example: "Asia/Shanghai" }),
    every_minutes: z.int().openapi({ description: "How often the site is looked at.", example: 30 }),
    articles: z.int().openapi({ description: "How many are in its index.", example: 60 }),
    last_change: time.optional().openapi({ description: "Absent before the first article." }),
    page: z.string().openapi({ example: "https://news.example/xjyszb/" }),
    feeds: z.object({ rss: address, atom: address, json: address }),
  })
  .openapi("Source");

const route = createRoute({
  method: "get",
  path: "/api/v1/sources",
  tags: ["Sources"],
  summary: "Every source, with the addresses of its feeds",
  middleware: [knows({})],
  responses: {
    200: answer(z.object({ sources: z.array(shape) }).openapi("Sources"), "The sources."),
    400: refusal("There are no parameters."),
  },
});

export const sources = endpoints().openapi(route, async (context) => {
  const origin = originOf(context);
  const told = [...known.values()].map(async (source) => {
    const index = await orElse(emptyIndex(), readIndex(context.env.KV, source.id));
    const { entries } = index;
    const page = `${origin}/${source.id}/`;
    return {
      id: source.id,
      title: source.title,
      home: source.home,
      language: source.language,
      time_zone: source.timeZone,
      every_minutes: interval(source) / 60_000,
      articles: served(index).length,
      ...(entries.length > 0 ? { last_change: iso(Math.max(...entries.map(({ changed }) => changed))) } : {}),
      page,
      feeds: { rss: `${page}${feedFiles.rss}`, atom: `${page}${feedFiles.atom}`, json: `${page}${feedFiles.json}` },
    };
  });
  return context.json({ sources: await Promise.all(told) }, 200);
});
