// The region as pieces in reading order: paragraphs, headings, list items, tables, pictures. Broken where page.ts breaks lines.
import type { AnyNode, Element } from "domhandler";
import { escapeUTF8 } from "entities";
import type { Attachment } from "../article.ts";
import { calledByClass, isCalledFurniture } from "./called.ts";
import { embeddedIn, embedding } from "./embedded.ts";
import { absolute, attachmentOf, imageAt, isLazy, pictureOf } from "./media.ts";
import type { Page } from "./page.ts";
import { type Place, placeOf, withinOf } from "./place.ts";
import { plainText } from "./plain-text.ts";
import { isUnseen, silent } from "./shown.ts";
import { tableOf } from "./tables.ts";
import { textOf } from "./text-of.ts";

/** A piece becomes what its place says, or a pre, figure or table. */
export interface Piece extends Place {
  kind: "text" | "media" | "table";
  text: string;
  /** Characters of the text that are links. */
  linked: number;
  /** Inner HTML; not sanitised yet. */
  html: string;
  picture?: string;
  attachments: Attachment[];
}

const inline = new Set("b strong em i u sub sup code mark del ins".split(" "));
/** What is set smaller in a heading stands apart from it. */
const heading = /^h[1-6]$/;
const pieceLimit = 3000;
/** What is called furniture is so while it has less than this part of the region's text. */
const furniturePart = 0.9;
/** Elements whose size is compared so: hostile pages nest thousands. */
const comparisons = 200;

type Step = { node: AnyNode; leave?: boolean };

/** The pieces of an element of a page. */
export function piecesOf(region: Element, page: Page): Piece[] {
  const { base, isOut, isBlock } = page;
  const pieces: Piece[] = [];
  const stack: Step[] = [{ node: region }];
  const around: Element[] = [];
  const open: string[] = [];
  const pictures = new Set<string>();
  let whole: number | undefined;
  let text = "";
  let html = "";
  let linked = 0;
  let links = 0;
  let twins = 0;
  /** Whether a picture was shown last: then what stands there for readers without scripts is the same, smaller. */
  let hasTwin = false;
  let compared = 0;
  let attachments: Attachment[] = [];

  const isSmall = (node: Element) => {
    if (compared++ >= comparisons) return false;
    whole ??= textOf(region, 100_000).length;
    return textOf(node, whole).length < whole * furniturePart;
  };
  const add = (piece: Pick<Piece, "kind" | "tag" | "html"> & Partial<Piece>) => {
    if (pieces.length < pieceLimit) pieces.push({ text: "", linked: 0, attachments: [], within: [], ...piece });
  };
  const finish = () => {
    const plain = text === "" ? "" : plainText(text);
    if (plain !== "") {
      const closing = open.toReversed().map((tag) => `</${tag}>`);
      const linkEnd = links > 0 ? "</a>" : "";
      const inner = html.trim() + closing.join("") + linkEnd;
      add({ kind: "text", ...placeOf(around), text: plain, linked, html: inner, attachments });
    }
    text = "";
    html = open.length === 0 ? "" : open.map((tag) => `<${tag}>`).join("");
    linked = 0;
    attachments = [];
  };
  const picture = (image: Element) => {
    const address = twins > 0 && hasTwin ? undefined : pictureOf(image, base);
    hasTwin = address !== undefined;
    if (address === undefined || pictures.has(address)) return;
    pictures.add(address);
    finish();
    add({
      kind: "media",
      tag: "figure",
      within: withinOf(around),
      html: imageAt(address, image),
      picture: address,
    });
  };
  const embedded = (element: Element) => {
    const shown = embeddedIn(element, base);
    if (!shown) return;
    finish();
    add({ kind: "media", tag: "figure", within: withinOf(around), ...shown });
  };
  const leave = (node: Element) => {
    if (node.name === "a") {
      links--;
      html += "</a>";
    } else if (node.name === "noscript") twins--;
    else if (inline.has(node.name)) {
      open.pop();
      html += `</${node.name}>`;
    } else {
      finish();
      around.pop();
    }
  };
  const enter = (node: Element) => {
    if (node.name === "small" && heading.test(around.at(-1)?.name ?? "")) {
      text += " ";
      html += " ";
    }
    if (node.name === "a") {
      const address = absolute(node.attribs.href, base);
      const attachment = address === undefined ? undefined : attachmentOf(address, node);
      if (attachment) attachments.push(attachment);
      links++;
      html += address === undefined ? "<a>" : `<a href="${escapeUTF8(address)}">`;
    } else if (node.name === "noscript") twins++;
    else if (inline.has(node.name)) {
      open.push(node.name);
      html += `<${node.name}>`;
    } else if (isBlock(node)) {
      finish();
      around.push(node);
    } else return false;
    return true;
  };

  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node } = step;
    if (node.type === "text") {
      // A picture's twin for readers without scripts brings nothing but the picture.
      if (twins > 0) continue;
      hasTwin &&= node.data.trim() === "";
      text += node.data;
      html += escapeUTF8(node.data.replace(/[\s\u00a0\u3000]+/g, " "));
      if (links > 0) linked += node.data.trim().length;
    } else if ("name" in node && "attribs" in node) {
      if (step.leave) leave(node);
      else if (node.name === "img") {
        if (isLazy(node) || !(isUnseen(node) || calledByClass(node).isHidden)) picture(node);
      } else if (node.name === "video" || node.name === "audio") embedded(node);
      else if (isOut(node)) continue;
      else if (embedding.has(node.name)) embedded(node);
      else if (silent.has(node.name) && node.name !== "noscript") continue;
      else if (node !== region && isCalledFurniture(node) && isSmall(node)) finish();
      else if (node.name === "br" || node.name === "hr") finish();
      else if (node.name === "pre") {
        finish();
        add({ kind: "text", ...preformatted(node), within: withinOf(around) });
      } else {
        const table = node.name === "table" ? tableOf(node, page) : undefined;
        if (table) {
          finish();
          const { rows, picture, ...shown } = table;
          const lines = rows
            .map((cells) => cells.filter((cell) => cell !== "").join(" "))
            .filter((line) => line !== "");
          add({
            kind: "table",
            tag: "table",
            within: withinOf(around),
            text: lines.join("\n"),
            ...shown,
            ...(picture === undefined ? {} : { picture }),
          });
        } else {
          if (enter(node)) stack.push({ node, leave: true });
          for (let at = node.children.length - 1; at >= 0; at--) {
            const child = node.children[at];
            if (child) stack.push({ node: child });
          }
        }
      }
    }
  }
  finish();
  return pieces;
}

/** Text as it is written; all of it is code where a single element says so. */
function preformatted(pre: Element): Pick<Piece, "tag" | "text" | "html"> {
  const text = textOf(pre, 20_000)
    .replaceAll("\r", "")
    .replace(/^\n+|\s+$/g, "");
  const [only, ...others] = pre.children.filter((node) => node.type !== "text" || node.data.trim() !== "");
  const isCode = others.length === 0 && only !== undefined && "name" in only && only.name === "code";
  const html = escapeUTF8(text);
  return { tag: "pre", text, html: isCode ? `<code>${html}</code>` : html };
}
