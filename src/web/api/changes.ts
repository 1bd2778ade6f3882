// GET /api/v1/changes: what is new, corrected, withdrawn or read more often since a client last asked.
import { createRoute, z } from "@hono/zod-openapi";
import { articleId, iso } from "../../article.ts";
import { sources } from "../../sources/registry.ts";
import type { Source } from "../../sources/schema.ts";
import { readMonth } from "../../store/archives.ts";
import { readIndex } from "../../store/index-record.ts";
import { readViews } from "../../store/views.ts";
import { changeKind } from "../change-kind.ts";
import { cursorOf, cursorText } from "../cursor.ts";
import { limitUpTo } from "../parameters.ts";
import { beginning, type Change, changesAfter, type Known, type Place, placeSchema } from "./changes-after.ts";
import { source } from "./parameters.ts";
import { answer, endpoints, knows, refusal } from "./route.ts";
import { count, id, key, sourceName, time, title, url } from "./shapes.ts";

const usual = 100;
const most = 500;

const query = {
  since: cursorOf(z.record(z.string(), placeSchema))
    .optional()
    .openapi({
      param: { description: "The next_cursor of the answer before; without it, everything is new." },
      type: "string",
    }),
  source,
  limit: limitUpTo(most)
    .default(usual)
    .openapi({
      param: { description: `How many, 1 to ${most}.` },
      type: "integer",
      minimum: 1,
      maximum: most,
      example: usual,
    }),
};

const kinds = ["new", "corrected", "withdrawn", "views"] as const;

const shape = z
  .object({
    kind: z.enum(kinds).openapi({ description: "What it is now: corrected where its text or its date ever changed." }),
    id,
    source: sourceName,
    key,
    url,
    title,
    published: time.optional(),
    first_seen: time,
    updated: time,
    fingerprint: z.string().openapi({ description: "Another text, another fingerprint." }),
    views: count.optional(),
    withdrawn: z
      .object({ at: time, status: z.int().openapi({ description: "What its site answered.", example: 410 }) })
      .optional(),
  })
  .openapi("Change");

const route = createRoute({
  method: "get",
  path: "/api/v1/changes",
  tags: ["Articles"],
  summary: "What changed since a cursor",
  description:
    "Changes of articles, oldest first, then changed view counts. Give next_cursor back as since: no change is skipped and none comes twice; one that a later change of the same article overtook comes once, as the later one. Take each by its id, as it is now.",
  middleware: [knows(query)],
  request: { query: z.object(query) },
  responses: {
    200: answer(
      z.object({ changes: z.array(shape), next_cursor: z.string(), more: z.boolean() }).openapi("Changes"),
      "The changes; more is true where the next answer has some already.",
    ),
    400: refusal("A parameter that is unknown or says what it cannot."),
  },
});

export const changes = endpoints().openapi(route, async (context) => {
  const { since = {}, source: names, limit } = context.req.valid("query");
  const found: z.infer<typeof shape>[] = [];
  const places = new Map(Object.entries(since));
  let more = false;
  for (const source of sources.values()) {
    if (!(names?.includes(source.id) ?? true)) continue;
    const place = places.get(source.id) ?? beginning;
    const known = await readKnown(context.env.KV, source, place);
    const next = changesAfter(known, place, limit - found.length);
    found.push(...next.changes.map((change) => shown(source, change)));
    places.set(source.id, next.after);
    more ||= next.more;
  }
  return context.json({ changes: found, next_cursor: cursorText(Object.fromEntries(places)), more }, 200);
});

/** The index, the views, and those archives that something moved into after the place. */
async function readKnown(kv: KVNamespace, source: Source, place: Place): Promise<Known> {
  const [index, views] = await Promise.all([readIndex(kv, source.id), readViews(kv, source.id)]);
  const [edition] = place.article;
  const [serial] = place.views;
  const touched = index.months.filter((month) => month.edition >= edition || month.serial >= serial);
  const archived = await Promise.all(touched.map(({ month }) => readMonth(kv, source.id, month)));
  return { entries: index.entries, visits: views.visits, archived: archived.flat() };
}

function shown(source: Source, { kind, entry, visit }: Change): z.infer<typeof shape> {
  const { key, url, title, published, firstSeen, updated, fingerprint, withdrawn } = entry;
  return {
    kind: kind === "views" ? "views" : changeKind(entry),
    id: articleId(source.home, source.id, key),
    source: source.id,
    key,
    url,
    title,
    ...(published ? { published: iso(published.at) } : {}),
    first_seen: iso(firstSeen),
    updated: iso(updated),
    fingerprint,
    ...(visit?.views ? { views: visit.views.count } : {}),
    ...(withdrawn ? { withdrawn: { at: iso(withdrawn.at), status: withdrawn.status } } : {}),
  };
}
