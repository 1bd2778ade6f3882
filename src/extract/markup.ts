// Pieces as semantic HTML: lists and quotations closed around their items, captions with their pictures. Not sanitised yet.
import type { Piece } from "./pieces.ts";

/** The HTML of some pieces, in order. */
export function htmlOf(pieces: readonly Piece[]): string {
  let html = "";
  let within: Piece["within"];
  for (const [at, piece] of pieces.entries()) {
    if (piece.within?.element !== within?.element) {
      if (within) html += `</${within.tag}>\n`;
      within = piece.within;
      if (within) html += `<${within.tag}>`;
    }
    const isCaption = piece.tag === "figcaption" && pieces[at - 1]?.kind === "media";
    const next = pieces[at + 1];
    const caption = piece.kind === "media" && next?.tag === "figcaption" ? `<figcaption>${next.html}</figcaption>` : "";
    if (isCaption) continue;
    const tag = piece.tag === "figcaption" ? "p" : piece.tag;
    html += `<${tag}>${piece.html.trim()}${caption}</${tag}>\n`;
  }
  return within ? `${html}</${within.tag}>` : html;
}
