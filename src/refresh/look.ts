// Looks at a source's lists: which articles do they show now, and is that believable?
import type { Instant } from "../article.ts";
import { fetchPage } from "../crawl/fetch.ts";
import type { Link } from "../discover/link.ts";
import { discoverLinks } from "../discover/list.ts";
import type { Source } from "../sources/schema.ts";
import type { ListState, State } from "../store/state.ts";
import { afterLook } from "./faults.ts";
import { endsHtml, judgeList, judgeOutcome } from "./judge.ts";
import type { Outside } from "./outside.ts";

/** What the lists gave: the links of those that changed, and the state after. `isAnswering`: whether the site answers at all. */
export interface Looked {
  links: Link[];
  state: State;
  isAnswering: boolean;
}

/** Asks for each list once, conditionally. */
export async function look(source: Source, before: State, now: Instant, outside: Outside): Promise<Looked> {
  const { waitUntil: _over, ...rest } = before;
  let state: State = { ...rest, tried: now };
  const links: Link[] = [];
  let answers = 0;
  for (const url of source.lists) {
    const seen = await lookAt(url, source, state, now, outside);
    state = seen.state;
    links.push(...seen.links);
    if (seen.isAnswering) answers++;
  }
  const isGood = answers === source.lists.length;
  return { links, state: isGood ? { ...state, good: now } : state, isAnswering: answers > 0 };
}

async function lookAt(url: string, source: Source, before: State, now: Instant, outside: Outside): Promise<Looked> {
  const known: ListState | undefined = before.lists[url];
  const outcome = await fetchPage(url, known ?? {}, outside.web);
  outside.log({ event: "list", source: source.id, url, outcome: outcome.kind, fetches: outcome.fetches });
  if (outcome.kind === "unchanged") {
    return { links: [], state: { ...before, faults: afterLook(before.faults, url, [], now) }, isAnswering: true };
  }
  if (outcome.kind !== "fresh") {
    const notice = judgeOutcome(url, outcome);
    const named = notice.name === "gone" ? { ...notice, name: "list-gone" } : notice;
    const faults = afterLook(before.faults, url, [named], now);
    const wait = outcome.kind === "throttled" ? { waitUntil: outcome.until } : {};
    return { links: [], state: { ...before, ...wait, faults }, isAnswering: false };
  }
  const page = { url: outcome.url, article: source.article, home: source.home, timeZone: source.timeZone, now };
  const links = discoverLinks(outcome.text, page);
  const isWhole = endsHtml(outcome.text);
  const notice =
    before.closesHtml && !isWhole
      ? { name: "cut-short", url, expected: "a page that ends with </html>", found: "one that breaks off" }
      : judgeList(url, links, known?.links);
  const faults = afterLook(before.faults, url, notice ? [notice] : [], now);
  if (notice) return { links: [], state: { ...before, faults }, isAnswering: true };
  const list: ListState = { ...outcome.validators, links: links.length };
  return {
    links,
    state: { ...before, closesHtml: before.closesHtml || isWhole, lists: { ...before.lists, [url]: list }, faults },
    isAnswering: true,
  };
}
