// What the article is called. Knows where titles stand, and asks for witnesses: <title>, the list's link, the lines above the text.

import type { NearLine } from "./around.ts";
import { bylineAlone } from "./bylines.ts";
import { isAbout, isEnding, isFurniture } from "./furniture.ts";
import { plainText } from "./plain-text.ts";
import type { Candidate } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { selectedTexts } from "./selected.ts";
import { textOf } from "./text-of.ts";

const metaNames = ["articletitle", "og:title", "twitter:title", "dc.title", "dcterms.title"];
/** What stands between a title and the name of its site. */
const separator = /\s{0,3}(?:_|\||｜|——|--|::|(?<![A-Za-z])-|-(?![A-Za-z])|–|—|»|·|«)\s{0,3}/;
/** Where a title may be cut, if a witness agrees: there, or at a space. */
const cutting = new RegExp(String.raw`(${separator.source}|\s)`);
const titleLimit = 200;
/** Characters of a line between the meta line and the text, to be the title. */
const betweenLimit = 40;

const flat = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{P}\p{S}]+/gu, "")
    .toLowerCase();

/** Titles, the surest first. */
export function findTitle(scene: Scene): Candidate<string>[] {
  const { page, listed, titleAt } = scene;
  const witnesses = new Set([...scene.head.map(({ text }) => flat(text)), flat(listed ?? "")]);
  const confirmed = (text: string) => withoutSite(text, witnesses, flat(scene.site));
  const agreement = agreementWith(page.title, listed);
  const stated = (value: string | undefined, rule: string, confidence: number): Candidate<string>[] => {
    const title = value === undefined ? "" : confirmed(plainText(value.slice(0, titleLimit)));
    return flat(title).length < 2
      ? []
      : [{ value: title, rule, where: (value ?? "").slice(0, 120), confidence: confidence + agreement(title) }];
  };
  const isCut = listed !== undefined && /(?:…|\.{3})$/.test(listed);
  const [stem = ""] = page.title.split(separator);
  const cut = confirmed(page.title);
  const whole = witnesses.has(flat(page.title)) ? page.title : undefined;
  const line = flat(scene.head.find(({ at }) => at === titleAt)?.text ?? "");
  const part = page.title.split(separator).find((one) => line !== "" && flat(one) === line);
  const candidates = [
    ...selectedTexts(scene, "title").flatMap((text) => stated(text, "selector", 2)),
    ...stated(scene.statement?.headline, "JSON-LD headline", 0.35),
    ...metaNames.flatMap((name) => stated(page.meta.get(name)?.[0], `meta ${name}`, 0.35)),
    ...scene.marks
      .filter(({ field }) => field === "title")
      .flatMap(({ element, rule }) => stated(textOf(element, titleLimit), rule, 0.3)),
    ...scene.head.flatMap((line, at) =>
      fromLine(line, scene.head.slice(Math.max(0, at - 2), at + 3), agreement, titleAt),
    ),
    ...titleOfLines(scene, agreement),
    ...stated(part ?? whole ?? (cut === page.title ? stem : cut), "title element", titleAt === undefined ? 0 : 0.2),
    ...(isCut || flat(listed ?? "").length < 4 ? [] : stated(listed, "link text", 0.3 - ofTheList)),
  ];
  return candidates
    .map((candidate) => ({ ...candidate, confidence: Math.min(candidate.confidence, 1) }))
    .toSorted((a, b) => b.confidence - a.confidence);
}

/** What the list's word is worth; it is no witness of itself. */
const ofTheList = 0.35;

/** How far <title> and the list's link say the same as a text: from 0 to 0.65. */
function agreementWith(title: string, listed: string | undefined): (text: string) => number {
  const whole = flat(title);
  const parts = new Set(title.split(separator).map(flat));
  const fromList = flat(listed ?? "");
  const isCut = /(?:…|\.{3})$/.test(listed ?? "");
  return (text) => {
    const own = flat(text);
    if (own.length < 2) return 0;
    const isListed = fromList !== "" && (own === fromList || (isCut && own.startsWith(fromList)));
    const starts = whole === own || (whole.startsWith(own) && own.length * 3 >= whole.length / 2);
    const inTitle = starts ? 0.3 : parts.has(own) ? 0.2 : whole.includes(own) && own.length >= 6 ? 0.2 : 0;
    return (isListed ? ofTheList : 0) + inTitle;
  };
}

