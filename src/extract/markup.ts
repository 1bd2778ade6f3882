// Pieces as semantic HTML: lists and quotations around what is in them, captions with their pictures. Not sanitised yet.
import type { Element } from "domhandler";
import type { Piece } from "./pieces.ts";
import { isList } from "./place.ts";

/** The HTML of some pieces, in order. */
export function htmlOf(pieces: readonly Piece[]): string {
  let html = "";
  let open: readonly Element[] = [];
  const close = (depth: number) => {
    for (const { name } of open.slice(depth).toReversed()) html += `</${name}>\n`;
    open = open.slice(0, depth);
  };
  for (const [at, piece] of pieces.entries()) {
    const isCaption = piece.tag === "figcaption" && pieces[at - 1]?.kind === "media";
    if (isCaption) continue;
    const within = piece.kind === "text" ? piece.within : openPart(piece.within, open);
    close(sharedDepth(within, open));
    const opened = within.slice(open.length);
    html += opened.map(beginning).join("");
    open = within;
    const next = pieces[at + 1];
    const caption = piece.kind === "media" && next?.tag === "figcaption" ? `<figcaption>${next.html}</figcaption>` : "";
    const tag = piece.tag === "figcaption" ? "p" : piece.tag;
    const inner = `${piece.html.trim()}${caption}`;
    html += tag === "p" && opened.at(-1)?.name === "li" ? inner : `<${tag}>${inner}</${tag}>\n`;
  }
  const isClosed = open.length === 0;
  close(0);
  return isClosed ? html : html.trimEnd();
}

/** A picture or a table stays in the item and the quotation that are begun, and begins none. */
function openPart(within: readonly Element[], open: readonly Element[]): readonly Element[] {
  const depth = sharedDepth(within, open);
  return within.slice(0, isList(within[depth - 1]) ? depth - 1 : depth);
}

function sharedDepth(within: readonly Element[], open: readonly Element[]): number {
  const differs = within.findIndex((element, depth) => element !== open[depth]);
  return differs < 0 ? within.length : differs;
}

function beginning({ name, attribs: { start = "" } }: Element): string {
  return name === "ol" && /^\d{1,6}$/.test(start) ? `<ol start="${start}">` : `<${name}>`;
}
