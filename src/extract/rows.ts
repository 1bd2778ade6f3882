// Rows of lists: blocks of one shape that stand side by side, each with a link. What they say is about other articles.
import { type Element, isTag } from "domhandler";
import type { Line } from "./lines.ts";

/** So many rows of one shape with links make a list. */
const fewest = 3;
/** A link of so many characters is a title; shorter ones are labels, sources and people. */
const titleLength = 5;
/** A row is its link, a date, a count; a line about the article has a link at most beside the rest. */
const linkedPart = 0.35;

/** Tells whether a line is a row of a list, or stands in one. What holds the article's `text` is the layout of the page. */
export function rowsOf(lines: readonly Line[], text: Element): (line: Line) => boolean {
  const layout = new Set<Element>();
  for (let element: Element["parent"] = text; element && isTag(element); element = element.parent) layout.add(element);
  const shapes = new Map<string, Set<Element>>();
  const rowsLike = (row: Element) => {
    const shape = `${shapeOf(row)} in ${row.parent && "attribs" in row.parent ? shapeOf(row.parent) : ""}`;
    const rows = shapes.get(shape) ?? new Set();
    shapes.set(shape, rows);
    return rows;
  };
  let before: { row: Element; rows: Set<Element> } | undefined;
  for (const { block, linked, text } of lines) {
    if (linked < titleLength || linked < text.length * linkedPart) continue;
    const row = rowAround(block);
    if (layout.has(row)) continue;
    // A row is mostly like the one before it: then its shape is not written anew.
    const rows = before && areAlike(row, before.row) ? before.rows : rowsLike(row);
    rows.add(row);
    before = { row, rows };
  }
  const lists = [...shapes.values()].filter(({ size }) => size >= fewest);
  return ({ block }) => {
    const row = rowAround(block);
    return lists.some((rows) => rows.has(row));
  };
}

const areAlike = (one: Element, other: Element) =>
  one.parent === other.parent && one.name === other.name && one.attribs.class === other.attribs.class;

const rowTags = new Set(["li", "tr", "dd", "dt"]);

/** The item around a block, or the block itself. */
function rowAround(block: Element): Element {
  let element: Element["parent"] | null = block;
  for (let steps = 0; element && steps < 4; steps++, element = element.parent)
    if ("name" in element && "attribs" in element && rowTags.has(element.name)) return element;
  return block;
}

/** What elements of one shape share: name and classes. */
export function shapeOf({ name, attribs }: Element): string {
  return `${name}.${attribs.class ?? ""}`;
}
