// A page as lines of text, in reading order: what every field's rules look at. The document is walked once, without recursion.
import type { CheerioAPI } from "cheerio/slim";
import type { AnyNode, Element } from "domhandler";
import { plainText } from "./plain-text.ts";

/** A run of text between two breaks. */
export interface Line {
  text: string;
  /** Characters of it that are links. */
  linked: number;
  /** The smallest block around it. */
  block: Element;
  /** 1 to 6 within a heading, else 0. */
  heading: number;
}

export interface Page {
  $: CheerioAPI;
  lines: Line[];
  /** The contents of <title> and of <meta>, by lower-case name or property. */
  title: string;
  meta: ReadonlyMap<string, string>;
  /** The texts of JSON-LD scripts. */
  jsonLd: string[];
  /** What relative links are relative to. */
  base: string;
  /** Elements walked; more than that were not. */
  isTruncated: boolean;
}

const breaking = new Set(
  "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul br option dir menu".split(
    " ",
  ),
);
const silent = new Set(
  "script style noscript template iframe object embed svg canvas select textarea button head".split(" "),
);
const headingTag = /^h([1-6])$/;

/** Nodes that are walked at most: a page with more is not read to its end. */
const nodeLimit = 60_000;

/** Whether an element is not shown. */
function isHidden({ attribs }: Element): boolean {
  const style = attribs.style;
  if (style !== undefined && /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i.test(style)) return true;
  return "hidden" in attribs || attribs["aria-hidden"] === "true";
}

/** Whether an element is no part of what a person reads. */
export function isSilent(element: Element): boolean {
  return silent.has(element.name) || isHidden(element);
}

export function isBreaking(element: Element): boolean {
  return breaking.has(element.name);
}

type Step = { node: AnyNode; leave?: boolean };

/** Reads a parsed document. `url` is where it came from. */
export function readPage($: CheerioAPI, url: string): Page {
  const meta = new Map<string, string>();
  for (const element of $<Element, string>("meta[content]")) {
    const { name, property, itemprop, content } = element.attribs;
    const key = (name ?? property ?? itemprop ?? "").trim().toLowerCase();
    const value = plainText(content ?? "");
    if (key !== "" && value !== "" && !meta.has(key)) meta.set(key, value);
  }
  const href = $("base[href]").attr("href");
  const jsonLd = $('script[type="application/ld+json"]')
    .map((_, script) => $(script).text().slice(0, 200_000))
    .get()
    .slice(0, 10);
  const { lines, isTruncated } = readLines($.root()[0]?.children ?? []);
  return {
    $,
    lines,
    title: plainText($("title").first().text()),
    meta,
    jsonLd,
    base: href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url,
    isTruncated,
  };
}

function readLines(roots: readonly AnyNode[]): { lines: Line[]; isTruncated: boolean } {
  const lines: Line[] = [];
  const stack: Step[] = roots.toReversed().map((node) => ({ node }));
  const blocks: Element[] = [];
  let links = 0;
  let heading = 0;
  let text = "";
  let linked = 0;
  let walked = 0;
  const finish = () => {
    const line = plainText(text);
    const block = blocks.at(-1);
    if (line !== "" && block) lines.push({ text: line, linked: Math.min(linked, line.length), block, heading });
    text = "";
    linked = 0;
  };
  for (let step = stack.pop(); step && walked < nodeLimit; step = stack.pop()) {
    const { node, leave } = step;
    if (node.type === "text") {
      walked++;
      text += node.data;
      if (links > 0) linked += node.data.trim().length;
    } else if ("name" in node && "attribs" in node) {
      const level = headingTag.exec(node.name)?.[1];
      if (leave) {
        if (node.name === "a") links--;
        if (isBreaking(node)) {
          finish();
          blocks.pop();
          if (level) heading = 0;
        }
        continue;
      }
      walked++;
      if (isSilent(node)) continue;
      if (node.name === "br" || node.name === "hr") finish();
      else {
        if (node.name === "a") links++;
        if (isBreaking(node)) {
          finish();
          blocks.push(node);
          if (level) heading = Number(level);
        }
        stack.push({ node, leave: true });
        for (let at = node.children.length - 1; at >= 0; at--) {
          const child = node.children[at];
          if (child) stack.push({ node: child });
        }
      }
    } else if ("children" in node) {
      for (let at = node.children.length - 1; at >= 0; at--) {
        const child = node.children[at];
        if (child) stack.push({ node: child });
      }
    }
  }
  finish();
  return { lines, isTruncated: stack.length > 0 };
}
