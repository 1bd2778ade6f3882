// A button that a page puts at the end of a paragraph: `返回首页，查看更多` behind the last sentence, or behind the byline.
import { isFurniture } from "./furniture.ts";
import type { Piece } from "./pieces.ts";

/** Paragraphs at a text's end that are looked at. */
const reach = 3;
/** One word in Latin letters may as well end the sentence: `Follow us on Twitter`. */
const phrase = /\p{Script=Han}{4}/u;
const link = /^<a(?: [^<>]{0,2100})?>(?:<\w{1,10}>){0,5}(?<label>[^<>]{1,40})(?<closing>(?:<\/\w{1,10}>){1,9})\s{0,9}$/;

/** The pieces without such buttons. */
export function withoutButtons(pieces: readonly Piece[]): readonly Piece[] {
  const from = pieces.findLastIndex((_, at) => pieces.slice(at).filter(({ kind }) => kind === "text").length >= reach);
  return pieces.map((piece, at) => (at < from || piece.kind !== "text" ? piece : withoutButton(piece)));
}

function withoutButton(piece: Piece): Piece {
  const { text, html, linked } = piece;
  if (linked === 0) return piece;
  const begin = html.lastIndexOf("<a");
  const { label = "", closing = "" } = html.slice(begin).match(link)?.groups ?? {};
  const own = label.trim();
  if (own === "" || own.length === text.length || !text.endsWith(own) || !phrase.test(own) || !isFurniture(own))
    return piece;
  return {
    ...piece,
    text: text.slice(0, -own.length).trim(),
    linked: Math.max(0, linked - own.length),
    html: (html.slice(0, begin) + closing.replace("</a>", "")).trim(),
  };
}
