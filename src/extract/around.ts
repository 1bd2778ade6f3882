// The lines around an article's text, in which its title, date, count and names stand: the head above it, the foot below it.
import type { Element } from "domhandler";
import { bylineAlone } from "./bylines.ts";
import { isColophon, isCredit, isOtherArticles } from "./furniture.ts";
import { countsViews, type Labelled, labelledIn } from "./labels.ts";
import { type Line, spacedText } from "./lines.ts";
import type { Page } from "./page.ts";
import { isWhenAlone, tellsDay } from "./when.ts";

/** A line near the text. `distance` counts the lines between, and boxes between for much more: a sidebar is far, however early it stands. */
export interface NearLine extends Line {
  /** Its text with a gap wherever an element begins or ends: where labels and names are told apart. */
  spaced: string;
  /** The labels in it: looked for once. */
  labels(): readonly Labelled[];
  distance: number;
  /** Its place among the page's lines. */
  at: number;
}

export interface Around {
  head: NearLine[];
  foot: NearLine[];
}

/** Lines before and after the region, and of its beginning and its end, that are looked at. */
const headReach = 14;
/** The title is looked for so far above; the beginning of <title> in so many characters is no name of a column. */
const titleReach = 80;
const titleLength = 8;
const dayLength = 80;
/** A lead has so many lines; below them a line with a date and two labels, or a byline, is about the article. */
const leadReach = 3;
const footReach = 10;
const insideReach = 40;
/** A line that weighs less is a title or a name. */
export const leastProse = 10;
/** What stands below a text is more often of something else than what stands above. */
const footDistance = 15;
/** One box out is as far as so many lines. */
const boxDistance = 6;
const climbLimit = 80;

/** The lines at the region's beginning and before it, and at its end and after it. */
export function linesAround(page: Page, region: Element, own: readonly Line[]): Around | undefined {
  const [begin] = own;
  const end = own.at(-1);
  if (!begin || !end) return undefined;
  const first = page.lines.indexOf(begin);
  const last = page.lines.lastIndexOf(end);
  const within = page.lines.slice(first, last + 1);
  const heaviest = within.reduce((most, { prose }) => Math.max(most, prose), 0);
  // Without prose, what is told of the article may stand before or after its picture.
  const begins = heaviest < leastProse ? last : first + textBegins(within, heaviest, page.title);
  const ends = first + within.findLastIndex(({ prose, text }) => prose >= heaviest / 8 && !isCredit(text));
  const boxes = boxesOut(region);
  const near = (line: Line, at: number, steps: number): NearLine => {
    const spaced = spacedText(line);
    let labels: readonly Labelled[] | undefined;
    return {
      ...line,
      spaced,
      labels() {
        labels ??= labelledIn(spaced);
        return labels;
      },
      at,
      distance: steps + boxDistance * climb(line.block, boxes),
    };
  };
  const from = Math.max(0, Math.min(titleBefore(page, first) - 1, Math.max(first - headReach, begins - insideReach)));
  return {
    head: page.lines.slice(from, begins + 1).map((line, at, { length }) => near(line, from + at, length - 1 - at)),
    foot: untilEnding(page.lines.slice(ends + 1, Math.min(last + 1 + footReach, ends + 1 + insideReach))).map(
      (line, at) => near(line, ends + 1 + at, footDistance + at),
    ),
  };
}

/** The first line that weighs as text. A lead may stand above what is told of the article: then it is the last line that tells it. */
function textBegins(within: readonly Line[], heaviest: number, title: string): number {
  const isTitle = ({ heading, text }: Line) => heading > 0 && title.startsWith(text);
  const text = within.findIndex((line) => line.prose >= heaviest / 4 && !isDated(line) && !isTitle(line));
  if (text < 0) return within.length - 1;
  const below = within.slice(text + 1, text + 1 + leadReach);
  return (
    text + 1 + below.findLastIndex((line, at) => isTold(line) || (isWhenAlone(line.text) && isByline(below[at - 1])))
  );
}

/** Words that may as well stand before the day of an event. */
const ofAnything = /^(?:时间|日期|date|data|fecha|дата|ngày)$/;

/** Whether a line tells two things of an article or more, or by whom it is, or when it was published. */
function isTold(line: Line): boolean {
  if (!isDated(line)) return isByline(line);
  const text = spacedText(line);
  const [first, ...others] = labelledIn(text);
  if (countsViews(text) || others.length > 0) return true;
  return first?.at === 0 && (first.kind === "author" || (first.kind === "published" && !ofAnything.test(first.label)));
}

const isByline = (line: Line | undefined) => line !== undefined && bylineAlone(line.text) !== undefined;

/** A short line with a day and without a sentence is about the article, however much it weighs beside a short text. */
const isDated = ({ text }: Line) => text.length <= dayLength && tellsDay(text);

/** The line before `first` that <title> begins with: boxes of other things may stand between the head of an article and its text. */
function titleBefore({ lines, title }: Page, first: number): number {
  for (let at = first - 1; at >= 0 && at >= first - titleReach; at--) {
    const { text, linked } = lines[at] ?? { text: "", linked: 0 };
    if (text.length >= titleLength && linked < text.length / 2 && title.startsWith(text)) return at;
  }
  return Number.POSITIVE_INFINITY;
}

/** Up to where the page goes on with other articles, or ends. */
function untilEnding(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ text }) => isOtherArticles(text) || isColophon(text));
  return end < 0 ? lines : lines.slice(0, end);
}

/** The region and the elements around it, with how far out each is. */
function boxesOut(region: Element): Map<Element, number> {
  const boxes = new Map<Element, number>();
  for (let element: Element | undefined = region; element && boxes.size < climbLimit; element = parentOf(element))
    boxes.set(element, boxes.size);
  return boxes;
}

/** How far out the smallest box is that holds both this element and the region. */
function climb(from: Element, boxes: ReadonlyMap<Element, number>): number {
  let element: Element | undefined = from;
  for (let steps = 0; element && steps < climbLimit; steps++) {
    const out = boxes.get(element);
    if (out !== undefined) return out;
    element = parentOf(element);
  }
  return boxes.size;
}

function parentOf({ parent }: Element): Element | undefined {
  return parent && "name" in parent && "attribs" in parent ? parent : undefined;
}
