// A message that is lost, told everywhere: in the log, as a dead letter, and as a fault of its source, which the feeds of /status and the
// operator's webhook tell.
import type { Instant } from "../article.ts";
import { sources } from "../sources/registry.ts";
import type { Source } from "../sources/schema.ts";
import { addDeadLetter } from "../store/dead-letters.ts";
import { type Fault, readState } from "../store/state.ts";
import { tellIncidents } from "./incidents.ts";
import { keepState } from "./keep-state.ts";
import type { Memory } from "./memory.ts";
import type { Outside } from "./outside.ts";
import { isSlice, type QueueMessage } from "./queue-message.ts";

/** `at`: when it was lost, the same however often the queue says so. `kind`: absent where nobody could read it. */
interface Lost {
  at: Instant;
  source: string;
  message: string;
  kind?: QueueMessage["kind"];
}

const name = "slice-lost";
const expected = "work that ends";

/** Tells it. Told twice it is the same. */
export async function bury({ at, source: id, message, kind }: Lost, outside: Outside): Promise<void> {
  outside.log({ event: "dead-letter", source: id, why: message });
  await addDeadLetter(outside.kv, { at, source: id, message }, outside.memory.letters, outside.web.now());
  // Of an alert that nobody takes no other can tell.
  if (kind === "alert") return;
  const source = sources.get(id);
  if (source && (kind === "tick" || kind === "continue")) await tellOfSource(source, message, at, outside);
  // What is of no slice is over as soon as it has happened.
  else
    await tellIncidents([{ source: id, name, url: "", expected, found: message, began: at, ended: at }], at, outside);
}

/** A source whose slices are lost one after another has one fault, which ends with the first slice that does. */
async function tellOfSource(source: Source, found: string, at: Instant, outside: Outside): Promise<void> {
  const before = await readState(outside.kv, source.id, "to-change");
  const since = before.faults.find((fault) => fault.name === name)?.since ?? at;
  const url = new URL("#slices", source.home).href;
  const fault: Fault = { name, since, last: at, url, expected, found };
  await keepState(source, before, { ...before, faults: [...withoutLost(before.faults), fault] }, outside);
}

/** The faults after a slice has ended. */
export function withoutLost(faults: readonly Fault[]): Fault[] {
  return faults.filter((fault) => fault.name !== name);
}

/** Of the messages that failed, as many are remembered. */
const failuresKept = 100;

export function rememberFailure(body: QueueMessage, why: string, { failures }: Memory): void {
  if (failures.size >= failuresKept) failures.clear();
  failures.set(nameOf(body), why);
}

/** It ended as it should: what failed before says nothing of what may fail after. */
export function forgetFailure(body: QueueMessage, { failures }: Memory): void {
  failures.delete(nameOf(body));
}

/** A slice's message says itself what it failed of in another isolate. */
export function reasonOfFailure(body: QueueMessage, { failures }: Memory): string | undefined {
  return failures.get(nameOf(body)) ?? (isSlice(body) ? body.caught : undefined);
}

function nameOf(body: QueueMessage): string {
  return JSON.stringify(body);
}
