// A reading for people: each field with its evidence, warnings, and the text. Pure.
import type { Candidate, Reading } from "../extract/reading.ts";
import { statedCounter } from "./stated-counter.ts";
import { statedDate } from "./stated-date.ts";
import { statedViews } from "./stated-views.ts";

/** What a person wants to see of one page. */
export function readingReport(reading: Reading, timeZone: string): string {
  if (reading.kind === "no-article") {
    return [`no article: ${reading.reason} (${reading.detail})`, ...warningLines(reading), ""].join("\n");
  }
  const { published, modified, views, image } = reading;
  const date = (field: typeof published) => field && { ...field, value: statedDate(field.value, timeZone) };
  const rows = [
    row("title", reading.title),
    row("published", date(published)),
    ...(modified ? [row("modified", date(modified))] : []),
    row("views", views && { ...views, value: statedViews(views.value) }),
    row("authors", reading.authors && { ...reading.authors, value: reading.authors.value.join(", ") }),
    row("publisher", reading.publisher),
    row("image", image),
    row("body", { ...reading.body, value: `${reading.body.value.text.length} characters` }),
  ];
  const others = [
    ...(reading.counter ? [`counter     ${statedCounter(reading.counter)}  (${reading.counter.rule})`] : []),
    ...(reading.categories.length > 0 ? [`categories  ${reading.categories.join(", ")}`] : []),
    ...reading.attachments.map(({ url, type }) => `attachment  ${url}  (${type})`),
    ...(reading.nextPage === undefined ? [] : [`next page   ${reading.nextPage}`]),
    ...warningLines(reading),
  ];
  return [...rows, ...others, "", reading.body.value.text, ""].join("\n");
}

function row(field: string, found: Candidate<string> | undefined): string {
  if (!found) return `${field.padEnd(10)}  unknown`;
  return `${field.padEnd(10)}  ${found.value}\n${" ".repeat(12)}${evidence(found)}`;
}

/** `0.95  meta pubdate: "2020-09-04"`. */
function evidence({ confidence, rule, where }: Candidate<unknown>): string {
  return `${confidence.toFixed(2)}  ${rule}: "${where}"`;
}

function warningLines({ warnings }: Reading): string[] {
  return warnings.map((warning) => `warning     ${warning}`);
}
