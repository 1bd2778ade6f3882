// Where an article's text may be: what the source points at, what is marked as it, the densest text, what stands around its picture.
import type { Element } from "domhandler";
import { findMediaRegion } from "./media-region.ts";
import type { Page } from "./page.ts";
import type { Candidate, PageContext } from "./reading.ts";
import { findRegion } from "./region.ts";
import { selected } from "./selected.ts";

/** The rule of a source's own selector. */
export const bySelector = "selector";

/** Elements that may hold the text, the surest first. */
export function findBodies(page: Page, context: PageContext): Candidate<Element>[] {
  const at = (value: Element | undefined, rule: string, confidence: number): Candidate<Element>[] =>
    value ? [{ value, rule, where: placeOf(value), confidence }] : [];
  const dense = findRegion(page);
  return [
    ...at(selected(page, context, "body")[0], bySelector, 1),
    ...at(dense, "densest text", 0.8),
    ...page.marks
      .filter(({ field }) => field === "body")
      .flatMap(({ element, rule, confidence }) => at(element, rule, confidence)),
    ...(dense ? [] : at(findMediaRegion(page), "around its picture or video", 0.75)),
  ];
}

/** `div#zoom.content`. */
function placeOf({ name, attribs }: Element): string {
  const id = attribs.id ? `#${attribs.id}` : "";
  const classes = (attribs.class ?? "").trim().split(/\s+/).filter(Boolean);
  return `${name}${id}${classes.map((one) => `.${one}`).join("")}`.slice(0, 120);
}
