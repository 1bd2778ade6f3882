// Asks a callback whether it wants what somebody asked for in its name, and does it then.
// https://www.w3.org/TR/websub/#hub-verifies-intent
import { ask } from "../crawl/post.ts";
import {
  deleteSubscription,
  listSubscribers,
  type Subscriber,
  subscriptionId,
  writeSubscription,
} from "../store/subscriptions.ts";
import type { Outside } from "./outside.ts";
import type { Verify } from "./push-message.ts";

/** Subscriptions that the free plan can serve, in all and under one host of callbacks. */
const subscriptionLimits = { inAll: 100, perHost: 20 };

/** Asks once: a subscriber that does not answer as it should asks for its subscription again. What it had stays as it was. */
export async function verifyIntent(message: Verify, outside: Outside): Promise<void> {
  const id = await subscriptionId(message);
  const end =
    message.mode === "subscribe" ? await subscribe(message, id, outside) : await unsubscribe(message, id, outside);
  // A callback is a capability, and so are its parts: the log names its host alone.
  const host = new URL(message.callback).hostname;
  outside.log({ event: "verified", source: "", mode: message.mode, topic: message.topic, host, end });
}

async function subscribe(message: Verify, id: string, outside: Outside): Promise<string> {
  const now = outside.web.now();
  const reason = denial(await listSubscribers(outside.kv, now), id, new URL(message.callback).hostname);
  if (reason !== undefined) {
    await askCallback(message, { "hub.mode": "denied", "hub.reason": reason }, outside);
    return reason;
  }
  const isWanted = await isConfirmed(message, { "hub.lease_seconds": String(message.lease) }, outside);
  if (!isWanted) return "not confirmed";
  const { topic, callback, secret, lease } = message;
  const expires = now + lease * 1000;
  const subscription = { topic, callback, expires, ...(secret === undefined ? {} : { secret }) };
  await writeSubscription(outside.kv, subscription, lease);
  return "subscribed";
}

async function unsubscribe(message: Verify, id: string, outside: Outside): Promise<string> {
  if (!(await isConfirmed(message, {}, outside))) return "not confirmed";
  await deleteSubscription(outside.kv, id);
  return "unsubscribed";
}

/** Why there can be no further subscription; nothing where there can, or where it renews one. */
function denial(present: readonly Subscriber[], id: string, host: string): string | undefined {
  if (present.some((subscriber) => subscriber.id === id)) return undefined;
  const { inAll, perHost } = subscriptionLimits;
  if (present.length >= inAll) return `this hub has its ${inAll} subscriptions; ask again when some have ended`;
  const ofHost = present.filter((subscriber) => subscriber.host === host);
  if (ofHost.length >= perHost) return `${host} has its ${perHost} subscriptions here; end one to begin another`;
  return undefined;
}

async function isConfirmed(message: Verify, more: Record<string, string>, outside: Outside): Promise<boolean> {
  const challenge = crypto.randomUUID();
  const reply = await askCallback(message, { "hub.mode": message.mode, "hub.challenge": challenge, ...more }, outside);
  return reply.kind === "answered" && reply.status >= 200 && reply.status < 300 && reply.text === challenge;
}

/** The callback's own query stays as it is, and comes first. https://www.w3.org/TR/websub/#x5-1-1-subscription-parameter-details */
function askCallback({ callback, asked }: Verify, parameters: Record<string, string>, outside: Outside) {
  const query = new URLSearchParams({ ...parameters, "hub.topic": asked }).toString();
  return ask(`${callback}${callback.includes("?") ? "&" : "?"}${query}`, outside.web);
}
