// GET /api/v1/changes: what is new, corrected, withdrawn or read more often since a client last asked.
import { createRoute, z } from "@hono/zod-openapi";
import { articleId, iso } from "../../article.ts";
import { sources } from "../../sources/registry.ts";
import type { Source } from "../../sources/schema.ts";
import { isShown, type OpenMonth, openMonth } from "../../store/archives.ts";
import { type IndexEntry, type MonthListing, readIndex } from "../../store/index-record.ts";
import { UnusableRecord, unlessUnusable } from "../../store/record.ts";
import { readViews, type Visit } from "../../store/views.ts";
import { changeKind } from "../change-kind.ts";
import { cursorOf, cursorText } from "../cursor.ts";
import { limitUpTo } from "../parameters.ts";
import { beginning, type Changed, changesAfter, type Place, placeSchema } from "./changes-after.ts";
import { source } from "./parameters.ts";
import { answer, endpoints, knows, refusal, refuse } from "./route.ts";
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
    503: refusal(
      "More was written, or is known to the cursor, than can be read here yet: ask again after Retry-After seconds.",
    ),
  },
});

export const changes = endpoints().openapi(route, async (context) => {
  const { since = {}, source: names, limit } = context.req.valid("query");
  const found: z.infer<typeof shape>[] = [];
  const places = new Map(Object.entries(since));
  let more = false;
  for (const source of sources.values()) {
    if (!(names?.includes(source.id) ?? true)) continue;
    const next = await unlessUnusable(changesOf(context.env.KV, source, places.get(source.id), limit - found.length));
    // Its place stays where it is: what it has to tell is told once it can be read.
    if (next instanceof UnusableRecord) continue;
    if (next === undefined) {
      const detail = `source "${source.id}" cannot be read here as far as it was written yet; ask again in a minute, and if that lasts, anew without "since"`;
      return refuse(context, 503, detail, { "retry-after": "60" });
    }
    found.push(...next.changes.map((change) => shown(source, change)));
    places.set(source.id, next.after);
    more ||= next.more;
  }
  return context.json({ changes: found, next_cursor: cursorText(Object.fromEntries(places)), more }, 200);
});

interface Change {
  kind: "article" | "views";
  entry: IndexEntry;
  visit: Visit | undefined;
}

/** The changes after a place, and of the archives only those read that are needed for it; nothing where KV is behind what it knew. */
async function changesOf(kv: KVNamespace, source: Source, since: Place | undefined, limit: number) {
  const [index, views] = await Promise.all([readIndex(kv, source.id), readViews(kv, source.id)]);
  const serial = views.serial ?? 0;
  const place = since ?? beginning(serial);
  if (index.edition < place.article[0] || serial + 1 < place.views[0]) return undefined;
  const entries = new Map(index.entries.map((entry) => [entry.key, entry]));
  const hot = index.entries.map(({ key, edition, withdrawn }): Changed => {
    const count = withdrawn ? undefined : views.visits[key]?.serial;
    return { key, edition, ...(count === undefined ? {} : { serial: count }) };
  });
  const archived: Changed[] = [];
  let unread: readonly MonthListing[] = index.months;
  const opened = new Map<string, OpenMonth>();
  for (;;) {
    const next = changesAfter({ edition: index.edition, serial, hot, archived, unread }, place, limit);
    if (next.kind === "found") {
      const read =
        (kind: Change["kind"]) =>
        ({ key }: Changed): Change[] => {
          const entry = entries.get(key);
          const found = entry ? [{ entry, visit: views.visits[key] }] : (opened.get(key)?.articles([key]) ?? []);
          return found.map(({ entry, visit }) => ({ kind, entry, visit }));
        };
      const { articles, counts, after, more } = next;
      return { changes: [...articles.flatMap(read("article")), ...counts.flatMap(read("views"))], after, more };
    }
    const month = await openMonth(kv, source.id, next.month);
    const listed = index.months.find((listed) => listed.month === next.month);
    if (!isShown(month.marks, listed)) return undefined;
    for (const { key } of month.marks) opened.set(key, month);
    archived.push(...month.marks);
    unread = unread.filter((listed) => listed.month !== next.month);
  }
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
