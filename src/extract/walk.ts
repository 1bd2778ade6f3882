// A tree in reading order, without recursion: hostile pages nest deeper than a stack. Knows no page.
import { type AnyNode, type Element, isTag, isText, type ParentNode } from "domhandler";

interface Visitor {
  text(data: string): void;
  /** Gives whether what is within is visited, and the element left then. */
  enter(element: Element): boolean;
  leave(element: Element): void;
}

/** Visits what is within `top`, at most so many elements and texts of it. */
export function walk(top: ParentNode, visitor: Visitor, limit = Number.POSITIVE_INFINITY): void {
  let walked = 0;
  let node: AnyNode | undefined = top.children[0];
  while (node) {
    let inner: AnyNode | undefined;
    if (isText(node)) {
      if (walked++ >= limit) return;
      visitor.text(node.data);
    } else if (isTag(node)) {
      if (walked++ >= limit) return;
      if (visitor.enter(node)) {
        inner = node.children[0];
        if (!inner) visitor.leave(node);
      }
    }
    node = inner ?? next(node, top, visitor);
  }
}

/** What follows a node and what is within it; the elements that end before are left. */
function next(node: AnyNode, top: ParentNode, visitor: Visitor): AnyNode | undefined {
  let last = node;
  while (!last.next) {
    const { parent }: AnyNode = last;
    if (!parent || parent === top) return undefined;
    if (isTag(parent)) visitor.leave(parent);
    last = parent;
  }
  return last.next;
}

/** What follows a node and what is within it, as far as it is within `top`. */
export function following(node: AnyNode, top: ParentNode): AnyNode | undefined {
  for (let last = node; last !== top; ) {
    if (last.next) return last.next;
    if (!last.parent) return undefined;
    last = last.parent;
  }
  return undefined;
}
