// What the hub sends itself through the queue: a wish to be verified, a changed source, a changed topic for some
// subscribers or for an outside hub, and for the cache before the Worker.
import { z } from "zod";

const instant = z.number().int();
/** Counts from 1. */
const attempt = z.number().int().min(1);

export const pushMessageSchema = z.discriminatedUnion("kind", [
  /** Somebody asked for this: find out whether the callback wants it. `asked`: the topic's URL as it was written. */
  z.object({
    kind: z.literal("verify"),
    at: instant,
    mode: z.enum(["subscribe", "unsubscribe"]),
    topic: z.string(),
    asked: z.string(),
    callback: z.string(),
    /** Seconds. */
    lease: z.number().int(),
    secret: z.string().exactOptional(),
  }),
  /** The documents of a source show `edition` of its index now, and who subscribed could not be listed: send them later. */
  z.object({ kind: z.literal("publish"), at: instant, source: z.string(), edition: z.number().int() }),
  /** News of `source`, in its documents since `edition`, made a topic other: send it to the subscriptions of these ids. */
  z.object({
    kind: z.literal("distribute"),
    at: instant,
    topic: z.string(),
    source: z.string(),
    format: z.enum(["rss", "atom", "json"]),
    edition: z.number().int(),
    subscribers: z.array(z.string()),
    attempt,
  }),
  /** What caches keep of a source is old: drop it, once KV shows the new everywhere. */
  z.object({ kind: z.literal("purge"), at: instant, source: z.string() }),
  /** Topics are other than they were: tell the outside hub. `source`: whose news it is; messages from before it was told lack it. */
  z.object({
    kind: z.literal("ping"),
    at: instant,
    source: z.string().exactOptional(),
    topics: z.array(z.string()),
    attempt,
  }),
]);
export type PushMessage = z.infer<typeof pushMessageSchema>;

export type Verify = Extract<PushMessage, { kind: "verify" }>;
export type Publish = Extract<PushMessage, { kind: "publish" }>;
export type Distribute = Extract<PushMessage, { kind: "distribute" }>;
export type Purge = Extract<PushMessage, { kind: "purge" }>;
export type Ping = Extract<PushMessage, { kind: "ping" }>;

/** Seconds until what could not be delivered is sent again, after the first attempt, the second, and so on: five hours in all. */
const retriesAfter = [60, 240, 960, 3600, 14_400];

/** How long to wait after an attempt that failed; nothing where it was the last. */
export function pauseAfter(attempt: number): number | undefined {
  return retriesAfter[attempt - 1];
}
