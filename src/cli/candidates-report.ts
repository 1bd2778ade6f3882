// All candidates of one field, for people who wonder why a value was chosen. Pure.
import type { Element } from "domhandler";
import type { Views } from "../article.ts";
import type { Candidates } from "../extract/choose.ts";
import { plainText } from "../extract/plain-text.ts";
import type { Candidate, Counter, Reading } from "../extract/reading.ts";
import { textOf } from "../extract/text-of.ts";
import { statedCounter } from "./stated-counter.ts";
import { statedDate } from "./stated-date.ts";
import { statedViews } from "./stated-views.ts";

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
  "categories",
  "body",
] as const satisfies (keyof Candidates)[];

/** Every candidate, the surest first; the one that was chosen is marked. */
export function candidatesReport(
  field: (typeof explainable)[number],
  candidates: Partial<Candidates>,
  reading: Reading,
  timeZone: string,
): string {
  if (reading.kind === "no-article") return `no article: ${reading.reason} (${reading.detail})`;
  const isChosen = (candidate: Candidate<unknown>) => {
    if (field === "counter") return reading.counter?.rule === candidate.rule;
    if (field === "categories") return reading.categories.some((word) => word === candidate.value);
    return candidate.rule === reading[field]?.rule && candidate.where === reading[field]?.where;
  };
  const found: readonly Candidate<unknown>[] = candidates[field] ?? [];
  if (found.length === 0) return `${field}: no candidate`;
  return found
    .toSorted((a, b) => b.confidence - a.confidence)
    .map((candidate) => {
      return `${isChosen(candidate) ? "*" : " "} ${candidate.confidence.toFixed(2)}  ${shown(candidate.value, timeZone)}\n        ${candidate.rule}: "${candidate.where}"`;
    })
    .join("\n");
}

function shown(value: unknown, timeZone: string): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.join(", ");
  if (isCounter(value)) return statedCounter(value);
  if (isElement(value)) return `${plainText(textOf(value, 200)).slice(0, 80)} …`;
  if (isViews(value)) return statedViews(value);
  if (isDate(value)) return statedDate(value, timeZone);
  return JSON.stringify(value);
}

function isCounter(value: unknown): value is Counter {
  return typeof value === "object" && value !== null && "url" in value && "pattern" in value;
}

function isElement(value: unknown): value is Element {
  return typeof value === "object" && value !== null && "attribs" in value && "children" in value;
}

function isViews(value: unknown): value is Views {
  return typeof value === "object" && value !== null && "count" in value && "atLeast" in value;
}

function isDate(value: unknown): value is { at: number; precision: "day" | "minute" | "second" } {
  return typeof value === "object" && value !== null && "at" in value && "precision" in value;
}
