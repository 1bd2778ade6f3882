// The months of a source, in parts: archives of its Atom feed, pages of its JSON Feed. Joined on demand from stored entries.
//
// They have no Last-Modified. A document changes with its articles, of which it is known when they changed, but with its place as well:
// when the month is over, when an older one appears, and when an article leaves it for another month because its page moved its date.
// No time is kept of these, and one that were made up of the others would one day be a wrong 304. The ETag tells them all.

import { type Context, Hono } from "hono";
import { months } from "../month.ts";
import { newestFirst, type Order, orderOf } from "../order.ts";
import { sources } from "../sources/registry.ts";
import { interval, type Source } from "../sources/schema.ts";
import { isShown, openMonth } from "../store/archives.ts";
import { lookUpEntries } from "../store/articles.ts";
import { tagOf } from "../store/documents.ts";
import { type Index, type IndexEntry, readIndex } from "../store/index-record.ts";
import { mayGain, monthRule, shelvesOf } from "../store/shelves.ts";
import { readState } from "../store/state.ts";
import { contentTypes, feedFiles, separators } from "../syndicate/format.ts";
import { sourceFrame } from "../syndicate/head.ts";
import {
  type ArchiveFormat,
  archiveFiles,
  archivePath,
  belowParameter,
  inPart,
  isBelow,
  type MonthPart,
  monthsWith,
  nextPart,
  olderPath,
  partNamed,
  partPattern,
  partsOf,
} from "../syndicate/history.ts";
import { deletedOf } from "../syndicate/tombstone.ts";
import { timeOf } from "./clock.ts";
import { isNotModified } from "./conditional.ts";
import { joinedBytes, linked } from "./join.ts";
import { mediaType } from "./links.ts";
import { originOf } from "./origin.ts";
import { readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { send } from "./send.ts";

type Bound = { Bindings: Env };

/** A month that is over changes only by a correction or a withdrawal, in seconds. */
const overFreshFor = 6 * 3600;

export const archive = new Hono<Bound>();

for (const format of ["atom", "json"] as const) {
  archive.get(`/:source/archive/:part{${partPattern}\\.${archiveFiles[format]}}`, async (context) => {
    const read = readParameters(context, { below: belowParameter.exactOptional() });
    if (read.kind === "bad") return problem(context, 400, read.detail);
    const id = context.req.param("source");
    const source = sources.get(id);
    if (!source)
      return problem(context, 404, `there is no source "${id}"; there are: ${[...sources.keys()].join(", ")}`);
    const [name = ""] = context.req.param("part").split(".");
    return answer(context, format, source, partNamed(name), read.values.below);
  });
}

async function answer(
  context: Context<Bound>,
  format: ArchiveFormat,
  source: Source,
  asked: MonthPart,
  below: Order | undefined,
): Promise<Response> {
  const { month, part } = asked;
  const now = await timeOf(context.env);
  const index = await readIndex(context.env.KV, source.id);
  const shelves = shelvesOf(index, source, now);
  const known = monthsWith(shelves);
  const first = known.at(-1);
  const isMonth = /-(?:0[1-9]|1[0-2])$/.test(month);
  if (!isMonth || first === undefined || month < first || month > months(source.timeZone)(now)) {
    const range = first === undefined ? "nothing was read yet" : `its articles begin with ${first}`;
    return problem(context, 404, `source "${source.id}" has no articles of ${month}; ${range}`);
  }
  const parts = partsOf(shelves, month);
  if (part > parts) {
    return problem(
      context,
      404,
      `the articles of ${month} are in ${parts} document${parts === 1 ? "" : "s"}, not ${part}`,
    );
  }

  const found = await rowsOf(context.env.KV, index, source, asked);
  if (found === undefined) return notYet(context);
  const rows = found.filter(({ order }) => isBelow(order, below));
  const shown = rows.flatMap(({ entry }) => (entry.withdrawn === undefined ? [entry] : []));
  const isOver =
    month < shelves.open && !mayGain(month, index, source, now) && !(await isBeingFilled(context.env.KV, source));
  const older = olderPath(format, shelves, asked, below);
  const frame = sourceFrame(format, source, Math.max(index.start ?? 0, ...rows.map(({ entry }) => entry.changed)), {
    path: archivePath(format, source.id, asked, below),
    ...(format === "json"
      ? { ...(older === undefined ? {} : { older }) }
      : {
          deleted: deletedOf(
            rows.map(({ entry }) => entry),
            source,
          ),
          place: {
            isArchive: isOver && below === undefined,
            current: `/${source.id}/${feedFiles.atom}`,
            ...(older === undefined ? {} : { previous: older }),
            ...(isOver ? { next: archivePath(format, source.id, nextPart(shelves, asked)) } : {}),
          },
        }),
  });

  const origin = originOf(context);
  const what = shown.map(({ key, edition, rendered }) => [key, edition, rendered]);
  const tag = await tagOf(new TextEncoder().encode(JSON.stringify([what, frame, origin, source.link])));
  const isKnown = isNotModified(context.req.raw.headers, { etag: `"${tag}"` });
  const keys = isKnown ? [] : shown.map(({ key }) => key);
  const { stored, broken } = await lookUpEntries(context.env.KV, source.id, keys, format);
  for (const why of broken.values()) throw why;
  if (stored.size < keys.length) return notYet(context);
  const entries = keys.flatMap((key) => {
    const bytes = stored.get(key);
    return bytes === undefined ? [] : [{ bytes: linked(format, bytes, source, key, origin) }];
  });
  return send(context, {
    body: () => joinedBytes({ ...frame, entries, separator: separators[format] }, origin),
    tag,
    contentType: contentTypes[format],
    freshFor: isOver ? overFreshFor : interval(source) / 2000,
    languages: [source.language],
    sources: [source.id],
    links: [
      { href: origin + archivePath(format, source.id, asked, below), rel: "self", type: mediaType(format) },
      { href: `${origin}/${source.id}/${feedFiles[format]}`, rel: "current", type: mediaType(format) },
    ],
  });
}

/** Whether the back catalogue that the operator asked for is still being read: any month may gain articles. */
async function isBeingFilled(kv: KVNamespace, source: Source): Promise<boolean> {
  return source.history !== undefined && (await readState(kv, source.id)).history?.isDone !== true;
}

interface Row {
  entry: IndexEntry;
  order: Order;
}

/** The articles of a part, newest first, the withdrawn among them; nothing where KV shows less than the index says. */
async function rowsOf(
  kv: KVNamespace,
  index: Index,
  source: Source,
  { month, part }: MonthPart,
): Promise<Row[] | undefined> {
  const monthOf = monthRule(index, source.timeZone);
  const hot = new Map(index.entries.map((entry) => [entry.key, entry]));
  const listed = index.months.find((archived) => archived.month === month);
  const archived = listed ? await openMonth(kv, source.id, month) : { marks: [], articles: () => [] };
  if (!isShown(archived.marks, listed)) return undefined;
  const chosen = inPart(
    [
      ...index.entries.filter((entry) => monthOf(entry) === month),
      ...archived.marks.filter(({ key }) => !hot.has(key)),
    ],
    part,
  );
  return chosen
    .flatMap(({ key }) => hot.get(key) ?? archived.articles([key]).map(({ entry }) => entry))
    .map((entry) => ({ entry, order: orderOf(entry, source.timeZone) }))
    .sort((a, b) => newestFirst(a.order, b.order));
}

function notYet(context: Context<Bound>): Response {
  return problem(context, 503, "some of its articles cannot be read yet", { "retry-after": "60" });
}
