// What in a piece of HTML could act, by an allow-list, read with the parser that follows the HTML standard as browsers do. Knows no code of ours.
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

const elements = new Set(
  "p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code b strong i em u s sub sup mark del ins a img figure figcaption video audio source table caption thead tbody tfoot tr th td br hr ruby rt rp".split(
    " ",
  ),
);
const addresses = new Set(["href", "src", "poster"]);
const plain = new Set(["alt", "title", "colspan", "rowspan", "controls", "width", "height", "type", "start", "rel"]);

function ofAttribute(element: string, { name, value }: { name: string; value: string }): string[] {
  if (plain.has(name)) return [];
  if (!addresses.has(name)) return [`<${element} ${name}>`];
  return /^https?:\/\//.test(value) ? [] : [`<${element} ${name}="${value.slice(0, 60)}">`];
}

function ofNode(node: DefaultTreeAdapterTypes.ChildNode): string[] {
  if (node.nodeName === "#text") return [];
  if (!("tagName" in node)) return [node.nodeName];
  const own = elements.has(node.tagName) ? [] : [`<${node.tagName}>`];
  return [...own, ...node.attrs.flatMap((attribute) => ofAttribute(node.tagName, attribute))];
}

/** Everything in `html` that is not known to be harmless; empty for what may be shown anywhere. */
export function harmIn(html: string): string[] {
  const found: string[] = [];
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = [...parseFragment(html).childNodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(...ofNode(node));
    if ("childNodes" in node) waiting.push(...node.childNodes);
  }
  return found;
}
