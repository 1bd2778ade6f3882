// Where a text says, at its end, that it comes from: `（来源：云檐报）`, `（本文来自云檐报）`. A line of its own leaves the text.
import { isOrganisation } from "./names.ts";
import type { Piece } from "./pieces.ts";
import type { Candidate } from "./reading.ts";

/** Lines at a text's end in which it is looked for: a credit or two may follow it. */
const reach = 3;
const source =
  /[(（【[]\s{0,3}(?:(?:本文|文章|稿件|信息|内容)?(?:来源(?:于|\s{0,3}[:：])|来自|摘自|(?:转载?|选)自|原载于?)|source\s?:|quelle\s?:|fuente\s?:)\s{0,3}[:：]?\s{0,3}(?<name>[\p{L}\p{N}《“·&' -]{2,24}?[》”]?)(?<more>\s{1,3}(?:记者|通讯员|作者|编辑)[^()（）【】[\]]{0,30})?\s{0,3}[)）】\]]$/iu;

/** So anything may be said to be from somewhere: `（来自山里）`. */
const ofAnything = /^.\s{0,3}(?:来自|[摘选]自)(?!\s{0,3}[:：《])/;

/** The text without such a line, and what it or a last sentence names. */
export function withoutSource(pieces: readonly Piece[]): { pieces: readonly Piece[]; sources: Candidate<string>[] } {
  const texts = pieces.flatMap(({ kind, text }, at) => (kind === "text" && text !== "" ? [at] : []));
  for (const at of texts.slice(-reach).toReversed()) {
    const text = pieces[at]?.text ?? "";
    const match = text.slice(-60).match(source);
    const value = match?.groups?.name?.replace(/^[《“]|[》”]$/g, "").trim();
    if (!match || value === undefined || (ofAnything.test(match[0]) && !isOrganisation(value))) continue;
    const rest = match[0].length === text.length && match.groups?.more === undefined ? pieces.toSpliced(at, 1) : pieces;
    const rule = "source in brackets at the end";
    return { pieces: rest, sources: [{ value, rule, where: match[0], confidence: 0.6 }] };
  }
  return { pieces, sources: [] };
}
