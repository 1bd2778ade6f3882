// What the article is called. Knows where titles stand, and asks for witnesses: <title>, the list's link, the lines above the text.

import type { NearLine } from "./around.ts";
import { isAbout, isEnding, isFurniture } from "./furniture.ts";
import { labelledIn } from "./labels.ts";
import { plainText } from "./plain-text.ts";
import type { Candidate } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { selectedTexts } from "./selected.ts";
import { textOf } from "./text-of.ts";

const metaNames = ["articletitle", "og:title", "twitter:title", "dc.title", "dcterms.title"];
/** What stands between a title and the name of its site. */
const separator = /\s{0,3}(?:_|\||｜|——|--|::|-|–|—|»|·|«)\s{0,3}/;
/** Where a title may be cut, if a witness agrees: there, or at a space. */
const cutting = new RegExp(String.raw`(${separator.source}|\s)`);
const titleLimit = 200;

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
    ...headingOfLines(scene.head, agreement),
    ...stated(part ?? (cut === page.title ? stem : cut), "title element", titleAt === undefined ? 0 : 0.2),
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
    if (flat(stem).length >= 2 && (witnesses.has(flat(stem)) || (site !== "" && rest === site))) return stem;
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
  if (text.length < 2 || text.length > titleLimit || linked > text.length / 2) return [];
  if (isAbout(text) || isFurniture(text) || isEnding(text)) return [];
  const below = around.find(({ at }) => at === line.at + 1);
  // Where <title> says nothing of the article, the title is what stands right above the line about it.
  const isAbove = titleAt === undefined && linked === 0 && below !== undefined && labelledIn(below.spaced).length > 0;
  const nearMeta = isAbove ? 0.4 : around.some((other) => isAbout(other.text)) ? 0.15 : 0;
  const isTitleLine = line.at === titleAt ? 0.1 : 0;
  const headed = heading === 1 ? 0.25 : heading > 0 ? 0.15 : 0;
  const confidence = agreement(text) + headed + nearMeta + isTitleLine;
  if (confidence === 0) return [];
  const rule = heading > 0 ? `h${heading}` : "line above the text";
  return [{ value: text, rule, where: text.slice(0, 120), confidence }];
}

/** A heading that is broken into lines is one title, where <title> or the list says so. */
function headingOfLines(head: readonly NearLine[], agreement: (text: string) => number): Candidate<string>[] {
  const blocks = Map.groupBy(
    head.filter(({ heading, text }) => heading > 0 && !isAbout(text)),
    ({ block }) => block,
  );
  return [...blocks.values()].flatMap((lines) => {
    const value = lines.map(({ text }) => text).join(" ");
    const agrees = lines.length > 1 && value.length <= titleLimit ? agreement(value) : 0;
    const rule = `h${lines[0]?.heading} of ${lines.length} lines`;
    return agrees < 0.3 ? [] : [{ value, rule, where: value.slice(0, 120), confidence: agrees + 0.45 }];
  });
}
