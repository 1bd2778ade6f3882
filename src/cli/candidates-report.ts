// All candidates of one field, for people who wonder why a value was chosen. Pure.
import type { Candidates } from "../extract/choose.ts";
import type { Candidate, Reading } from "../extract/reading.ts";
import { statedDate } from "./stated-date.ts";

/** The fields that have candidates. */
export const explainable = [
  "title",
  "published",
  "modified",
  "views",
  "authors",
  "publisher",
  "image",
  "counter",
] as const satisfies (keyof Candidates)[];

/** Every candidate, the surest first; the one that was chosen is marked. */
export function candidatesReport(
  field: (typeof explainable)[number],
  candidates: Partial<Candidates>,
  reading: Reading,
  timeZone: string,
): string {
  if (reading.kind === "no-article") return `no article: ${reading.reason} (${reading.detail})`;
  const chosen = field === "counter" ? undefined : reading[field];
  const found: readonly Candidate<unknown>[] = candidates[field] ?? [];
  if (found.length === 0) return `${field}: no candidate`;
  return found
    .toSorted((a, b) => b.confidence - a.confidence)
    .map((candidate) => {
      const isChosen = candidate.rule === chosen?.rule && candidate.where === chosen.where;
      return `${isChosen ? "*" : " "} ${candidate.confidence.toFixed(2)}  ${shown(candidate.value, timeZone)}\n        ${candidate.rule}: "${candidate.where}"`;
    })
    .join("\n");
}

function shown(value: unknown, timeZone: string): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.join(", ");
  if (isDate(value)) return statedDate(value, timeZone);
  return JSON.stringify(value);
}

function isDate(value: unknown): value is { at: number; precision: "day" | "minute" | "second" } {
  return typeof value === "object" && value !== null && "at" in value && "precision" in value;
}
