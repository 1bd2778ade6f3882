// What the article is called. Knows where titles stand, and cuts them from the site's name where a witness says where; who agrees with whom is
// for the one who chooses.

import { type AnyNode, isTag } from "domhandler";
import type { NearLine } from "./around.ts";
import { bylineAlone } from "./bylines.ts";
import { isCount } from "./counts.ts";
import { isAbout, isEnding, isFurniture } from "./furniture.ts";
import { isOrganisation } from "./names.ts";
import { plainText } from "./plain-text.ts";
import type { Scene } from "./scene.ts";
import { selectedTexts } from "./selected.ts";
import { textOf } from "./text-of.ts";
import { ellipsis, flatTitle, ofTheList, separator, type TitleCandidate, withoutCategory } from "./title-agreement.ts";
import { titleOfLines } from "./title-lines.ts";
import { isWhenAlone, tellsDay } from "./when.ts";

const metaNames = ["articletitle", "og:title", "twitter:title", "dc.title", "dcterms.title"];
/** Where a title may be cut, if a witness agrees: there, or at a space. */
const cutting = new RegExp(String.raw`(${separator.source}|\s)`);
const titleLimit = 200;
/** Places, from the end, where a site's name may begin. */
const cutLimit = 40;
/** Characters of a line between the meta line and the text, to be the title. */
const betweenLimit = 40;
/** What <title> says agrees with itself: where it is the site's name, that counts for nothing. */
const ofItself = 0.25;
/** Characters of a site's name. */
const siteLength = 10;
/** A shorter heading over another is a column's name. */
const columnLength = 5;
/** What a template writes behind a title. */
const tagged = /^(?<title>.{6,}?)\s?(?:原创|独家|首发|置顶|转载|推荐)$/u;
/** A second line under a title. */
const secondLine = /^[—–]/;

/** Titles, each by itself. */
export function findTitle(scene: Scene): TitleCandidate[] {
  const { page, listed, titleAt } = scene;
  const witnesses = new Set([...scene.head.map(({ text }) => flatTitle(text)), flatTitle(listed ?? "")]);
  const site = isSiteOf(scene) ? flatTitle(scene.site) : "";
  const confirmed = (text: string) => withoutSite(text, witnesses, site);
  const stated = (value: string | undefined, rule: string, confidence: number): TitleCandidate[] => {
    const title = value === undefined ? "" : confirmed(plainText(value.slice(0, titleLimit)));
    return flatTitle(title).length < 2
      ? []
      : [{ value: title, rule, where: (value ?? "").slice(0, 120), confidence, needs: 0 }];
  };
  // What <title> says in a word, and no line of the page, is the name of the site wherever it is said.
  const isOfSite = (text = "") => titleAt === undefined && text.length <= siteLength && text === page.title;
  const about = new Set(scene.head.filter(({ text }) => isAbout(text)));
  const isCut = listed !== undefined && ellipsis.test(listed);
  const cut = confirmed(page.title);
  const whole = witnesses.has(flatTitle(page.title)) ? page.title : undefined;
  const line = flatTitle(scene.head.find(({ at }) => at === titleAt)?.text ?? "");
  const part = page.title.split(separator).find((one) => line !== "" && flatTitle(one) === line);
  return [
    ...selectedTexts(scene, "title").flatMap((text) => stated(text, "selector", 2)),
    ...stated(scene.statement?.headline, "JSON-LD headline", 0.35),
    ...metaNames.flatMap((name) => {
      const text = page.meta.get(name)?.[0];
      return stated(text, `meta ${name}`, isOfSite(text) ? 0 : 0.35);
    }),
    ...scene.marks
      .filter(({ field }) => field === "title")
      .flatMap(({ element, rule }) => stated(textOf(element, titleLimit), rule, 0.3)),
    ...scene.head.flatMap((line, at) =>
      fromLine(line, scene.head.slice(Math.max(0, at - 2), at + 3), about, titleAt, page.title),
    ),
    ...titleOfLines(scene),
    ...stated(
      part ?? whole ?? cut,
      "title element",
      titleAt !== undefined ? 0.2 : isOfSite(page.title) ? -ofItself : 0,
    ),
    ...(isCut || flatTitle(listed ?? "").length < 4 ? [] : stated(listed, "link text", 0.3 - ofTheList)),
  ];
}

