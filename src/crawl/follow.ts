// A request and its redirects, each hop asked for by hand: no address is reached that may not be. Knows HTTP, knows no page.
import type { Instant } from "../article.ts";
import { refusal } from "./address.ts";
import { type ConnectTo, connectedUrl, disconnectedUrl } from "./connect-to.ts";
import { inTime, isLate } from "./deadline.ts";

/** Why something must not be asked for, or not now. */
export interface Denial {
  fault: "refused" | "robots-disallowed" | "robots-unreachable" | "left-alone" | "crawl-delay" | "budget";
  why: string;
}

/** What a request needs of the world. */
export interface Web {
  fetch(request: Request): Promise<Response>;
  now(): Instant;
  /** Where the site's people read who we are. */
  contactUrl: string;
  connectTo: ConnectTo;
  /** Milliseconds for everything: redirects, headers and the last byte. */
  timeout: number;
  /** Asked before each request, redirects too; waits until it may be made, or says why it must not. Absent: everything may. */
  permit?(url: URL): Promise<Denial | undefined>;
}

export type Followed = { fetches: number } /** `left`: milliseconds that are left for the body. */ & (
  | { kind: "answered"; answer: Response; url: string; left: number }
  | { kind: "failed"; fault: Denial["fault"] | "redirects" | "timeout" | "unreachable"; why: string }
);

/** How an address is asked for. */
type Asking = { method: "GET" | "HEAD" } | { method: "POST"; body: string };

/** Only these keep what was sent: https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
const keepingStatuses = new Set([307, 308]);
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
/** Robots.txt asks for at least so many: https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1.2 */
const redirectLimit = 5;

/** Names us and whom to write to; the product token is what robots.txt speaks of. */
export function userAgent(contactUrl: string): string {
  return `Pagewire/0.1 (+${contactUrl})`;
}

/** Whether requests for an address go to an origin of the operator's choice. */
export function connectsElsewhere(address: string, connectTo: ConnectTo): boolean {
  return URL.canParse(address) && connectedUrl(new URL(address), connectTo) !== undefined;
}

/** Asks for an address and where it leads. Never throws. */
export async function follow(
  address: string,
  headers: HeadersInit,
  web: Web,
  asking: Asking = { method: "GET" },
): Promise<Followed> {
  let left = web.timeout;
  let url = address;
  for (let fetches = 1; ; fetches++) {
    const refused = connectsElsewhere(url, web.connectTo) ? undefined : refusal(url);
    if (refused) return { kind: "failed", fault: "refused", why: refused, fetches: fetches - 1 };
    const denial = await web.permit?.(new URL(url));
    if (denial) return { kind: "failed", ...denial, fetches: fetches - 1 };
    // What a permission takes to be given is not the site's time.
    const began = performance.now();
    const answer = await ask(asking, new URL(url), headers, web, Math.max(left, 1));
    // Timers take whole milliseconds.
    left -= Math.ceil(performance.now() - began);
    if ("fault" in answer) return { ...answer, fetches };
    const location = redirectStatuses.has(answer.status) ? answer.headers.get("location") : null;
    if (location === null) return { kind: "answered", answer, url, left: Math.max(left, 1), fetches };
    await answer.body?.cancel();
    const failed = (why: string): Followed => ({ kind: "failed", fault: "redirects", why, fetches });
    if (asking.method === "POST" && !keepingStatuses.has(answer.status))
      return failed("redirected what was sent to it");
    if (!URL.canParse(location, url)) return failed(`redirected to "${location.slice(0, 200)}", which is no URL`);
    if (fetches > redirectLimit) return failed(`redirected more than ${redirectLimit} times`);
    url = disconnectedUrl(new URL(location, url), new URL(url), web.connectTo).href;
  }
}

type Failure = { kind: "failed"; fault: "timeout" | "unreachable"; why: string };

async function ask(
  asking: Asking,
  url: URL,
  sent: HeadersInit,
  web: Web,
  timeout: number,
): Promise<Response | Failure> {
  const headers = new Headers(sent);
  headers.set("user-agent", userAgent(web.contactUrl));
  const target = connectedUrl(url, web.connectTo);
  if (target) headers.set("host", url.host);
  try {
    return await inTime(timeout, (signal) =>
      web.fetch(new Request(target ?? url, { ...asking, headers, redirect: "manual", signal })),
    );
  } catch (error) {
    if (isLate(error)) return { kind: "failed", fault: "timeout", why: "gave no whole answer in time" };
    return { kind: "failed", fault: "unreachable", why: error instanceof Error ? error.message : String(error) };
  }
}
