// One polite request for one page. Knows HTTP, knows no news.
import type { Instant } from "../article.ts";
import { announcedLength, readBytes } from "./body.ts";
import { decode } from "./charset.ts";
import { type Denial, follow, type Web } from "./follow.ts";
import { isGzip, unzip } from "./gzip.ts";
import { retryTime } from "./retry-after.ts";

/** What a page said of its version, sent back exactly as it came. https://www.rfc-editor.org/rfc/rfc9110#section-13.1 */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** Why a fetch failed: names for the status page, one for each thing an operator would do about it. */
type FetchFault =
  | Denial["fault"]
  | "unreachable"
  | "timeout"
  | "too-large"
  | "cut-short"
  | "redirects"
  | "http-error"
  | "not-html";

/** How a fetch ended. `fetches` counts the redirects too: each is a subrequest of the plan. */
export type Outcome = { fetches: number } & (
  | { kind: "fresh"; url: string; text: string; charset: string; validators: Validators }
  | { kind: "unchanged" }
  | { kind: "gone"; status: 404 | 410 }
  | { kind: "throttled"; until: Instant; status: number }
  | { kind: "failed"; fault: FetchFault; why: string; status?: number }
);

/** Bytes after decompression: no news article is larger, and more could not be parsed within the CPU of the plan. */
const sizeLimit = 3 * 1024 * 1024;
/** Pages, feeds, sitemaps (which may be files of gzip) and what counters answer. */
const readable =
  /^(?:text\/|application\/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|feed\+json|json|(?:x-)?javascript|(?:x-)?gzip|octet-stream)|$)/i;

/** Asks for a page, conditionally where `validators` are known. Never throws: whatever happens is an outcome. */
export async function fetchPage(address: string, validators: Validators, web: Web): Promise<Outcome> {
  const followed = await follow(address, headersFor(validators), web);
  if (followed.kind === "failed") return followed;
  const { answer, url, left, fetches } = followed;
  return { ...(await understand(answer, url, validators, left, web.now())), fetches };
}

/** Asks what a page's script would ask by POST, with JSON. Never throws. */
export async function fetchPosted(address: string, body: string, web: Web): Promise<Outcome> {
  const headers = { accept: "application/json, */*;q=0.5", "content-type": "application/json" };
  const followed = await follow(address, headers, web, { method: "POST", body });
  if (followed.kind === "failed") return followed;
  const { answer, url, left, fetches } = followed;
  return { ...(await understand(answer, url, {}, left, web.now())), fetches };
}

/** Asks how long a file is, in bytes. `length` is absent where the site does not say, or does not answer. */
export async function fetchHead(address: string, web: Web): Promise<{ length?: number; fetches: number }> {
  const followed = await follow(address, headersFor({}), web, { method: "HEAD" });
  const { fetches } = followed;
  if (followed.kind === "failed") return { fetches };
  const { answer } = followed;
  await answer.body?.cancel();
  const length = answer.status === 200 ? announcedLength(answer.headers) : undefined;
  return { fetches, ...(length === undefined || length === 0 ? {} : { length }) };
}

function headersFor({ etag, lastModified }: Validators): Headers {
  const headers = new Headers({ accept: "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5" });
  if (etag !== undefined) headers.set("if-none-match", etag);
  if (lastModified !== undefined) headers.set("if-modified-since", lastModified);
  return headers;
}

type Understood = Outcome extends infer Kind
  ? Kind extends { fetches: number }
    ? Omit<Kind, "fetches">
    : never
  : never;

async function understand(
  answer: Response,
  url: string,
  sent: Validators,
  left: number,
  now: Instant,
): Promise<Understood> {
  const { status } = answer;
  if (status === 200) return read(answer, url, left);
  await answer.body?.cancel();
  const isConditional = sent.etag !== undefined || sent.lastModified !== undefined;
  if (status === 304 && isConditional) return { kind: "unchanged" };
  if (status === 404 || status === 410) return { kind: "gone", status };
  const retryAfter = answer.headers.get("retry-after");
  if (status === 429 || (status === 503 && retryAfter !== null)) {
    return { kind: "throttled", until: retryTime(retryAfter, now), status };
  }
  return { kind: "failed", fault: "http-error", why: `answered ${status}`, status };
}

async function read(answer: Response, url: string, timeout: number): Promise<Understood> {
  const contentType = answer.headers.get("content-type") ?? "";
  if (!readable.test(contentType)) {
    await answer.body?.cancel();
    return { kind: "failed", fault: "not-html", why: `is ${contentType.slice(0, 80)}, not HTML` };
  }
  const sent = await readBytes(answer, sizeLimit, timeout);
  const body = sent.kind === "read" && isGzip(sent.bytes) ? await unzip(sent.bytes, sizeLimit, timeout) : sent;
  if (body.kind === "failed") return body;
  const { text, charset } = decode(body.bytes, contentType);
  return { kind: "fresh", url, text, charset, validators: validatorsOf(answer.headers) };
}

function validatorsOf(headers: Headers): Validators {
  const etag = headers.get("etag");
  const lastModified = headers.get("last-modified");
  return { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
}
