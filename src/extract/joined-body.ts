// The bodies of an article's pages as one. Pure.
import { load } from "cheerio/slim";
import { plainText } from "./plain-text.ts";
import type { Body } from "./reading.ts";

/** A shorter line may well be said twice, except where a page begins. */
const repeatLength = 12;
/** Pieces at a page's beginning that may repeat the end of the page before. */
const beginning = 2;

/** One body: each page without the paragraphs and pictures that an earlier one has shown. */
export function joinBodies(pages: readonly Body[]): Body {
  const html: string[] = [];
  const lines: string[] = [];
  const shown = new Set<string>();
  for (const page of pages) {
    const pieces = piecesOf(page.html);
    const isRepeated = (mark: string, at: number) =>
      mark !== "" && shown.has(mark) && (mark.length >= repeatLength || at < beginning);
    html.push(...pieces.filter(({ mark }, at) => !isRepeated(mark, at)).map((piece) => piece.html));
    const texts = page.text === "" ? [] : page.text.split("\n");
    lines.push(...texts.filter((line, at) => !isRepeated(markOf(line), at)));
    for (const { mark } of pieces) shown.add(mark);
    for (const line of texts) shown.add(markOf(line));
  }
  return { html: html.join("\n"), text: lines.join("\n") };
}

/** The elements of a body as they are written, each with what it shows: its text, or its picture where it has none. */
function piecesOf(html: string): { html: string; mark: string }[] {
  const $ = load(html, { xml: { xmlMode: false, withStartIndices: true, withEndIndices: true } });
  return $.root()
    .contents()
    .toArray()
    .flatMap((node) => {
      const own = html.slice(node.startIndex ?? 0, (node.endIndex ?? -1) + 1).trim();
      if (own === "") return [];
      const mark = markOf($(node).text());
      return [{ html: own, mark: mark === "" ? ($(node).find("img, video, audio").attr("src") ?? "") : mark }];
    });
}

function markOf(text: string): string {
  return plainText(text).replace(/\s+/g, "");
}
