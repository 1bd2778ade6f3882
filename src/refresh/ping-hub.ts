// Tells an outside hub that topics of ours have changed, as the hubs in use understand it: hub.mode=publish, hub.url=the topic.
// https://www.w3.org/TR/websub/#publishing
import { post } from "../crawl/post.ts";
import type { Outside } from "./outside.ts";
import { type Ping, pauseAfter } from "./push-message.ts";

export type Pinged = { kind: "done" } | { kind: "again"; message: Ping; delaySeconds: number };

/** Tells each topic; what fails is told again later. */
export async function pingHub(message: Ping, outside: Outside): Promise<Pinged> {
  const { hub } = outside;
  if (hub.kind === "own") return { kind: "done" };
  const told = await Promise.all(
    message.topics.map(async (topic) => ({ topic, isTold: await isTold(hub.url, topic, outside) })),
  );
  const topics = told.filter(({ isTold }) => !isTold).map(({ topic }) => topic);
  const delaySeconds = topics.length > 0 ? pauseAfter(message.attempt) : undefined;
  const { attempt } = message;
  const { source = "" } = message;
  outside.log({ event: "pinged", source, attempt, sent: told.length, failed: topics.length, retry: delaySeconds });
  if (delaySeconds === undefined) return { kind: "done" };
  return { kind: "again", message: { ...message, topics, attempt: attempt + 1 }, delaySeconds };
}

async function isTold(hub: string, topic: string, outside: Outside): Promise<boolean> {
  const body = new URLSearchParams({ "hub.mode": "publish", "hub.url": topic }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const reply = await post(hub, { headers, body }, outside.web);
  return reply.kind === "answered" && reply.status >= 200 && reply.status < 300;
}
