// Which elements of a page a person sees, and which of them begin a line of their own. Knows HTML, knows no news.
import type { Element } from "domhandler";

const breaking = new Set(
  "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary details table tbody td tfoot th thead tr caption ul br option dir menu".split(
    " ",
  ),
);

/** Elements whose text is no part of what a person reads. */
export const silent: ReadonlySet<string> = new Set(
  "script style noscript template iframe object embed svg canvas select textarea button head title math".split(" "),
);

/** Classes that style sheets everywhere hide with: for screen readers, or until a script shows them. */
const hidingClass =
  /(?:^|\s)(?:hide|hidden|d-none|sr-only|visually-hidden|screen-reader-text|display-none|dn)(?:\s|$)/i;

/** Whether one of some classes is called so that it hides. */
export function namesHidden(names: string): boolean {
  return hidingClass.test(names);
}

/** Whether an element says of itself that it is not shown, its classes apart. */
export function isHidden(element: Element): boolean {
  return isUnseen(element) || element.attribs["aria-hidden"] === "true";
}

/** The same for a picture: what is hidden from those who listen is seen all the same. */
export function isUnseen({ attribs: { style, hidden } }: Element): boolean {
  if (
    style !== undefined &&
    /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|left\s{0,9}:\s{0,9}-9{3,5}px/i.test(style)
  )
    return true;
  return hidden !== undefined;
}

/** Whether elements of a name begin and end a line. */
export function isBreaking(name: string): boolean {
  return breaking.has(name);
}
