// The address of an article's next page, where it goes on at one. The next article, a list's pager and the pages of comments are none.
import { type Element, isTag } from "domhandler";
import { isComments, isEnding } from "./furniture.ts";
import { absolute } from "./media.ts";
import type { Page } from "./page.ts";
import { plainText } from "./plain-text.ts";
import { textOf } from "./text-of.ts";

/** A link that is nothing but such a word, with what surrounds it in brackets, arrows and numbers. */
const words =
  /^[\s\p{P}\p{S}]{0,4}?(?:(?:点击)?(?:进入|阅读)?下一?[页頁](?:继续(?:阅读|浏览))?|后一?页|次(?:の|へ)?(?:ページ)?|다음(?:\s?페이지)?|next(?:\s?page)?|(?:nächste|folgende) seite|weiter|(?:page )?suivante?|(?:página )?siguiente|continue(?: reading)?|[›»→]|>>?)[\s\p{P}\p{S}\d]{0,6}$/iu;

/** What such a link, or one of a number, has in it: most texts have nothing of it. */
const sign = /[\d页頁次›»→>]|다음|next|seite|weiter|suivant|siguiente|continue/iu;

/** What addresses call a page of something, but of comments: `page`, `PageIndex`, `ArticlePage`. */
const parameters = /^(?:(?!c_?page|comment)\w{0,12}page(?:_?(?:no|num|index|id))?|paged?|p|pg|pn|seite)$/i;

/** How a path goes on to page N: `_2`, `-2`, `_p2`, `/2`, `/page/2`, `/index_2`. */
const suffix = /^(?:[_-]p?|\/(?:page\/|page-|index_|p)?)(\d{1,2})$/;

/** Addresses of a forum's threads: their later pages are what others wrote. */
const thread = /(?:view|show)(?:thread|topic)|\/threads?[/-]/i;

/** A link's word may stand in a button or a drawing. */
const nothing: ReadonlySet<string> = new Set();

/** Boxes whose pages are not the article's. */
const foreign = /comment|pinglun|reply|review|related|recommend/i;

/**
 * Where the article that begins at `first` goes on after the page at `url`. Its address must be that of the article, with the next
 * page's number; the link must say so, by a word or by the number.
 */
export function findNextPage({ base, links }: Page, url: string, first: string = url): string | undefined {
  if (!URL.canParse(url) || !URL.canParse(first)) return undefined;
  const start = new URL(first);
  if (thread.test(start.pathname + start.search)) return undefined;
  const isFirst = withoutHash(url) === withoutHash(first);
  const current = isFirst ? 0 : pageNumber(new URL(url), start);
  if (current === undefined) return undefined;
  let best: { number: number; address: string } | undefined;
  const mayBePage = pagesNamedAs(start);
  for (const link of links) {
    if (!mayBePage(link.attribs.href)) continue;
    // Most links say nothing of the kind: only the others' addresses are looked at.
    const saying = sayingOf(link);
    if (saying === undefined) continue;
    const address = withoutHash(absolute(link.attribs.href, base) ?? "");
    const number = address === "" ? undefined : pageNumber(new URL(address), start);
    if (number === undefined || number <= current || (best && best.number <= number)) continue;
    const isNext = number === current + 1 || (isFirst && number === 2);
    // On a first page that is not numbered, `_1` may be the second page: then its link says 2.
    const called = isFirst && number === 1 ? 2 : number;
    if (isNext && (saying === "next" || saying === called) && !isForeign(link)) best = { number, address };
  }
  return best?.address;
}

/** So short an address is relative to one that it does not repeat: `2`, `./page/3`. */
const shortest = 12;

/** Whether an address as written may be that of a page of the article at `first`: cheaper than reading it, and most links lead elsewhere. */
function pagesNamedAs({ pathname }: URL): (href: string | undefined) => boolean {
  const file = pathname.slice(pathname.lastIndexOf("/") + 1);
  const name = file.match(/^[\w-]{1,200}/)?.[0].replace(/[_-]?[01]$/, "") ?? "";
  return (href = "") => href.length <= shortest || href.includes(name) || href.trimStart().startsWith("?");
}

/** Whether an address is that of a page of the article at `first`, as far as addresses tell. */
export function isPageOf(url: string, first: string): boolean {
  return withoutHash(url) === withoutHash(first) || pageNumber(new URL(url), new URL(first)) !== undefined;
}

