// A row of labels over a row of what they name. Knows cells, no words.
import { type Element, isTag } from "domhandler";
import { plainText } from "./plain-text.ts";
import { textOf } from "./text-of.ts";

/** A label's cell holds it in a box or two, and cells are no more than these. */
const boxLimit = 3;
const mostCells = 12;
const cellLength = 80;

const childrenOf = ({ children }: Element) => children.slice(0, 4 * mostCells).filter(isTag);
const isRow = ({ name }: Element) => name === "tr";

/**
 * What the cell below a header cell says, where the table has a row of headers, one of values, and no more; elsewhere nothing. Cells
 * are headers by their name, or if each holds a label and no more.
 */
export function belowHeader(block: Element, isLabel: (text: string) => boolean): string | undefined {
  const header = around(block, "th") ?? around(block, "td");
  const row = header?.parent;
  if (!header || !row || !isTag(row)) return undefined;
  const table = around(row, "table");
  const rows = table
    ? childrenOf(table).flatMap((part) => (isRow(part) ? [part] : childrenOf(part).filter(isRow)))
    : [];
  const [headers, values] = rows.map(childrenOf);
  if (rows.length !== 2 || rows[0] !== row || !headers || headers.length !== values?.length) return undefined;
  if (headers.length < 2 || headers.length > mostCells || !values.every(({ name }) => name === "td")) return undefined;
  const areHeaders = headers.every((cell) => cell.name === "th" || isLabel(plainText(textOf(cell, cellLength))));
  const value = areHeaders ? values[headers.indexOf(header)] : undefined;
  return value && plainText(textOf(value, cellLength));
}

function around(element: Element, name: string): Element | undefined {
  let box: Element["parent"] = element;
  for (let steps = 0; box && isTag(box) && steps < boxLimit; steps++, box = box.parent)
    if (box.name === name) return box;
  return undefined;
}
