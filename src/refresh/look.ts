// Looks where a source says that articles are discovered: which ones are there now, and is that believable?
import type { Instant } from "../article.ts";
import type { DocumentKind } from "../discover/discover.ts";
import type { Link } from "../discover/link.ts";
import { interval, type Source } from "../sources/schema.ts";
import type { State } from "../store/state.ts";
import { backoff } from "./backoff.ts";
import { lookAt, type Seen } from "./look-at.ts";
import type { Outside } from "./outside.ts";

/** What the lists gave: the links of those that changed, and the state after. `isAnswering`: whether the site answers at all. */
export interface Looked {
  links: Link[];
  state: State;
  isAnswering: boolean;
}

/** Documents of one kind, all of which are asked for. */
interface Places {
  kind: DocumentKind;
  urls: readonly string[];
}

/** An upstream feed or sitemap says more than a list, in one request; the lists are for when it fails. */
function placesOf({ feed, sitemap, lists }: Source): Places[] {
  return [
    ...(feed === undefined ? [] : [{ kind: "feed" as const, urls: [feed] }]),
    ...(sitemap === undefined ? [] : [{ kind: "sitemap" as const, urls: [sitemap] }]),
    { kind: "list" as const, urls: lists },
  ];
}

/** Asks once, conditionally, for the best place to discover articles, and for the next best where that one fails. */
export async function look(source: Source, before: State, now: Instant, outside: Outside): Promise<Looked> {
  const { waitUntil: _over, ...rest } = before;
  let state: State = { ...rest, tried: now };
  const links: Link[] = [];
  let isAnswering = false;
  for (const { kind, urls } of placesOf(source)) {
    const seen: Seen[] = [];
    for (const url of urls) {
      const one = await lookAt(kind, url, source, state, now, outside);
      state = one.state;
      links.push(...one.links);
      seen.push(one);
    }
    isAnswering ||= seen.some((one) => one.isAnswering);
    if (seen.every((one) => one.isAnswering)) state = { ...state, good: now };
    if (seen.some((one) => one.isBelievable) || seen.some((one) => one.isSiteDown)) break;
  }
  return { links, state: isAnswering ? { ...state, failures: 0 } : patient(state, source, now), isAnswering };
}

const longestWait = 4 * 3_600_000;

/** The state after a site did not answer: from the second time on it is left alone for longer than until the next tick. */
function patient(state: State, source: Source, now: Instant): State {
  const failures = state.failures + 1;
  if (failures === 1) return { ...state, failures };
  const wait = backoff(source.id, failures, interval(source), Math.max(longestWait, interval(source)));
  return { ...state, failures, waitUntil: Math.max(now + wait, state.waitUntil ?? 0) };
}
