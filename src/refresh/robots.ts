// The rules of an origin, cached for a day; what holds while its robots.txt cannot be had. https://www.rfc-editor.org/rfc/rfc9309
import type { Instant } from "../article.ts";
import type { Web } from "../crawl/follow.ts";
import { fetchRobots, type RobotsRules, readRules } from "../crawl/robots.ts";
import { type RobotsRecord, readRobots, writeRobots } from "../store/robots.ts";
import { backoff } from "./backoff.ts";

/** What an origin lets us do. `unknown`: nothing for now. */
export type Robots = { kind: "rules"; rules: RobotsRules } | { kind: "unknown"; why: string };

/** https://www.rfc-editor.org/rfc/rfc9309#section-2.4 */
const freshFor = 24 * 3_600_000;
/** A robots.txt that could not be had for so long may be taken for one that is not there: RFC 9309, 2.3.1.4. */
const closedFor = 30 * 24 * 3_600_000;
const firstRetry = 10 * 60_000;
const longestRetry = 3_600_000;

/** The rules of an origin: those that we have, if they are of today, else those that it tells now. At most one request and one write. */
export async function robotsOf(origin: string, kv: KVNamespace, web: Web): Promise<Robots> {
  const now = web.now();
  const record = await readRobots(kv, origin, "to-change");
  if (!isDue(record, now)) return meaning(origin, record, now);
  const after = await askedAgain(origin, record, web);
  await writeRobots(kv, origin, after);
  return meaning(origin, after, now);
}

/** The rules that we have of an origin, of today or not; nothing is asked. Nothing: none. */
export async function rulesKept(origin: string, kv: KVNamespace): Promise<RobotsRules | undefined> {
  const { told } = await readRobots(kv, origin);
  return told && readRules(origin, told.text ?? "");
}

function isDue({ told, unreachable }: RobotsRecord, now: Instant): boolean {
  if (unreachable) return now >= unreachable.retryAt || now < unreachable.since;
  return told === undefined || Math.abs(now - told.at) >= freshFor;
}

async function askedAgain(origin: string, before: RobotsRecord, web: Web): Promise<RobotsRecord> {
  const now = web.now();
  const answer = await fetchRobots(origin, web);
  switch (answer.kind) {
    case "rules":
      return { told: { at: now, text: answer.text } };
    case "none":
      return { told: { at: now } };
    case "unreachable": {
      const failures = (before.unreachable?.failures ?? 0) + 1;
      const wait = backoff(origin, failures, firstRetry, longestRetry);
      const retryAt = Math.max(now + wait, answer.until ?? 0);
      return {
        ...before,
        unreachable: { since: before.unreachable?.since ?? now, failures, why: answer.why, retryAt },
      };
    }
  }
}

/** What a record means now. A site whose rules we had is held to them while it cannot be asked. Pure. */
export function meaning(origin: string, { told, unreachable }: RobotsRecord, now: Instant): Robots {
  if (told) return { kind: "rules", rules: readRules(origin, told.text ?? "") };
  if (unreachable && now - unreachable.since >= closedFor) return { kind: "rules", rules: readRules(origin, "") };
  return { kind: "unknown", why: `${origin}/robots.txt ${unreachable?.why ?? "was never asked for"}` };
}
