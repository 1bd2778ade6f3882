// GET /api/v1/most-viewed: which articles gained most views in a period, from the history of their counts.

import { createRoute, z } from "@hono/zod-openapi";
import { articleId, type Instant, iso } from "../../article.ts";
import { sources } from "../../sources/registry.ts";
import type { Source } from "../../sources/schema.ts";
import { type Archived, openMonth } from "../../store/archives.ts";
import { type Index, type IndexEntry, readIndex } from "../../store/index-record.ts";
import { orElse } from "../../store/record.ts";
import { readViews, type Visit } from "../../store/views.ts";
import { timeOf } from "../clock.ts";
import { isDate } from "../filter.ts";
import { limit, source } from "./parameters.ts";
import { answer, endpoints, knows, refusal, refuse } from "./route.ts";
import { count, id, key, sourceName, time, title, url } from "./shapes.ts";

const dayLength = 86_400_000;
const usualDays = 7;
/** Archived articles that one request can read within the CPU of the plan, and those of the months that it can look for them in. */
const archivedAtOnce = { read: 300, lookedAt: 1500 };

const instant = (description: string, example: string) =>
  z
    .string()
    .refine(isDate, "expected a day or time that there is, like 2020-09-04 or 2020-09-04T12:00:00Z")
    .transform((text) => Date.parse(text))
    .optional()
    .openapi({ param: { description }, type: "string", example });

const query = {
  days: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, "expected a whole number from 1 to 999")
    .transform(Number)
    .optional()
    .openapi({
      param: { description: "The last so many days; 7 where no period is given." },
      type: "integer",
      example: 7,
    }),
  from: instant("The start of the period; a day begins at 00:00 UTC.", "2020-09-01"),
  to: instant("Its end; now where it is not given.", "2020-09-08"),
  source,
  limit,
};

const shape = z
  .object({
    id,
    source: sourceName,
    key,
    url,
    title,
    published: time.optional(),
    views: count.openapi({ description: "At the end of the period." }),
    gained: count.openapi({ description: "Views that came in the period.", example: 120 }),
  })
  .openapi("MostViewed");

const route = createRoute({
  method: "get",
  path: "/api/v1/most-viewed",
  tags: ["Articles"],
  summary: "The articles that gained most views in a period",
  description:
    "From the counts that were read, so as exact as these are close. An article that was published in the period gained all its views in it.",
  middleware: [knows(query)],
  request: { query: z.object(query) },
  responses: {
    200: answer(
      z
        .object({
          from: time,
          to: time,
          partial: z.boolean().optional().openapi({
            description:
              "True where the period reaches further into the archives than one request can look: ask for a shorter one.",
          }),
          articles: z.array(shape),
        })
        .openapi("MostViewedList"),
      "Most gained first.",
    ),
    400: refusal("A parameter that is unknown or says what it cannot."),
  },
});

export const mostViewed = endpoints().openapi(route, async (context) => {
  const { days, from: start, to: end, source: names, limit: length } = context.req.valid("query");
  if (days !== undefined && start !== undefined)
    return refuse(context, 400, 'parameter "days": give either days or from');
  // In whole minutes, so that the same question has the same answer for a while.
  const to = end ?? Math.floor((await timeOf(context.env)) / 60_000) * 60_000;
  const from = start ?? to - (days ?? usualDays) * dayLength;
  if (from > to) return refuse(context, 400, `parameter "from": expected a time before ${iso(to)}`);
  const chosen = [...sources.values()].filter((source) => names?.includes(source.id) ?? true);
  const found = await Promise.all(
    chosen.map((source) => orElse({ gains: [], isPartial: false }, gainsOf(context.env.KV, source, from, to))),
  );
  const articles = found
    .flatMap(({ gains }) => gains)
    .sort((a, b) => b.gained - a.gained || b.views - a.views || (a.id < b.id ? -1 : 1))
    .slice(0, length);
  const partial = found.some(({ isPartial }) => isPartial) ? { partial: true } : {};
  return context.json({ from: iso(from), to: iso(to), ...partial, articles }, 200);
});

async function gainsOf(kv: KVNamespace, source: Source, from: Instant, to: Instant) {
  const [index, views] = await Promise.all([readIndex(kv, source.id), readViews(kv, source.id)]);
  const isHot = new Set(index.entries.map(({ key }) => key));
  const { archived, isPartial } = await readArchived(kv, source, index, isHot, from, to);
  const all: Archived[] = [
    ...index.entries.map((entry) => ({ entry, ...visitOf(views.visits[entry.key]) })),
    ...archived,
  ];
  const gains = all.flatMap(({ entry, visit }) => {
    const gain = entry.withdrawn === undefined ? gainOf(entry, visit, from, to) : undefined;
    if (gain === undefined || gain.gained === 0) return [];
    const { key, url, title, published } = entry;
    return [
      {
        id: articleId(source.home, source.id, key),
        source: source.id,
        key,
        url,
        title,
        ...(published ? { published: iso(published.at) } : {}),
        ...gain,
      },
    ];
  });
  return { gains, isPartial };
}

const visitOf = (visit: Visit | undefined) => (visit ? { visit } : {});

/**
 * Archived articles of which counts of the period may be, of the newest months first, as far as one request can read them: a month begins in
 * some zone up to 14 hours before it does in UTC.
 */
async function readArchived(
  kv: KVNamespace,
  source: Source,
  { months }: Index,
  isHot: ReadonlySet<string>,
  from: Instant,
  to: Instant,
): Promise<{ archived: Archived[]; isPartial: boolean }> {
  const wanted = months.filter(
    ({ month, counted }) => counted >= from && Date.parse(`${month}-01T00:00:00Z`) - dayLength <= to,
  );
  const archived: Archived[] = [];
  let lookedAt = 0;
  for (const { month, articles: length } of wanted) {
    lookedAt += length;
    if (lookedAt > archivedAtOnce.lookedAt) return { archived, isPartial: true };
    const { marks, articles } = await openMonth(kv, source.id, month);
    const counted = marks.filter((mark) => mark.counted >= from && !isHot.has(mark.key)).map(({ key }) => key);
    if (archived.length + counted.length > archivedAtOnce.read) return { archived, isPartial: true };
    archived.push(...articles(counted));
  }
  return { archived, isPartial: false };
}

/** Views at the end of a period and those that came in it; nothing where no count was read until its end. */
function gainOf(entry: IndexEntry, visit: Visit | undefined, from: Instant, to: Instant) {
  const history = visit?.history ?? [];
  const last = history.findLast(([at]) => at <= to);
  if (!last) return undefined;
  const isNew = (entry.published?.at ?? entry.firstSeen) >= from;
  const before = history.findLast(([at]) => at <= from) ?? history[0];
  const base = isNew ? 0 : (before?.[1] ?? 0);
  return { views: last[1], gained: Math.max(0, last[1] - base) };
}
