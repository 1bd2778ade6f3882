// The text within an element, bounded in characters and in nodes: hostile pages nest thousands.
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import { silent } from "./shown.ts";
import { following } from "./walk.ts";

/** Nodes that are looked at for the text of one element. */
const textNodes = 20_000;

/** The text within an element, at most `most` characters of it, without that in elements that are `passed`; stops as soon as it has them. */
export function textOf(element: Element, most = 2000, passed = silent): string {
  let text = "";
  let node: AnyNode | undefined = element.children[0];
  for (let walked = 0; node && text.length < most && walked < textNodes; walked++) {
    if (isText(node)) text += node.data;
    const inner: AnyNode | undefined = isTag(node) && !passed.has(node.name) ? node.children[0] : undefined;
    node = inner ?? following(node, element);
  }
  return text.slice(0, most);
}
