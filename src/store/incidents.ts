// What went wrong and when it ended: what the feeds of /status are made of. Written only when a fault begins or ends.
import { z } from "zod";
import type { Instant } from "../article.ts";
import { keys } from "./keys.ts";
import type { Recent } from "./recent.ts";
import { type Purpose, readRecord, writeRecord } from "./record.ts";

const instant = z.number().int();

const incidentSchema = z.object({
  source: z.string(),
  name: z.string(),
  url: z.string(),
  expected: z.string(),
  found: z.string(),
  began: instant,
  /** Absent: it lasts. When it began: it only happened. */
  ended: instant.exactOptional(),
  /** When it came back, though it had been told to be over. */
  returned: instant.exactOptional(),
});
export type Incident = z.infer<typeof incidentSchema>;

const kind = {
  version: 1,
  schema: z.object({ incidents: z.array(incidentSchema) }),
  empty: (): { incidents: Incident[] } => ({ incidents: [] }),
  isRenewable: true as const,
};

const kept = 100;

/** Newest first. */
export async function readIncidents(kv: KVNamespace, purpose: Purpose = "to-serve"): Promise<Incident[]> {
  return (await readRecord(kv, keys.incidents, kind, purpose)).incidents;
}

/**
 * Writes these in the place of what is known of them, in KV and by this isolate; of more than a hundred those that changed first are
 * dropped.
 */
export async function keepIncidents(
  kv: KVNamespace,
  changed: readonly Incident[],
  recent: Recent<Incident>,
  now: Instant,
): Promise<void> {
  const shown = await readIncidents(kv, "to-change");
  const all = recent.over(shown, now, changed).sort((a, b) => lastTold(b) - lastTold(a));
  await writeRecord(kv, keys.incidents, { incidents: all.slice(0, kept).sort((a, b) => b.began - a.began) }, kind);
  recent.note(changed, now);
}

/** When something of it was told last. */
export function lastTold({ began, returned = began, ended = returned }: Incident): Instant {
  return ended;
}

/** What tells an incident from every other: one fault at one address that began once. */
export function incidentId({ source, name, url, began }: Incident): string {
  return `${source} ${name} ${began} ${url}`;
}
