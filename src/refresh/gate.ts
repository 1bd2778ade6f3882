// The gate before a site: whose addresses, robots.txt, the pause between two requests, the day's budget. Everything that asks a site goes through.
import type { Instant } from "../article.ts";
import { connectsElsewhere, type Denial, type Web } from "../crawl/follow.ts";
import type { RobotsRules } from "../crawl/robots.ts";
import { hostsOf, isOwnAddress } from "../sources/hosts.ts";
import type { Source } from "../sources/schema.ts";
import type { LedgerRecord } from "../store/ledger.ts";
import type { State } from "../store/state.ts";
import { isSpent, putOffInWords, tooManySources, usedUp, type Work } from "./budget.ts";
import type { Ledger } from "./ledger.ts";
import type { Amounts, Limits } from "./limits.ts";
import type { Memory } from "./memory.ts";
import type { Patience } from "./patience.ts";
import { type Robots, robotsOf, rulesKept } from "./robots.ts";

/** For how long a slice should not begin with another page: the site wants pauses that are too long to wait within an invocation, or that has done its part. */
interface Hold {
  seconds: number;
}

export interface Gate {
  /** Asked before each request; waits for the pause between two. */
  permit(url: URL): Promise<Denial | undefined>;
  /** Tells it what is known: what the source's state says of today and of when it was last asked, and what the Worker itself has spent. */
  begin(state: Pick<State, "ledger" | "tried" | "asked">, own: Amounts): void;
  /** When the source's hosts beside its home's were asked last, as far as that is known. */
  readonly asked: Readonly<Record<string, Instant>>;
  /** Milliseconds until the host of an address may be asked again. */
  pause(address: string): Promise<number>;
  /** Milliseconds that it wants between two requests. */
  delay(address: string): Promise<number>;
  /** Whether that pause is longer than this invocation may still wait. */
  isTooSoon(address: string): Promise<boolean>;
  /** Tells it when another source asked the source's own host. */
  note(asked: Instant): void;
  /** Whether the day's share is used up for this kind of work: how, or nothing. */
  usedUp(work: Work): string | undefined;
  /** Asked before what there is to do is begun: whether the day's share allows it. Remembers what it did not. */
  affords(work: Work): boolean;
  /** What had to be put off until tomorrow, in words. */
  readonly putOff: string | undefined;
  /** Why the plan is too small for all that is read by it; nothing: it is not. */
  readonly tooMany: string | undefined;
  /** Asked before each page; remembers what it said last. */
  hold(address: string): Promise<Hold | undefined>;
  readonly held: Hold | undefined;
}

export interface GateRules {
  /** Whose pages are asked for. Without a source nothing may be. */
  source: Source | undefined;
  /** How many sources share the plan. */
  sources: number;
  limits: Limits;
  /** Milliseconds between two requests to a host, where robots.txt does not ask for more. */
  gap: number;
  /** The operator takes it upon himself. */
  ignoresRobots: boolean;
}

/** Milliseconds that a slice sleeps before it begins another page; a longer pause ends it. */
const shortSleep = 5_000;
/** And those that it sleeps in all within what it has begun: second lists, later pages. An invocation of the queue has 15 minutes. */
const longestSleep = 5 * 60_000;
/** As long as a message of the queue can be delayed: https://developers.cloudflare.com/queues/platform/limits/ */
const longestPause = 12 * 3_600_000;

/** What the gate stands in. `web`: without a permission of its own; robots.txt itself is asked for with it. */
interface Grounds {
  kv: KVNamespace;
  web: Web;
  ledger: Ledger;
  patience: Patience;
  memory: Memory;
}

