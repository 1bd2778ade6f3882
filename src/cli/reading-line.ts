// A reading as one JSON line, for programs. Pure.
import type { Candidate, Reading } from "../extract/reading.ts";
import { statedDate } from "./stated-date.ts";

/** Of what nothing was read. */
const unknown = {
  title: null,
  published: null,
  precision: null,
  views: null,
  author: [],
  publisher: null,
  text: "",
  html: "",
};

/** The line for a file that was not read, and why. */
export function mistakeLine(file: string, error: string): string {
  return JSON.stringify({ file, ...unknown, error });
}

/** The line for `file`, read in `ms` milliseconds; unknown values are null, a page that is no article says why. */
export function readingLine(file: string, reading: Reading, timeZone: string, ms: number): string {
  const time = Math.round(ms * 100) / 100;
  if (reading.kind === "no-article") {
    const { reason, detail, warnings } = reading;
    return JSON.stringify({ file, ...unknown, noArticle: { reason, detail }, warnings, ms: time });
  }
  const { title, published, modified, views, authors, publisher, image, body } = reading;
  return JSON.stringify({
    file,
    title: title.value,
    published: published ? statedDate(published.value, timeZone) : null,
    precision: published?.value.precision ?? null,
    views: views?.value.count ?? null,
    author: authors?.value ?? [],
    publisher: publisher?.value ?? null,
    text: body.value.text,
    html: body.value.html,
    evidence: evidenceOf({ title, published, modified, views, authors, publisher, image, body }),
    ms: time,
    modified: modified ? statedDate(modified.value, timeZone) : null,
    viewsAtLeast: views?.value.atLeast ?? false,
    counter: reading.counter ?? null,
    image: image?.value ?? null,
    categories: reading.categories,
    attachments: reading.attachments,
    nextPage: reading.nextPage ?? null,
    warnings: reading.warnings,
  });
}

function evidenceOf(fields: Record<string, Candidate<unknown> | undefined>) {
  const found = Object.entries(fields).flatMap(([field, candidate]) =>
    candidate === undefined ? [] : [[field, withoutValue(candidate)] as const],
  );
  return Object.fromEntries(found);
}

function withoutValue({ value: _value, confidence, ...evidence }: Candidate<unknown>) {
  return { ...evidence, confidence: Math.round(confidence * 100) / 100 };
}
