// How patient we are with each host: one that asks to wait, or that does not answer, is left alone by all sources that read from it, and
// no other host is. Knows hosts; knows no list and no article.
import type { Instant } from "../article.ts";
import type { Outcome } from "../crawl/fetch.ts";
import { hostsOf } from "../sources/hosts.ts";
import { sources } from "../sources/registry.ts";
import { interval, type Source } from "../sources/schema.ts";
import { type HostRecord, readHost, writeHost } from "../store/hosts.ts";
import { kvBehind } from "../store/recent.ts";
import type { State } from "../store/state.ts";
import { backoff } from "./backoff.ts";
import { judgePlace } from "./judge.ts";
import type { Memory } from "./memory.ts";

/** How a host did. `failed`: it brought nothing. `down`: there is no point in asking it for more now. */
type Heard =
  | { kind: "answered" }
  | { kind: "failed"; fault: Trouble; isOfList: boolean }
  | { kind: "down"; fault: Trouble; isOfList: boolean; until?: Instant };

/** What is wrong with a host, as a fault is called, and in words. */
type Trouble = NonNullable<HostRecord["fault"]>;

export interface Patience {
  /** Before the first request: what the state of the source says, and how often it is looked at. */
  begin(state: State, source: Source): void;
  /** Until when all of these addresses are left alone, or were; nothing: one of them was not. */
  until(addresses: readonly string[]): Promise<Instant | undefined>;
  /** Until when the host of an address is left alone; nothing: it may be asked. */
  leftAlone(address: string): Promise<Instant | undefined>;
  /** What was wrong with the host of an address when it was last asked in vain; nothing: it answered. */
  lastHeard(address: string): Promise<Trouble | undefined>;
  /**
   * Remembers how a request ended. `must`: a host that does not bring this does not answer, as with a list; of a page among many an
   * error says nothing of its host.
   */
  note(address: string, outcome: Outcome, must?: "must"): void;
  /**
   * Writes what is other than it was: nothing while hosts answer, and nothing of a list's first failure, which its source's state keeps,
   * unless another source shares the host.
   */
  keep(): Promise<void>;
  /** When lists failed that had not failed at the look before, by host: for the state of their source. */
  readonly failed: Readonly<Record<string, Instant>>;
}

/** A host that is down once is left alone until the next tick: it may be an accident. */
const firstPause = 10 * 60_000;
/** From the second time on that a host is asked in vain it is left alone for longer than until the next tick. */
const firstWait = 30 * 60_000;
const longestWait = 4 * 3_600_000;

/** A list that failed so many times its interval ago, and not since, has answered since. */
const looksApart = 1.5;

/** The patience of one invocation: one KV read a host, and a write for each that goes on to fail, or ceases to. */
export function openPatience(kv: KVNamespace, now: () => Instant, { hosts }: Memory): Patience {
  let failed: Readonly<Record<string, Instant>> = {};
  let apart = 0;
  /** Whose state no other source reads: a host that it shares with one has its record at once. */
  let own: string | undefined;
  const known = new Map<string, Promise<HostRecord>>();
  const heard = new Map<string, Heard>();

  const recordOf = (host: string) => {
    const record =
      known.get(host) ?? readHost(kv, host, "to-change").then((shown) => valid(shown, hosts.get(host), now()));
    known.set(host, record);
    return record;
  };
  const leftAlone = async (address: string) => {
    const host = hostOf(address);
    const last = heard.get(host);
    const { waitUntil = 0 } = await recordOf(host);
    if (last?.kind === "down") return Math.max(waitUntil, last.until ?? now());
    return waitUntil > now() ? waitUntil : undefined;
  };

  return {
    begin(state, source) {
      failed = { ...state.failed };
      apart = interval(source) * looksApart;
      own = source.id;
    },
    get failed() {
      return failed;
    },
    async until(addresses) {
      const records = await Promise.all([...new Set(addresses.map(hostOf))].map(recordOf));
      const first = Math.min(...records.map(({ waitUntil }) => waitUntil ?? 0));
      return first > 0 ? first : undefined;
    },
    leftAlone,
    async lastHeard(address) {
      const { failures, fault } = await recordOf(hostOf(address));
      return failures === 0 ? undefined : (fault ?? { name: "left-alone", found: "a host that did not answer" });
    },
    note(address, outcome, must) {
      const host = hostOf(address);
      const said = heardIn(address, outcome, must === "must");
      // A host of which one list failed and another answered, answers.
      const isLess = said?.kind === "failed" && heard.get(host)?.kind === "answered";
      if (said !== undefined && !isLess) heard.set(host, said);
    },
    async keep() {
      for (const [host, last] of heard) {
        const before = await recordOf(host);
        const since = now() - (failed[host] ?? Number.NEGATIVE_INFINITY);
        const after = afterAsking(host, before, last, since >= 0 && since < apart, now());
        if (after === before) {
          // It answers, and KV shows nothing else: what was remembered is over.
          hosts.delete(host);
        } else if (isFirstOfList(after, last) && !isShared(host, own)) {
          failed = { ...failed, [host]: now() };
        } else {
          await writeHost(kv, host, after);
          known.set(host, Promise.resolve(after));
          hosts.set(host, after);
        }
      }
      heard.clear();
    },
  };
}

