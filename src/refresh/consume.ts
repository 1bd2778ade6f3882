// The queue's end of a refresh: takes a message, runs its slice, sends what comes after it.
import { z } from "zod";
import type { Instant } from "../article.ts";
import { parseConnectTo } from "../crawl/connect-to.ts";
import { sources } from "../sources/registry.ts";
import { addDeadLetter } from "../store/dead-letters.ts";
import { type Message, messageSchema } from "./message.ts";
import type { LogEvent, Outside } from "./outside.ts";
import { runSlice } from "./slice.ts";

const deadLetterQueue = "pagewire-dead-letters";

/** Works on each message of a batch (there is one). A message that cannot be read is told and dropped: trying again would not mend it. */
export async function consume(batch: MessageBatch, env: Env): Promise<void> {
  for (const message of batch.messages) {
    const parsed = messageSchema.safeParse(message.body);
    if (!parsed.success) {
      await bury({ at: Date.now(), source: "", message: `unreadable: ${z.prettifyError(parsed.error)}` }, env);
    } else if (batch.queue === deadLetterQueue) {
      const { source, kind, at } = parsed.data;
      await bury(
        { at: Date.now(), source, message: `a ${kind} of ${new Date(at).toISOString()} failed every try` },
        env,
      );
    } else {
      await work(message, parsed.data, env);
    }
  }
}

async function work(message: globalThis.Message, body: Message, env: Env): Promise<void> {
  const source = sources.get(body.source);
  if (!source) {
    log({ event: "dropped", source: body.source, why: "there is no such source any more" });
    return;
  }
  try {
    const end = await runSlice(body, source, outsideOf(env, body.at));
    log({ event: "slice", source: source.id, kind: body.kind, end: end.kind });
    if (end.kind === "continue") await env.QUEUE.send(end.message, { delaySeconds: end.delaySeconds });
    if (end.kind === "retry") message.retry({ delaySeconds: end.delaySeconds });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    log({ event: "slice-failed", source: source.id, kind: body.kind, attempts: message.attempts, why });
    message.retry();
  }
}

async function bury(letter: { at: Instant; source: string; message: string }, env: Env): Promise<void> {
  log({ event: "dead-letter", source: letter.source, why: letter.message });
  await addDeadLetter(env.KV, letter);
}

/** The world of a slice. With the clock of the tick, a whole refresh happens at its tick's time. */
function outsideOf(env: Env, tickTime: Instant): Outside {
  return {
    kv: env.KV,
    web: {
      fetch: (request) => fetch(request),
      now: env.CLOCK === "tick" ? () => tickTime : () => Date.now(),
      contactUrl: env.CONTACT_URL,
      connectTo: parseConnectTo(env.CONNECT_TO),
      timeout: Number(env.FETCH_TIMEOUT_SECONDS) * 1000,
    },
    log,
  };
}

/** One JSON line an event: what Workers Logs indexes. */
function log(event: LogEvent): void {
  console.log(JSON.stringify(event));
}
