// Where on a page the article's text is: the smallest element that holds most of what reads like prose.
import { type Element, isTag } from "domhandler";
import { isAbout, isColophon } from "./furniture.ts";
import type { Line } from "./lines.ts";
import type { Page } from "./page.ts";

/** An element that holds this much of the prose of the one around it is the better answer. */
const mostOf = 0.72;
/** Around a text of one paragraph, this much more text is still the same article: a caption, a byline. */
const littleMore = 1.2;
/** Prose weighs more than its characters; what else a page says weighs a quarter of them, or nothing. */
const mostlyProse = 0.8;
/** Elements that hold one paragraph, where they hold one line. */
const paragraphs = new Set("p span font b strong em i u a li dd dt h1 h2 h3 h4 h5 h6 blockquote pre".split(" "));

/** Titles of other articles that make a list, with so much prose to each at most: their summaries. */
const fewestTitles = 3;
const summaryProse = 100;
/** A link, and a title, has so many characters; so much prose is a text. */
const titleLength = 8;
const leastProse = 30;

interface Weight {
  prose: number;
  proseLines: number;
  characters: number;
  /** Lines that are links as long as a title. */
  titles: number;
}

/** The weight of the element around this one. */
interface Weighed extends Weight {
  outer: Weighed | undefined;
}

const nothing: Weight = { prose: 0, proseLines: 0, characters: 0, titles: 0 };

/** The element with the article's text; nothing where a page has no prose at all. */
export function findRegion(page: Page): Element | undefined {
  // The title is no prose: beside a text of one paragraph it would draw the region out of its box.
  const weights = weigh(
    page.lines.filter(
      ({ text, prose }, at) =>
        (text.length > page.title.length || !page.title.startsWith(text)) &&
        !(prose > 0 && (isColophon(text) || isTitleAbove(page.lines[at + 1], text))),
    ),
  );
  const weightOf = (element: Element) => weights.get(element) ?? nothing;
  const top = [...weights.keys()].find((element) => !(element.parent && "name" in element.parent));
  if (!top || weightOf(top).prose === 0) return undefined;
  const limit = belowTitle(page, weightOf) ?? top;
  let region = limit;
  for (;;) {
    const inner = heaviest(region, weightOf);
    if (!inner || weightOf(inner).prose < mostOf * (weightOf(region).prose - listsBelow(inner, weightOf).prose)) break;
    if (paragraphs.has(inner.name) && weightOf(inner).proseLines < 2) break;
    region = inner;
  }
  while (weightOf(region).proseLines < 2) {
    const { parent } = region;
    if (region === limit || !(parent && "name" in parent) || parent.name === "body") break;
    if (weightOf(parent).characters > littleMore * weightOf(region).characters) break;
    region = parent;
  }
  return withNeighbours(region, limit, weightOf);
}

/** Whether a line without a mark stands right above one that tells about the article: then it is the title, whatever <title> says. */
export function isTitleAbove(below: Line | undefined, text: string): boolean {
  return text.length <= 60 && below !== undefined && !/[，。！？；]/.test(text) && isAbout(below.text);
}

/**
 * The box around the title and its text, where what stands beside it is lists of other articles with their summaries: together they may
 * well say more than a short text. Nothing where the title is not known, or the page is all around it.
 */
function belowTitle({ lines, title }: Page, weightOf: (element: Element) => Weight): Element | undefined {
  const isTitle = ({ text, linked }: Line) =>
    text.length >= titleLength && linked < text.length / 2 && title.startsWith(text);
  const line = lines.find((one) => one.heading > 0 && isTitle(one)) ?? lines.find(isTitle);
  let box = line?.block;
  while (box?.parent && isTag(box.parent)) {
    const { parent } = box;
    const around = parent.children
      .filter(isTag)
      .filter((child) => child !== box)
      .map(weightOf);
    const isText = (weight: Weight) => weight.prose >= leastProse && !isList(weight);
    if (weightOf(box).prose >= leastProse && around.some(isList) && !around.some(isText)) return box;
    box = parent;
  }
  return undefined;
}

/** Titles of other articles, with their summaries. */
const isList = ({ titles, prose }: Weight) => titles >= fewestTitles && prose < titles * summaryProse;

/** The lists of other articles right below a text of several paragraphs. */
function listsBelow(text: Element, weightOf: (element: Element) => Weight): Pick<Weight, "prose" | "characters"> {
  const sum = { prose: 0, characters: 0 };
  if (weightOf(text).proseLines < 2 || weightOf(text).titles >= fewestTitles) return sum;
  for (let node = text.next; node; node = node.next) {
    const weight = isTag(node) ? weightOf(node) : nothing;
    if (!isList(weight)) continue;
    sum.prose += weight.prose;
    sum.characters += weight.characters;
  }
  return sum;
}

/** A second block of the same text stands beside the first, with hardly anything else: then the box around both is the region. */
function withNeighbours(region: Element, limit: Element, weightOf: (element: Element) => Weight): Element {
  let widest = region;
  for (let element = region; ; ) {
    const { parent } = element;
    if (element === limit || !(parent && "attribs" in parent) || parent.name === "body" || parent.name === "html")
      return widest;
    const [inner, outer, lists] = [weightOf(widest), weightOf(parent), listsBelow(element, weightOf)];
    const characters = outer.characters - inner.characters;
    const prose = outer.prose - inner.prose;
    if (characters > inner.characters || prose < characters * mostlyProse) return widest;
    if (lists.characters > 0 && prose - lists.prose < leastProse) return widest;
    if (characters > 0) widest = parent;
    element = parent;
  }
}

/** What is in each element around a line: each line is weighed once, and each element handed on to the one around it. */
function weigh(lines: readonly Line[]): Map<Element, Weight> {
  const weights = new Map<Element, Weighed>();
  for (const { block, prose, text, linked } of lines) {
    const weight = weighed(block);
    weight.prose += prose;
    weight.proseLines += prose > 0 ? 1 : 0;
    weight.characters += text.length;
    weight.titles += linked >= titleLength && linked > text.length / 2 ? 1 : 0;
  }
  for (const { outer, prose, proseLines, characters, titles } of [...weights.values()].toReversed()) {
    if (!outer) continue;
    outer.prose += prose;
    outer.proseLines += proseLines;
    outer.characters += characters;
    outer.titles += titles;
  }
  return weights;

  /** The weight of an element, after those of the elements around it: the parser bounds how many they are. */
  function weighed(element: Element): Weighed {
    const known = weights.get(element);
    if (known) return known;
    const { parent } = element;
    const outer = parent && isTag(parent) ? weighed(parent) : undefined;
    const fresh = { prose: 0, proseLines: 0, characters: 0, titles: 0, outer };
    weights.set(element, fresh);
    return fresh;
  }
}

function heaviest(element: Element, weightOf: (element: Element) => Weight): Element | undefined {
  let best: Element | undefined;
  for (const child of element.children) {
    if (!("name" in child) || !("attribs" in child)) continue;
    if (weightOf(child).prose > (best ? weightOf(best).prose : 0)) best = child;
  }
  return best;
}