export function openGate(rules: GateRules, { kv, web, ledger, patience, memory }: Grounds): Gate {
  const { source, sources, limits, ignoresRobots } = rules;
  const robots = new Map<string, Robots>();
  /** Those that we have where it was not asked yet whether they still hold. */
  const kept = new Map<string, RobotsRules | undefined>();
  let recorded: LedgerRecord | undefined;
  let slept = 0;
  let own: Amounts | undefined;
  let held: Hold | undefined;
  const putOff = new Map<Work, string>();

  const askForRules = async (url: URL) => {
    if (ignoresRobots) return undefined;
    const known =
      robots.get(url.origin) ?? (await robotsOf(url.origin, kv, { ...web, permit: (address) => ask(address) }));
    robots.set(url.origin, known);
    return known;
  };
  /** Waits for the pause, at least for `least` milliseconds, and counts the request that is made now; or says that it is too long. */
  const ask = async (url: URL, least = 0): Promise<Denial | undefined> => {
    const wait = Math.max(pause(url), least);
    if (slept + wait > longestSleep) {
      const why = `${url.origin}/robots.txt asks for a pause, of which ${Math.ceil(wait / 1000)} s are left`;
      return { fault: "crawl-delay", why };
    }
    slept += wait;
    await sleep(wait);
    ledger.spend("requests");
    return undefined;
  };
  const rulesOf = (origin: string) => {
    const known = robots.get(origin);
    return known?.kind === "rules" ? known.rules : kept.get(origin);
  };
  const delay = (url: URL) => {
    if (connectsElsewhere(url.href, web.connectTo)) return 0;
    return Math.min(Math.max(rules.gap, (rulesOf(url.origin)?.crawlDelay ?? 0) * 1000), longestPause);
  };
  /** Milliseconds until the host of `url` may be asked again. */
  const pause = (url: URL) => {
    const since = Date.now() - (memory.asked.get(url.host) ?? Number.NEGATIVE_INFINITY);
    return since < 0 ? 0 : Math.max(0, delay(url) - since);
  };
  const denial = async (url: URL): Promise<Denial | undefined> => {
    if (source === undefined || !isOwnAddress(url, source)) {
      return { fault: "refused", why: `${url.host} is no host of the source; name it in "hosts" if it is one` };
    }
    const until = await patience.leftAlone(url.href);
    if (until !== undefined)
      return { fault: "left-alone", why: `${url.host} is left alone until ${new Date(until).toISOString()}` };
    const limited = atLimit();
    if (limited) return limited;
    const known = await askForRules(url);
    if (known?.kind === "unknown") return { fault: "robots-unreachable", why: known.why };
    if (known?.kind === "rules" && !known.rules.isAllowed(url.href)) {
      return { fault: "robots-disallowed", why: `${url.origin}/robots.txt does not allow it` };
    }
    // To ask for the rules may have been the last request.
    return atLimit();
  };

  const atLimit = (): Denial | undefined => {
    const { requests } = ledger.invocation;
    if (requests >= limits.invocation.requests) {
      return { fault: "budget", why: `${requests} requests were made in this invocation, as many as the plan allows` };
    }
    const today = ledger.today(recorded).requests;
    if (today < limits.day.requests) return undefined;
    return { fault: "budget", why: `${today} requests were made to the site today; the next is made after 00:00 UTC` };
  };

  /** An address whose rules are known, as far as they were told. */
  const ruled = async (address: string) => {
    const url = new URL(address);
    if (!ignoresRobots && rulesOf(url.origin) === undefined) kept.set(url.origin, await rulesKept(url.origin, kv));
    return url;
  };
  const home = source && new URL(source.home).host;
  const note = (asked: Instant, host = home) => {
    if (host !== undefined) memory.asked.set(host, Math.max(memory.asked.get(host) ?? 0, asked));
  };

  const left = (work: Work) => usedUp(work, ledger.today(recorded), limits, sources, own);

  return {
    async permit(url) {
      const before = ledger.invocation.requests;
      const denied = await denial(url);
      if (denied) return denied;
      // A Crawl-delay counts from the first page on; after robots.txt itself the gap is enough.
      const isAfterRules = ledger.invocation.requests > before && !connectsElsewhere(url.href, web.connectTo);
      const tooSoon = await ask(url, isAfterRules ? rules.gap : 0);
      if (tooSoon) return tooSoon;
      memory.asked.set(url.host, Date.now());
      return undefined;
    },
    begin({ ledger: ofToday, tried = 0, asked = {} }, ofWorker) {
      recorded = ofToday;
      own = ofWorker;
      // Another isolate may have asked last.
      note(tried);
      for (const [host, at] of Object.entries(asked)) note(at, host);
    },
    get asked() {
      const others = source ? hostsOf(source).filter((host) => host !== home) : [];
      return Object.fromEntries(
        others.flatMap((host) => {
          const at = memory.asked.get(host);
          return at === undefined ? [] : [[host, at]];
        }),
      );
    },
    pause: async (address) => pause(await ruled(address)),
    delay: async (address) => delay(await ruled(address)),
    isTooSoon: async (address) => slept + pause(await ruled(address)) > longestSleep,
    note: (asked) => note(asked),
    usedUp: left,
    affords(work) {
      const why = left(work);
      if (why !== undefined) putOff.set(work, why);
      return why === undefined;
    },
    get putOff() {
      return putOffInWords(putOff);
    },
    tooMany: tooManySources(limits, sources),
    async hold(address) {
      const wait = pause(await ruled(address));
      if (isSpent(ledger.invocation, limits)) held = { seconds: 0 };
      else if (wait > shortSleep) held = { seconds: Math.ceil(wait / 1000) };
      else held = undefined;
      return held;
    },
    get held() {
      return held;
    },
  };
}

function sleep(milliseconds: number): Promise<void> | undefined {
  return milliseconds <= 0 ? undefined : new Promise((resolve) => setTimeout(resolve, milliseconds));
}
