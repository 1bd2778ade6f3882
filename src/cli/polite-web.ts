// The web as a command from a terminal reads it: under our name, within what a site's robots.txt allows, one address at a time.
import { parseConnectTo } from "../crawl/connect-to.ts";
import type { fetchPage } from "../crawl/fetch.ts";
import type { Denial, Web } from "../crawl/follow.ts";
import { fetchRobots, readRules } from "../crawl/robots.ts";
import { Mistake, messageOf } from "./mistake.ts";

/** Milliseconds for a page. */
const timeout = 30_000;
const contactUrl = "https://github.com/pagewire/pagewire";

/** `connectTo`: `HOST=ORIGIN` pairs, as curl's --connect-to. @throws Mistake naming the pair that is none. */
export function politeWeb(connectTo: readonly string[]): Web {
  const web: Web = {
    fetch: reach,
    now: Date.now,
    contactUrl,
    connectTo: readConnectTo(connectTo),
    timeout,
  };
  web.permit = (asked) => robotsDenial(asked, { ...web });
  return web;
}

/** Node tells behind "fetch failed" what failed. */
async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (!(error instanceof Error) || !(error.cause instanceof Error)) throw error;
    throw new Error(`cannot be reached: ${messageOf(error.cause) || error.message}`);
  }
}

function readConnectTo(pairs: readonly string[]): Web["connectTo"] {
  try {
    return parseConnectTo(pairs.join(","));
  } catch (error) {
    throw new Mistake(`--${messageOf(error)}`);
  }
}

/** Why a site's robots.txt does not let us read an address; nothing where it does, or where there is none. */
async function robotsDenial(url: URL, web: Web): Promise<Denial | undefined> {
  const { permit: _permit, ...free } = web;
  const robots = await fetchRobots(url.origin, free);
  if (robots.kind === "none") return undefined;
  if (robots.kind === "unreachable") return { fault: "robots-unreachable", why: `its robots.txt ${robots.why}` };
  if (readRules(url.origin, robots.text).isAllowed(url.href)) return undefined;
  return { fault: "robots-disallowed", why: "its robots.txt does not allow it" };
}

/** Why a page was not read, in one line. */
export function whyUnread(outcome: Exclude<Awaited<ReturnType<typeof fetchPage>>, { kind: "fresh" }>): string {
  switch (outcome.kind) {
    case "failed":
      return `${outcome.fault}: ${outcome.why}`.replace(/\s+/g, " ");
    case "gone":
    case "throttled":
      return `the site answered ${outcome.status}`;
    case "unchanged":
      return "the site answered 304 to a request without a condition";
  }
}
