// Whether there is enough left of the day for a kind of work. Pure.
import { type Amounts, type Limits, type Spending, spendings } from "./limits.ts";

/**
 * Kinds of work, and the part of a day's limit up to which each goes on. The news comes first, then corrections, views, archives (the
 * back catalogue among them). After the news the records of what waits and of what the site is like go on for a little: a look at the
 * lists, a sign of life, robots.txt, hosts. What is left is for the records of what went wrong.
 */
const parts = { records: 0.98, news: 0.95, corrections: 0.9, views: 0.8, archives: 0.7 } as const;
export type Work = keyof typeof parts;

const workNames: Record<Work, string> = {
  records: "all looks at the site",
  news: "news",
  corrections: "corrections",
  views: "views",
  archives: "archives and the back catalogue",
};
const works = ["records", "news", "corrections", "views", "archives"] as const;

/** The part of a day that the Worker's own work may take: strangers cause it, by subscribing. The sources have the rest, and what is left of this. */
const ownPart = 0.2;

/**
 * Writes that are left of a share, however small it is: for a slice that reads pages and for the one that shows them; and of these for a
 * look that finds a fault, and for the word that the share is used up.
 */
const leftForSlices = 16;
const leftForFaults = 6;

/** Of an invocation's limit, what slices leave for the records that they end with. */
const invocationPart = 0.8;

/** What of a source's share of the day is used up for this kind of work: in words, or nothing. `own`: what the Worker itself has spent. */
export function usedUp(
  work: Work,
  spent: Amounts,
  limits: Limits,
  sources: number,
  own: Amounts = nothing,
): string | undefined {
  const share = (one: Spending) => shareOf(one, limits, sources, own);
  // That the site is not to be asked any more is told like anything else.
  const needed = work === "records" ? spendings.filter((one) => one !== "requests") : spendings;
  const what = needed.find((one) => spent[one] >= limitOf(work, one, share(one)));
  return what && `${spent[what]} of ${share(what)} ${names[what]} are spent today`;
}

/** Why the plan is too small for so many sources: of a share like theirs no page can be read. Nothing: it is not. */
export function tooManySources(limits: Limits, sources: number): string | undefined {
  const share = shareOf("writes", limits, sources, nothing);
  return share > leftForSlices
    ? undefined
    : `${sources} sources share ${limits.day.writes} ${names.writes} a day: ${share} each, of which none is left to read pages`;
}

/** Up to where of a share a kind of work goes on. Of a small one all kinds give way earlier, in the same order. */
function limitOf(work: Work, what: Spending, share: number): number {
  const part = parts[work];
  if (what !== "writes") return part * share;
  if (work === "records") return Math.min(part * share, share - leftForFaults);
  return part * Math.min(share, (share - leftForSlices) / parts.news);
}

/** What of the Worker's own part of the day is used up: in words, or nothing. */
export function ownUsedUp(spent: Amounts, { day }: Limits): string | undefined {
  const shared = spendings.filter((one) => one !== "requests");
  const what = shared.find((one) => spent[one] >= ownPart * day[one]);
  return what && `${spent[what]} of ${ownPart * day[what]} ${names[what]} are spent today`;
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
  const operations = spent.reads + spent.writes + spent.lists + spent.queue;
  return spent.requests >= invocationPart * invocation.requests || operations >= invocationPart * invocation.operations;
}

/**
 * A source's share of a day, in which the Worker itself has spent `own`: of what is left an equal part, so that none starves another and
 * all together keep within the plan. Requests are to the source's own site.
 */
export function shareOf(what: Spending, { day }: Limits, sources: number, own: Amounts): number {
  if (what === "requests") return day.requests;
  return Math.floor(Math.max(0, day[what] - own[what]) / Math.max(sources, 1));
}

const nothing: Amounts = { reads: 0, writes: 0, lists: 0, queue: 0, requests: 0 };

/** What people call them. */
export const names: Record<Spending, string> = {
  reads: "KV reads",
  writes: "KV writes",
  lists: "KV lists",
  queue: "queue operations",
  requests: "requests to the site",
};
