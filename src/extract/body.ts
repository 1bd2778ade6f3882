// The body of an article: the pieces of its region without the page's furniture, the title, the meta line and the byline.
import type { Element } from "domhandler";
import type { Attachment } from "../article.ts";
import { bylineAtEnd } from "./bylines.ts";
import { clean } from "./clean.ts";
import { flat } from "./flat.ts";
import {
  isAbout,
  isComments,
  isCredit,
  isEnding,
  isFurniture,
  isOfEvent,
  isOfRights,
  isOtherArticles,
  states,
  tellsWhen,
} from "./furniture.ts";
import { htmlOf } from "./markup.ts";
import type { Piece } from "./pieces.ts";
import { listOf } from "./place.ts";
import type { Body, Candidate } from "./reading.ts";
import { withoutSummary } from "./summary.ts";
import { withoutButtons } from "./text-buttons.ts";
import { withoutBylines } from "./text-bylines.ts";
import { withoutSource } from "./text-sources.ts";
import { withoutCategory } from "./title-agreement.ts";
import { isWhenAlone, tellsDay, writtenDay } from "./when.ts";

export interface FoundBody extends Body {
  bylines: Candidate<string[]>[];
  /** Where it says that it is from. */
  sources: Candidate<string>[];
  /** The first picture of the text, and of its tables: there it may as well be a sign. */
  pictures: Candidate<string>[];
  attachments: Attachment[];
}

/**
 * Makes the body of `pieces`. `title` is what the article is called: its own line is no part of the text, nor are those at its
 * beginning in which something was `told` of it.
 */
export function bodyOf(pieces: readonly Piece[], title: string, told: readonly Candidate<unknown>[]): FoundBody {
  const lines = linesAbout(told);
  const { pieces: kept, sources } = withoutSource(
    withoutButtons(withoutSummary(withoutFurniture(pieces, title, lines))),
  );
  const { pieces: rest, bylines } = withoutBylines(kept);
  return {
    html: clean(htmlOf(rest)),
    text: rest.flatMap(({ text }) => (text === "" ? [] : [text])).join("\n"),
    attachments: distinct(rest.flatMap(({ attachments }) => attachments)),
    bylines,
    sources,
    pictures: [...firstPicture(rest, "media", 0.7), ...firstPicture(rest, "table", 0.5)],
  };
}

function firstPicture(pieces: readonly Piece[], kind: Piece["kind"], confidence: number): Candidate<string>[] {
  const value = pieces.find((piece) => piece.kind === kind && piece.picture !== undefined)?.picture;
  const rule = kind === "table" ? "first picture of a table" : "first picture";
  return value === undefined ? [] : [{ value, rule, where: value.slice(0, 120), confidence }];
}

/** Each file once. */
export function distinct(attachments: readonly Attachment[]): Attachment[] {
  return [...new Map(attachments.map((attachment) => [attachment.url, attachment])).values()];
}

