// The texts of a page as lines: what stands between two breaks. Knows no elements but the one around a line.
import { type Element, isTag } from "domhandler";
import { plainText } from "./plain-text.ts";
import { proseOf } from "./prose.ts";
import { joinThousands } from "./thousands.ts";

/** A run of text between two breaks. */
export interface Line {
  text: string;
  /** The same, white space as it comes, with a line's end wherever an element begins or ends; nothing where none does. */
  gapped: string | undefined;
  /** Characters of it that are links. */
  linked: number;
  /** The smallest block around it. */
  block: Element;
  /** 1 to 6 within a heading, else 0. */
  heading: number;
  /** How much it reads like prose. */
  prose: number;
}

/** What is called furniture weighs so little beside the rest; alone it still weighs something. */
const besidePart = 0.1;
/** A title has so many characters, and an article with its title more lines than this. */
const leastTitle = 6;
const titleBegin = 12;
const leastLines = 3;

/** Where an element begins or ends: two numbers are two. */
const elementEnd = "\n";
/** Longer lines are prose: no labels are looked for in them. */
const spacedLimit = 260;

/** A line with a gap wherever an element begins or ends: where labels and names are told apart. */
export function spacedText({ text, gapped }: Line): string {
  if (text.length > spacedLimit) return text;
  return gapped === undefined ? joinThousands(text) : plainText(joinThousands(gapped).replaceAll(elementEnd, " "));
}

/** Lines of what is called furniture and holds the page's title are those of the page itself, by an odd name. */
export function asPage(lines: readonly Line[], title: string | undefined): void {
  const isTitle = ({ text, heading }: Line) =>
    heading > 0 && text.length >= leastTitle && title?.startsWith(text.slice(0, titleBegin));
  if (lines.length > leastLines && lines.some(isTitle)) for (const line of lines) line.prose /= besidePart;
}

/** Lines of what others say beside the article. */
export function asBeside(lines: readonly Line[]): void {
  for (const line of lines) line.prose *= besidePart;
}

/** Lines of what answers the article: there may be much more of them than of it. */
export function asReplies(lines: readonly Line[]): void {
  for (const line of lines) line.prose = 0;
}

/** Tells whether a line is in one of some boxes; each element is climbed from once. */
export function isIn(...boxes: readonly Element[]): (line: Line) => boolean {
  const known = new Map<Element, boolean>(boxes.map((box) => [box, true]));
  return ({ block }) => {
    let found: boolean | undefined;
    for (
      let element: Element["parent"] = block;
      element && isTag(element) && found === undefined;
      element = element.parent
    )
      found = known.get(element);
    for (
      let element: Element["parent"] = block;
      element && isTag(element) && !known.has(element);
      element = element.parent
    )
      known.set(element, found ?? false);
    return found ?? false;
  };
}

/** Gathers texts into lines. */
export function gatherLines() {
  const lines: Line[] = [];
  let text = "";
  let gapped: string | undefined;
  let isGap = false;
  let linked = 0;
  return {
    lines,
    /** A text as the page has it. */
    add(data: string, isLinked: boolean): void {
      const length = data.trim().length;
      if (length === 0 && text === "") return;
      if (isLinked) linked += length;
      if (isGap && text !== "") gapped = `${gapped ?? text}${elementEnd}${data}`;
      else if (gapped !== undefined) gapped += data;
      isGap = false;
      text += data;
    },
    /** An element begins or ends. */
    gap(): void {
      isGap = true;
    },
    /** The line ends; outside any block it is none. */
    end(block: Element | undefined, heading: number, isBeside: boolean): void {
      if (text === "") return;
      const line = plainText(text);
      if (line !== "" && block) {
        const inLinks = Math.min(linked, line.length);
        const prose = proseOf(line, inLinks) * (isBeside ? besidePart : 1);
        lines.push({ text: line, gapped, linked: inLinks, block, heading, prose });
      }
      text = "";
      gapped = undefined;
      linked = 0;
    },
  };
}