/** What a link says of where it leads: to the next page, or to that of a number. */
function sayingOf(link: Element): "next" | number | undefined {
  if (link.name === "link") return "next";
  const written = textOf(link, 2000, nothing);
  if (written !== "" && !sign.test(written) && written.trim() !== "") return undefined;
  const text = plainText(written);
  if (text.length > 24) return undefined;
  const stated = text.match(/^\D{0,3}(\d{1,2})\D{0,3}$|^第(\d{1,2})[页頁][:：]/);
  if (stated) return Number(stated[1] ?? stated[2]);
  const label = text || (link.attribs.title ?? pictureIn(link)?.attribs.alt ?? "");
  return label.trim() !== "" && words.test(label) ? "next" : undefined;
}

function pictureIn({ children }: Element): Element | undefined {
  return children.filter(isTag).find(({ name }) => name === "img");
}

function withoutHash(address: string): string {
  return address.split("#")[0] ?? "";
}

/** Which page of the article at `first` an address is; nothing where it is none. */
function pageNumber(candidate: URL, first: URL): number | undefined {
  if (candidate.host.replace(/^www\./, "") !== first.host.replace(/^www\./, "")) return undefined;
  return candidate.pathname === first.pathname ? numberInSearch(candidate, first) : numberInPath(candidate, first);
}

function numberInSearch(candidate: URL, first: URL): number | undefined {
  const name = [...candidate.searchParams.keys()].find((key) => parameters.test(key));
  const value = name === undefined ? undefined : candidate.searchParams.get(name);
  if (name === undefined || !value || !/^\d{1,2}$/.test(value)) return undefined;
  const [own, others] = [new URL(candidate), new URL(first)].map((url) => {
    url.searchParams.delete(name);
    url.searchParams.sort();
    return url.search;
  });
  return own === others ? Number(value) : undefined;
}

function numberInPath(candidate: URL, first: URL): number | undefined {
  if (candidate.search !== first.search) return undefined;
  const path = candidate.pathname.replace(/\/$/, "");
  // In a folder of its own an article goes on in files of any name.
  const isFolder = first.pathname.endsWith("/");
  const ending = (isFolder ? path : first.pathname).match(/\.[a-z]{2,5}$/i)?.[0] ?? "";
  if (!path.endsWith(ending)) return undefined;
  const stem = isFolder ? first.pathname.slice(0, -1) : first.pathname.slice(0, first.pathname.length - ending.length);
  const bare = path.slice(0, path.length - ending.length);
  for (const begin of [stem, stem.replace(/[_-][01]$/, "")]) {
    const added = bare.startsWith(begin) ? bare.slice(begin.length) : "";
    // Weblogs call the second article of one title `title-2`.
    if (ending === "" && /^[_-]/.test(added) && !/\d$/.test(begin)) continue;
    const number = added.match(suffix)?.[1];
    if (number !== undefined) return Number(number);
  }
  return undefined;
}

/** Boxes around a link that are looked at, and what stands right before each. */
const boxLimit = 6;
const beforeLimit = 3;
/** Readers' comments have so many characters where there is more than a page of them; the number of them has fewer. */
const leastComments = 60;
const comments = /comment|pinglun|reply/i;
const calledIn = ({ attribs }: Element) => `${attribs.class ?? ""} ${attribs.id ?? ""}`;

function isForeign(link: Element): boolean {
  let element = link.parent;
  if (isBelowComments(link)) return true;
  for (let steps = 0; element && "attribs" in element && steps < boxLimit; steps++, element = element.parent) {
    if (foreign.test(calledIn(element)) || isBelowComments(element)) return true;
  }
  return false;
}

/** Whether what stands right before a box is readers' comments, or, a little before, their heading. */
function isBelowComments(box: Element): boolean {
  let nearest = true;
  let steps = 0;
  for (let node = box.prev; node && steps < beforeLimit; node = node.prev) {
    if (!isTag(node)) continue;
    steps++;
    if (nearest && comments.test(calledIn(node)) && textOf(node, leastComments).trim().length >= leastComments)
      return true;
    const heading = /^h[2-6]$/.test(node.name) ? plainText(textOf(node, 40)) : "";
    if (isComments(heading) && isEnding(heading)) return true;
    nearest = false;
  }
  return false;
}
