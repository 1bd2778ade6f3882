// The lines around an article's text, in which its title, date, count and names stand: the head above it, the foot below it.
import type { Element } from "domhandler";
import { isEnding } from "./furniture.ts";
import type { Line, Page } from "./page.ts";
import { prose } from "./region.ts";

/** A line near the text. `distance` counts the lines between, and boxes between for much more: a sidebar is far, however early it stands. */
export interface NearLine extends Line {
  distance: number;
}

export interface Around {
  head: NearLine[];
  foot: NearLine[];
}

/** Lines before and after the region, and of its beginning and its end, that are looked at. */
const headReach = 14;
const footReach = 10;
const insideReach = 40;
/** What stands below a text is more often of something else than what stands above. */
const footDistance = 15;
/** One box out is as far as so many lines. */
const boxDistance = 6;
const climbLimit = 80;

/** The lines at the region's beginning and before it, and at its end and after it. */
export function linesAround(page: Page, region: Element): Around | undefined {
  const boxes = boxesOut(region);
  const outness = (line: Line) => climb(line.block, boxes);
  const first = page.lines.findIndex((line) => outness(line) === 0);
  const last = page.lines.findLastIndex((line) => outness(line) === 0);
  if (first < 0) return undefined;
  const within = page.lines.slice(first, last + 1);
  const heaviest = Math.max(...within.map(prose));
  const begins = first + within.findIndex((line) => prose(line) >= heaviest / 4);
  const ends = first + within.findLastIndex((line) => prose(line) >= heaviest / 8);
  const near = (line: Line, steps: number): NearLine => ({ ...line, distance: steps + boxDistance * outness(line) });
  return {
    head: page.lines
      .slice(Math.max(0, first - headReach, begins - insideReach), begins + 1)
      .map((line, at, { length }) => near(line, length - 1 - at)),
    foot: untilEnding(page.lines.slice(ends + 1, Math.min(last + 1 + footReach, ends + 1 + insideReach))).map(
      (line, at) => near(line, footDistance + at),
    ),
  };
}

/** Up to where the page goes on with other articles. */
function untilEnding(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ text }) => isEnding(text));
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
