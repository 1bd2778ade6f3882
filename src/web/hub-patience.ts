// How many requests the hub takes: each costs the queue three operations of the day's 10,000 and KV a write of 1,000, and anybody
// can send one. A bucket in memory, which bounds one instance of the Worker; the ledger bounds them all, an hour late. Pure.
import type { Instant } from "../article.ts";

export interface Bucket {
  /** Requests that may come at once. */
  left: number;
  at: Instant;
}

const capacity = 60;
/** Milliseconds until one more may come: 480 a day. */
const refill = 180_000;

export const fullBucket: Bucket = { left: capacity, at: 0 };

/** The bucket after a request; `wait`: seconds until one would be taken, where this one is not. */
export function take(bucket: Bucket, now: Instant): { bucket: Bucket; wait?: number } {
  const gained = Math.max(0, now - bucket.at) / refill;
  const left = Math.min(capacity, bucket.left + gained);
  if (left < 1) return { bucket: { left, at: now }, wait: Math.ceil(((1 - left) * refill) / 1000) };
  return { bucket: { left: left - 1, at: now } };
}
