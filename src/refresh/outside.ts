// What a refresh needs of the world: KV, the web and the clock (both in `web`), and somewhere to tell what happened.
import type { Web } from "../crawl/fetch.ts";

export interface Outside {
  kv: KVNamespace;
  web: Web;
  log(event: LogEvent): void;
}

/** One line of the log: what happened, to which source, with its numbers. */
export interface LogEvent {
  event: string;
  source: string;
  [field: string]: string | number | boolean | undefined;
}
