// What elements are called by their classes and ids: hidden, furniture, the mark of a field. Looked up once for all of it: a page repeats its
// few names a thousand times.
import type { Element } from "domhandler";
import { isBox, isFurnitureTag, namesAuthorBox, namesFurniture } from "./furniture-marks.ts";
import { type Mark, marksIn } from "./marks.ts";
import { remembered } from "./remembered.ts";
import { namesHidden } from "./shown.ts";

export interface Called {
  isHidden: boolean;
  isFurniture: boolean;
  /** Where it is a box, it tells of the author. */
  isAuthorBox: boolean;
  marks: readonly Mark[];
}

const nothing: Called = { isHidden: false, isFurniture: false, isAuthorBox: false, marks: [] };
const calledBy = (attribute: "class" | "id") =>
  remembered(
    (names): Called => ({
      isHidden: attribute === "class" && namesHidden(names),
      isFurniture: namesFurniture(names),
      isAuthorBox: namesAuthorBox(names),
      marks: marksIn(attribute, names),
    }),
  );
const byClass = calledBy("class");
const byId = calledBy("id");

/** What an element's classes say of it. */
export function calledByClass({ attribs }: Element): Called {
  return attribs.class === undefined ? nothing : byClass(attribs.class);
}

/** What its id says of it. */
export function calledById({ attribs }: Element): Called {
  return attribs.id === undefined ? nothing : byId(attribs.id);
}

/** Whether an element is called furniture, by its name, its classes or its id. It may still hold the article on a page with odd names. */
export function isCalledFurniture(
  element: Element,
  ofClass = calledByClass(element),
  ofId = calledById(element),
): boolean {
  if (isFurnitureTag(element)) return true;
  if (ofClass.isFurniture || ofId.isFurniture) return element.name !== "body" && element.name !== "html";
  return (ofClass.isAuthorBox || ofId.isAuthorBox) && isBox(element);
}
