// The queue's end of a refresh: takes a message, runs its slice, sends what comes after it.
import { z } from "zod";
import type { Instant } from "../article.ts";
import { parseConnectTo } from "../crawl/connect-to.ts";
import type { Web } from "../crawl/follow.ts";
import { sources } from "../sources/registry.ts";
import { addDeadLetter } from "../store/dead-letters.ts";
import { NewerRecord } from "../store/record.ts";
import { type AlertTarget, sendAlert } from "./alert.ts";
import { alertMessageSchema, lostAlert } from "./alert-message.ts";
import { countedKv } from "./counted-kv.ts";
import { openGate } from "./gate.ts";
import { chosenHub } from "./hub-choice.ts";
import { openLedger } from "./ledger.ts";
import { limitsOf } from "./limits.ts";
import { type Message, messageSchema } from "./message.ts";
import type { LogEvent, Outside } from "./outside.ts";
import { push } from "./push.ts";
import { type PushMessage, pushMessageSchema } from "./push-message.ts";
import { runSlice } from "./slice.ts";

const queueSchema = z.discriminatedUnion("kind", [messageSchema, pushMessageSchema, alertMessageSchema]);
type Anything = z.infer<typeof queueSchema>;

/** KV needs so long until another place sees a write. */
const kvDelaySeconds = 60;

/** What a reader gets at one of our own addresses. */
type Read = (address: string) => Promise<Response>;

const deadLetterQueue = "pagewire-dead-letters";

/** Works on each message of a batch (there is one). A message that cannot be read is told and dropped: trying again would not mend it. */
export async function consume(batch: MessageBatch, env: Env, read: Read): Promise<void> {
  for (const message of batch.messages) {
    const parsed = queueSchema.safeParse(message.body);
    if (!parsed.success) {
      await bury({ at: Date.now(), source: "", message: `unreadable: ${z.prettifyError(parsed.error)}` }, env);
    } else if (batch.queue === deadLetterQueue) {
      const { kind, at } = parsed.data;
      const source = sourceOf(parsed.data);
      const lost = `a ${kind} of ${new Date(at).toISOString()} failed every try`;
      await bury({ at: Date.now(), source, message: lost }, env);
      // Of an alert that nobody takes no other can tell.
      if (kind !== "alert" && alertTarget(env)) await env.QUEUE.send(lostAlert(source, lost, at));
    } else {
      await work(message, parsed.data, outsideOf(env, message, parsed.data, read), env);
    }
  }
}

async function work(message: globalThis.Message, body: Anything, outside: Outside, env: Env): Promise<void> {
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
    log({
      event: failures(body),
      source: sourceOf(body),
      kind: body.kind,
      attempts: message.attempts,
      why,
    });
    message.retry();
  }
}

async function slice(message: globalThis.Message, body: Message, outside: Outside, env: Env): Promise<void> {
  const source = sources.get(body.source);
  if (!source) {
    log({ event: "dropped", source: body.source, why: "there is no such source any more" });
    return;
  }
  const end = await runSlice(body, source, outside).catch((error: unknown) => {
    // Trying again would not mend it, and writing would lose what the newer Worker knows: the next tick looks whether it is back.
    if (error instanceof NewerRecord) return { kind: "refused" as const, why: error.message };
    throw error;
  });
  if (end.kind === "refused") {
    log({ event: "newer-record", source: source.id, why: end.why });
    return;
  }
  log({ event: "slice", source: source.id, kind: body.kind, end: end.kind });
  if (end.kind === "continue") await env.QUEUE.send(end.message, { delaySeconds: end.delaySeconds });
  if (end.kind === "retry") message.retry({ delaySeconds: end.delaySeconds });
}

function failures(body: Anything): string {
  if (body.kind === "alert") return "alert-lost";
  return isPush(body) ? "push-failed" : "slice-failed";
}

/** Where the operator wants alerts: nowhere without ALERT_WEBHOOK. */
function alertTarget({ ALERT_WEBHOOK, ALERT_WEBHOOK_SECRET }: Env): AlertTarget | undefined {
  if (ALERT_WEBHOOK === "") return undefined;
  const isSigned = ALERT_WEBHOOK_SECRET !== undefined && ALERT_WEBHOOK_SECRET !== "";
  return { url: ALERT_WEBHOOK, ...(isSigned ? { secret: ALERT_WEBHOOK_SECRET } : {}) };
}

function isPush(body: Anything): body is PushMessage {
  return body.kind !== "tick" && body.kind !== "continue";
}

function sourceOf(body: Anything): string {
  if (body.kind === "alert") return body.data.source;
  return "source" in body ? body.source : "";
}

async function bury(letter: { at: Instant; source: string; message: string }, env: Env): Promise<void> {
  log({ event: "dead-letter", source: letter.source, why: letter.message });
  await addDeadLetter(env.KV, letter);
}

/** Operations of a queue on a message: written, read, deleted. https://developers.cloudflare.com/queues/platform/pricing/ */
const messageOperations = 3;

/** The world of a slice. With the clock of the tick, a whole refresh happens at its tick's time. */
function outsideOf(env: Env, message: globalThis.Message, body: Anything, read: Read): Outside {
  const now = env.CLOCK === "tick" ? () => body.at : () => Date.now();
  const ledger = openLedger(sourceOf(body), now);
  ledger.spend("queue", message.attempts > 1 ? 1 : messageOperations);
  const kv = countedKv(env.KV, ledger.spend);
  const open: Web = {
    fetch: (request) => fetch(request),
    now,
    contactUrl: env.CONTACT_URL,
    connectTo: parseConnectTo(env.CONNECT_TO),
    timeout: Number(env.FETCH_TIMEOUT_SECONDS) * 1000,
  };
  const rules = {
    source: sources.get(sourceOf(body)),
    sources: sources.size,
    limits: limitsOf(env.PLAN),
    gap: Number(env.REQUEST_GAP_SECONDS) * 1000,
    ignoresRobots: env.IGNORE_ROBOTS_TXT === "yes",
  };
  const gate = openGate(rules, kv, open, ledger);
  return {
    kv,
    web: { ...open, permit: gate.permit },
    gate,
    ledger,
    hub: chosenHub(env),
    hasWebhook: alertTarget(env) !== undefined,
    async send(messages, delaySeconds = 0) {
      await env.QUEUE.sendBatch(
        messages.map((one) => ({ body: one })),
        { delaySeconds },
      );
    },
    read,
    log: (event) => log({ ...event, slice: message.id }),
  };
}

/** One JSON line an event: what Workers Logs indexes. */
function log(event: LogEvent): void {
  console.log(JSON.stringify(event));
}
