// What a site's robots.txt says of us. https://www.rfc-editor.org/rfc/rfc9309 Knows HTTP and the standard; where it is kept is not its matter.
import robotsParser from "robots-parser";
import type { Instant } from "../article.ts";
import { readStart } from "./body.ts";
import { decode } from "./charset.ts";
import { follow, type Web } from "./follow.ts";
import { retryTime } from "./retry-after.ts";

/** The name that groups of rules are chosen by. https://www.rfc-editor.org/rfc/rfc9309#section-2.2.1 */
const productToken = "Pagewire";

/** What came of asking for a robots.txt. `none`: the site has none, so that everything is allowed. */
export type RobotsAnswer =
  | { kind: "rules"; text: string }
  | { kind: "none"; why: string }
  | { kind: "unreachable"; why: string; until?: Instant };

/** What rules mean for us. */
export interface RobotsRules {
  isAllowed(url: string): boolean;
  /** Seconds between two requests, where the site asks for some. */
  crawlDelay?: number;
}

/** Bytes that are read; of a longer file the rest does not count. https://www.rfc-editor.org/rfc/rfc9309#section-2.5 */
const sizeLimit = 500 * 1024;

/** Asks for the robots.txt of an origin. Never throws. */
export async function fetchRobots(origin: string, web: Web): Promise<RobotsAnswer> {
  const followed = await follow(`${origin}/robots.txt`, { accept: "text/plain, */*;q=0.5" }, web);
  // More redirects than a crawler has to follow: as if there were none (RFC 9309, 2.3.1.2).
  if (followed.kind === "failed" && followed.fault === "redirects") return { kind: "none", why: followed.why };
  if (followed.kind === "failed") return { kind: "unreachable", why: followed.why };
  const { answer, left } = followed;
  if (answer.status === 200) {
    const read = await readStart(answer, sizeLimit, left);
    if (read.kind === "failed") return { kind: "unreachable", why: read.why };
    return { kind: "rules", text: decode(read.bytes, "text/plain; charset=utf-8").text };
  }
  await answer.body?.cancel();
  const why = `answered ${answer.status}`;
  // Other 4xx are the leave to do as one likes: a crawler "MAY access any resources" (RFC 9309, 2.3.1.3). It need not; 429 is no answer to
  // what the rules are, but asks for patience (RFC 6585, 4), and rules that we had go on to hold.
  if (answer.status === 429) {
    return { kind: "unreachable", why, until: retryTime(answer.headers.get("retry-after"), web.now()) };
  }
  if (answer.status >= 400 && answer.status < 500) return { kind: "none", why };
  return { kind: "unreachable", why };
}

/** Reads the rules of an origin's robots.txt. */
export function readRules(origin: string, text: string): RobotsRules {
  const robots = robotsParser(`${origin}/robots.txt`, text);
  const crawlDelay = robots.getCrawlDelay(productToken);
  return {
    isAllowed: (url) => robots.isAllowed(url, productToken) ?? true,
    ...(crawlDelay === undefined || Number.isNaN(crawlDelay) || crawlDelay <= 0 ? {} : { crawlDelay }),
  };
}
