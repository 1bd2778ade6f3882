// Whether there is enough left of the day for a kind of work. Pure.
import { type Amounts, type Limits, type Spending, spendings } from "./limits.ts";

/**
 * Kinds of work, and the part of a day's limit up to which each goes on. The news comes first, then corrections, views, archives (the
 * back catalogue among them); what is left after the news is for the records of what went wrong.
 */
const parts = { news: 0.95, corrections: 0.9, views: 0.8, archives: 0.7 } as const;
export type Work = keyof typeof parts;

const workNames: Record<Work, string> = {
  news: "news",
  corrections: "corrections",
  views: "views",
  archives: "archives and the back catalogue",
};
const works = ["news", "corrections", "views", "archives"] as const;

/** Of an invocation's limit, what slices leave for the records that they end with. */
const invocationPart = 0.8;

/** What of a source's share of the day is used up for this kind of work: in words, or nothing. */
export function usedUp(work: Work, spent: Amounts, limits: Limits, sources: number): string | undefined {
  const what = spendings.find((one) => spent[one] >= parts[work] * shareOf(one, limits, sources));
  if (what === undefined) return undefined;
  return `${spent[what]} of ${shareOf(what, limits, sources)} ${names[what]} are spent today`;
}

/** What was put off for the day, the most important first, given how the day's share is used up for each. */
export function putOffInWords(putOff: ReadonlyMap<Work, string>): string | undefined {
  const waiting = works.filter((work) => putOff.has(work));
  const [first] = waiting;
  if (first === undefined) return undefined;
  return `${putOff.get(first)}; ${waiting.map((work) => workNames[work]).join(", ")} wait until 00:00 UTC`;
}

/** Whether an invocation has spent so much that it should end and leave the rest to the next. */
export function isSpent(spent: Amounts, { invocation }: Limits): boolean {
  const operations = spent.reads + spent.writes + spent.queue;
  return spent.requests >= invocationPart * invocation.requests || operations >= invocationPart * invocation.operations;
}

/** Of what all sources share, an equal part is one's own: none starves another. Requests are to the source's own site. */
export function shareOf(what: Spending, { day }: Limits, sources: number): number {
  return what === "requests" ? day.requests : Math.floor(day[what] / Math.max(sources, 1));
}

/** What people call them. */
export const names: Record<Spending, string> = {
  reads: "KV reads",
  writes: "KV writes",
  queue: "queue operations",
  requests: "requests to the site",
};
