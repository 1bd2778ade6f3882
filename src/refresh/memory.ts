// What an isolate remembers from one message to the next because no record says it, or because KV may not show it yet. It ends with the
// isolate, and another isolate has one of its own: without it nothing is wrong, only dearer or later.
import type { Instant } from "../article.ts";
import { type DeadLetter, letterId } from "../store/dead-letters.ts";
import type { HostRecord } from "../store/hosts.ts";
import { type Incident, incidentId } from "../store/incidents.ts";
import type { LedgerRecord } from "../store/ledger.ts";
import { openRecent, type Recent } from "../store/recent.ts";

export interface Memory {
  /** By source: the last tick that was put into the queue. */
  ticks: Map<string, Instant>;
  /** By source: when it was looked at last, to the end. Quiet looks are written once an hour only. */
  looks: Map<string, Instant>;
  /** By source: when a person asked for a look at it last. */
  wishes: Map<string, Instant>;
  /** By host: when it was asked last. One source may share its host with another. */
  asked: Map<string, Instant>;
  /** By host: what was written of it. */
  hosts: Map<string, HostRecord>;
  /** By source: what was spent since its state was written. */
  spent: Map<string, LedgerRecord>;
  /** By message: why it failed last. The queue does not say it with a dead letter; this isolate does, if it is the one. */
  failures: Map<string, string>;
  /**
   * By subscription: the ETag of the document that was delivered last. A message that the queue delivers twice, or that a slice sent
   * twice because it died, sends nothing twice. What another isolate sent is not known here, as a record of it would cost a write each.
   */
  delivered: Map<string, string>;
  /** Of the lists that every source's slices write, what was written lately. */
  incidents: Recent<Incident>;
  letters: Recent<DeadLetter>;
}

const memories = new WeakMap<KVNamespace, Memory>();

/** What this isolate remembers of what a KV holds. @param namespace the binding itself: all messages of an isolate have the same. */
export function memoryOf(namespace: KVNamespace): Memory {
  const memory = memories.get(namespace) ?? {
    ticks: new Map(),
    looks: new Map(),
    wishes: new Map(),
    asked: new Map(),
    hosts: new Map(),
    spent: new Map(),
    failures: new Map(),
    delivered: new Map(),
    incidents: openRecent(incidentId),
    letters: openRecent(letterId),
  };
  memories.set(namespace, memory);
  return memory;
}
