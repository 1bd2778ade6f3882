// Sends what can be cached: validators, freshness, links; 304 where the client has it, 412 where it wants another. Knows HTTP, knows no feed.
import type { Context } from "hono";
import type { Instant } from "../article.ts";
import { cacheTag } from "../cache-tag.ts";
import { tagOf } from "../store/documents.ts";
import { entityTags, isFailed, isNotModified, type Validators } from "./conditional.ts";
import { wantsFeed } from "./delta.ts";
import { type Link, linkHeader } from "./links.ts";
import { problem } from "./problem.ts";

export interface Sendable {
  /** Called only where the body is sent. */
  body: () => Uint8Array<ArrayBuffer> | string;
  contentType: string;
  /** What a client that holds `tag` lacks, where that can be told: https://www.rfc-editor.org/rfc/rfc3229 */
  delta?: (tag: string) => Uint8Array<ArrayBuffer> | undefined;
  /** An opaque tag without quotes: other bytes, another tag. */
  tag: string;
  /** The last real change. */
  modified?: Instant;
  /** Seconds; or that no cache is to keep it. */
  freshFor: number | "no-store";
  /** BCP 47; several where it is written in several. */
  languages?: readonly string[];
  links?: readonly Link[];
  /** Ids of the sources with whose news it changes. */
  sources?: readonly string[];
}

/** An answer that has outlived its freshness is better than none, in seconds. https://www.rfc-editor.org/rfc/rfc5861 */
const staleIfError = 86_400;

/** A stale answer may be given for as long again, while a fresh one is fetched. */
function cacheControl(freshFor: Sendable["freshFor"]): string {
  if (freshFor === "no-store") return freshFor;
  return `public, max-age=${freshFor}, stale-while-revalidate=${freshFor}, stale-if-error=${staleIfError}`;
}

/** 304 to a client that has it, 226 to one that asks for what it lacks, else 200. HEAD is Hono's: it drops the body. */
export function send(context: Context, sendable: Sendable): Response {
  const { tag, modified, body, contentType } = sendable;
  const asked = context.req.raw.headers;
  const validators: Validators = { etag: `"${tag}"`, ...(modified === undefined ? {} : { modified }) };
  const headers = headersOf(sendable, validators.etag);
  if (isFailed(asked, validators))
    return problem(
      context,
      412,
      `it is another than what If-Match or If-Unmodified-Since asks for: its ETag is "${tag}"`,
    );
  if (isNotModified(asked, validators)) return context.body(null, 304, headers);
  const delta = deltaFor(asked, sendable);
  if (delta) {
    const { bytes, base } = delta;
    return context.body(bytes, 226, { ...headers, ...deltaHeaders, "delta-base": base, "content-type": contentType });
  }
  return context.body(body(), 200, { ...headers, "content-type": contentType });
}

/** Only for who holds the same: a cache that knows nothing of it keeps none. https://www.rfc-editor.org/rfc/rfc3229#section-10.8.1 */
const deltaHeaders = { im: "feed", "cache-control": "no-store, im", vary: "A-IM, If-None-Match" };

function deltaFor(asked: Headers, { delta }: Sendable) {
  if (!delta || !wantsFeed(asked.get("a-im") ?? "")) return undefined;
  for (const base of entityTags(asked.get("if-none-match") ?? "")) {
    const bytes = delta(base.slice(1, -1));
    if (bytes) return { bytes, base };
  }
  return undefined;
}

/** As `send`, where the bytes are at hand: the tag is their hash. */
export async function sendText(context: Context, text: string, sendable: Omit<Sendable, "body" | "tag">) {
  return send(context, { ...sendable, body: () => text, tag: await tagOf(new TextEncoder().encode(text)) });
}

/** What a 304 carries too: https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5 */
function headersOf(
  { modified, freshFor, languages, links, sources, delta }: Sendable,
  etag: string,
): Record<string, string> {
  return {
    etag,
    ...(modified === undefined ? {} : { "last-modified": new Date(modified).toUTCString() }),
    "cache-control": cacheControl(freshFor),
    // Documents are small and change as a whole: https://www.rfc-editor.org/rfc/rfc9110#section-14.3
    "accept-ranges": "none",
    ...(languages === undefined || languages.length === 0 ? {} : { "content-language": languages.join(", ") }),
    ...(links === undefined || links.length === 0 ? {} : { link: linkHeader(links) }),
    ...(sources === undefined ? {} : { "cache-tag": sources.map(cacheTag).join(",") }),
    ...(delta ? { vary: "A-IM" } : {}),
  };
}
