// One polite request for one page. Knows HTTP, knows no news.
import type { Instant } from "../article.ts";
import { refusal } from "./address.ts";
import { announcedLength, readBytes } from "./body.ts";
import { decode } from "./charset.ts";
import { type ConnectTo, connectedUrl, disconnectedUrl } from "./connect-to.ts";
import { isGzip, unzip } from "./gzip.ts";
import { retryTime } from "./retry-after.ts";

/** What a page said of its version, sent back exactly as it came. https://www.rfc-editor.org/rfc/rfc9110#section-13.1 */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** Why a fetch failed: names for the status page, one for each thing an operator would do about it. */
type FetchFault =
  | "unreachable"
  | "timeout"
  | "too-large"
  | "cut-short"
  | "redirects"
  | "refused"
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

/** What the fetch needs of the world. */
export interface Web {
  fetch(request: Request): Promise<Response>;
  now(): Instant;
  /** Where the site's people read who we are. */
  contactUrl: string;
  connectTo: ConnectTo;
  /** Milliseconds for everything: redirects, headers and the last byte. */
  timeout: number;
}

const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const redirectLimit = 5;
/** Bytes after decompression: no news article is larger, and more could not be parsed within the CPU of the plan. */
const sizeLimit = 3 * 1024 * 1024;
/** Pages, feeds, sitemaps (which may be files of gzip) and what counters answer. */
const readable =
  /^(?:text\/|application\/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|feed\+json|json|(?:x-)?javascript|(?:x-)?gzip|octet-stream)|$)/i;

/** Names us and whom to write to; the product token is what robots.txt speaks of. */
export function userAgent(contactUrl: string): string {
  return `Pagewire/0.1 (+${contactUrl})`;
}

/** Asks for a page, conditionally where `validators` are known. Never throws: whatever happens is an outcome. */
export async function fetchPage(address: string, validators: Validators, web: Web): Promise<Outcome> {
  const answered = await answerOf("GET", address, validators, web);
  if ("fault" in answered) return answered;
  const { answer, url, fetches } = answered;
  return { ...(await understand(answer, url, validators, web)), fetches };
}

/** Asks how long a file is, in bytes. `length` is absent where the site does not say, or does not answer. */
export async function fetchHead(address: string, web: Web): Promise<{ length?: number; fetches: number }> {
  const answered = await answerOf("HEAD", address, {}, web);
  if ("fault" in answered) return { fetches: answered.fetches };
  const { answer, fetches } = answered;
  await answer.body?.cancel();
  const length = answer.status === 200 ? announcedLength(answer.headers) : undefined;
  return { fetches, ...(length === undefined || length === 0 ? {} : { length }) };
}

type Answered = { fetches: number } & ({ answer: Response; url: string } | Failure);

/** The answer at the end of all redirects. */
async function answerOf(method: "GET" | "HEAD", address: string, validators: Validators, web: Web): Promise<Answered> {
  const signal = AbortSignal.timeout(web.timeout);
  let url = address;
  for (let fetches = 1; ; fetches++) {
    const refused = connectsElsewhere(url, web.connectTo) ? undefined : refusal(url);
    if (refused) return { kind: "failed", fault: "refused", why: refused, fetches: fetches - 1 };
    const answer = await ask(method, new URL(url), validators, web, signal);
    if ("fault" in answer) return { ...answer, fetches };
    const location = redirectStatuses.has(answer.status) ? answer.headers.get("location") : null;
    if (location === null) return { answer, url, fetches };
    await answer.body?.cancel();
    if (!URL.canParse(location, url)) {
      return {
        kind: "failed",
        fault: "redirects",
        why: `redirected to "${location.slice(0, 200)}", which is no URL`,
        fetches,
      };
    }
    if (fetches > redirectLimit) {
      return { kind: "failed", fault: "redirects", why: `redirected more than ${redirectLimit} times`, fetches };
    }
    url = disconnectedUrl(new URL(location, url), new URL(url), web.connectTo).href;
  }
}

/** Whether requests for an address go to an origin of the operator's choice. */
export function connectsElsewhere(address: string, connectTo: ConnectTo): boolean {
  return URL.canParse(address) && connectedUrl(new URL(address), connectTo) !== undefined;
}

type Failure = { kind: "failed"; fault: FetchFault; why: string; status?: number };

async function ask(
  method: "GET" | "HEAD",
  url: URL,
  validators: Validators,
  web: Web,
  signal: AbortSignal,
): Promise<Response | Failure> {
  const headers = new Headers({
    "user-agent": userAgent(web.contactUrl),
    accept: "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
  });
  if (validators.etag !== undefined) headers.set("if-none-match", validators.etag);
  if (validators.lastModified !== undefined) headers.set("if-modified-since", validators.lastModified);
  const target = connectedUrl(url, web.connectTo);
  if (target) headers.set("host", url.host);
  try {
    return await abortable(
      web.fetch(new Request(target ?? url, { method, headers, redirect: "manual", signal })),
      signal,
    );
  } catch (error) {
    return failure(error, signal);
  }
}

/** A stand-in for fetch may not listen to the signal; time runs out all the same. */
function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}

function failure(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted) return { kind: "failed", fault: "timeout", why: "gave no whole answer in time" };
  return { kind: "failed", fault: "unreachable", why: error instanceof Error ? error.message : String(error) };
}

type Understood = Outcome extends infer Kind
  ? Kind extends { fetches: number }
    ? Omit<Kind, "fetches">
    : never
  : never;

async function understand(answer: Response, url: string, sent: Validators, web: Web): Promise<Understood> {
  const { status } = answer;
  if (status === 200) return read(answer, url, web.timeout);
  await answer.body?.cancel();
  const isConditional = sent.etag !== undefined || sent.lastModified !== undefined;
  if (status === 304 && isConditional) return { kind: "unchanged" };
  if (status === 404 || status === 410) return { kind: "gone", status };
  const retryAfter = answer.headers.get("retry-after");
  if (status === 429 || (status === 503 && retryAfter !== null)) {
    return { kind: "throttled", until: retryTime(retryAfter, web.now()), status };
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
