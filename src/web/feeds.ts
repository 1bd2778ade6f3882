// The feeds: stored bytes with validators. A reader's request costs one read of KV a source, and never touches the site.

import { type Context, Hono } from "hono";
import { iso } from "../article.ts";
import { chosenHub, hubAddress } from "../refresh/hub-choice.ts";
import { sources } from "../sources/registry.ts";
import { interval, type Source } from "../sources/schema.ts";
import { type Document, readDocument, tagOf } from "../store/documents.ts";
import { UnusableRecord, unlessUnusable } from "../store/record.ts";
import { contentTypes, type Format, feedFiles, formats } from "../syndicate/format.ts";
import { withHub } from "../syndicate/head.ts";
import { timeOf } from "./clock.ts";
import { holding, lackingAfter } from "./delta.ts";
import { canonicalQuery, type FeedFilter, feedParameters, longestFeed, sourcesAmong } from "./filter.ts";
import { filteredFeed } from "./filtered.ts";
import { type Joined, joinedBytes, mergedDocument, ownDocument } from "./join.ts";
import { feedLinks } from "./links.ts";
import { originOf } from "./origin.ts";
import { readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { redirect } from "./redirects.ts";
import { type Sendable, send } from "./send.ts";
import { feedsStaleSince } from "./staleness.ts";

type Bound = { Bindings: Env };

const mergedParameters = { source: sourcesAmong(sources).optional(), ...feedParameters };

/** A feed that is not there yet is worth another try then, in seconds: a first slice takes no longer. */
const firstFill = "60";

/** And one that is broken then: most sources are due every half hour. */
const nextTick = "1800";

export const feeds = new Hono<Bound>();

for (const format of formats) {
  feeds.get(`/${feedFiles[format]}`, (context) => answer(context, format, [...sources.values()], undefined));
  feeds.get(`/:source/${feedFiles[format]}`, (context) => {
    const id = context.req.param("source");
    const source = sources.get(id);
    if (!source)
      return problem(context, 404, `there is no source "${id}"; there are: ${[...sources.keys()].join(", ")}`);
    return answer(context, format, [source], source);
  });
}

/** `own`: the source whose own feed is asked for, rather than one of all. */
async function answer(context: Context<Bound>, format: Format, all: readonly Source[], own: Source | undefined) {
  const read = asked(context, own);
  if (read.kind === "bad") return problem(context, 400, read.detail);
  const { filter, names } = read;
  const { pathname, search } = new URL(context.req.url);
  const query = canonicalQuery(filter, names);
  if (query !== search) return redirect(context, pathname + query);
  const chosen = all.filter(({ id }) => names?.includes(id) ?? true);
  const [answered, staleSince] = await Promise.all([
    query === "" ? canonical(context, format, chosen, own) : filtered(context, format, chosen, own, filter, query),
    timeOf(context.env).then((now) => feedsStaleSince(chosen, context.env.KV, now)),
  ]);
  if (staleSince !== undefined) answered.headers.set("x-pagewire-stale-since", iso(staleSince));
  return answered;
}

type Asked =
  | { kind: "good"; filter: FeedFilter; names: readonly string[] | undefined }
  | { kind: "bad"; detail: string };

/** What the query says; only a feed of all sources may be one of some. */
function asked(context: Context<Bound>, own: Source | undefined): Asked {
  if (own) {
    const read = readParameters(context, feedParameters);
    return read.kind === "bad" ? read : { kind: "good", filter: read.values, names: undefined };
  }
  const read = readParameters(context, mergedParameters);
  if (read.kind === "bad") return read;
  const { source: names, ...filter } = read.values;
  return { kind: "good", filter, names };
}

async function filtered(
  context: Context<Bound>,
  format: Format,
  chosen: readonly Source[],
  own: Source | undefined,
  filter: FeedFilter,
  query: string,
) {
  const origin = originOf(context);
  const feed = await filteredFeed(context, { format, sources: chosen, own, filter, query, origin });
  if (!feed) return notYet(context);
  return send(context, {
    body: () => feed.bytes,
    tag: feed.tag,
    ...(feed.modified === undefined ? {} : { modified: feed.modified }),
    ...about(format, chosen, own, origin, query),
  });
}

/** A tick makes broken documents anew; those of a newer Worker it leaves alone. */
function beingMended(context: Context<Bound>, why: UnusableRecord): Response {
  if (why.fault !== "corrupt-record") throw why;
  return problem(context, 503, `${why.message}; the next tick makes it anew`, { "retry-after": nextTick });
}

function notYet(context: Context<Bound>): Response {
  const detail = "nothing was read yet; the first articles come within minutes of the first tick";
  return problem(context, 503, detail, { "retry-after": firstFill });
}

async function canonical(context: Context<Bound>, format: Format, chosen: readonly Source[], own: Source | undefined) {
  const found = await unlessUnusable(
    Promise.all(
      chosen.map(async (source) => ({ source, document: await readDocument(context.env.KV, source.id, format) })),
    ),
  );
  if (found instanceof UnusableRecord) return beingMended(context, found);
  const parts = found.flatMap(({ source, document }) => (document === undefined ? [] : [{ source, document }]));
  const documents = parts.map(({ document }) => document);
  const [first] = documents;
  if (!first) return notYet(context);
  const joined = own
    ? ownDocument(format, own, first, longestFeed, originOf(context))
    : mergedDocument(format, parts, longestFeed, originOf(context), parts.length === chosen.length);
  return reply(context, format, joined, chosen, documents, own);
}

async function reply(
  context: Context<Bound>,
  format: Format,
  placeless: Joined,
  chosen: readonly Source[],
  documents: readonly Document[],
  own: Source | undefined,
): Promise<Response> {
  const origin = originOf(context);
  const hub = hubAddress(chosenHub(context.env), origin);
  const joined = { ...placeless, head: withHub(format, placeless.head, hub) };
  // The bytes follow from the stored documents, the choice of entries, and a head that names our origin.
  const mark = JSON.stringify([documents.map(({ etag }) => etag), joined.choice, joined.head, joined.tail, origin]);
  return send(context, {
    body: () => joinedBytes(joined, origin),
    tag: (await tagOf(new TextEncoder().encode(mark))) + holding(joined.entries),
    delta(tag) {
      const lacking = lackingAfter(tag, joined.entries);
      return lacking && joinedBytes({ ...joined, entries: lacking }, origin);
    },
    modified: Math.max(...documents.map(({ modified }) => modified)),
    ...about(format, chosen, own, origin, "", hub),
  });
}

/** What the headers of a feed say beside its validators. `hub`: where it is a topic, which the choices of it are not. */
function about(
  format: Format,
  chosen: readonly Source[],
  own: Source | undefined,
  origin: string,
  query: string,
  hub?: string,
): Omit<Sendable, "body" | "tag"> {
  return {
    contentType: contentTypes[format],
    freshFor: freshFor(chosen),
    languages: [...new Set(chosen.map(({ language }) => language))],
    sources: chosen.map(({ id }) => id),
    links: [
      ...feedLinks(origin, own ? `/${own.id}/` : "/", format, query),
      ...(hub === undefined ? [] : [{ href: hub, rel: "hub" }]),
    ],
  };
}

/** Seconds: half the time to the next look at the site, so that an article is at most that much late. */
function freshFor(chosen: readonly Source[]): number {
  return Math.min(...chosen.map((source) => interval(source) / 2000));
}
