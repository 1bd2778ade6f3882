// The ways in which pages that are read together can be odd, as data: which pages can tell, which are odd, what becomes of them. Pure.
import type { Index } from "../store/index-record.ts";
import type { Usual } from "../store/views.ts";
import { many } from "./attendance.ts";
import { copiesAmong, telling } from "./copies.ts";
import { isOtherArticle } from "./judge.ts";
import { isMoved, withoutMove, withoutUpdate } from "./kept.ts";
import { sharesWords } from "./likeness.ts";
import { enoughReadings, isShrunk, usualLength } from "./usual.ts";
import type { Visited } from "./visit.ts";
import { isOffTopic } from "./witness.ts";

/** Pages that say the same, where one of them is known to have said something else. */
const alike = 2;
/** The part of all readings that has what all pages have. */
const nearlyAll = 0.9;

/** One way in which pages can be odd together. */
export interface Oddity {
  name: string;
  /** The pages that can tell, and those of them that are odd. */
  concerns(visit: Visited): boolean;
  isOdd(visit: Visited): boolean;
  /** The part of those that can tell from which on it is doubted, where it is another than usual. */
  part?: number;
  /** Of how many, where it is not of `many`. */
  least?: (odd: readonly Visited[]) => number;
  expected: string;
  found(odd: readonly Visited[]): string;
  /** What becomes of odd pages once they have been so for a day. None: they are never believed. */
  whenStood?(visit: Visited): Visited;
  /** Only what the page itself has shown for that day is believed, however long others have been odd. */
  isOfEach?: true;
  /** An article that was read first while this lasted, and is what it was, can say nothing of it; another that is not is odd, whatever others are. */
  isOfKnown?: true;
}

/** In the order in which what is odd gets its name. */
export function odditiesOf(visits: readonly Visited[], usual: Usual | undefined, index: Index): Oddity[] {
  const count = (odd: readonly Visited[], what: string) => `${odd.length} of ${visits.length} pages ${what}`;
  const isNews = ({ difference }: Visited) => difference.kind === "new" || difference.kind === "changed";
  /** A page that came and is not what it was: believed by itself or not. */
  const isOther = ({ facts, difference }: Visited) =>
    facts?.text !== undefined && difference.kind !== "unchanged" && difference.kind !== "restored";
  const isKnown = ({ known, difference, visit }: Visited) =>
    known !== undefined && visit.readings > 1 && difference.kind !== "unread";
  const has = (part: "titled" | "dated") =>
    usual !== undefined && usual.readings >= enoughReadings && usual[part] >= usual.readings * nearlyAll;
  const titles = countBy([
    ...visits.filter(isNews).map((visit) => [visit.page.key, visit.facts?.title ?? ""] as const),
    ...index.entries.slice(0, 50).map(({ key, title }) => [key, title] as const),
  ]);
  /** A site that shows a known article as it was, or with more to it, has honestly little to say in a new one. */
  const isSiteWell = visits.some(isWhole);
  const isHonestlyShort = ({ known }: Visited) => known === undefined && isSiteWell;
  const copies = copiesAmong(visits, index);
  const ofKnown = new Set(visits.flatMap((visit) => (visit.known && isOther(visit) ? (visit.facts?.text ?? []) : [])));
  /** What a known article says under its own title, and this one under another, of which it says nothing. */
  const isRepeated = (visit: Visited) => {
    const { text = "" } = visit.facts ?? {};
    return text.length >= telling && isOffTopic(visit) && visits.some(({ known }) => known?.article.text === text);
  };
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
      isOdd: (visit) => {
        const text = visit.facts?.text;
        if (text === undefined || (text.length < telling && isHonestlyShort(visit))) return false;
        return (texts.get(text) ?? 0) >= (ofKnown.has(text) ? alike : many);
      },
      least: leastWithKnown,
      expected: "a text of its own on each page",
      found: (odd) => count(odd, `say "${odd[0]?.facts?.text?.slice(0, 80) ?? ""}"`),
    },
    {
      name: "copies",
      concerns: ({ difference }) => difference.kind === "new",
      isOdd: (visit) => copies.has(visit.page.key) || isRepeated(visit),
      // None of them is an accident, whatever is read beside them; of those that say nothing of their title, not one.
      part: 0,
      least: (odd) => (odd.some(isRepeated) ? 1 : many),
      expected: "new articles that say something new",
      found: (odd) => count(odd, "say what other addresses of the site say"),
    },
    {
      name: "same-titles",
      concerns: isNews,
      isOdd: ({ facts, page }) =>
        facts?.title !== undefined &&
        (titles.get(facts.title) ?? 0) >= many &&
        // What the list calls so too is called so: a programme of every day, with its day or number.
        page.text?.includes(facts.title) !== true,
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
      isOdd: (visit) => {
        const text = visit.facts?.text;
        return text !== undefined && isShrunk(text, usual) && !isSettled(visit) && !isHonestlyShort(visit);
      },
      least: leastWithKnown,
      expected: `about ${Math.round(usualLength(usual))} characters a page`,
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
      isOfEach: true,
      isOfKnown: true,
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
      isOfKnown: true,
    },
  ];
}

/** A page that we know, and a new one that is odd in the same way, are no accident. */
function leastWithKnown(odd: readonly Visited[]): number {
  return odd.some(({ known }) => known) && odd.some(({ difference }) => difference.kind === "new") ? alike : many;
}

/** Whether a known article says all that it said; as live reports grow, it may say more. */
function isWhole({ known, difference }: Visited): boolean {
  if (known === undefined || difference.kind === "unread" || difference.kind === "gone") return false;
  return difference.kind !== "changed" || sharesWords(known.article.text, difference.article.text, nearlyAll);
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

/** How many keys have each value; no value counts for nothing. */
function countBy(values: readonly (readonly [key: string, value: string])[]): Map<string, number> {
  const keys = new Map<string, Set<string>>();
  for (const [key, value] of values) {
    if (value !== "") keys.set(value, (keys.get(value) ?? new Set()).add(key));
  }
  return new Map([...keys].map(([value, of]) => [value, of.size]));
}
