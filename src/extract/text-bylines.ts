// The bylines within a text, at its beginning and its end: they leave it.
import { type Byline, bylineAlone, bylineAtEnd, bylineBehind, bylineInDateline } from "./bylines.ts";
import type { Piece } from "./pieces.ts";
import type { Candidate } from "./reading.ts";

/** Lines at a body's end in which a byline is looked for: a credit or two may follow it. */
const bylineReach = 3;
/** Lines at its beginning: below a lead, or a picture and its caption. */
const openingReach = 4;

/** What is taken as byline leaves the text; the reporter whom a dateline names stays in it. */
export function withoutBylines(pieces: readonly Piece[]): { pieces: Piece[]; bylines: Candidate<string[]>[] } {
  const texts = pieces.flatMap(({ kind, text }, at) => (kind === "text" && text !== "" ? [at] : []));
  const bylines: Candidate<string[]>[] = [];
  const took = (byline: Byline, confidence: number) =>
    bylines.push({ value: byline.names, rule: byline.rule, where: byline.text.slice(0, 120), confidence });
  let rest = [...pieces];
  for (const [order, at] of [...texts.entries()].slice(-bylineReach).toReversed()) {
    const piece = pieces[at];
    const alone = piece && bylineAlone(piece.text);
    const byline =
      alone ?? (piece && (bylineAtEnd(piece.text, pieces[texts[order - 1] ?? at]?.text) ?? bylineBehind(piece.text)));
    if (!piece || !byline) continue;
    took(byline, 0.8);
    const text = alone ? "" : piece.text.slice(0, -byline.text.length).trim();
    const end = beginOf(byline, piece.html);
    const shortened = text === "" ? [] : [{ ...piece, text, html: piece.html.slice(0, end) }];
    rest = [...rest.slice(0, at), ...shortened, ...rest.slice(at + 1)];
    break;
  }
  const opening = texts
    .slice(0, openingReach)
    .find((at) => texts.length > 1 && bylineAlone(pieces[at]?.text ?? "") !== undefined);
  const alone = opening === undefined ? undefined : bylineAlone(pieces[opening]?.text ?? "");
  if (alone && opening !== undefined && rest[opening] === pieces[opening]) {
    took(alone, 0.8);
    rest = rest.toSpliced(opening, 1);
  }
  for (const at of texts.slice(0, 3)) {
    const dateline = bylineInDateline(pieces[at]?.text ?? "");
    if (dateline) took(dateline, 0.6);
  }
  return { pieces: rest, bylines };
}

/** Where a byline begins in the HTML that ends with it: its words are looked for from the last on, markup and spaces may stand between. */
function beginOf({ text }: Byline, html: string): number {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return words.reduceRight((end, word) => {
    const at = html.lastIndexOf(word, end - word.length);
    return at < 0 ? html.lastIndexOf(word.slice(0, 1), end - 1) : at;
  }, html.length);
}
