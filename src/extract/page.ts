// A page as what every field's rules look at: lines of text in reading order, what its head states, and marked elements. Walked once, without recursion.
import type { Document, Element } from "domhandler";
import { calledByClass, calledById, isCalledFurniture } from "./called.ts";
import { unfolds } from "./furniture.ts";
import { asBeside, asPage, asReplies, gatherLines, isIn, type Line } from "./lines.ts";
import { type Mark, markOf } from "./marks.ts";
import { baseOf, keepMeta, scriptOf } from "./page-head.ts";
import { plainText } from "./plain-text.ts";
import { readersIn } from "./readers.ts";
import { remembered } from "./remembered.ts";
import { isBreaking, isHidden, silent } from "./shown.ts";
import { gatherStyles } from "./styles.ts";
import { textOf } from "./text-of.ts";
import { isPost, threadOf } from "./thread.ts";
import { walk } from "./walk.ts";

/** A script, and the line that it stands in or before. */
export interface Script {
  src: string;
  text: string;
  line: number;
}

/** An element whose attributes say what it holds, and the line that it begins in. */
export interface Marked extends Mark {
  element: Element;
  line: number;
}

export interface Page {
  root: Document;
  lines: Line[];
  /** Hidden elements right above a line that unfolds them. */
  folded: Element[];
  /** The content of <title>, and of <meta> by lower-case name or property, in page order. */
  title: string;
  meta: ReadonlyMap<string, readonly string[]>;
  scripts: Script[];
  marks: Marked[];
  /** Links with an address, and `<link rel="next">`. */
  links: Element[];
  /** Signs of pages that are no articles: the line with a field for a password, the box that a script fills, what is said without scripts. */
  signs: { password: number | undefined; root: boolean; noscript: string };
  /** The final address, and what relative links are relative to. */
  url: string;
  base: string;
  /** Elements that are not shown, that the source drops, or in which readers speak. */
  isOut(element: Element): boolean;
  /** Elements that begin and end a line, by their name or by the page's styles. */
  isBlock(element: Element): boolean;
}

/** Elements that tell something of the page, and have no text that is read. */
const telling = new Set(["meta", "base", "title", "script", "style", "link", "noscript", "input", "br", "hr"]);
const headings = ["h1", "h2", "h3", "h4", "h5", "h6"];
/** What an element's name says of it. */
const namedOf = remembered((name) => ({
  isTelling: telling.has(name),
  isSilent: silent.has(name),
  isBreaking: isBreaking(name),
  heading: headings.indexOf(name) + 1,
}));

/** Nodes that are walked at most: a page with more is not read to its end. */
const nodeLimit = 60_000;
/** Marked elements and scripts that are kept. */
const keptLimit = 400;
/** Links that are kept: a list of a thousand articles has no more. */
const linkLimit = 3000;
/** Ids of the box that a script fills, as frameworks name it. */
const appRoots = new Set(["app", "root", "__next", "__nuxt", "___gatsby", "main-app"]);

