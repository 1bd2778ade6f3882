// What the platform's plans allow. The one place for their numbers. Days are UTC, as the platform counts them.

/** What one invocation may spend, and what a day. */
export interface Limits {
  /** Requests to sites, each redirect counts, and operations on KV and queues. https://developers.cloudflare.com/workers/platform/limits/ */
  invocation: { requests: number; operations: number };
  /** https://developers.cloudflare.com/kv/platform/limits/ and https://developers.cloudflare.com/queues/platform/pricing/ */
  day: Amounts;
}

/** Seconds until a write is seen everywhere, mostly. https://developers.cloudflare.com/kv/concepts/how-kv-works/ */
export const kvDelaySeconds = 60;

/** What is counted: reads, writes (deletes are some) and lists of KV, operations on the queue, requests to the site. */
export const spendings = ["reads", "writes", "lists", "queue", "requests"] as const;
export type Spending = (typeof spendings)[number];
export type Amounts = Record<Spending, number>;

/** No limit of the platform: more than this a day no site should get from us. */
const requestsToSite = 3_000;

export const plans = {
  free: {
    invocation: { requests: 50, operations: 1_000 },
    day: { reads: 100_000, writes: 1_000, lists: 1_000, queue: 10_000, requests: requestsToSite },
  },
  /** A day is a thirtieth of what the month's price includes. https://developers.cloudflare.com/kv/platform/pricing/ */
  paid: {
    invocation: { requests: 10_000, operations: 1_000 },
    day: { reads: 333_000, writes: 33_000, lists: 33_000, queue: 33_000, requests: requestsToSite },
  },
} satisfies Record<string, Limits>;

/** The limits of the plan that the operator names. @throws Error when there is no such plan. */
export function limitsOf(plan: string): Limits {
  if (plan === "free" || plan === "paid") return plans[plan];
  throw new Error(`PLAN is "${plan}"; expected "free" or "paid"`);
}
