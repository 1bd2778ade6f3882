// The date in the row of a link: beside it, or in it beside its title. Knows HTML, knows no source.
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import type { PageDate } from "../article.ts";
import type { DateContext } from "../extract/date-fields.ts";
import { readDate } from "../extract/dates.ts";
import { plainText } from "../extract/plain-text.ts";
import { following } from "../extract/walk.ts";
import { writtenDay } from "../extract/when.ts";

/** Characters around a link in which its date is looked for: a row of a list, not a whole column. */
const rowLength = 200;
/** Elements around a link that may be its row. */
const climbLimit = 4;
/** A longer text is no line about an article. */
const lineLength = 80;
/** A day within a sentence: `于2020年9月2日召开`, `关于2020年5月1日放假的通知`. */
const inSentence = new RegExp(
  `(?:${writtenDay.source})[日号]?(?![日号]|星期|周|上午|下午|T\\d)\\p{L}|[，。；！？]`,
  "u",
);

/**
 * The date in the smallest element around a link that has one, as far as that has little text and leads to no other article. A date in the
 * link's own `title`, or in a sentence beside it, is when something happens, not when it was published.
 */
export function rowDate(
  anchor: Element,
  title: string,
  context: DateContext,
  isOther: (link: Element) => boolean = () => false,
): PageDate | undefined {
  let element: Element | null = anchor;
  for (let steps = 0; element && steps <= climbLimit; steps++, element = parentOf(element)) {
    const texts = textsIn(element, isOther);
    if (!texts) return undefined;
    const isTitle = (text: string) => title.startsWith(text.replace(/(?:…|\.{2,3})$/, ""));
    const told = texts.map(plainText).filter((text) => text !== "" && !isTitle(text) && isLine(text));
    const date = told.length > 0 ? readDate(told.join(" "), context) : undefined;
    if (date && date.at <= context.now) return date;
  }
  return undefined;
}

const isLine = (text: string) => text.length <= lineLength && /\d|[今昨前]/.test(text) && !inSentence.test(text);

function parentOf({ parent }: Element): Element | null {
  return parent && isTag(parent) ? parent : null;
}

/** The texts within an element; nothing where they are more than a row's, or it leads to another article. */
function textsIn(element: Element, isOther: (link: Element) => boolean): string[] | undefined {
  const texts: string[] = [];
  let length = 0;
  let node: AnyNode | undefined = element;
  while (node) {
    let inner: AnyNode | undefined;
    if (isText(node)) {
      texts.push(node.data);
      length += node.data.length + 1;
      if (length > rowLength) return undefined;
    } else if (isTag(node)) {
      if (node.name === "a" && isOther(node)) return undefined;
      inner = node.children[0];
    }
    node = inner ?? following(node, element);
  }
  return texts;
}
