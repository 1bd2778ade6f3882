// Tables of values, as opposed to those that lay out a page.
import type { AnyNode, Element } from "domhandler";
import { plainText } from "./plain-text.ts";
import { silent } from "./shown.ts";

/** Characters that a cell of values has at most; a cell of a layout holds a column of text. */
const cellLength = 300;
/** Paragraphs that a cell of values has at most. */
const cellBlocks = 4;
const nodeLimit = 20_000;

/** The texts of a table's cells, row by row. Nothing where it lays out a page: one row or column, nested, long cells. */
export function valuesOf(table: Element): string[][] | undefined {
  const rows: { cells: string[]; blocks: number }[] = [];
  const stack: AnyNode[] = table.children.toReversed();
  let walked = 0;
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (++walked > nodeLimit) return undefined;
    const row = rows.at(-1);
    if (node.type === "text") {
      const last = row?.cells.length;
      if (row && last) row.cells[last - 1] += node.data;
      continue;
    }
    if (!("name" in node) || !("attribs" in node) || silent.has(node.name)) continue;
    if (node.name === "table" || node.name === "video" || node.name === "h1") return undefined;
    if (node.name === "tr") rows.push({ cells: [], blocks: 0 });
    else if (node.name === "td" || node.name === "th") row?.cells.push("");
    else if (row && /^(?:p|div|br|li|h[2-6])$/.test(node.name)) row.blocks++;
    stack.push(...node.children.toReversed());
  }
  const filled = rows.filter(({ cells }) => cells.length > 0);
  const cells = filled.reduce((sum, row) => sum + row.cells.length, 0);
  if (filled.length < 2 || cells < filled.length * 1.5) return undefined;
  const isLayout = filled.some(
    ({ cells: texts, blocks }) =>
      blocks > cellBlocks * texts.length || texts.some((text) => text.trim().length > cellLength),
  );
  const values = filled.map(({ cells: texts }) => texts.map(plainText));
  return isLayout || values.flat().every((text) => text === "") ? undefined : values;
}
