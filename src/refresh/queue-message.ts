// Everything that travels through the queue: slices, the hub's work, alerts.
import { z } from "zod";
import { alertMessageSchema } from "./alert-message.ts";
import { type Message, messageSchema } from "./message.ts";
import { type PushMessage, pushMessageSchema } from "./push-message.ts";

export const queueMessageSchema = z.discriminatedUnion("kind", [messageSchema, pushMessageSchema, alertMessageSchema]);
export type QueueMessage = z.infer<typeof queueMessageSchema>;

/** Whether it is the hub's. */
export function isPush(body: QueueMessage): body is PushMessage {
  return !isSlice(body) && body.kind !== "alert";
}

/** Whether it is a slice's. */
export function isSlice(body: QueueMessage): body is Message {
  return body.kind === "tick" || body.kind === "continue";
}

/** The id of the source that it is about; empty where it is about none. */
export function sourceOf(body: QueueMessage): string {
  if (body.kind === "alert") return body.data.source;
  return "source" in body ? (body.source ?? "") : "";
}