/** A title is cut from the name of its site only where a second witness, or the site's name itself, says where. */
function withoutSite(text: string, witnesses: ReadonlySet<string>, site: string): string {
  if (witnesses.has(flat(text))) return text;
  const parts = text.split(cutting);
  for (let end = parts.length - 2; end > 0; end -= 2) {
    const stem = parts.slice(0, end).join("").trim();
    const rest = flat(parts.slice(end + 1).join(""));
    // A second line that the page shows under the first belongs to the title.
    if (parts[end]?.includes("——") && rest !== site && witnesses.has(rest)) continue;
    const own = flat(stem);
    // At a gap more than a word must agree: a button may have the name that a title begins with.
    const isWitnessed = witnesses.has(own) && (parts[end]?.trim() !== "" || own.length * 3 >= text.length);
    if (own.length >= 2 && (isWitnessed || (site !== "" && rest === site))) return stem;
  }
  return text;
}

function fromLine(
  line: NearLine,
  around: readonly NearLine[],
  agreement: (text: string) => number,
  titleAt: number | undefined,
): Candidate<string>[] {
  const { text, heading, linked } = line;
  const isLink = linked > text.length / 2 && line.at !== titleAt;
  if (text.length < 2 || text.length > titleLimit || isLink || isCount(text)) return [];
  if (isAbout(text) || isFurniture(text) || isEnding(text) || bylineAlone(text)) return [];
  const below = around.find(({ at }) => at === line.at + 1);
  // Where <title> says nothing of the article, the title is what stands right above the line about it.
  const isAbove = titleAt === undefined && linked === 0 && below !== undefined && below.labels().length > 0;
  // Or what stands alone between that line and the text.
  const above = around.find(({ at }) => at === line.at - 1);
  const isBetween =
    titleAt === undefined &&
    linked === 0 &&
    below !== undefined &&
    below.prose > text.length &&
    text.length <= betweenLimit &&
    !/[，。；：]$/.test(text) &&
    above?.labels().some(({ isSure }) => isSure);
  const nearMeta = isAbove || isBetween ? 0.4 : around.some((other) => isAbout(other.text)) ? 0.15 : 0;
  const isTitleLine = line.at === titleAt ? 0.1 : 0;
  const headed = heading === 1 ? 0.25 : heading > 0 ? 0.15 : 0;
  const confidence = agreement(text) + headed + nearMeta + isTitleLine;
  if (confidence === 0) return [];
  const rule = heading > 0 ? `h${heading}` : "line above the text";
  return [{ value: text, rule, where: text.slice(0, 120), confidence }];
}

/** Lines that a title is broken into at most. */
const titleLines = 5;

/** The lines that <title> begins with when they are read as one; a line that is a part of it by itself is no piece of another. */
function linesThatBegin(whole: string, lines: readonly NearLine[], parts: ReadonlySet<string>): readonly NearLine[] {
  let joined = "";
  let count = 0;
  for (const { text, linked, at } of lines) {
    const own = flat(text);
    const isNext = at === (lines[0]?.at ?? at) + count && linked === 0 && own !== "" && !parts.has(own);
    if (!isNext || !whole.startsWith(joined + own)) break;
    joined += own;
    count++;
  }
  return lines.slice(0, count);
}

/** Lines as <title> writes them, with the gaps that it has between them. */
function asWritten(title: string, lines: readonly NearLine[]): string | undefined {
  const wanted = flat(lines.map(({ text }) => text).join(""));
  for (let end = wanted.length; end <= Math.min(title.length, titleLimit); end++) {
    const begin = title.slice(0, end);
    if (flat(begin) === wanted) return begin;
  }
  return undefined;
}

/** `日志:279` counts something. */
const isCount = (text: string) => /^[^:：]{1,8}[:：]\s{0,3}\d{1,9}$/.test(text);

/** A heading that is broken into lines, or a title and its second line, are one title where <title> or the list says so. */
function titleOfLines({ head, page }: Scene, agreement: (text: string) => number): Candidate<string>[] {
  const whole = flat(page.title);
  // Behind a long dash stands a second line as often as the name of the site.
  const parts = new Set(page.title.replaceAll("——", "").split(separator).map(flat));
  const headings = Map.groupBy(
    head.filter(({ heading, text }) => heading > 0 && !isAbout(text)),
    ({ block }) => block,
  );
  const runs = head.map((_, at) => linesThatBegin(whole, head.slice(at, at + titleLines), parts));
  return [...headings.values(), ...runs].flatMap((lines) => {
    if (lines.length < 2) return [];
    const value = asWritten(page.title, lines) ?? lines.map(({ text }) => text).join(" ");
    const agrees = value.length <= titleLimit ? agreement(value) : 0;
    const rule = `title of ${lines.length} lines`;
    return agrees < 0.3 ? [] : [{ value, rule, where: value.slice(0, 120), confidence: agrees + 0.45 }];
  });
}
