// What a source's own selectors point at. A selector that does not parse points at nothing.
import type { Element } from "domhandler";
import type { Page } from "./page.ts";
import { plainText } from "./plain-text.ts";
import type { PageContext } from "./reading.ts";
import { textOf } from "./text-of.ts";

type SelectedField = keyof NonNullable<PageContext["selectors"]>;

/** The elements that the source's selector for a field points at. */
export function selected(page: Page, context: PageContext, field: SelectedField): Element[] {
  return matching(page, context.selectors?.[field]);
}

/** The elements of a page that match a selector; those of several, one after another. */
export function matching({ $ }: Pick<Page, "$">, selector: string | undefined): Element[] {
  if (selector === undefined) return [];
  try {
    return $<Element, string>(selector)
      .get()
      .filter((node) => node.type === "tag");
  } catch {
    return [];
  }
}

/** What stands there: the text, or the `content`, `datetime` or `title` of an element without one. */
export function selectedTexts(scene: { page: Page; context: PageContext }, field: SelectedField): string[] {
  return selected(scene.page, scene.context, field)
    .map(statedBy)
    .filter((text) => text !== "");
}

/** What an element states: an exact value in its attributes, else its text. */
export function statedBy(element: Element): string {
  const { content, datetime } = element.attribs;
  return plainText(content ?? datetime ?? textOf(element, 500));
}
