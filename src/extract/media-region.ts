// Where the article is on a page without prose: around its picture, video or file, below its title.
import { type AnyNode, type Element, isTag } from "domhandler";
import { isCalledFurniture } from "./called.ts";
import { embeddedIn, embedding } from "./embedded.ts";
import { flat } from "./flat.ts";
import type { Line } from "./lines.ts";
import { offeredBy, pictureOf } from "./media.ts";
import type { Page } from "./page.ts";
import { isTitleAbove } from "./region.ts";

/** Boxes around the title that are looked into. */
const climbLimit = 6;
const nodeLimit = 3000;

/** The smallest box around the title that has a picture, a video or a file as well. */
export function findMediaRegion(page: Page): Element | undefined {
  const whole = flat(page.title);
  const isTitle = ({ text, heading, linked }: Line) => {
    const own = flat(text);
    return (
      own.length >= 4 && linked < text.length / 2 && (whole.startsWith(own) || (heading > 0 && whole.includes(own)))
    );
  };
  const title =
    page.lines.find(isTitle) ??
    page.lines.find(({ text, linked }, at) => linked === 0 && isTitleAbove(page.lines[at + 1], text));
  let element: Element["parent"] | null = title?.block ?? null;
  for (let steps = 0; element && steps < climbLimit; steps++, element = element.parent) {
    if (!("attribs" in element)) return undefined;
    // All over the page there is always a picture; one that stands below the title is no sign of the site.
    if (element.name === "body") return steps === 1 && hasMediaBelow(title?.block, page) ? element : undefined;
    if (hasMedia(element, page)) return element;
  }
  return undefined;
}

function hasMediaBelow(title: Element | undefined, page: Page): boolean {
  for (let node: AnyNode | null = title?.next ?? null; node; node = node.next)
    if (isTag(node) && !isCalledFurniture(node) && hasMedia(node, page)) return true;
  return false;
}

function hasMedia(element: Element, { base, isOut }: Page): boolean {
  const stack: AnyNode[] = [element];
  for (let node = stack.pop(), walked = 0; node && walked < nodeLimit; node = stack.pop(), walked++) {
    if (!("attribs" in node) || isOut(node)) continue;
    if (node.name === "img" && pictureOf(node, base)) return true;
    if (embedding.has(node.name) && embeddedIn(node, base)) return true;
    if (node.name === "a" && offeredBy(node, base)) return true;
    stack.push(...node.children.slice(0, nodeLimit));
  }
  return false;
}
