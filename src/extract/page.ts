// A page as what every field's rules look at: lines of text in reading order, what its head states, and marked elements. Walked once, without recursion.
import type { CheerioAPI } from "cheerio/slim";
import type { AnyNode, Element } from "domhandler";
import { isCalledFurniture } from "./furniture-marks.ts";
import { type Mark, markOf } from "./marks.ts";
import { plainText } from "./plain-text.ts";
import { proseOf } from "./prose.ts";
import { isBreaking, isHidden, silent } from "./shown.ts";
import { readStyles, type Shown, shownAs } from "./styles.ts";
import { textOf } from "./text-of.ts";

/** A run of text between two breaks. */
export interface Line {
  text: string;
  /** The same with a gap wherever an element begins or ends: where labels and names are told apart. */
  spaced: string;
  /** Characters of it that are links. */
  linked: number;
  /** The smallest block around it. */
  block: Element;
  /** 1 to 6 within a heading, else 0. */
  heading: number;
  /** How much it reads like prose. */
  prose: number;
}

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
  $: CheerioAPI;
  lines: Line[];
  /** The content of <title>, and of <meta> by lower-case name or property, in page order. */
  title: string;
  meta: ReadonlyMap<string, readonly string[]>;
  scripts: Script[];
  marks: Marked[];
  /** Links with an address, and `<link rel="next">`. */
  links: Element[];
  /** Signs of pages that are no articles: a field for a password, the box that a script fills, what is said without scripts. */
  signs: { password: boolean; root: boolean; noscript: string };
  /** The final address, and what relative links are relative to. */
  url: string;
  base: string;
  /** Elements that are not shown, or that the source drops. */
  isOut(element: Element): boolean;
  /** Elements that begin and end a line, by their name or by the page's styles. */
  isBlock(element: Element): boolean;
  /** Elements walked; more than that were not. */
  isTruncated: boolean;
}

const headingTag = /^h([1-6])$/;

/** Nodes that are walked at most: a page with more is not read to its end. */
const nodeLimit = 60_000;
/** Marked elements and scripts that are kept. */
const keptLimit = 400;
/** Links that are kept: a list of a thousand articles has no more. */
const linkLimit = 3000;
/** Ids of the box that a script fills, as frameworks name it. */
const appRoots = new Set(["app", "root", "__next", "__nuxt", "___gatsby", "main-app"]);
/** Characters of a script that are looked at. */
const scriptLimit = 200_000;

/** What is called furniture weighs so little beside the rest; alone it still weighs something. */
const besidePart = 0.1;

/** Longer lines are prose: no labels are looked for in them. */
const spacedLimit = 260;

type Step = { node: AnyNode; leave?: boolean };

/** Reads a parsed document. `url` is where it came from; what `isPassed` names is passed over, and what is hidden unless it `showsAll`. */
export function readPage(
  $: CheerioAPI,
  url: string,
  isPassed: (element: Element) => boolean = () => false,
  showsAll = false,
): Page {
  const classes = new Map<string, Shown>();
  const isOut = (element: Element) =>
    isPassed(element) || (!showsAll && (isHidden(element) || shownAs(element.attribs.class, classes) === "none"));
  const isBlock = (element: Element) => isBreaking(element) || shownAs(element.attribs.class, classes) === "block";
  const lines: Line[] = [];
  const meta = new Map<string, string[]>();
  const scripts: Script[] = [];
  const marks: Marked[] = [];
  const anchors: Element[] = [];
  const signs = { password: false, root: false, noscript: "" };
  const roots: readonly AnyNode[] = $.root()[0]?.children ?? [];
  const stack: Step[] = roots.toReversed().map((node) => ({ node }));
  const blocks: Element[] = [];
  let title: string | undefined;
  let base = url;
  let links = 0;
  let beside = 0;
  let heading = 0;
  let text = "";
  let spaced = "";
  let linked = 0;
  let walked = 0;
  const finish = () => {
    const line = plainText(text);
    const block = blocks.at(-1);
    if (line !== "" && block) {
      const inLinks = Math.min(linked, line.length);
      const prose = proseOf(line, inLinks) * (beside > 0 ? besidePart : 1);
      const gaps = line.length > spacedLimit ? line : plainText(spaced);
      lines.push({ text: line, spaced: gaps, linked: inLinks, block, heading, prose });
    }
    text = "";
    spaced = "";
    linked = 0;
  };
  const push = (children: readonly AnyNode[]) => {
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) stack.push({ node: child });
    }
  };
  for (let step = stack.pop(); step && walked < nodeLimit; step = stack.pop()) {
    const { node, leave } = step;
    if (node.type === "text") {
      walked++;
      text += node.data;
      spaced += node.data;
      if (links > 0) linked += node.data.trim().length;
      continue;
    }
    if (!("name" in node && "attribs" in node)) {
      if ("children" in node) push(node.children);
      continue;
    }
    spaced += " ";
    const level = headingTag.exec(node.name)?.[1];
    if (leave) {
      if (node.name === "a") links--;
      if (isBlock(node)) finish();
      if (isCalledFurniture(node)) beside--;
      if (isBlock(node)) {
        blocks.pop();
        if (level) heading = 0;
      }
      continue;
    }
    walked++;
    switch (node.name) {
      case "meta":
        keep(meta, node.attribs);
        break;
      case "base":
        if (base === url) base = baseOf(node.attribs.href, url);
        break;
      case "title":
        title ??= plainText(textOf(node));
        break;
      case "script":
        if (scripts.length < keptLimit) {
          const first = node.children[0];
          const code = first?.type === "text" ? first.data.slice(0, scriptLimit) : "";
          scripts.push({ src: node.attribs.src ?? "", text: code, line: lines.length });
        }
        break;
      case "style":
        readStyles(textOf(node, 100_000), classes);
        break;
      case "link":
        if (node.attribs.rel === "next") anchors.push(node);
        break;
      case "noscript":
        signs.noscript ||= textOf(node, 300);
        break;
      case "input":
        signs.password ||= node.attribs.type === "password";
        break;
      case "head":
        push(node.children);
        break;
      case "br":
      case "hr":
        finish();
        break;
      default:
        if (silent.has(node.name) || isOut(node)) break;
        if (node.name === "a") {
          links++;
          if (node.attribs.href !== undefined && anchors.length < linkLimit) anchors.push(node);
        }
        signs.root ||= appRoots.has(node.attribs.id ?? "");
        if (isBlock(node)) {
          finish();
          blocks.push(node);
          if (level) heading = Number(level);
        }
        if (isCalledFurniture(node)) beside++;
        if (marks.length < keptLimit)
          for (const mark of markOf(node)) marks.push({ ...mark, element: node, line: lines.length });
        stack.push({ node, leave: true });
        push(node.children);
    }
  }
  finish();
  return {
    $,
    lines,
    title: title ?? "",
    meta,
    scripts,
    marks,
    links: anchors,
    signs,
    url,
    base,
    isOut,
    isBlock,
    isTruncated: stack.length > 0,
  };
}

function keep(meta: Map<string, string[]>, { name, property, itemprop, content }: Element["attribs"]): void {
  const key = (name ?? property ?? itemprop ?? "").trim().toLowerCase();
  const value = plainText((content ?? "").slice(0, 2000).replace(/<[^<>]{1,200}>/g, " "));
  if (key === "" || value === "" || meta.size > keptLimit) return;
  const known = meta.get(key);
  if (known) known.push(value);
  else meta.set(key, [value]);
}

function baseOf(href: string | undefined, url: string): string {
  return href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url;
}
