// The months of a source: archives of its Atom feed, pages of its JSON Feed. Joined on demand from stored entries.

import { type Context, Hono } from "hono";
import { type Month, months } from "../month.ts";
import { newestFirst, type Order, orderOf } from "../order.ts";
import { sources } from "../sources/registry.ts";
import { interval, type Source } from "../sources/schema.ts";
import { readMonth } from "../store/archives.ts";
import { readEntries } from "../store/articles.ts";
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
  isBelow,
  monthsWith,
  nextMonth,
  olderPath,
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
  archive.get(`/:source/archive/:month{\\d{4}-\\d{2}\\.${archiveFiles[format]}}`, async (context) => {
    const read = readParameters(context, { below: belowParameter.exactOptional() });
    if (read.kind === "bad") return problem(context, 400, read.detail);
    const id = context.req.param("source");
    const source = sources.get(id);
    if (!source)
      return problem(context, 404, `there is no source "${id}"; there are: ${[...sources.keys()].join(", ")}`);
    return answer(context, format, source, context.req.param("month").slice(0, 7), read.values.below);
  });
}

async function answer(
  context: Context<Bound>,
  format: ArchiveFormat,
  source: Source,
  month: Month,
  below: Order | undefined,
): Promise<Response> {
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

  const rows = (await rowsOf(context.env.KV, index, source, month)).filter(({ order }) => isBelow(order, below));
  const shown = rows.flatMap(({ entry }) => (entry.withdrawn === undefined ? [entry] : []));
  const isOver =
    month < shelves.open && !mayGain(month, index, source, now) && !(await isBeingFilled(context.env.KV, source));
  const older = olderPath(format, shelves, month, below);
  const frame = sourceFrame(format, source, Math.max(index.start ?? 0, ...rows.map(({ entry }) => entry.changed)), {
    path: archivePath(format, source.id, month, below),
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
            ...(isOver ? { next: archivePath(format, source.id, nextMonth(month)) } : {}),
          },
        }),
  });

  const origin = originOf(context);
  const what = shown.map(({ key, edition, rendered }) => [key, edition, rendered]);
  const tag = await tagOf(new TextEncoder().encode(JSON.stringify([what, frame, origin, source.link])));
  const isKnown = isNotModified(context.req.raw.headers, { etag: `"${tag}"` });
  const keys = isKnown ? [] : shown.map(({ key }) => key);
  const stored = await readEntries(context.env.KV, source.id, keys, format);
  if (stored.size < keys.length) {
    return problem(context, 503, "some of its articles cannot be read yet", { "retry-after": "60" });
  }
  const entries = keys.map((key) => ({
    bytes: new TextEncoder().encode(linked(format, stored.get(key) ?? "", source, key, origin)),
  }));
  return send(context, {
    body: () => joinedBytes({ ...frame, entries, separator: separators[format] }, origin),
    tag,
    contentType: contentTypes[format],
    freshFor: isOver ? overFreshFor : interval(source) / 2000,
    languages: [source.language],
    sources: [source.id],
    links: [
      { href: origin + archivePath(format, source.id, month, below), rel: "self", type: mediaType(format) },
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

/** The articles of a month, newest first, the withdrawn among them. */
async function rowsOf(kv: KVNamespace, index: Index, source: Source, month: Month): Promise<Row[]> {
  const monthOf = monthRule(index, source.timeZone);
  const hot = new Set(index.entries.map(({ key }) => key));
  const isArchived = index.months.some((archived) => archived.month === month);
  const archived = isArchived ? await readMonth(kv, source.id, month) : [];
  return [
    ...index.entries.filter((entry) => monthOf(entry) === month),
    ...archived.map(({ entry }) => entry).filter(({ key }) => !hot.has(key)),
  ]
    .map((entry) => ({ entry, order: orderOf(entry, source.timeZone) }))
    .sort((a, b) => newestFirst(a.order, b.order));
}
