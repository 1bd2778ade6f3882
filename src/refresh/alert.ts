// Sends an alert to the operator's webhook, signed as Standard Webhooks asks:
// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
import { Webhook } from "standardwebhooks";
import { post } from "../crawl/post.ts";
import type { AlertMessage } from "./alert-message.ts";
import type { AlertTarget } from "./alert-target.ts";
import type { Outside } from "./outside.ts";
import { pauseAfter } from "./push-message.ts";

export type Alerted = { kind: "done" } | { kind: "again"; message: AlertMessage; delaySeconds: number };

/** Sends an alert; one that nobody takes is sent again, later each time. @throws Error when it failed every try: then it is a dead letter. */
export async function sendAlert(
  message: AlertMessage,
  target: AlertTarget | undefined,
  outside: Outside,
): Promise<Alerted> {
  if (target === undefined) return { kind: "done" };
  const { id, type, data, at, attempt } = message;
  const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
  const reply = await post(target.url, { headers: signed(id, body, new Date(), target.secret), body }, outside.web);
  const isTaken = reply.kind === "answered" && reply.status >= 200 && reply.status < 300;
  const why = reply.kind === "answered" ? `answered ${reply.status}` : reply.why;
  outside.log({
    event: isTaken ? "alerted" : "alert-failed",
    source: data.source,
    attempt,
    type,
    why: isTaken ? undefined : why,
  });
  if (isTaken) return { kind: "done" };
  const delaySeconds = pauseAfter(attempt);
  if (delaySeconds === undefined) throw new Error(`the webhook took alert "${id}" at none of ${attempt} tries: ${why}`);
  return { kind: "again", message: { ...message, attempt: attempt + 1 }, delaySeconds };
}

/** `at`: when it is sent; a receiver refuses what is older than minutes, so each try is signed anew. */
function signed(id: string, body: string, at: Date, secret: string | undefined): Record<string, string> {
  const headers = {
    "content-type": "application/json",
    "webhook-id": headerSafe(id),
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
  };
  if (secret === undefined) return headers;
  return { ...headers, "webhook-signature": new Webhook(secret).sign(headers["webhook-id"], at, body) };
}

/** An id names an address, which may hold any character; a header may not. */
function headerSafe(id: string): string {
  return encodeURI(id);
}
