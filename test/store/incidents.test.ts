import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { memoryOf } from "../../src/refresh/memory.ts";
import { type Incident, keepIncidents, readIncidents } from "../../src/store/incidents.ts";

const incident = (began: number): Incident => ({
  source: "xjyszb",
  name: "list-empty",
  url: `http://xjyszb.cn/?${began}`,
  began,
  expected: "links of articles",
  found: "none",
});

const keep = (incident: Incident) => {
  const now = incident.ended ?? incident.began;
  return keepIncidents(env.KV, [incident], memoryOf(env.KV).incidents, now);
};

it("the end of a long fault is told, though a hundred others began after it", async () => {
  await keep(incident(1));
  for (let began = 2; began <= 130; began++) await keep({ ...incident(began), ended: began + 1 });
  await keep({ ...incident(1), ended: 200 });
  const kept = await readIncidents(env.KV);
  expect(kept).toHaveLength(100);
  expect(kept.at(-1)).toEqual({ ...incident(1), ended: 200 });
  expect(kept.map(({ began }) => began)).toEqual(kept.map(({ began }) => began).toSorted((a, b) => b - a));
});