/** Whether what may be the site's name is one by more than its place in <title>: it is called as one, or the page says it elsewhere. */
function isSiteOf({ site, page: { lines, meta } }: Scene): boolean {
  return isOrganisation(site) || meta.has("og:site_name") || lines.some(({ text }) => text.includes(site));
}

/** A title is cut from the name of its site only where a second witness, or the site's name itself, says where. */
function withoutSite(text: string, witnesses: ReadonlySet<string>, site: string): string {
  if (witnesses.has(flatTitle(text))) return text;
  const parts = text.split(cutting);
  let ofSite: string | undefined;
  for (let end = parts.length - 2; end > Math.max(0, parts.length - 2 * cutLimit); end -= 2) {
    const stem = parts.slice(0, end).join("").trim();
    const rest = flatTitle(parts.slice(end + 1).join(""));
    // A second line that the page shows under the first belongs to the title.
    if (parts[end]?.includes("——") && rest !== site && witnesses.has(rest)) continue;
    const own = flatTitle(stem);
    // At a gap more than a word must agree: a button may have the name that a title begins with.
    const isWitnessed = witnesses.has(own) && (parts[end]?.trim() !== "" || own.length * 3 >= text.length);
    if (own.length >= 2 && isWitnessed) return stem;
    if (own.length >= 2 && site !== "" && rest === site) ofSite ??= stem;
  }
  return ofSite ?? text;
}

/** What is set smaller in a heading stands apart from it. */
const isSmall = (node: AnyNode) => isTag(node) && node.name === "small";

/** A heading without what is set smaller behind it. */
function withoutSmall({ heading, block }: NearLine, text: string): string {
  const small = heading > 0 ? block.children.find(isSmall) : undefined;
  const behind = small && isTag(small) ? plainText(textOf(small, titleLimit)) : "";
  return behind !== "" && text.endsWith(behind) ? text.slice(0, -behind.length).trim() : text;
}

function fromLine(
  line: NearLine,
  around: readonly NearLine[],
  about: ReadonlySet<NearLine>,
  titleAt: number | undefined,
  title: string,
): TitleCandidate[] {
  const { heading, linked } = line;
  const text = heading > 0 && line.block.children.some(isSmall) ? line.spaced : line.text;
  const isLink = linked > text.length / 2 && line.at !== titleAt;
  if (text.length < 2 || text.length > titleLimit || isLink || isCount(text) || secondLine.test(text)) return [];
  if (line.at !== titleAt && isWhenAlone(text) && (heading === 0 || tellsDay(text))) return [];
  if (about.has(line) || isFurniture(text) || isEnding(text) || bylineAlone(text)) return [];
  const [above, below, second] = [-1, 1, 2].map((steps) => around.find(({ at }) => at === line.at + steps));
  const isPlain = titleAt === undefined && linked === 0 && below !== undefined;
  // Where <title> says nothing of the article, the title is what stands right above the line about it, or over a second line there.
  const isSecond =
    below !== undefined &&
    (secondLine.test(below.text) || (heading > 0 && below.heading > heading && text.length > columnLength));
  // Under a heading that says more stands who publishes.
  const isUnder = around.some(
    (other) => other.at < line.at && heading === 0 && other.heading > 0 && other.text.length > text.length,
  );
  const isAbove = isPlain && !isUnder && (isSecond ? second : below)?.labels().length;
  // Or what stands alone between that line and the text.
  const isBetween =
    isPlain &&
    below.prose > text.length &&
    text.length <= betweenLimit &&
    !/[，。；：]$/.test(text) &&
    above?.labels().some(({ isSure }) => isSure);
  // A sentence is the text's beginning.
  const besideMeta = text.endsWith("。") ? 0.01 : 0.15;
  const nearMeta = isAbove || isBetween ? 0.4 : around.some((other) => about.has(other)) ? besideMeta : 0;
  const isTitleLine = line.at === titleAt ? 0.1 : 0;
  const headed = heading === 1 ? 0.25 : heading > 0 ? 0.15 : 0;
  const confidence = headed + nearMeta + isTitleLine;
  const rule = heading > 0 ? `h${heading}` : "line above the text";
  const untagged = text.match(tagged)?.groups?.title ?? withoutSmall(line, text);
  const value = title.startsWith(untagged) && !title.startsWith(text) ? untagged : withoutCategory(text, title);
  return [{ value, rule, where: text.slice(0, 120), confidence, needs: confidence > 0 ? 0 : 0.01 }];
}
