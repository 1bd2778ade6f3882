// What a source's own selectors point at. A selector that does not parse points at nothing.
import type { AnyNode, Element } from "domhandler";
import type { Page } from "./page.ts";
import { plainText } from "./plain-text.ts";
import { query } from "./query.ts";
import type { PageContext } from "./reading.ts";
import { textOf } from "./text-of.ts";

const nodeLimit = 60;

type SelectedField = keyof NonNullable<PageContext["selectors"]>;

/** The elements that the source's selector for a field points at. */
export function selected(page: Page, context: PageContext, field: SelectedField): Element[] {
  return matching(page, context.selectors?.[field]);
}

/** The elements of a page that match a selector; those of several, one after another. */
export function matching({ root }: Pick<Page, "root">, selector: string | undefined): Element[] {
  if (selector === undefined) return [];
  try {
    return query(root)<Element, string>(selector)
      .get()
      .filter((node) => node.type === "tag");
  } catch {
    return [];
  }
}

/** What each of them states. */
export function selectedTexts(scene: { page: Page; context: PageContext }, field: SelectedField): string[] {
  return selected(scene.page, scene.context, field)
    .map(statedBy)
    .filter((text) => text !== "");
}

/** What an item of microdata or a card of hentry calls itself, among the other things that it says. */
function nameIn(element: Element): string | undefined {
  if (!("itemscope" in element.attribs || /(?:^|\s)vcard(?:\s|$)/.test(element.attribs.class ?? ""))) return undefined;
  const stack: AnyNode[] = element.children.toReversed();
  for (let node = stack.pop(), walked = 0; node && walked < nodeLimit; node = stack.pop(), walked++) {
    if (!("attribs" in node)) continue;
    const { itemprop, class: classes = "", content } = node.attribs;
    if (itemprop === "name" || /(?:^|\s)fn(?:\s|$)/.test(classes)) return content ?? textOf(node, 200);
    stack.push(...node.children.toReversed());
  }
  return undefined;
}

/** What an element states: an exact value in its attributes, which an abbreviation has in its title, else its text. */
export function statedBy(element: Element): string {
  const { content, datetime, title } = element.attribs;
  const meant = element.name === "abbr" ? title : undefined;
  return plainText(content ?? datetime ?? meant ?? nameIn(element) ?? textOf(element, 500));
}
