// What a refresh needs of the world: KV, the web and the clock (both in `web`), the hub's queue, and somewhere to
// tell what happened.
import type { Web } from "../crawl/fetch.ts";
import type { HubChoice } from "./hub-choice.ts";
import type { PushMessage } from "./push-message.ts";

export interface Outside {
  kv: KVNamespace;
  web: Web;
  hub: HubChoice;
  /** Puts messages of the hub into the queue, to be worked on after so many seconds. */
  send(messages: readonly PushMessage[], delaySeconds?: number): Promise<void>;
  /** What a reader gets at one of our own addresses. */
  read(address: string): Promise<Response>;
  log(event: LogEvent): void;
}

/** One line of the log: what happened, to which source, with its numbers. */
export interface LogEvent {
  event: string;
  source: string;
  [field: string]: string | number | boolean | undefined;
}
