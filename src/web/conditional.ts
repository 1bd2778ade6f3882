// Conditional requests, as RFC 9110 has them. Pure: headers in, an answer out.
import type { Instant } from "../article.ts";

/** The validators of what would be sent. `etag` with its quotes, strong. */
export interface Validators {
  etag: string;
  modified: Instant;
}

/**
 * Whether the client has it already. If-None-Match decides alone where it is sent, by weak comparison; else
 * If-Modified-Since, where it is a date. https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2
 */
export function isNotModified(headers: Headers, validators: Validators): boolean {
  const ifNoneMatch = headers.get("if-none-match");
  if (ifNoneMatch !== null) return matches(ifNoneMatch, validators.etag);
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return !Number.isNaN(since) && Math.floor(validators.modified / 1000) * 1000 <= since;
}

/** Weak comparison with a list of entity tags, or `*`. https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.2 */
function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === "*") return true;
  const tags = ifNoneMatch.slice(0, 4096).matchAll(/"[\x21\x23-\x7e\x80-\xff]{0,200}"/g);
  return [...tags].some(([tag]) => tag === etag);
}
