// The region as pieces in reading order: paragraphs, headings, list items, tables, pictures. Broken where page.ts breaks lines.
import type { AnyNode, Element } from "domhandler";
import type { Attachment } from "../article.ts";
import { absolute, attachmentOf, pictureOf } from "./media.ts";
import { isBreaking, isSilent, type Page } from "./page.ts";
import { plainText } from "./plain-text.ts";

export interface Piece {
  kind: "text" | "media" | "table";
  /** The element that its HTML becomes: p, h2 … h6, li, blockquote, pre; for a list item, `list` is the list's. */
  tag: string;
  list?: "ul" | "ol";
  text: string;
  /** Characters of the text that are links. */
  linked: number;
  /** Inner HTML, with absolute links; not sanitised yet. */
  html: string;
  picture?: string;
  attachments: Attachment[];
}

const inline = new Set("b strong em i u sub sup code mark del ins".split(" "));
const pieceLimit = 3000;

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

type Step = { node: AnyNode; leave?: boolean };

/** The pieces of an element of a page. */
export function piecesOf(region: Element, { $, base }: Page): Piece[] {
  const pieces: Piece[] = [];
  const stack: Step[] = [{ node: region }];
  const around: Element[] = [];
  const open: string[] = [];
  let text = "";
  let html = "";
  let linked = 0;
  let links = 0;
  let attachments: Attachment[] = [];

  const finish = () => {
    const plain = plainText(text);
    if (plain !== "" && pieces.length < pieceLimit) {
      const closing = open.toReversed().map((tag) => `</${tag}>`);
      pieces.push({
        kind: "text",
        ...placeOf(around),
        text: plain,
        linked,
        html: html + closing.join(""),
        attachments,
      });
    }
    text = "";
    html = open.map((tag) => `<${tag}>`).join("");
    linked = 0;
    attachments = [];
  };
  const media = (tag: string, inner: string, picture?: string) => {
    finish();
    if (pieces.length < pieceLimit) {
      pieces.push({
        kind: "media",
        tag,
        text: "",
        linked: 0,
        html: inner,
        attachments: [],
        ...(picture === undefined ? {} : { picture }),
      });
    }
  };

  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, leave } = step;
    if (node.type === "text") {
      text += node.data;
      html += escaped(node.data.replace(/[\s\u00a0\u3000]+/g, " "));
      if (links > 0) linked += node.data.trim().length;
      continue;
    }
    if (!("name" in node && "attribs" in node)) continue;
    if (leave) {
      if (node.name === "a") {
        links--;
        html += "</a>";
      } else if (inline.has(node.name)) {
        open.pop();
        html += `</${node.name}>`;
      } else {
        finish();
        around.pop();
      }
      continue;
    }
    if (node.name === "img") {
      const picture = pictureOf(node, base);
      if (picture)
        media("figure", `<img src="${escaped(picture)}" alt="${escaped(plainText(node.attribs.alt ?? ""))}">`, picture);
      continue;
    }
    if (node.name === "video" || node.name === "audio") {
      const source = absolute(node.attribs.src ?? $(node).find("source[src]").attr("src"), base);
      const poster = absolute(node.attribs.poster, base);
      if (source)
        media(
          "figure",
          `<${node.name} src="${escaped(source)}" controls${poster ? ` poster="${escaped(poster)}"` : ""}></${node.name}>`,
          poster,
        );
      continue;
    }
    if (isSilent(node)) continue;
    if (node.name === "br" || node.name === "hr") {
      finish();
      continue;
    }
    if (node.name === "table" && isDataTable(node, $)) {
      finish();
      pieces.push({
        kind: "table",
        tag: "table",
        text: tableText(node, $),
        linked: 0,
        html: $(node).html() ?? "",
        attachments: [],
      });
      continue;
    }
    if (node.name === "a") {
      const address = absolute(node.attribs.href, base);
      const attachment = address && attachmentOf(address, plainText($(node).text()));
      if (attachment) attachments.push(attachment);
      links++;
      html += address ? `<a href="${escaped(address)}">` : "<a>";
    } else if (inline.has(node.name)) {
      open.push(node.name);
      html += `<${node.name}>`;
    } else if (isBreaking(node)) {
      finish();
      around.push(node);
    }
    const isPlain = node.name !== "a" && !inline.has(node.name) && !isBreaking(node);
    if (!isPlain) stack.push({ node, leave: true });
    for (const child of node.children.toReversed()) stack.push({ node: child });
  }
  finish();
  return pieces;
}

/** What a text becomes by the elements around it. */
function placeOf(around: readonly Element[]): { tag: string; list?: "ul" | "ol" } {
  const names = around.map(({ name }) => name).toReversed();
  const heading = names.find((name) => /^h[1-6]$/.test(name));
  if (heading) return { tag: heading === "h1" ? "h2" : heading };
  if (names.includes("li"))
    return { tag: "li", list: names.find((name) => name === "ul" || name === "ol") === "ol" ? "ol" : "ul" };
  if (names.includes("blockquote")) return { tag: "blockquote" };
  if (names.includes("pre")) return { tag: "pre" };
  return { tag: names.includes("figcaption") ? "figcaption" : "p" };
}

/** A table of values, not one that lays out a page: several rows and columns, short cells, nothing nested. */
function isDataTable(table: Element, $: Page["$"]): boolean {
  if ($(table).find("table, div, p p, img").length > 0) return false;
  const rows = $(table).find("tr");
  const cells = $(table).find("td, th");
  if (rows.length < 2 || cells.length < rows.length * 2) return false;
  const longest = Math.max(...cells.get().map((cell) => plainText($(cell).text()).length));
  return longest <= 120;
}

function tableText(table: Element, $: Page["$"]): string {
  const rows = $(table).find("tr").get();
  return rows
    .map((row) =>
      plainText(
        $(row)
          .find("td, th")
          .map((_, cell) => `${plainText($(cell).text())} `)
          .get()
          .join(""),
      ),
    )
    .filter((row) => row !== "")
    .join("\n");
}