/** Pieces at a text's beginning, and characters, that such a line has at most. */
const sentence = /[。！？]|[.!?]["”’]?$/;
/** What a text has from its first sentence on. */
const begins = (text: string) =>
  /[。！？，]/.test(text) || (/[\p{L}\d]{2}[.!?]["”’»]?$/u.test(text) && !(writtenDay.test(text) && isWhenAlone(text)));
const headPieces = 6;
const aboutLength = 120;
/** When a copy was made: `(2020-09-04 10:05:33)`. */
const stamp = /^[(（](?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}\s{1,3}\d{1,2}:\d{2}(?::\d{2})?[)）]$/;
/** A line of dashes may say what it is. */
const rule = /分[割隔]线/;
/** Lines that a title is broken into at most. */
const titleLines = 5;
/** A line of so many characters over links is their heading. */
const headingLength = 16;
/** What goes on below has so many characters in sentences. */
const sentenceLength = 40;

const ends = (text: string) => isEnding(text) || isOfRights(text);

/** Over a text's last sentence it tells who holds an event; below it, who runs the site. */
const hosts = /^(?:主办|承办|主管)单位\s?[:：]/;

function withoutFurniture(
  pieces: readonly Piece[],
  title: string,
  aboutLines: ReadonlyMap<string, LineAbout>,
): Piece[] {
  const wanted = flat(title);
  const isTitle = ({ text }: Piece) =>
    wanted !== "" && text.length <= title.length + 20 && flat(withoutCategory(text, title)) === wanted;
  const titles = new Set(pieces.filter(isTitle));
  const found = pieces.findIndex((piece) => titles.has(piece)) + 1 || titleInLines(pieces, wanted);
  const rest = ownLength(pieces.slice(found)) >= ownLength(pieces.slice(0, found)) ? pieces.slice(found) : pieces;
  const isStated = (at: number) => states(rest[at]?.text ?? "") && at < lastProse(rest);
  const isEnd = ({ text }: Piece, at: number) => ends(text) && !isStated(at);
  const ending = rest.findIndex((piece, at) => piece.kind === "text" && isEnd(piece, at) && !goesOn(rest, at));
  const before = ending < 0 ? rest : rest.slice(0, ending);
  const told = lastProse(before);
  const begun = rest.findIndex(({ text, linked }) => linked < text.length / 2 && begins(text));
  const isEvent = (at: number) =>
    (begun >= 0 && at > begun && at < told && tellsWhen(rest[at]?.text ?? "")) ||
    isOfEvent(
      rest[at]?.text ?? "",
      [-2, -1, 1, 2].map((steps) => rest[at + steps]?.text),
    );
  const ended = before.findIndex(
    (piece, at) => piece.kind === "text" && told >= 0 && at > told && isTold(piece) && !isEvent(at),
  );
  const linkLists = listsOfLinks(rest);
  return (ended < 0 ? before : before.slice(0, ended)).filter((piece, at) => {
    if (piece.kind !== "text") return true;
    const list = listOf(piece);
    if (list && linkLists.has(list)) return false;
    if (isEvent(at)) return true;
    const isLinks = isLink(piece) && !list && piece.text.length < 60;
    const next = rest[at + 1];
    const isHeading = piece.text.length <= headingLength && !/\d/.test(piece.text);
    const isOverLinks =
      at > told && isHeading && next !== undefined && isLink(next) && bylineAtEnd(piece.text) === undefined;
    const isStray = /^[\d\s+|/·-]{1,10}$/.test(piece.text)
      ? at === 0 || at > told
      : !/[\p{L}\p{N}]/u.test(piece.text.replace(rule, "")) || stamp.test(piece.text);
    if (at < begun && piece.attachments.length === 0 && isMeta(piece.text)) return false;
    if (at < headPieces && piece.text.length <= aboutLength && (!sentence.test(piece.text) || tellsDay(piece.text))) {
      const line = aboutLines.get(flat(piece.text.slice(0, 120)));
      if (line === "labels" || (line === "date" && piece.tag === "p")) return false;
    }
    // Within a text such words are its own: `作者：雨果`, of a book.
    const isWithin = () => at >= headPieces && at < told && !tellsDay(piece.text);
    const isHost = at < told && hosts.test(piece.text);
    const isOwn = (isFurniture(piece.text) && !isHost) || isEnd(piece, at) || (isAbout(piece.text) && !isWithin());
    return !(titles.has(piece) || isOwn || isLinks || isStray || isOverLinks);
  });
}

/** What a line tells: by labels, or nothing but when, as a heading of a text may. */
type LineAbout = "labels" | "date";

/** The lines that something was told in. */
function linesAbout(told: readonly Candidate<unknown>[]): ReadonlyMap<string, LineAbout> {
  const by = (kind: LineAbout, isKind: (one: Candidate<unknown>) => boolean) =>
    told.filter(isKind).map(({ where }) => [flat(where), kind] as const);
  return new Map([
    ...by("date", ({ rule, where }) => rule === "date in a short line" && isWhenAlone(where)),
    ...by("labels", ({ rule }) => /label|meta line/.test(rule)),
  ]);
}

/** A title that the text repeats in several lines; how many there are. */
function titleInLines(pieces: readonly Piece[], wanted: string): number {
  let lines = "";
  for (const [at, { text }] of pieces.slice(0, titleLines).entries()) {
    lines += flat(text);
    if (lines === wanted) return at + 1;
    if (!wanted.startsWith(lines)) return 0;
  }
  return 0;
}

/** What usually ends an article may stand within it, with more of the article below: what is below it has sentences of its own. */
function goesOn(pieces: readonly Piece[], at: number): boolean {
  const sentences = pieces.map(({ text, linked }) =>
    linked < text.length / 4 && /[。！？.!?”]$/.test(text) ? text.length : 0,
  );
  const sum = (lengths: readonly number[]) => lengths.reduce((total, length) => total + length, 0);
  const { text = "", linked = 0 } = pieces[at] ?? {};
  // Readers may well have more to say than the article.
  if (isComments(text) && linked < text.length / 2 && sum(sentences.slice(0, at)) > 0) return false;
  const share = isOtherArticles(text) ? 0.5 : 2;
  return sum(sentences.slice(at + 1)) > Math.max(sentenceLength, share * sum(sentences.slice(0, at)));
}

/** Characters outside links. */
function ownLength(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text, linked }) => sum + Math.max(0, text.length - linked), 0);
}

const isLink = ({ text, linked, attachments }: Piece) => linked > text.length * 0.8 && attachments.length === 0;

/** A line before the first sentence that tells when, or how often, and nothing else that a sentence would. */
const isMeta = (text: string) => text.length <= 80 && /(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}|\d{1,2}:\d{2}/.test(text);

/** Lists in which every item is a link lead to other pages. */
function listsOfLinks(pieces: readonly Piece[]): ReadonlySet<Element | undefined> {
  const texts = pieces.filter(({ kind }) => kind === "text");
  const lists = Map.groupBy(texts, listOf);
  return new Set(
    [...lists].flatMap(([list, items]) => (list && items.length > 1 && items.every(isLink) ? [list] : [])),
  );
}

/** A line that tells about the article or the page: after the last sentence, the page goes on with its own matters. */
const isTold = ({ text }: Piece) => isAbout(text) || isFurniture(text) || isCredit(text);

function lastProse(pieces: readonly Piece[]): number {
  return pieces.findLastIndex(
    ({ text, linked }) =>
      linked < text.length / 2 &&
      !isFurniture(text) &&
      (text.length > 80 || (text.length > 12 && /[。！？!?.;；”"）)]$/.test(text) && !isCredit(text))),
  );
}