/** What a request says of its host; nothing: it was not asked, or that tells nothing. */
function heardIn(address: string, outcome: Outcome, must: boolean): Heard | undefined {
  if (outcome.fetches === 0) return undefined;
  if (outcome.kind === "fresh" || outcome.kind === "unchanged") return { kind: "answered" };
  const { name, found } = judgePlace(address, outcome);
  const said = { fault: { name, found }, isOfList: must };
  if (outcome.kind === "throttled") return { ...said, kind: "down", until: outcome.until };
  if (isUnheard(outcome)) return { ...said, kind: "down" };
  return must ? { ...said, kind: "failed" } : undefined;
}

/** Whether the host itself did not answer, or asks us to wait. */
export function isUnheard(outcome: Outcome): boolean {
  if (outcome.kind === "throttled") return true;
  return outcome.kind === "failed" && (outcome.fault === "unreachable" || outcome.fault === "timeout");
}

/** The record of a host after it was asked at `now`. `isAgain`: a list of it failed at the look before. Pure. */
function afterAsking(host: string, before: HostRecord, heard: Heard, isAgain: boolean, now: Instant): HostRecord {
  if (heard.kind === "answered") return before.failures === 0 ? before : { at: now, failures: 0 };
  const failures = Math.max(before.failures, heard.isOfList && isAgain ? 1 : 0) + 1;
  const isDown = heard.kind === "down";
  const asked = isDown ? (heard.until ?? 0) : 0;
  const own =
    failures > 1
      ? backoff(host, failures, firstWait, longestWait)
      : isDown
        ? backoff(host, 1, firstPause, firstPause)
        : 0;
  const waitUntil = Math.max(asked, now + own);
  return { at: now, failures, ...(waitUntil > now ? { waitUntil } : {}), fault: heard.fault };
}

/** A list that fails once, and may answer at the next look, is worth no record of its host, unless it asks to wait. */
function isFirstOfList({ failures }: HostRecord, heard: Heard): boolean {
  return failures === 1 && heard.kind !== "answered" && heard.isOfList && !("until" in heard);
}

/** Whether another source has this host too. */
function isShared(host: string, own: string | undefined): boolean {
  return [...sources.values()].some((source) => source.id !== own && hostsOf(source).includes(host));
}

/** What is true now: what KV shows, or what this isolate knows to be written there since. What a clock that was ahead wrote is not. */
function valid(shown: HostRecord, own: HostRecord | undefined, now: Instant): HostRecord {
  const isOurs = own !== undefined && own.at > shown.at && own.at <= now && now - own.at < kvBehind;
  const record = isOurs ? own : shown;
  if (record.at <= now) return record;
  const { waitUntil: _waitUntil, ...over } = record;
  return over;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "";
}
