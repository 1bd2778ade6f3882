// Tables of values, as opposed to those that lay out a page: what their cells say, and show. Not sanitised yet.
import type { Element } from "domhandler";
import { escapeUTF8 } from "entities";
import type { Attachment } from "../article.ts";
import { absolute, attachmentOf, imageAt, pictureOf } from "./media.ts";
import type { Page } from "./page.ts";
import { plainText } from "./plain-text.ts";
import { silent } from "./shown.ts";
import { walk } from "./walk.ts";

export interface Table {
  /** The texts of the cells, row by row. */
  rows: string[][];
  /** Inner HTML. */
  html: string;
  /** The first picture in it. */
  picture: string | undefined;
  attachments: Attachment[];
}

/** Characters that a cell of values has at most; a cell of a layout holds a column of text. */
const cellLength = 300;
/** Paragraphs that a cell of values has at most. */
const cellBlocks = 4;
const nodeLimit = 20_000;

const withoutEnd = new Set(["br", "col", "hr", "wbr"]);
/** What no cell of values holds. */
const layout = new Set(["table", "video", "h1"]);

/** A table as what it shows. Nothing where it lays out a page: one row or column, nested, long cells. */
export function tableOf(table: Element, { base, isOut }: Pick<Page, "base" | "isOut">): Table | undefined {
  const rows: { cells: string[]; blocks: number }[] = [];
  const attachments: Attachment[] = [];
  let html = "";
  let picture: string | undefined;
  /** Whether a picture was shown last in a cell: what stands there for readers without scripts is the same. */
  let hasTwin = false;
  let twins = 0;
  let walked = 0;
  let isLayout = false;

  walk(
    table,
    {
      text(data) {
        walked++;
        if (twins > 0) return;
        const row = rows.at(-1);
        const last = row?.cells.length;
        if (row && last) row.cells[last - 1] += data;
        html += escapeUTF8(data);
      },
      enter(element) {
        walked++;
        const { name, attribs } = element;
        if (isLayout || isOut(element)) return false;
        isLayout = layout.has(name);
        if (silent.has(name)) {
          const isTwin = name === "noscript" && !hasTwin;
          twins += isTwin ? 1 : 0;
          return isTwin;
        }
        if (name === "img") {
          const address = pictureOf(element, base);
          hasTwin = address !== undefined;
          picture ??= address;
          if (address !== undefined) html += imageAt(address, element);
          return false;
        }
        const row = rows.at(-1);
        if (name === "tr") rows.push({ cells: [], blocks: 0 });
        else if (name === "td" || name === "th") {
          row?.cells.push("");
          hasTwin = false;
        } else if (row && /^(?:p|div|br|li|h[2-6])$/.test(name)) row.blocks++;
        const address = name === "a" ? absolute(attribs.href, base) : undefined;
        const attachment = address === undefined ? undefined : attachmentOf(address, element);
        if (attachment) attachments.push(attachment);
        const spans = Object.entries(attribs).filter(([key]) => key === "colspan" || key === "rowspan");
        const kept = address === undefined ? spans : [["href", address]];
        html += `<${name}${kept.map(([key, value]) => ` ${key}="${escapeUTF8(value ?? "")}"`).join("")}>`;
        return true;
      },
      leave({ name }) {
        if (name === "noscript") twins--;
        else if (!withoutEnd.has(name)) html += `</${name}>`;
      },
    },
    nodeLimit,
  );
  const filled = rows.filter(({ cells }) => cells.length > 0);
  const cells = filled.reduce((sum, row) => sum + row.cells.length, 0);
  if (isLayout || walked >= nodeLimit || filled.length < 2 || cells < filled.length * 1.5) return undefined;
  const isLong = filled.some(
    ({ cells: texts, blocks }) =>
      blocks > cellBlocks * texts.length || texts.some((text) => text.trim().length > cellLength),
  );
  const values = filled.map(({ cells: texts }) => texts.map(plainText));
  return isLong || values.flat().every((text) => text === "")
    ? undefined
    : { rows: values, html, picture, attachments };
}
