// What sums a text up above it: 摘要, 导读. Dropped where the text says it again; a lead belongs. Knows pieces, knows no page.
import { flat } from "./flat.ts";
import type { Piece } from "./pieces.ts";

/** Pieces at a text's beginning in which it is looked for. */
const reach = 3;
/** Some call it one; before or beside it. */
const called =
  /^[【[〔(（]?\s?(?:(?:内容|文章|新闻|本文)?(?:摘\s{0,4}要|导\s{0,4}读|提\s{0,4}要|提示|简介)|核心提示|导语|abstract|summary)\s?(?:[】\]〕)）]\s?[:：]?|[:：]|$)\s{0,3}/iu;
/** What nothing calls a summary is one where the text begins with it, word for word: a shorter line may be anything. */
const shortest = 12;
const shortestUncalled = 20;
const longest = 400;
/** Of what is called a summary so much is said again: a clause of it may be cut or changed. */
const mostOf = 0.8;

/** The pieces without a summary that those below it repeat. */
export function withoutSummary(pieces: readonly Piece[]): readonly Piece[] {
  const texts = pieces.flatMap(({ kind, tag, text }, at) =>
    kind === "text" && tag !== "figcaption" && text !== "" ? [at] : [],
  );
  const textAt = (place: number | undefined) => (place === undefined ? "" : (pieces[place]?.text ?? ""));
  for (const [order, at] of texts.slice(0, reach).entries()) {
    const isCalled = called.test(textAt(at));
    if (!isCalled && order > 0) continue;
    const own = textAt(at).replace(called, "");
    // Its name may stand above it.
    const summaryAt = own === "" ? texts[order + 1] : at;
    const summary = own === "" ? textAt(summaryAt) : own;
    if (summaryAt === undefined || summary.length < shortest || summary.length > longest) continue;
    const below = texts.filter((place) => place > summaryAt).map(textAt);
    const isRepeated = isCalled ? repeats(flat(below.join("")), summary) : isBegunWith(below[0] ?? "", summary);
    if (isRepeated) return pieces.filter((_, place) => place !== at && place !== summaryAt);
  }
  return pieces;
}

/** A text with a sentence; the lines of a poem may repeat each other. */
const sentence = /[。！？]|[.!?](?:\s|["”’»]?$)/;
const firstWord = /[\p{L}\p{N}]{1,2}/u;

function isBegunWith(text: string, summary: string): boolean {
  if (text.match(firstWord)?.[0] !== summary.match(firstWord)?.[0]) return false;
  const wanted = flat(summary);
  if (!sentence.test(text) && flat(text) !== wanted) return false;
  const isLong = wanted.length >= (/\p{Script=Han}/u.test(wanted) ? shortestUncalled : shortestUncalled * 3);
  return isLong && flat(text.slice(0, summary.length * 2)).startsWith(wanted);
}

/** Whether a text has most of what the clauses of a summary say. */
function repeats(said: string, summary: string): boolean {
  const clauses = summary.split(/[\p{P}\s]+/u).map(flat);
  const length = clauses.join("").length;
  const again = clauses.reduce((sum, clause) => sum + (said.includes(clause) ? clause.length : 0), 0);
  return length > 0 && again >= length * mostOf;
}
