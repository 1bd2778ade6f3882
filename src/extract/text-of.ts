// The text within an element, bounded in characters and in nodes: hostile pages nest thousands.
import type { AnyNode, Element } from "domhandler";
import { silent } from "./shown.ts";

/** Nodes that are looked at for the text of one element. */
const textNodes = 20_000;

/** The text within an element, at most `most` characters of it; stops as soon as it has them. */
export function textOf(element: Element, most = 2000): string {
  const stack: AnyNode[] = [element];
  let text = "";
  let walked = 0;
  for (let node = stack.pop(); node && text.length < most && walked++ < textNodes; node = stack.pop()) {
    if (node.type === "text") text += node.data;
    else if ("children" in node && !("name" in node && node !== element && silent.has(node.name)))
      stack.push(...node.children.slice(0, 2000).toReversed());
  }
  return text.slice(0, most);
}
