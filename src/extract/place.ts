// What a text becomes by the elements around it: a paragraph, a heading, an item of a list, a quotation.
import type { Element } from "domhandler";

export interface Place {
  /** The element that its HTML becomes: p, h2 … h6, figcaption. */
  tag: string;
  /** The lists, items and quotations around it, the outermost first. */
  within: readonly Element[];
}

/** The place of a text within some elements, the outermost first. A heading ends the list that it stands in. */
export function placeOf(around: readonly Element[]): Place {
  const own = around.findLast(({ name }) => /^(?:h[1-6]|figcaption|li|blockquote)$/.test(name))?.name ?? "p";
  if (own === "figcaption") return { tag: own, within: [] };
  if (/^h\d$/.test(own)) return { tag: own === "h1" ? "h2" : own, within: [] };
  return { tag: "p", within: withinOf(around) };
}

/** Of some elements those that make a place: an item only within its list, and that with it. */
export function withinOf(around: readonly Element[]): Element[] {
  const found: Element[] = [];
  let list: Element | undefined;
  for (const element of around) {
    if (isList(element)) list = element;
    else if (element.name === "blockquote") found.push(element);
    else if (element.name === "li" && list) {
      found.push(list, element);
      list = undefined;
    }
  }
  return found;
}

/** The list that something is an item of. */
export function listOf({ within }: Pick<Place, "within">): Element | undefined {
  return within.at(-1)?.name === "li" ? within.at(-2) : undefined;
}

export const isList = (element: Element | undefined) => element?.name === "ul" || element?.name === "ol";
