// What the queue carries to the operator's webhook.
import { z } from "zod";
import type { Instant } from "../article.ts";
import type { Incident } from "../store/incidents.ts";

const alertData = z.object({
  source: z.string(),
  fault: z.string(),
  url: z.string(),
  expected: z.string(),
  found: z.string(),
  /** ISO 8601, UTC. */
  began: z.string(),
  ended: z.string().exactOptional(),
  /** When it came back, though its end had been told. */
  returned: z.string().exactOptional(),
});

export const alertMessageSchema = z.object({
  kind: z.literal("alert"),
  /** When it was noticed. */
  at: z.number().int(),
  /** The same however often it is sent: who gets it twice can tell. */
  id: z.string(),
  type: z.enum(["fault.began", "fault.ended", "slice.lost"]),
  data: alertData,
  /** Counts from 1. */
  attempt: z.number().int().min(1),
});
export type AlertMessage = z.infer<typeof alertMessageSchema>;

/** The alert of an incident. `id`: of the incident. */
export function alertOf(incident: Incident, id: string, at: Instant): AlertMessage {
  const { source, name, url, expected, found, began, ended, returned } = incident;
  const isOver = ended !== undefined && ended > began;
  const type = isOver ? "fault.ended" : name === "slice-lost" ? "slice.lost" : "fault.began";
  const times = {
    began: iso(began),
    ...(ended === undefined ? {} : { ended: iso(ended) }),
    ...(returned === undefined ? {} : { returned: iso(returned) }),
  };
  return {
    kind: "alert",
    at,
    // What is told of it once more is another alert.
    id: `${type} ${id}${returned === undefined ? "" : ` ${returned}`}`,
    type,
    data: { source, fault: name, url, expected, found, ...times },
    attempt: 1,
  };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
