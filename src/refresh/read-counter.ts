// Asks a view counter that a page's script would ask: one fetch, in the form that reads without counting.
import type { Views } from "../article.ts";
import { fetchPage, fetchPosted } from "../crawl/fetch.ts";
import type { Counter } from "../store/views.ts";
import type { Outside } from "./outside.ts";

/** Characters of an answer in which the number is looked for: a counter says little else. */
const reach = 4000;
/** Asking so would raise the count that we report. */
const countingForm = /[?&]addclick=1(?:&|$)/i;

/** A site's friendly error has numbers too. */
const wholePage = /^\s{0,200}<(?:!doctype|html|head|body)\b/i;

/** Why it is not asked now. */
const notAsked = new Set(["budget", "left-alone", "crawl-delay"]);

/** What a counter said. `views` is absent where it could not be read: then they are unknown, not 0. */
export interface CounterReading {
  views?: Views;
  fetches: number;
  why?: string;
}

export async function readCounter(counter: Counter, source: string, outside: Outside): Promise<CounterReading> {
  const { url, body, pattern } = counter;
  if (countingForm.test(url)) return { fetches: 0, why: "its form would count us" };
  const outcome = await (body === undefined ? fetchPage(url, {}, outside.web) : fetchPosted(url, body, outside.web));
  const { fetches } = outcome;
  outside.log({ event: "counter", source, url, outcome: outcome.kind, fetches });
  outside.patience.note(url, outcome);
  // It was not asked: nothing is wrong with the counter, and it is asked again with the next visit.
  if (outcome.kind === "failed" && notAsked.has(outcome.fault)) return { fetches };
  if (outcome.kind !== "fresh") return { fetches, why: outcome.kind === "failed" ? outcome.why : outcome.kind };
  if (wholePage.test(outcome.text)) return { fetches, why: "its answer is a page" };
  const number = outcome.text.slice(0, reach).match(new RegExp(pattern))?.[1]?.replaceAll(",", "").trim();
  if (number === undefined || !/^\d{1,12}$/.test(number)) return { fetches, why: "its answer has no number" };
  return { views: { count: Number(number), atLeast: false }, fetches };
}
