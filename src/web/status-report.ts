// The health of everything as JSON: the shape of /status.json, which programs rely on. Documented in docs/status.md.
import { z } from "zod";
import { iso } from "../article.ts";
import { names, shareOf } from "../refresh/budget.ts";
import { beganAt } from "../refresh/coming-and-going.ts";
import { spentToday } from "../refresh/ledger.ts";
import { limitsOf, type Spending, spendings } from "../refresh/limits.ts";
import type { SourceHealth, Status } from "./health.ts";

const time = z.iso.datetime();
const health = z.enum(["new", "good", "faulty", "stale"]);

const faultSchema = z.object({
  name: z.string(),
  since: time,
  last: time,
  url: z.string(),
  expected: z.string(),
  found: z.string(),
});

const spentSchema = z.object({ spent: z.number().int(), limit: z.number().int() });

const sourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  home: z.string(),
  health,
  articles: z.number().int(),
  pending: z.number().int(),
  last_tried: time.exactOptional(),
  last_good: time.exactOptional(),
  last_change: time.exactOptional(),
  stale_since: time.exactOptional(),
  /** When the last of its hosts that are left alone may be asked again. */
  waiting_until: time.exactOptional(),
  /** Those of its hosts that were asked in vain, so often in a row; not asked again before `waiting_until`. */
  silent_hosts: z.array(
    z.object({ host: z.string(), failures: z.number().int(), waiting_until: time.exactOptional() }),
  ),
  /** The last time of over an hour in which no tick came. No fault: the next tick made up for it. */
  missed: z.object({ from: time, to: time }).exactOptional(),
  /** How far its back catalogue was read, where that was asked for. */
  history: z.object({ next: z.number().int(), done: z.boolean() }).exactOptional(),
  robots: z.object({
    says: z.enum(["allowed", "disallowed", "unknown", "ignored"]),
    crawl_delay: z.number().exactOptional(),
    read: time.exactOptional(),
  }),
  ledger: z.object({
    day: z.iso.date(),
    kv_reads: spentSchema,
    kv_writes: spentSchema,
    kv_lists: spentSchema,
    queue_operations: spentSchema,
    requests: spentSchema,
  }),
  faults: z.array(faultSchema),
});

const sharedSchema = spentSchema.extend({ own: z.number().int() });

/** Times are UTC, ISO 8601; what has never happened is missing. */
export const reportSchema = z.object({
  health,
  plan: z.enum(["free", "paid"]),
  sources: z.array(sourceSchema),
  /** What all sources and the Worker itself have spent of the plan; `own`: of that the Worker itself. */
  ledger: z.object({
    day: z.iso.date(),
    kv_reads: sharedSchema,
    kv_writes: sharedSchema,
    kv_lists: sharedSchema,
    queue_operations: sharedSchema,
  }),
  dead_letters: z.array(z.object({ at: time, source: z.string(), message: z.string() })),
});
export type Report = z.infer<typeof reportSchema>;

export function reportOf(status: Status): Report {
  const { health, sources, deadLetters, plan, own } = status;
  return {
    health,
    plan,
    sources: sources.map((source) => sourceReport(source, status)),
    ledger: {
      day: own.day,
      kv_reads: accountOf("reads", status),
      kv_writes: accountOf("writes", status),
      kv_lists: accountOf("lists", status),
      queue_operations: accountOf("queue", status),
    },
    dead_letters: deadLetters.map(({ at, source, message }) => ({ at: iso(at), source, message })),
  };
}

/** What a day allows to everything together; requests are a site's own. */
const shared = ["reads", "writes", "lists", "queue"] as const;

/** What all sources and the Worker itself have spent of it; `own`: of that the Worker itself. */
function accountOf(what: (typeof shared)[number], { sources, own, plan, now }: Status) {
  const spent = sources.reduce((sum, { state }) => sum + spentToday(state.ledger, now)[what], own[what]);
  return { spent, limit: limitsOf(plan).day[what], own: own[what] };
}

/** The account's ledger, a row for each of what is shared. */
export function accountRows(status: Status) {
  return shared.map((what) => ({ name: names[what], ...accountOf(what, status) }));
}

function sourceReport(one: SourceHealth, { plan, sources, own, now }: Status): Report["sources"][number] {
  const { source, state, newestChange, staleSince, robots, silentHosts } = one;
  const waits = silentHosts.flatMap(({ waitUntil }) => waitUntil ?? []);
  const { crawlDelay, read } = robots;
  const limits = limitsOf(plan);
  const today = spentToday(state.ledger, now);
  const row = (what: Spending) => ({ spent: today[what], limit: shareOf(what, limits, sources.length, own) });
  return {
    id: source.id,
    title: source.title,
    home: source.home,
    health: one.health,
    articles: one.articles,
    pending: state.pending,
    ...(state.tried === undefined ? {} : { last_tried: iso(state.tried) }),
    ...(state.good === undefined ? {} : { last_good: iso(state.good) }),
    ...(newestChange === undefined ? {} : { last_change: iso(newestChange) }),
    ...(staleSince === undefined ? {} : { stale_since: iso(staleSince) }),
    ...(waits.length === 0 ? {} : { waiting_until: iso(Math.max(...waits)) }),
    silent_hosts: silentHosts.map(({ host, failures, waitUntil }) => ({
      host,
      failures,
      ...(waitUntil === undefined ? {} : { waiting_until: iso(waitUntil) }),
    })),
    ...(state.missed === undefined ? {} : { missed: { from: iso(state.missed.from), to: iso(state.missed.to) } }),
    ...(state.history === undefined ? {} : { history: { next: state.history.next, done: state.history.isDone } }),
    robots: {
      says: robots.says,
      ...(crawlDelay === undefined ? {} : { crawl_delay: crawlDelay }),
      ...(read === undefined ? {} : { read: iso(read) }),
    },
    ledger: {
      day: today.day,
      kv_reads: row("reads"),
      kv_writes: row("writes"),
      kv_lists: row("lists"),
      queue_operations: row("queue"),
      requests: row("requests"),
    },
    faults: state.faults.map((fault) => {
      const { last, name, url, expected, found } = fault;
      return { name, since: iso(beganAt(fault)), last: iso(last), url, expected, found };
    }),
  };
}

/** What today has cost a source, against its share of the plan. */
export function ledgerRows({ state }: SourceHealth, { plan, sources, own, now }: Status) {
  const limits = limitsOf(plan);
  const spent = spentToday(state.ledger, now);
  return spendings.map((what) => ({
    name: names[what],
    spent: spent[what],
    limit: shareOf(what, limits, sources.length, own),
  }));
}
