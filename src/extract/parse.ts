// HTML → a tree of bounded size. Deeper or larger than any page for people is cut off: the parser's own cost grows with the square of the depth.
import { type ChildNode, type Document, Element, isTag, Text } from "domhandler";
import { decodeHTML, decodeHTMLAttribute } from "entities";
import { DomHandler, Parser } from "htmlparser2";

const deepest = 256;
const mostElements = 15_000;
/** Characters of text, the title, scripts and styles apart: the longest article for people has as much. */
const mostText = 120_000;
/** A text between two tags costs as much as some characters. */
const pieceLength = 4;
/** Characters that one character of a text is written in at most, as a reference: of more text than the rest of the page may have, no more is looked at. */
const referenceLength = 10;
/** Scripts with JSON-LD that are looked for beyond a cut. */
const mostStatements = 10;

/** What AMP calls elements of HTML. */
const ampNames: ReadonlyMap<string, string> = new Map([
  ["amp-img", "img"],
  ["amp-anim", "img"],
  ["amp-video", "video"],
  ["amp-audio", "audio"],
  ["amp-iframe", "iframe"],
]);

/** Builds the tree from a parser that decodes no references: it passes over texts and values without a look at each character then. */
class BoundedHandler extends DomHandler {
  /** Why the rest of the page is not in the tree, and where in the page it begins. */
  cut: string | undefined;
  cutAt = 0;
  private source: Parser | undefined;
  private elements = 0;
  private characters = 0;
  private readonly html: string;
  /** Where the next reference may be, from what was last looked at. */
  private reference = -1;

  constructor(html: string) {
    super();
    this.html = html;
  }

  override onparserinit(parser: Parser): void {
    this.source = parser;
    super.onparserinit(parser);
  }

  override onopentag(name: string, attribs: Record<string, string>): void {
    if (this.refers())
      for (const [attribute, value] of Object.entries(attribs)) attribs[attribute] = decodeHTMLAttribute(value);
    this.elements++;
    if (this.tagStack.length > deepest) this.end(`elements are nested deeper than ${deepest}`);
    else if (this.elements > mostElements) this.end(`there are more than ${mostElements} elements`);
    super.onopentag(ampNames.get(name) ?? name, attribs);
  }

  /** What nobody sees is in no tree. */
  override oncomment(): void {}

  override ontext(written: string): void {
    const around = this.tagStack.at(-1);
    const isText = around?.type === "tag" && around.name !== "title";
    const left = mostText - this.characters;
    const isRaw = !this.refers() || around?.type === "script" || around?.type === "style";
    const data = isRaw ? written : decodeHTML(written.slice(0, (left + 1) * referenceLength));
    const length = isText ? data.trim().length : 0;
    this.characters += length === 0 ? 0 : Math.max(length, pieceLength);
    if (this.characters > mostText) this.end(`there are more than ${mostText} characters of text`);
    super.ontext(length > left ? data.trimStart().slice(0, Math.max(0, left)) : data);
  }

  /** A first child gets an array of one: pushed into an empty one, it would reserve sixteen places, and most elements hold one text. */
  protected override addNode(node: ChildNode): void {
    const parent = this.tagStack.at(-1) ?? this.root;
    const before = parent.children.at(-1);
    if (before) {
      before.next = node;
      node.prev = before;
      parent.children.push(node);
    } else parent.children = [node];
    node.parent = parent;
    this.lastNode = null;
  }

  /** Whether there may be a reference in the tag or text that the parser is at. */
  private refers(): boolean {
    const { startIndex = 0, endIndex = 0 } = this.source ?? {};
    if (this.reference < startIndex) {
      const next = this.html.indexOf("&", startIndex);
      this.reference = next < 0 ? Number.POSITIVE_INFINITY : next;
    }
    return this.reference <= endIndex;
  }

  private end(why: string): void {
    this.cut = `the page was read up to where ${why}`;
    this.cutAt = this.source?.endIndex ?? 0;
    this.source?.pause();
  }
}

export interface Parsed {
  root: Document;
  /** What was cut off, for a person. */
  cut: string | undefined;
}

/** The page's tree; whatever stands side by side at its top is put into one element, as a body would hold it. Never throws. */
export function parse(html: string): Parsed {
  const handler = new BoundedHandler(html);
  new Parser(handler, { decodeEntities: false }).end(html);
  const { root } = handler;
  if (root.children.filter(isTag).some(({ name }) => name !== "html")) wrap(root);
  if (handler.cut !== undefined) for (const script of statementsIn(html, handler.cutAt)) append(root, script);
  return { root, cut: handler.cut };
}

/** What JSON-LD states beyond the cut: a page may have it at its very end. */
function statementsIn(html: string, from: number): Element[] {
  const found: Element[] = [];
  for (let at = from; found.length < mostStatements; ) {
    const type = html.indexOf("application/ld+json", at);
    const begin = type < 0 ? -1 : html.indexOf(">", type) + 1;
    const end = begin < 1 ? -1 : html.indexOf("</script", begin);
    if (end < 0) break;
    found.push(new Element("script", { type: "application/ld+json" }, [new Text(html.slice(begin, end))]));
    at = end;
  }
  return found;
}

function append(root: Document, child: Element): void {
  const last = root.children.at(-1);
  child.parent = root;
  child.prev = last ?? null;
  if (last) last.next = child;
  root.children.push(child);
}

function wrap(root: Document): void {
  const children: ChildNode[] = root.children;
  const body = new Element("body", {}, children);
  for (const child of children) child.parent = body;
  body.parent = root;
  root.children = [body];
}
