// Rows below a text in which its readers speak: a name and a time, then what they say, in boxes of one shape side by side.
import { type Element, isTag } from "domhandler";
import { labelledIn } from "./labels.ts";
import type { Line } from "./lines.ts";
import { shapeOf } from "./rows.ts";

/** A line with who and when, to the minute, is short, and the name before it too: a text itself begins such rows with when. */
const lineLength = 50;
const shortest = 5;
const nameLength = 24;
const when =
  /(?:19|20)\d{2}\s?[-/.年]\s?\d|\d\.(?:19|20)\d{2}|\d{1,2}[-/月]\d{1,2}日?\s{1,3}\d{1,2}:\d{2}|\d\s?(?:分钟|小时|天|个月)前|[昨今前]天\s?\d{1,2}:/;
const minute = /\d:\d{2}|\d\s?(?:分钟|小时|天|个月)前/;
const notName = /[\d\s:：,，.|/·()（）#-]+|[年月日时分秒楼]|小时|分钟|[昨今前]天|Uhr|\b[ap]m\b/giu;
/** So much prose below the title is an article that readers can speak of. */
const leastProse = 60;
const leastTitle = 4;
/** Rows, and steps from what they say up to them. Where few speak in many rows, the text is a conversation. */
const fewest = 2;
const differing = 0.5;
const climbLimit = 4;
/** A box that holds rows and a heading, and hardly anything else, is theirs. */
const mostOf = 0.8;

/** The boxes in which readers speak below the text of a page with this title. */
export function readersIn(lines: readonly Line[], title: string): ReadonlySet<Element> {
  const rows = new Map<Element, { shape: string; own: Map<Element, string> }>();
  let prose = 0;
  let isBelow = false;
  let at = 0;
  for (const line of lines) {
    const next = lines[++at];
    isBelow ||= line.text.length >= leastTitle && title.startsWith(line.text);
    const name = prose >= leastProse ? nameBeforeWhen(line) : undefined;
    const row = name === undefined ? undefined : rowWith(line, next);
    if (isBelow) prose += line.prose;
    const parent = row?.parent;
    if (name === undefined || !row || !parent || !isTag(parent)) continue;
    const known = rows.get(parent) ?? { shape: shapeOf(row), own: new Map() };
    if (shapeOf(row) === known.shape) known.own.set(row, name);
    rows.set(parent, known);
  }
  const found = [...rows].flatMap(([box, { own }]) => {
    const names = new Set(own.values());
    return own.size >= fewest && names.size > own.size * differing ? [[box, new Set(own.keys())] as const] : [];
  });
  return withWholeBoxes(new Map(found), lines);
}

function nameBeforeWhen({ text, heading, linked }: Line): string | undefined {
  if (text.length > lineLength || text.length < shortest || heading > 0 || linked > text.length / 2) return undefined;
  const at = minute.test(text) && !/[。！？；]/.test(text) ? text.search(when) : -1;
  const name = text.slice(0, Math.max(0, at)).replace(notName, "");
  const isName = name !== "" && name.length <= nameLength && labelledIn(text).every(({ kind }) => kind === "other");
  return isName ? name : undefined;
}

/** The smallest box with a line and the next one, which it must not share with more than a row holds. */
function rowWith({ block }: Line, next: Line | undefined): Element | undefined {
  const around = new Set<Element>();
  for (let element: Element["parent"] = block; element && isTag(element); element = element.parent) {
    if (around.size > climbLimit) break;
    around.add(element);
  }
  let element: Element["parent"] | undefined = next?.block;
  for (let steps = 0; element && isTag(element) && steps <= climbLimit; element = element.parent, steps++)
    if (around.has(element)) return element;
  return undefined;
}

/** The rows of some boxes, or the box where they are most of it. Each line is climbed from once. */
function withWholeBoxes(boxes: ReadonlyMap<Element, ReadonlySet<Element>>, lines: readonly Line[]): Set<Element> {
  if (boxes.size === 0) return new Set();
  const surplus = new Map<Element, number>();
  for (const { block, text } of lines) {
    let below: Element = block;
    for (let element: Element["parent"] = block; element && isTag(element); element = element.parent) {
      const rows = boxes.get(element);
      if (rows) {
        const share = rows.has(below) ? 1 - mostOf : -mostOf;
        surplus.set(element, (surplus.get(element) ?? 0) + share * text.length);
      }
      below = element;
    }
  }
  return new Set([...boxes].flatMap(([box, rows]) => ((surplus.get(box) ?? 0) >= 0 ? [box] : [...rows])));
}
