// Looks where a source says that articles are discovered: which ones are there now, and is that believable?
import type { Instant } from "../article.ts";
import type { DocumentKind } from "../discover/discover.ts";
import type { Link } from "../discover/link.ts";
import type { Source } from "../sources/schema.ts";
import type { Fault, State } from "../store/state.ts";
import { isSerious, withoutOf } from "./faults.ts";
import { lookAt, type Seen } from "./look-at.ts";
import { withoutOldPlaces } from "./old-places.ts";
import type { Outside } from "./outside.ts";
import { inTurn, withTurns } from "./turns.ts";

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

/** All addresses at which articles are discovered. */
export function placesToLook(source: Source): string[] {
  return placesOf(source).flatMap(({ urls }) => urls);
}

/** What is wrong with them. */
export function placeFaults({ faults }: State, source: Source): Fault[] {
  const places = placesToLook(source);
  return faults.filter((fault) => places.includes(fault.url) && isSerious(fault));
}

/** An upstream feed or sitemap says more than a list, in one request; the lists are for when it fails. */
function placesOf({ feed, sitemap, lists }: Source): Places[] {
  return [
    ...(feed === undefined ? [] : [{ kind: "feed" as const, urls: [feed] }]),
    ...(sitemap === undefined ? [] : [{ kind: "sitemap" as const, urls: [sitemap] }]),
    { kind: "list" as const, urls: lists },
  ];
}

/**
 * Asks once, conditionally, for the best place to discover articles, and for the next best where that one fails. Hosts that are left
 * alone are not asked. `seen`: since when what is wrong is said to be so.
 */
export async function look(
  source: Source,
  before: State,
  now: Instant,
  seen: Instant,
  outside: Outside,
): Promise<Looked> {
  let state: State = { ...before, tried: now };
  const links: Link[] = [];
  let isAnswering = false;
  const waiting: string[] = [];
  const places = placesOf(source);
  for (const [at, { kind, urls }] of places.entries()) {
    const found: Seen[] = [];
    for (const url of inTurn(urls, before)) {
      if ((await outside.patience.leftAlone(url)) !== undefined) continue;
      if (found.length > 0 && (await outside.gate.isTooSoon(url))) {
        waiting.push(url);
        continue;
      }
      const one = await lookAt(kind, url, source, state, seen, outside);
      state = one.state;
      links.push(...one.links);
      found.push(one);
    }
    const sitemaps = found.flatMap((one) => one.sitemaps);
    // An index of sitemaps that has not changed may not say which it names.
    if (source.sitemap === undefined || sitemaps.length > 0)
      state = withoutOldPlaces(state, [...placesToLook(source), ...sitemaps], source);
    isAnswering ||= found.some((one) => one.isAnswering);
    const isWhole = found.length > 0 && found.length + waiting.length === urls.length;
    if (isWhole && found.every((one) => one.isAnswering)) state = { ...state, good: now };
    if (!found.some((one) => one.isBelievable)) continue;
    // What was wrong with places that nobody needs now would never be seen to end.
    const unneeded = places.slice(at + 1).flatMap((place) => place.urls);
    state = { ...state, faults: withoutOf(state.faults, unneeded) };
    break;
  }
  return { links, state: await withTurns(state, waiting, source, seen, outside), isAnswering };
}
