// The queue's end of everything: takes a message, does its work, sends what comes after it, and tells what is lost.
import { z } from "zod";
import { sources } from "../sources/registry.ts";
import { UnusableRecord, unlessUnusable } from "../store/record.ts";
import { sendAlert } from "./alert.ts";
import { alertTarget } from "./alert-target.ts";
import { bury, forgetFailure, reasonOfFailure, rememberFailure } from "./bury.ts";
import { kvDelaySeconds } from "./limits.ts";
import type { Message } from "./message.ts";
import { type Ours, openOutside } from "./open-outside.ts";
import type { Outside } from "./outside.ts";
import { keepOwnLedger } from "./own-ledger.ts";
import { push } from "./push.ts";
import { isPush, isSlice, type QueueMessage, queueMessageSchema, sourceOf } from "./queue-message.ts";
import { tellRefusal } from "./refusal.ts";
import { runSlice } from "./slice.ts";

const deadLetterQueue = "pagewire-dead-letters";

/** Works on each message of a batch (there is one). A message that cannot be read is told and dropped: trying again would not mend it. */
export async function consume(batch: MessageBatch, env: Env, ours: Ours): Promise<void> {
  for (const message of batch.messages) {
    const parsed = queueMessageSchema.safeParse(message.body);
    const outside = openOutside(env, message, parsed.data, ours);
    const at = env.CLOCK === "tick" && parsed.success ? parsed.data.at : message.timestamp.getTime();
    if (!parsed.success) {
      await bury({ at, source: "", message: `unreadable: ${z.prettifyError(parsed.error)}` }, outside);
    } else if (batch.queue === deadLetterQueue) {
      const { kind } = parsed.data;
      const lost = `${kind === "alert" ? "an" : "a"} ${kind} of ${new Date(parsed.data.at).toISOString()} failed every try`;
      const why = reasonOfFailure(parsed.data, outside.memory);
      const told = why === undefined ? lost : `${lost}; the last: ${why}`;
      await bury({ at, source: sourceOf(parsed.data), message: told, kind }, outside);
    } else {
      await work(message, parsed.data, outside, env);
    }
    await keepOwnLedger(env.KV, outside);
  }
}

async function work(message: globalThis.Message, body: QueueMessage, outside: Outside, env: Env): Promise<void> {
  try {
    if (body.kind === "alert") {
      const end = await sendAlert(body, alertTarget(env), outside);
      if (end.kind === "again") await outside.send([end.message], end.delaySeconds);
    } else if (isPush(body)) {
      if ((await push(body, outside)) === "behind") message.retry({ delaySeconds: kvDelaySeconds });
    } else {
      await slice(message, body, outside, env);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    rememberFailure(body, why, outside.memory);
    outside.log({ event: failures(body), source: sourceOf(body), kind: body.kind, attempts: message.attempts, why });
    const isMarked = isSlice(body) && body.caught === undefined && (await sendMarked({ ...body, caught: why }, env));
    if (!isMarked) message.retry();
  }
}

/** Sends a slice's message anew with what it failed of, which no other isolate would know. Whether the queue took it. */
async function sendMarked(body: Message, env: Env): Promise<boolean> {
  try {
    await env.QUEUE.send(body, { delaySeconds: kvDelaySeconds });
    return true;
  } catch {
    return false;
  }
}

async function slice(message: globalThis.Message, body: Message, outside: Outside, env: Env): Promise<void> {
  const source = sources.get(body.source);
  if (!source) {
    outside.log({ event: "dropped", source: body.source, why: "there is no such source any more" });
    return;
  }
  // A slice that the platform ended says nothing.
  const deaths = reasonOfFailure(body, outside.memory) === undefined ? message.attempts - 1 : 0;
  const end = await unlessUnusable(runSlice(body, source, outside, deaths));
  // Trying again would not mend it, and writing would lose what a newer Worker knows: the next tick looks whether it is right again.
  if (end instanceof UnusableRecord) return tellRefusal(end, source, outside);
  const why = end.kind === "retry" ? end.why : undefined;
  outside.log({ event: "slice", source: source.id, kind: body.kind, end: end.kind, why, ...outside.ledger.invocation });
  forgetFailure(body, outside.memory);
  if (end.kind !== "done") await env.QUEUE.send(end.message, { delaySeconds: end.delaySeconds });
}

function failures(body: QueueMessage): string {
  if (body.kind === "alert") return "alert-lost";
  return isPush(body) ? "push-failed" : "slice-failed";
}