/** Reads a parsed document. `url` is where it came from; what `isPassed` names is passed over, and what is hidden unless it `isShown` all the same. */
export function readPage(
  root: Document,
  url: string,
  isPassed: (element: Element) => boolean = () => false,
  isShown: (element: Element) => boolean = () => false,
): Page {
  const styles = gatherStyles();
  let readers: ReadonlySet<Element> = new Set();
  const isOut = (element: Element, called = calledByClass(element), shown = styles.shownAs(element.attribs.class)) =>
    isPassed(element) ||
    readers.has(element) ||
    ((called.isHidden || shown === "none" || isHidden(element)) && !isShown(element));
  const isBlock = ({ name, attribs }: Element) => namedOf(name).isBreaking || styles.shownAs(attribs.class) === "block";
  const meta = new Map<string, string[]>();
  const scripts: Script[] = [];
  const marks: Marked[] = [];
  const anchors: Element[] = [];
  const signs: Page["signs"] = { password: undefined, root: false, noscript: "" };
  const posts: Element[] = [];
  const hidden: { element: Element; line: number }[] = [];
  const { lines, add, gap, end } = gatherLines();
  /** The blocks, and what is called furniture, around what is read. */
  const blocks: Element[] = [];
  const furniture: Element[] = [];
  let title: string | undefined;
  let base = url;
  let links = 0;
  let besideFrom = 0;
  let heading = 0;
  const finish = () => end(blocks.at(-1), heading, furniture.length > 0);

  /** What an element tells of the page whose text nobody reads. */
  const tell = (element: Element): void => {
    const { name, attribs } = element;
    switch (name) {
      case "meta":
        keepMeta(meta, attribs);
        break;
      case "base":
        if (base === url) base = baseOf(attribs.href, url);
        break;
      case "title":
        title ??= plainText(textOf(element));
        break;
      case "script":
        if (scripts.length < keptLimit) scripts.push({ ...scriptOf(element), line: lines.length });
        break;
      case "style":
        styles.read(textOf(element, 100_000));
        break;
      case "link":
        if (attribs.rel === "next") anchors.push(element);
        break;
      case "noscript":
        signs.noscript ||= textOf(element, 300);
        break;
      case "input":
        if (attribs.type === "password") signs.password ??= lines.length;
        break;
      case "br":
      case "hr":
        finish();
        break;
    }
  };
  /** Whether what is in an element is read. */
  const enter = (element: Element): boolean => {
    gap();
    const { name, attribs } = element;
    const named = namedOf(name);
    if (named.isTelling) {
      tell(element);
      return false;
    }
    if (name === "head") return true;
    if (named.isSilent) return false;
    const called = calledByClass(element);
    const shown = styles.shownAs(attribs.class);
    if (isOut(element, called, shown)) {
      if (hidden.length < keptLimit && !isPassed(element)) hidden.push({ element, line: lines.length });
      return false;
    }
    if (name === "a") {
      links++;
      if (attribs.href !== undefined && anchors.length < linkLimit) anchors.push(element);
    }
    if (attribs.id !== undefined) signs.root ||= appRoots.has(attribs.id);
    const calledId = calledById(element);
    if (named.isBreaking || shown === "block") {
      finish();
      blocks.push(element);
      heading = named.heading || heading;
    }
    if (isPost(element) && posts.length < keptLimit) posts.push(element);
    if (isCalledFurniture(element, called, calledId)) {
      if (furniture.length === 0) besideFrom = lines.length;
      furniture.push(element);
    }
    if (marks.length < keptLimit)
      for (const mark of markOf(element, called.marks, calledId.marks))
        marks.push({ ...mark, element, line: lines.length });
    return true;
  };
  const leave = (element: Element): void => {
    gap();
    const isOfBlock = element === blocks.at(-1);
    if (element.name === "a") links--;
    if (isOfBlock) finish();
    if (element === furniture.at(-1)) {
      furniture.pop();
      if (furniture.length === 0) asPage(lines.slice(besideFrom), title);
    }
    if (!isOfBlock) return;
    blocks.pop();
    if (namedOf(element.name).heading > 0) heading = 0;
  };

  walk(root, { text: (data) => add(data, links > 0), enter, leave }, nodeLimit);
  finish();
  const { replies, beside } = threadOf(posts, lines);
  if (replies.length > 0) asReplies(lines.filter(isIn(...replies)));
  readers = new Set([...readersIn(lines, title ?? ""), ...replies, ...beside]);
  if (readers.size > 0) asBeside(lines.filter(isIn(...readers)));
  // The line of the text before may not have ended where the hidden begins.
  const folded = hidden.filter(({ line }) => lines.slice(line, line + 2).some(({ text }) => unfolds(text)));
  return {
    root,
    lines,
    folded: folded.map(({ element }) => element),
    title: title ?? "",
    meta,
    scripts,
    marks,
    links: anchors,
    signs,
    url,
    base,
    isOut: (element) => isOut(element),
    isBlock,
  };
}
