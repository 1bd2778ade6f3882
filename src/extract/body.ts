// The body of an article: the pieces of its region without the page's furniture, the title, the meta line and the byline.
import type { Attachment } from "../article.ts";
import { type Byline, bylineAtEnd } from "./authors.ts";
import { clean } from "./clean.ts";
import { isAbout, isEnding, isFurniture } from "./furniture.ts";
import type { Piece } from "./pieces.ts";
import type { Body } from "./reading.ts";

export interface FoundBody extends Body {
  byline?: Byline;
  image?: string;
  attachments: Attachment[];
}

/** Lines at a body's end in which a byline is looked for: a credit or two may follow it. */
const bylineReach = 3;

/** Makes the body of `pieces`. `title` is what the article is called: its own line is no part of the text. */
export function bodyOf(pieces: readonly Piece[], title: string): FoundBody {
  const kept = withoutFurniture(pieces, title);
  const { pieces: rest, byline } = withoutByline(kept);
  const image = rest.find(({ picture }) => picture !== undefined)?.picture;
  return {
    html: clean(htmlOf(rest)),
    text: rest.flatMap(({ text }) => (text === "" ? [] : [text])).join("\n"),
    attachments: rest.flatMap(({ attachments }) => attachments),
    ...(byline ? { byline } : {}),
    ...(image === undefined ? {} : { image }),
  };
}

/** How a title and a line that repeats it are compared. */
const flat = (text: string) => text.normalize("NFKC").replace(/[\s\p{P}]+/gu, "");

function withoutFurniture(pieces: readonly Piece[], title: string): Piece[] {
  const wanted = flat(title);
  const isTitle = ({ text }: Piece) => wanted !== "" && text.length <= title.length + 20 && flat(text) === wanted;
  const start = pieces.findIndex(isTitle) + 1;
  const rest = pieces.slice(start);
  const told = lastProse(rest);
  const ended = rest.findIndex(
    (piece, at) => piece.kind === "text" && (isEnding(piece.text) || (told >= 0 && at > told && isTold(piece))),
  );
  return (ended < 0 ? rest : rest.slice(0, ended)).filter((piece) => {
    if (piece.kind !== "text") return true;
    const isLinks =
      piece.linked > piece.text.length * 0.8 &&
      piece.attachments.length === 0 &&
      piece.tag !== "li" &&
      piece.text.length < 60;
    return !(isTitle(piece) || isFurniture(piece.text) || isAbout(piece.text) || isLinks);
  });
}

/** A line that tells about the article or the page: after the last sentence, the page goes on with its own matters. */
const isTold = ({ text }: Piece) => isAbout(text) || isFurniture(text);

function lastProse(pieces: readonly Piece[]): number {
  return pieces.findLastIndex(
    ({ text, linked }) =>
      linked < text.length / 2 && (text.length > 80 || (text.length > 12 && /[。！？!?.;；”"]$/.test(text))),
  );
}

function withoutByline(pieces: readonly Piece[]): { pieces: Piece[]; byline?: Byline } {
  const texts = pieces.flatMap(({ kind, text }, at) => (kind === "text" && text !== "" ? [at] : []));
  for (const at of texts.slice(-bylineReach).toReversed()) {
    const piece = pieces[at];
    const byline = piece && bylineAtEnd(piece.text);
    if (!piece || !byline) continue;
    const text = piece.text.slice(0, -byline.text.length).trim();
    const end = piece.html.lastIndexOf(byline.text.slice(0, 1));
    const shortened = { ...piece, text, html: piece.html.slice(0, end) };
    const before = pieces.slice(0, at);
    return {
      pieces: text === "" ? [...before, ...pieces.slice(at + 1)] : [...before, shortened, ...pieces.slice(at + 1)],
      byline,
    };
  }
  return { pieces: [...pieces] };
}

function htmlOf(pieces: readonly Piece[]): string {
  let html = "";
  let list: "ul" | "ol" | undefined;
  for (const piece of pieces) {
    if (list && piece.list !== list) html += `</${list}>`;
    if (piece.list && piece.list !== list) html += `<${piece.list}>`;
    list = piece.list;
    html += `<${piece.tag}>${piece.html.trim()}</${piece.tag}>\n`;
  }
  return list ? `${html}</${list}>` : html;
}
