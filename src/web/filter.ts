// The filters of feeds and the API: what each parameter may say, and the one canonical query of a choice. Pure.
import { z } from "zod";
import type { Order } from "../order.ts";
import { isMatch, normalised, parseQuery, type Query, type Searchable } from "../search.ts";
import type { Row } from "../store/cards.ts";
import { cursorOf, cursorText } from "./cursor.ts";
import { limitUpTo } from "./parameters.ts";
import { type Place, placeSchema } from "./place.ts";

export const longestFeed = 50;

const name = z.string().trim().min(1, "expected a name").max(100, "expected up to 100 characters");

const day = /^\d{4}-\d\d-\d\d$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;
/** The engine takes the 31st of a short month for a day of the next one. */
const isDay = (text: string) => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};
export const isDate = (text: string) =>
  (day.test(text) || moment.test(text)) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
const date = z.string().refine(isDate, "expected a day like 2020-09-04 or a time like 2020-09-04T12:00:00Z");

const search = z.string().transform((text, context) => {
  const parsed = parseQuery(text);
  if (parsed.kind === "good") return { text: text.trim().replace(/\s+/g, " "), query: parsed.query };
  context.addIssue({ code: "custom", message: parsed.why });
  return z.NEVER;
});

const atLeast = z
  .string()
  .regex(/^\d{1,9}$/, "expected a whole number from 0 to 999999999")
  .transform(Number);

const expected = (words: readonly string[]) => `expected ${words.join(" or ")}`;
const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, expected(words)).default(words[0]);

/** Which articles. The same for feeds and the API. */
export const choosing = {
  q: search.optional(),
  category: name.optional(),
  author: name.optional(),
  since: date.optional(),
  until: date.optional(),
  min_views: atLeast.optional(),
  sort: oneOf(["date", "views"]),
};

/** A choice of articles, and how a feed shows them. In the order of the canonical query. */
export const feedParameters = {
  ...choosing,
  content: oneOf(["full", "summary"]),
  link: oneOf(["site", "page"]),
  limit: limitUpTo(longestFeed).default(longestFeed),
  after: cursorOf(placeSchema).optional(),
};

const chosen = z.object(choosing);
export type Chosen = z.infer<typeof chosen>;
const feedFilter = z.object(feedParameters);
export type FeedFilter = z.infer<typeof feedFilter>;

/** What a parameter says where it is left out. */
const defaults = new Map<string, unknown>(Object.entries(feedFilter.parse({})));

/** Names of sources, comma between them; with `feedParameters`, for feeds of all sources. */
export function sourcesAmong(known: { has(id: string): boolean; keys(): Iterable<string> }) {
  return z
    .string()
    .transform((text) => [...new Set(text.split(","))].sort())
    .superRefine((ids, context) => {
      const other = ids.find((id) => !known.has(id));
      if (other === undefined) return;
      const message = `there is no source "${other}"; there are: ${[...known.keys()].join(", ")}`;
      context.addIssue({ code: "custom", message });
    });
}

/**
 * The one query of a filter, with its `?`, or empty: parameters in one order, without those that say what holds anyway. `names`:
 * a choice of sources, where there is one.
 */
export function canonicalQuery(filter: FeedFilter, names: readonly string[] | undefined): string {
  const query = new URLSearchParams();
  if (names !== undefined) query.set("source", names.join(","));
  const values = new Map<string, unknown>(Object.entries(filter));
  for (const key of Object.keys(feedParameters)) {
    const value = key === "q" ? filter.q?.text : key === "after" ? cursorOrNone(filter.after) : values.get(key);
    if (value !== undefined && value !== defaults.get(key)) query.set(key, String(value));
  }
  return query.size === 0 ? "" : `?${query}`;
}

const cursorOrNone = (place: Place | undefined) => place && cursorText(place);

/** The canonical form of a query with its `?`, as `canonicalQuery` has it; one that is bad, as it is: the feed says why. */
export function canonicalSearch(search: string, known: Parameters<typeof sourcesAmong>[0]): string {
  const given = [...new URLSearchParams(search)];
  const values = Object.fromEntries(given);
  const parsed = z.strictObject({ source: sourcesAmong(known).optional(), ...feedParameters }).safeParse(values);
  if (!parsed.success || Object.keys(values).length < given.length) return search;
  const { source, ...filter } = parsed.data;
  return canonicalQuery(filter, source);
}

/** What the title of a feed of a choice adds, in the reader's own words. */
export function titleOf({ q, category, author, since, until, min_views, sort }: Chosen): string {
  const parts = [
    q?.text,
    category,
    author,
    since && `since ${since}`,
    until && `until ${until}`,
    min_views === undefined ? undefined : `at least ${min_views} views`,
    sort === "views" ? "most read of the newest" : undefined,
  ].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}

/** Whether the choice follows the views as they are now, rather than the news alone. */
export function followsViews({ min_views, sort }: Chosen): boolean {
  return min_views !== undefined || sort === "views";
}

/** Whether an article with this text may be one of the choice: cheaper than `isChosen`, which decides. */
export function mayMatch({ category, author }: Chosen, { authors, rest }: Searchable): boolean {
  return (
    (author === undefined || authors.includes(normalised(author))) &&
    (category === undefined || rest.includes(normalised(category)))
  );
}

/** Whether articles of these places may be some of the choice. A moment may be a day away from the day that it is in a source's zone. */
export function mayHold({ since, until }: Chosen, { newest, oldest }: { newest: Order; oldest: Order }): boolean {
  const daysFrom = (limit: string, [on]: Order) => (Date.parse(on) - Date.parse(limit.slice(0, 10))) / 86_400_000;
  return (
    (since === undefined || daysFrom(since, newest) >= -2) && (until === undefined || daysFrom(until, oldest) <= 2)
  );
}

/** Whether an article is one of the choice. `views`: as known now. */
export function isChosen(filter: Chosen, row: Row, views: number | undefined): boolean {
  const { category, author, since, until, min_views } = filter;
  const query: Query = filter.q?.query ?? [];
  const has = (wanted: string | undefined, names: readonly string[]) =>
    wanted === undefined || names.some((known) => normalised(known) === normalised(wanted));
  return (
    (min_views === undefined || (views ?? -1) >= min_views) &&
    (since === undefined || (day.test(since) ? row.order[0] >= since : row.date >= Date.parse(since))) &&
    (until === undefined || (day.test(until) ? row.order[0] <= until : row.date <= Date.parse(until))) &&
    has(category, row.categories) &&
    has(author, row.authors) &&
    isMatch(query, row.text)
  );
}
