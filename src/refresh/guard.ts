// Are the pages that were read together believable? One page may be odd; when many are odd in the same way, the site has changed and
// not the news. Pure: visits in, visits out, of which some are set aside.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { Index } from "../store/index-record.ts";
import type { Fault } from "../store/state.ts";
import type { Usual } from "../store/views.ts";
import { many } from "./attendance.ts";
import { copiesAmong } from "./copies.ts";
import { hasStood, type Notice } from "./faults.ts";
import { isOtherArticle } from "./judge.ts";
import { asideSince, setAside, setAsideForNow } from "./set-aside.ts";
import type { Visited } from "./visit.ts";

/** Of many pages that are odd in the same way, the part of those that were read from which on the site is doubted. */
const mostPart = 0.6;
/** Readings before it can be said what is usual, and the part of them that has something which all pages have. */
const enoughReadings = 10;
const nearlyAll = 0.9;
/** Bodies of less than this part of the usual length have lost something. */
const shrunkPart = 0.2;

/** One way in which pages can be odd together. */
interface Rule {
  name: string;
  /** The pages that can tell, and those of them that are odd. */
  concerns(visit: Visited): boolean;
  isOdd(visit: Visited): boolean;
  /** The part of those that can tell from which on it is doubted, where it is another than usual. */
  part?: number;
  expected: string;
  found(odd: readonly Visited[]): string;
  /** What becomes of odd pages once they have been so for a day. None: they are never believed. */
  whenStood?(visit: Visited): Visited;
}

/** What the pages of a slice came to. */
export interface Guarded {
  visits: Visited[];
  notices: Notice[];
  /** Faults of which these pages can tell nothing. */
  open: ReadonlySet<string>;
}

/** Sets aside what is odd in the same way on many pages; while a fault lasts, one such page is enough. */
export function guard(
  visits: readonly Visited[],
  usual: Usual | undefined,
  faults: readonly Fault[],
  index: Index,
  source: Source,
  now: Instant,
): Guarded {
  const notices: Notice[] = [];
  const open = new Set<string>();
  let kept = [...visits];
  /** Pages of which an earlier rule has said what is odd about them: it has one name. */
  const named = new Set<string>();
  // A page that failed, and is what we have of it, is no odd one any more, though it cannot be told which way it was odd.
  const isRightAgain = visits.some(({ earlier, difference }) => earlier.failures && difference.kind === "unchanged");
  for (const rule of rulesOf(visits, usual, index)) {
    const before = faults.find(({ name, of }) => name === rule.name && of === "pages");
    const concerned = visits.filter((visit) => rule.concerns(visit));
    const odd = concerned.filter((visit) => rule.isOdd(visit));
    const least = before === undefined ? many : 1;
    if (concerned.length === 0 && !isRightAgain) open.add(rule.name);
    if (odd.length < least || odd.length < concerned.length * (rule.part ?? mostPart)) continue;
    const url = odd[0]?.page.url ?? source.home;
    // Each by itself too: the fault ends when other pages are right, though these stay as they are.
    const { whenStood } = rule;
    const isBelieved = (visit: Visited) =>
      whenStood !== undefined && (hasStood(before, now) || hasStood({ since: asideSince(visit, now) }, now));
    const unnamed = odd.filter(({ page }) => !named.has(page.key));
    if (unnamed.length > odd.length * (1 - mostPart)) {
      notices.push({ name: rule.name, url, expected: rule.expected, found: rule.found(odd), of: "pages" });
    }
    const believed = new Set(odd.filter(isBelieved).map(({ page }) => page.key));
    const keys = new Set(odd.map(({ page }) => page.key));
    for (const key of keys) if (!believed.has(key)) named.add(key);
    kept = kept.map((visit) => {
      if (!keys.has(visit.page.key)) return visit;
      if (whenStood === undefined) return setAside(visit, now);
      return believed.has(visit.page.key) ? whenStood(visit) : setAsideForNow(visit, now);
    });
  }
  return { visits: kept, notices, open };
}

