// Opens the world for one message of the queue: what it may ask of KV, the web and the queue, all of it counted.
import { parseConnectTo } from "../crawl/connect-to.ts";
import type { Web } from "../crawl/follow.ts";
import { sources } from "../sources/registry.ts";
import { alertTarget } from "./alert-target.ts";
import { countedKv } from "./counted-kv.ts";
import { openGate } from "./gate.ts";
import { chosenHub } from "./hub-choice.ts";
import { openLedger, own } from "./ledger.ts";
import { limitsOf } from "./limits.ts";
import { memoryOf } from "./memory.ts";
import type { LogEvent, Outside } from "./outside.ts";
import { openPatience } from "./patience.ts";
import { type QueueMessage, sourceOf } from "./queue-message.ts";
import { openSpared } from "./spared.ts";

/** Operations of a queue on a message: written, read, deleted. https://developers.cloudflare.com/queues/platform/pricing/ */
const messageOperations = 3;

/** What of the world is the Worker itself, as others see it. */
export type Ours = Pick<Outside, "read" | "purge">;

/**
 * The world of a message. With the clock of the tick, a whole refresh happens at its tick's time. What belongs to no source that there is
 * counts as the Worker's own. `body`: absent, where nobody can read it.
 */
export function openOutside(
  env: Env,
  message: Pick<Message, "id" | "attempts">,
  body: QueueMessage | undefined,
  ours: Ours,
): Outside {
  const now = env.CLOCK === "tick" && body ? () => body.at : () => Date.now();
  const source = sources.get(body ? sourceOf(body) : own);
  const memory = memoryOf(env.KV);
  const ledger = openLedger(source?.id ?? own, now, memory);
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
    source,
    sources: sources.size,
    limits: limitsOf(env.PLAN),
    gap: Number(env.REQUEST_GAP_SECONDS) * 1000,
    ignoresRobots: env.IGNORE_ROBOTS_TXT === "yes",
  };
  const patience = openPatience(kv, now, memory);
  const gate = openGate(rules, { kv, web: open, ledger, patience, memory });
  return {
    kv,
    memory,
    web: { ...open, permit: gate.permit },
    gate,
    patience,
    spared: openSpared(),
    ledger,
    hub: chosenHub(env),
    hasWebhook: alertTarget(env) !== undefined,
    async send(messages, delaySeconds = 0) {
      await env.QUEUE.sendBatch(
        messages.map((one) => ({ body: one })),
        { delaySeconds },
      );
    },
    ...ours,
    log: (event) => log({ ...event, slice: message.id }),
  };
}

/** One JSON line an event: what Workers Logs indexes. */
function log(event: LogEvent): void {
  console.log(JSON.stringify(event));
}
