// Conditional requests, as RFC 9110 has them. Pure: headers in, an answer out.
import type { Instant } from "../article.ts";

/** The validators of what would be sent. `etag` with its quotes, strong. `modified`: the last real change, where it is known. */
export interface Validators {
  etag: string;
  modified?: Instant;
}

/**
 * Whether the client has it already. If-None-Match decides alone where it is sent, by weak comparison; else
 * If-Modified-Since, where it is a date. https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2
 */
export function isNotModified(headers: Headers, { etag, modified }: Validators): boolean {
  const ifNoneMatch = headers.get("if-none-match");
  if (ifNoneMatch !== null) return ifNoneMatch.trim() === "*" || entityTags(ifNoneMatch).includes(etag);
  const since = httpDate(headers.get("if-modified-since") ?? "");
  return since !== undefined && modified !== undefined && inSeconds(modified) <= since;
}

/**
 * Whether the client wants it only as it is no more. If-Match decides alone where it is sent, by strong comparison; else
 * If-Unmodified-Since, where it is a date. https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2
 */
export function isFailed(headers: Headers, { etag, modified }: Validators): boolean {
  const ifMatch = headers.get("if-match");
  if (ifMatch !== null) return ifMatch.trim() !== "*" && !entityTags(ifMatch.replace(/W\/"[^"]*"/g, "")).includes(etag);
  const since = httpDate(headers.get("if-unmodified-since") ?? "");
  return since !== undefined && modified !== undefined && inSeconds(modified) > since;
}

/** As an HTTP-date tells it, which has no milliseconds. */
const inSeconds = (at: Instant): Instant => Math.floor(at / 1000) * 1000;

/**
 * The entity tags of a list, with their quotes and without `W/`: weak comparison takes no notice of it.
 * https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.2
 */
export function entityTags(list: string): string[] {
  const tags = list.slice(0, 4096).matchAll(/"[\x21\x23-\x7e\x80-\xff]{0,400}"/g);
  return [...tags].map(([tag]) => tag);
}

/** IMF-fixdate, and the two obsolete forms that must be read too. https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 */
const httpDates = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/,
];

function httpDate(text: string): Instant | undefined {
  if (!httpDates.some((form) => form.test(text))) return undefined;
  const at = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
  return Number.isNaN(at) ? undefined : at;
}
