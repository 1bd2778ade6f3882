// Pages that were tried often enough, or that nobody looks at any more: when they are no alarm, when they are forgotten, and what was
// wrong with them. Pure.
import type { Instant } from "../article.ts";
import { articleAddresses } from "../discover/article-address.ts";
import type { Source } from "../sources/schema.ts";
import type { Index, Listed } from "../store/index-record.ts";
import type { Fault, State } from "../store/state.ts";
import type { ViewsRecord } from "../store/views.ts";
import { isSerious, type Notice } from "./faults.ts";
import { placesToLook } from "./look.ts";
import { pagesToCome } from "./plan.ts";
import { shownKeys } from "./shown-keys.ts";
import type { Visited } from "./visit.ts";

/** Tries in vain, over nearly five days, after which a page is only kept because a list shows it, and is no alarm. */
const tries = 6;

/**
 * What is told of a page that was visited: of one that was tried in vain often enough, while another page was read, only that it is set
 * aside. `faults`: as they were before; `visits`: of all pages, as they are now.
 */
export function toldOf(
  { page, visit, notices }: Pick<Visited, "page" | "visit" | "notices">,
  faults: readonly Fault[],
  visits: ViewsRecord["visits"],
): Notice[] {
  if ((visit.failures ?? 0) < tries) return notices;
  const before = faults.filter(({ url, of }) => of === undefined && url === page.url);
  const since = Math.min(...before.map((fault) => fault.since));
  const isOtherRead = () =>
    Object.entries(visits).some(([key, { at, failures }]) => key !== page.key && failures === undefined && at > since);
  const isGivenUp = before.some(({ name }) => name === givenUp) || isOtherRead();
  return isGivenUp ? notices.map((notice) => (isSerious(notice) ? { ...notice, name: givenUp } : notice)) : notices;
}

const givenUp = "given-up";

/** The index without pages that are given up. */
export function giveUp(index: Index, views: ViewsRecord, { lists }: State): Index {
  const shown = shownKeys({ lists });
  // Of a very long list not all keys are kept: it may show any.
  if (Object.values(lists).some(({ links, keys }) => links > keys.length)) return index;
  const isOver = ({ key }: Listed) => !shown.has(key) && (views.visits[key]?.failures ?? 0) >= tries;
  return index.listed.some(isOver) ? { ...index, listed: index.listed.filter((one) => !isOver(one)) } : index;
}

/** The state without faults of pages that nobody will read again: articles that were read often enough, given up or archived. */
export function withoutForgotten(state: State, index: Index, views: ViewsRecord, source: Source, now: Instant): State {
  const places = new Set(placesToLook(source));
  const asked = state.faults.filter(({ url, of }) => of === undefined && !places.has(url));
  if (asked.length === 0) return state;
  const read = articleAddresses(source);
  const known = new Set([...pagesToCome(index, views, now), ...index.listed].map(({ key }) => key));
  const isForgotten = ({ url }: State["faults"][number]) => {
    const key = read(url, source.home)?.key;
    return key !== undefined && !known.has(key);
  };
  const forgotten = new Set(asked.filter(isForgotten));
  return forgotten.size === 0 ? state : { ...state, faults: state.faults.filter((fault) => !forgotten.has(fault)) };
}
