// What this isolate wrote lately into the lists that every source's slices write, by namespace.
import { type DeadLetter, letterId } from "./dead-letters.ts";
import { type Incident, incidentId } from "./incidents.ts";
import { openRecent, type Recent } from "./recent.ts";

export interface Written {
  incidents: Recent<Incident>;
  letters: Recent<DeadLetter>;
}

const known = new WeakMap<KVNamespace, Written>();

/** @param namespace the binding itself: all messages of an isolate have the same. */
export function writtenTo(namespace: KVNamespace): Written {
  const written = known.get(namespace) ?? { incidents: openRecent(incidentId), letters: openRecent(letterId) };
  known.set(namespace, written);
  return written;
}
