// When a site that asked us to wait may be asked again.
import type { Instant } from "../article.ts";

/** Asked to wait without a time: ten minutes. */
const unnamedWait = 10 * 60_000;
/** A site that names a longer wait is asked again after a day: its clock or its configuration is off. */
const longestWait = 24 * 3_600_000;

/** A date of HTTP names its day; what is read as a date besides is none. https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 */
const date = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? /i;

/** The instant that Retry-After names, in seconds or as an HTTP date. https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
export function retryTime(retryAfter: string | null, now: Instant): Instant {
  const text = retryAfter?.trim() ?? "";
  const wanted = /^\d{1,9}$/.test(text) ? now + Number(text) * 1000 : date.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(wanted)) return now + unnamedWait;
  return Math.min(Math.max(wanted, now), now + longestWait);
}
