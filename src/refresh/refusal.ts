// Records that this Worker is not to work on: a newer one wrote them, or nobody can read them. Their source stands still; that is told
// once, though there may be no state that could remember it.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { type Incident, readIncidents } from "../store/incidents.ts";
import { UnusableRecord, unlessUnusable } from "../store/record.ts";
import type { Fault } from "../store/state.ts";
import { tellIncidents } from "./incidents.ts";
import type { Outside } from "./outside.ts";

/** What is wrong with a source whose record that is. */
export function refusalOf({ fault, message }: UnusableRecord, source: Source, since: Instant): Fault {
  const url = new URL("#records", source.home).href;
  return { name: fault, since, last: since, url, expected: "records of this Worker", found: message };
}

/** What the record of incidents holds to last of a source for this reason. It is over when a slice ends and writes the state. */
export function lastingRefusal(incidents: readonly Incident[], { id }: Source): Incident | undefined {
  return incidents.find(
    ({ source, name, ended }) =>
      source === id && ended === undefined && (name === "newer-record" || name === "corrupt-record"),
  );
}

/** Tells that a source stands still, if that was not told yet. Not, where the record of incidents is a newer Worker's itself: it could not be remembered. */
export async function tellRefusal(error: UnusableRecord, source: Source, outside: Outside): Promise<void> {
  const now = outside.web.now();
  outside.log({ event: error.fault, source: source.id, why: error.message });
  const shown = await unlessUnusable(readIncidents(outside.kv, "to-change"));
  if (shown instanceof UnusableRecord) return;
  if (lastingRefusal(outside.memory.incidents.over(shown, now), source)) return;
  const { name, url, expected, found, since } = refusalOf(error, source, now);
  await tellIncidents([{ source: source.id, name, url, expected, found, began: since }], now, outside);
}