function rulesOf(visits: readonly Visited[], usual: Usual | undefined, index: Index): Rule[] {
  const count = (odd: readonly Visited[], what: string) => `${odd.length} of ${visits.length} pages ${what}`;
  const isNews = ({ difference }: Visited) => difference.kind === "new" || difference.kind === "changed";
  /** A page that came and is not what it was: believed by itself or not. */
  const isOther = ({ facts, difference }: Visited) =>
    facts?.text !== undefined && difference.kind !== "unchanged" && difference.kind !== "restored";
  const isKnown = ({ known, difference, visit }: Visited) =>
    known !== undefined && visit.readings > 1 && difference.kind !== "unread";
  const has = (part: "titled" | "dated") =>
    usual !== undefined && usual.readings >= enoughReadings && usual[part] >= usual.readings * nearlyAll;
  const length = usual === undefined || usual.readings < enoughReadings ? 0 : usual.characters / usual.readings;
  const titles = countBy([
    ...visits.filter(isNews).map((visit) => [visit.page.key, visit.facts?.title ?? ""] as const),
    ...index.entries.slice(0, 50).map(({ key, title }) => [key, title] as const),
  ]);
  const copies = copiesAmong(visits, index);
  const texts = countBy(visits.map((visit) => [visit.page.key, visit.facts?.text ?? ""] as const));
  return [
    {
      name: "not-articles",
      concerns: ({ facts }) => facts !== undefined,
      isOdd: ({ facts }) => facts?.reason !== undefined,
      expected: "articles",
      found: (odd) => count(odd, `are none: ${odd[0]?.facts?.reason ?? ""}`),
    },
    {
      name: "same-text",
      concerns: isOther,
      isOdd: ({ facts }) => facts?.text !== undefined && (texts.get(facts.text) ?? 0) >= many,
      expected: "a text of its own on each page",
      found: (odd) => count(odd, `say "${odd[0]?.facts?.text?.slice(0, 80) ?? ""}"`),
    },
    {
      name: "copies",
      concerns: ({ difference }) => difference.kind === "new",
      isOdd: ({ page }) => copies.has(page.key),
      // None of them is an accident, whatever is read beside them.
      part: 0,
      expected: "new articles that say something new",
      found: (odd) => count(odd, "say what other addresses of the site say"),
    },
    {
      name: "same-titles",
      concerns: isNews,
      isOdd: ({ facts, page }) =>
        facts?.title !== undefined && (titles.get(facts.title) ?? 0) >= many && page.text !== facts.title,
      expected: "a title of its own on each page",
      found: (odd) => count(odd, `are called "${odd[0]?.facts?.title?.slice(0, 80) ?? ""}"`),
    },
    {
      name: "layout-changed",
      concerns: ({ facts }) => facts?.text !== undefined,
      isOdd: ({ facts }) => (has("titled") && facts?.isTitled === false) || (has("dated") && facts?.isDated === false),
      expected: "a title and a date on each page, as nearly all had",
      found: (odd) => {
        const untitled = odd.filter(({ facts }) => facts?.isTitled === false).length;
        const undated = odd.filter(({ facts }) => facts?.isDated === false).length;
        return `of ${visits.length} pages ${untitled} without a title, ${undated} without a date`;
      },
      whenStood: (visit) => visit,
    },
    {
      name: "bodies-shrunk",
      concerns: isOther,
      isOdd: (visit) => (visit.facts?.text?.length ?? length) < length * shrunkPart && !isSettled(visit),
      expected: `about ${Math.round(length)} characters a page`,
      found: (odd) => count(odd, `have less than a fifth of that, one ${odd[0]?.facts?.text?.length ?? 0}`),
    },
    {
      name: "other-articles",
      concerns: ({ facts }) => facts?.text !== undefined,
      isOdd: (visit) => isForeign(visit) && !isSettled(visit),
      expected: "the articles that were at these addresses, or that the list calls so",
      found: (odd) => count(odd, `are others, one of them "${odd[0]?.facts?.title?.slice(0, 80) ?? ""}"`),
    },
    {
      name: "mass-change",
      concerns: isKnown,
      isOdd: (visit) => visit.difference.kind === "changed" && !isSettled(visit),
      expected: "known articles that are what they were, but for a correction",
      found: (odd) => count(odd, "have another text"),
      whenStood: withoutUpdate,
    },
    {
      name: "charset",
      // A text that comes out as it was is read rightly, whatever the charset.
      concerns: (visit) => isNews(visit) && usual !== undefined && usual.readings >= enoughReadings,
      isOdd: ({ facts }) => facts?.charset !== usual?.charset,
      expected: `pages in ${usual?.charset ?? "the usual charset"}`,
      found: (odd) => count(odd, `are in ${odd[0]?.facts?.charset ?? ""}`),
      whenStood: (visit) => visit,
    },
    {
      name: "dates-changed",
      concerns: isKnown,
      isOdd: isMoved,
      expected: "known articles with the dates that they had",
      found: (odd) => count(odd, "have another date"),
      whenStood: withoutMove,
    },
  ];
}

/** Whether a page was doubted by itself for what it shows, and has shown it for so long, while the rest of the site was well, that it is believed. */
function isSettled({ difference, earlier: { doubt } }: Visited): boolean {
  return difference.kind === "changed" && difference.article.fingerprint === doubt?.fingerprint;
}

/** Whether a page shows another article: doubted so, or it has stood so for a day. */
function isForeign({ known, difference, notices }: Visited): boolean {
  if (difference.kind === "changed") return known !== undefined && isOtherArticle(known.article, difference.article);
  return notices.some(({ name }) => name === "other-article");
}

/** Many texts that changed at once and stay so are the same news, printed differently: no reader is told of an update, though who keeps a copy is. */
function withoutUpdate(visit: Visited): Visited {
  const { difference, known } = visit;
  if (difference.kind !== "changed" || !known) return visit;
  const { updated } = known.article;
  return { ...visit, difference: { kind: "changed", article: { ...difference.article, updated } } };
}

/** Many dates that changed at once and stay so are those of a rebuilt site: the article keeps its own, whatever else is new of it. */
function withoutMove(visited: Visited): Visited {
  const { difference, known, visit } = visited;
  if ((difference.kind !== "moved" && difference.kind !== "changed") || !known) return visited;
  const { published } = difference.article;
  const kept = published ? { ...visited, visit: { ...visit, disowned: published.stated } } : visited;
  if (difference.kind === "moved") return { ...kept, difference: { kind: "unchanged" } };
  const { published: own } = known.article;
  return {
    ...kept,
    difference: { kind: "changed", article: { ...difference.article, ...(own ? { published: own } : {}) } },
  };
}

/** Whether a page that we have read before states another date. */
function isMoved({ difference, known }: Visited): boolean {
  if (difference.kind === "moved") return true;
  const own = known?.article.published?.stated;
  return difference.kind === "changed" && own !== undefined && difference.article.published?.stated !== own;
}

/** How many keys have each value; no value counts for nothing. */
function countBy(values: readonly (readonly [key: string, value: string])[]): Map<string, number> {
  const keys = new Map<string, Set<string>>();
  for (const [key, value] of values) {
    if (value !== "") keys.set(value, (keys.get(value) ?? new Set()).add(key));
  }
  return new Map([...keys].map(([value, of]) => [value, of.size]));
}
