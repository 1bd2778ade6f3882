// Who subscribed to what at the hub: a record per subscriber and topic, so that two who subscribe at once never overwrite each other,
// and a subscription costs one write. KV drops a record when its lease has ended. What is needed to choose among all of them is in
// the metadata: one `list` reads it.
import { z } from "zod";
import type { Instant } from "../article.ts";
import { tagOf } from "./documents.ts";
import { keys } from "./keys.ts";
import { orElse, parseRecord, recordText } from "./record.ts";

const subscriptionSchema = z.object({
  /** The topic's URL, absolute. */
  topic: z.string(),
  callback: z.string(),
  /** As it was given; never shown. */
  secret: z.string().exactOptional(),
  /** When the lease ends. */
  expires: z.number().int(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

const kind = { version: 1, schema: subscriptionSchema };

const placeSchema = z.object({ topic: z.string(), host: z.string(), expires: z.number().int() });

/** A subscription without its callback and secret. `id`: what names it; `host`: of its callback. */
export type Subscriber = z.infer<typeof placeSchema> & { id: string };

/** A subscription is the pair of a topic and a callback: https://www.w3.org/TR/websub/#x5-1-subscriber-sends-subscription-request */
export function subscriptionId({ topic, callback }: Pick<Subscription, "topic" | "callback">): Promise<string> {
  return tagOf(new TextEncoder().encode(JSON.stringify([topic, callback])));
}

/** All subscriptions whose lease has not ended at `now`. One list operation; there are never as many as one lists, 1,000. */
export async function listSubscribers(kv: KVNamespace, now: Instant): Promise<Subscriber[]> {
  const prefix = keys.subscription("");
  const { keys: found } = await kv.list({ prefix });
  return found.flatMap(({ name, metadata }) => {
    // One that a newer Worker wrote in another shape is not ours to serve, and keeps no other from being served.
    const place = placeSchema.safeParse(metadata);
    return place.success && place.data.expires > now ? [{ id: name.slice(prefix.length), ...place.data }] : [];
  });
}

/** The subscriptions of these ids that there still are and that can be read, by id. One operation for up to 100. */
export async function readSubscriptions(
  kv: KVNamespace,
  ids: readonly string[],
  now: Instant,
): Promise<Map<string, Subscription>> {
  const found = new Map<string, Subscription>();
  const texts = await kv.get(
    ids.map((id) => keys.subscription(id)),
    "text",
  );
  for (const id of ids) {
    const name = keys.subscription(id);
    const text = texts.get(name);
    if (text === undefined || text === null) continue;
    // One that cannot be keeps no other from its news; it ends with its lease.
    const subscription = await orElse(undefined, readText(name, text));
    if (subscription && subscription.expires > now) found.set(id, subscription);
  }
  return found;
}

async function readText(name: string, text: string): Promise<Subscription> {
  return parseRecord(name, text, kind);
}

/** Writes a subscription over an earlier one of the same topic and callback. `lease`: seconds, at least KV's 60. */
export async function writeSubscription(kv: KVNamespace, subscription: Subscription, lease: number): Promise<void> {
  const { topic, callback, expires } = subscription;
  const metadata = { topic, host: new URL(callback).hostname, expires };
  const name = keys.subscription(await subscriptionId(subscription));
  await kv.put(name, recordText(name, subscription, kind), { metadata, expirationTtl: lease });
}

export async function deleteSubscription(kv: KVNamespace, id: string): Promise<void> {
  await kv.delete(keys.subscription(id));
}
