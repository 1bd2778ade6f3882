// What a refresh needs of the world: KV that is counted, the web behind its gate and the clock (both in `web`), the hub's queue, and
// somewhere to tell what happened.
import type { Web } from "../crawl/follow.ts";
import type { AlertMessage } from "./alert-message.ts";
import type { Gate } from "./gate.ts";
import type { HubChoice } from "./hub-choice.ts";
import type { Ledger } from "./ledger.ts";
import type { Memory } from "./memory.ts";
import type { Patience } from "./patience.ts";
import type { PushMessage } from "./push-message.ts";
import type { Spared } from "./spared.ts";

export interface Outside {
  kv: KVNamespace;
  memory: Memory;
  /** Asks nothing that `gate` does not permit. */
  web: Web;
  gate: Gate;
  patience: Patience;
  spared: Spared;
  ledger: Ledger;
  hub: HubChoice;
  /** Whether an operator wants alerts. */
  hasWebhook: boolean;
  /** Puts messages of the hub, and alerts, into the queue, to be worked on after so many seconds. */
  send(messages: readonly (PushMessage | AlertMessage)[], delaySeconds?: number): Promise<void>;
  /** What a reader gets at one of our own addresses. */
  read(address: string): Promise<Response>;
  /** Drops what Cloudflare's cache before the Worker keeps under one of these tags; absent, where the runtime has none. */
  purge?: (tags: readonly string[]) => Promise<CachePurgeResult>;
  log(event: LogEvent): void;
}

/** One line of the log: what happened, to which source, with its numbers. */
export interface LogEvent {
  event: string;
  source: string;
  [field: string]: string | number | boolean | undefined;
}
