// The feeds: stored bytes with validators. A reader's request costs one read of KV a source, and never touches the site.
import { type Context, Hono } from "hono";
import { sources } from "../sources/registry.ts";
import { interval, type Source } from "../sources/schema.ts";
import { type Document, readDocument, tagOf } from "../store/documents.ts";
import { contentTypes, type Format, feedFiles, formats } from "../syndicate/format.ts";
import { type Joined, joinedBytes, mergedDocument, ownDocument } from "./join.ts";
import { feedLinks } from "./links.ts";
import { originOf } from "./origin.ts";
import { limitUpTo, readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { send } from "./send.ts";

type Bound = { Bindings: Env };

/** Articles in a canonical document. */
const length = 50;
/** A feed that is not there yet is worth another try then, in seconds: a first slice takes no longer. */
const firstFill = "60";

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

/** `own`: the source whose own document is asked for, rather than one of all. */
async function answer(context: Context<Bound>, format: Format, chosen: readonly Source[], own: Source | undefined) {
  const read = readParameters(context, { limit: limitUpTo(length).default(length) });
  if (read.kind === "bad") return problem(context, 400, read.detail);
  const { limit } = read.values;
  const found = await Promise.all(chosen.map((source) => readDocument(context.env.KV, source.id, format)));
  const documents = found.filter((document) => document !== undefined);
  const [first] = documents;
  if (!first) {
    const detail = "nothing was read yet; the first articles come within minutes of the first tick";
    return problem(context, 503, detail, { "retry-after": firstFill });
  }
  const joined = own ? ownDocument(format, first, limit) : mergedDocument(format, chosen, documents, limit);
  return reply(context, format, joined, chosen, documents, own);
}

async function reply(
  context: Context<Bound>,
  format: Format,
  joined: Joined,
  chosen: readonly Source[],
  documents: readonly Document[],
  own: Source | undefined,
): Promise<Response> {
  const origin = originOf(context);
  // The bytes follow from the stored documents, the choice of entries, and a head that names our origin.
  const mark = JSON.stringify([documents.map(({ etag }) => etag), joined.choice, joined.head, joined.tail, origin]);
  return send(context, {
    body: () => joinedBytes(joined, origin),
    contentType: contentTypes[format],
    tag: await tagOf(new TextEncoder().encode(mark)),
    modified: Math.max(...documents.map(({ modified }) => modified)),
    freshFor: freshFor(chosen),
    languages: [...new Set(chosen.map(({ language }) => language))],
    links: feedLinks(origin, own ? `/${own.id}/` : "/", format, new URL(context.req.url).search),
  });
}

/** Seconds: half the time to the next look at the site, so that an article is at most that much late. */
function freshFor(chosen: readonly Source[]): number {
  return Math.min(...chosen.map((source) => interval(source) / 2000));
}
