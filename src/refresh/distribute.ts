// Sends a changed topic to some of its subscribers: the bytes that a reader gets. https://www.w3.org/TR/websub/#content-distribution
import { post } from "../crawl/post.ts";
import { hmac } from "../crawl/signature.ts";
import { readShown } from "../store/documents.ts";
import { deleteSubscription, readSubscriptions, type Subscription } from "../store/subscriptions.ts";
import type { Outside } from "./outside.ts";
import { type Distribute, pauseAfter } from "./push-message.ts";

/** What is sent to each: a document as our own answer to a reader has it. */
interface Content {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  /** Its ETag. */
  tag: string;
}

/** Headers of the topic that go along: its type, its hub and itself, and the validators by which a subscriber knows it again. */
const passedOn = ["content-type", "link", "etag", "last-modified", "content-language"];

/** Ten times the subscriptions that there can be at once. */
const deliveredKept = 1000;

/** How a distribution ended. `behind`: KV does not show the document yet. `again`: to whom it is to be sent once more. */
export type Distributed =
  | { kind: "done" }
  | { kind: "behind" }
  | { kind: "again"; message: Distribute; delaySeconds: number };

/**
 * Sends the topic to each subscriber once. What fails is tried again later for those alone, until the attempts are spent or a
 * newer edition is under way, which has its own messages; a subscription outlives all that. 410 Gone ends it.
 */
export async function distribute(message: Distribute, outside: Outside): Promise<Distributed> {
  const { kv } = outside;
  const { delivered } = outside.memory;
  const shown = await readShown(kv, message.source);
  if (!shown || shown.edition < message.edition) return { kind: "behind" };
  if (shown.edition > message.edition) return { kind: "done" };
  const subscriptions = await readSubscriptions(kv, message.subscribers, outside.web.now());
  if (subscriptions.size === 0) return { kind: "done" };
  const content = await contentOf(message.topic, outside);
  const waiting = [...subscriptions].filter(([id]) => delivered.get(id) !== content.tag);
  const sent = await Promise.all(
    waiting.map(async ([id, subscription]) => ({ id, end: await deliver(subscription, content, outside) })),
  );
  if (delivered.size > deliveredKept) delivered.clear();
  for (const { id } of sent.filter(({ end }) => end === "delivered")) delivered.set(id, content.tag);
  for (const { id } of sent.filter(({ end }) => end === "gone")) await deleteSubscription(kv, id);
  const failed = sent.filter(({ end }) => end === "failed").map(({ id }) => id);
  const delaySeconds = failed.length > 0 ? pauseAfter(message.attempt) : undefined;
  outside.log({
    event: "distributed",
    source: message.source,
    topic: message.topic,
    attempt: message.attempt,
    sent: sent.length,
    failed: failed.length,
    retry: delaySeconds,
  });
  if (delaySeconds === undefined) return { kind: "done" };
  return {
    kind: "again",
    message: { ...message, subscribers: failed, attempt: message.attempt + 1 },
    delaySeconds,
  };
}

/** @throws Error when our own document is not to be had: the message is tried again. */
async function contentOf(topic: string, outside: Outside): Promise<Content> {
  const answer = await outside.read(topic);
  if (answer.status !== 200) throw new Error(`${topic} answered ${answer.status} to the hub`);
  const headers = passedOn.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return {
    body: new Uint8Array(await answer.arrayBuffer()),
    headers: Object.fromEntries(headers),
    tag: answer.headers.get("etag") ?? "",
  };
}

async function deliver(
  { callback, secret }: Subscription,
  { body, headers }: Content,
  outside: Outside,
): Promise<"delivered" | "gone" | "failed"> {
  const signed = secret === undefined ? {} : { "x-hub-signature": `sha256=${await hmac(secret, body)}` };
  const reply = await post(callback, { headers: { ...headers, ...signed }, body }, outside.web);
  if (reply.kind === "failed") return "failed";
  if (reply.status === 410) return "gone";
  return reply.status >= 200 && reply.status < 300 ? "delivered" : "failed";
}
