// What is no article: lists, logins, error pages with status 200, pages that only a script fills, challenges. Each with its reason.
import { readDate } from "./dates.ts";
import { isAbout } from "./furniture.ts";
import type { Line } from "./lines.ts";
import type { Page } from "./page.ts";
import type { NoArticle } from "./reading.ts";
import { signs } from "./refusal-signs.ts";
import type { Scene } from "./scene.ts";
import { withoutCategory } from "./title-agreement.ts";
import { isWhenAlone, tellsDay, writtenDay } from "./when.ts";

export interface Refusal {
  reason: NoArticle;
  detail: string;
}

/** Characters of a page that are searched for signs. */
const reach = 3000;

/** So much prose under the head of an article is an article, whatever it tells of pages that do not exist. */
const shortest = 60;

/** A headline that begins like a refusal goes on for so many characters; for fewer right above what is told of an article. */
const furtherWords = 16;
const fewFurtherWords = 6;

/** Why a page with little text is no article, if it says so. `proseLength`: characters of prose, title and furniture apart. */
export function refusalOf(page: Page, proseLength: number): Refusal | undefined {
  let known: Evidence | undefined;
  const evidence = () => {
    known ??= evidenceOf(page, proseLength);
    return known;
  };
  const whole = `${page.title}\n${saidFrom(page, 0)}`;
  for (const { reason, pattern, in: place, most, isFinal, isAnnounced } of signs) {
    if (proseLength > most) continue;
    const found = (place === "script" ? codeOf(page) : whole).match(pattern)?.[0];
    if (found === undefined) continue;
    const { head, headline, isDated, isTold, isStated } = evidence();
    if (isAnnounced && isStated) continue;
    // A headline that goes on after the words, over a dated text, is one of the news.
    const further = isStated ? fewFurtherWords : furtherWords;
    const goesOn = isDated && headline.replace(pattern, "").length >= further;
    const isCalled = reason !== "error-page" && pattern.test(page.title) && !goesOn;
    if (!isFinal && !isCalled && (isDated || (isTold && reason !== "error-page"))) continue;
    // What stands above an article's head invites every reader to log in.
    if (reason === "login" && head >= 0 && !pattern.test(saidFrom(page, head))) continue;
    return { reason, detail: `says "${found.slice(0, 80)}"` };
  }
  if (page.signs.password !== undefined && proseLength <= 200 && evidence().head < 0 && !evidence().isTold)
    return { reason: "login", detail: "asks for a password" };
  return undefined;
}

/** What speaks for an article. */
interface Evidence {
  /** The line in which its head begins: the page's title with a date beside it, or what stands above a line about it; -1 where neither is. */
  head: number;
  /** The title with which it begins; empty where it begins with none. */
  headline: string;
  /** Text under a head with a date. */
  isDated: boolean;
  /** Text under a line that <title> begins with, before any field for a password; or a line that tells of an article. */
  isTold: boolean;
  /** A title right above a line that tells of an article, or a day. */
  isStated: boolean;
}

/** A forum tells of who writes, above the day: so many lines below the heading. */
const farBelow = 12;

function evidenceOf({ lines, title, signs }: Page, proseLength: number): Evidence {
  const isTitle = isTitleOf(title);
  const titles = lines.flatMap((line, at) => (isTitle(line) ? [at] : []));
  const told = lines.findIndex((line) => isDated(line) && isAbout(line.text));
  // A day in words above a title may be today's, in the page's head.
  const isHead = (at: number) =>
    lines.slice(Math.max(0, at - 2), at + (lines[at]?.heading === 1 ? farBelow : 6)).some(isDated) ||
    lines.slice(at + 1, at + 6).some(({ text }) => text.length <= dayLength && tellsDay(text));
  const dated = titles.find(isHead);
  const head = dated ?? Math.max(told - 1, Math.min(told, 0));
  const [titled] = titles;
  const field = signs.password !== undefined && signs.password > (titled ?? -1) ? signs.password : lines.length;
  const below = titled === undefined ? [] : lines.slice(titled + 1, field);
  return {
    head,
    headline: dated === undefined ? "" : (lines[dated]?.text ?? ""),
    isDated: head >= 0 && proseLength >= shortest,
    isTold: below.reduce((sum, { prose }) => sum + prose, 0) >= shortest || told >= 0,
    isStated: titles.some((at) => told === at + 1 || told === at + 2 || isDayAlone(lines[at + 1])),
  };
}

const isDayAlone = (line: Line | undefined) => line !== undefined && isDated(line) && isWhenAlone(line.text);

/** What a page says from a line on. */
function saidFrom({ lines }: Page, first: number): string {
  let text = "";
  for (let at = first; at < lines.length && text.length < reach; at++)
    text += `${at > first ? "\n" : ""}${lines[at]?.text ?? ""}`;
  return text.slice(0, reach);
}

/** What its scripts do. */
function codeOf({ scripts }: Page): string {
  return scripts
    .map((script) => `${script.src}\n${script.text.slice(0, reach)}`)
    .join("\n")
    .slice(0, 60_000);
}

const shortestTitle = 6;
const isTitleOf =
  (title: string) =>
  ({ text: line, heading }: Line) => {
    const text = heading > 0 ? withoutCategory(line, title) : line;
    return text.length >= shortestTitle && (title.startsWith(text) || (heading > 0 && title.includes(text)));
  };
/** A line that tells when has so many characters. */
const dayLength = 120;
const isDated = ({ text }: Line) => text.length <= dayLength && writtenDay.test(text);

/** A page without text: filled by a script, or just empty. */
export function emptiness({ signs, scripts, lines }: Page): Refusal {
  const code = scripts.reduce((sum, { text, src }) => sum + text.length + (src === "" ? 0 : 500), 0);
  const shown = lines.reduce((sum, { text }) => sum + text.length, 0);
  const asksForScript = /enable javascript|启用\s{0,2}javascript/i.test(signs.noscript);
  if (shown < 400 && (signs.root || code > 1000 || asksForScript))
    return { reason: "script-only", detail: `${shown} characters of text, the rest is built by script` };
  return { reason: "empty", detail: "the page has no text that reads like prose" };
}

/** A link of so many characters is a title. */
const titleLength = 8;
const fewestLinks = 8;

/** A text of so many characters without a title among it is an article's, whatever stands around it. */
const articleLength = 250;

/** Texts between titles, a summary of so much prose to each, from which a page under a heading is a column's. */
const fewestSummaries = 5;
const leastSummary = 10;
/** With a day to each, fewer are a list. */
const fewestDated = 4;
/** What only an article's head states. */
const articleMeta = ["article:published_time", "pubdate", "articletitle", "contentsource"];

/** Whether the lines of a region are those of a list of articles: mostly titles that are links, little text to each. */
export function listIn(lines: readonly Line[], scene?: Scene): Refusal | undefined {
  const isNamed = scene?.titleAt !== undefined;
  // Links in an article's text are parts of a line; the titles of a column's page have one of their own.
  const part = isNamed ? 0.8 : 0.2;
  const isTitle = ({ text, linked }: Line) => linked >= titleLength && linked >= text.length * part;
  let titles = 0;
  let summaries = 0;
  let dated = 0;
  let isDay = false;
  let run = 0;
  let prose = 0;
  let longest = 0;
  for (const line of lines) {
    const isNext = isTitle(line);
    if (isNext && prose >= leastSummary) {
      summaries++;
      dated += isDay ? 1 : 0;
    }
    isDay = !isNext && (isDay || isDated(line));
    titles += isNext ? 1 : 0;
    run = isNext ? 0 : run + line.text.length - line.linked;
    prose = isNext ? 0 : prose + line.prose;
    longest = Math.max(longest, run);
  }
  if ((titles < fewestLinks && dated < fewestDated) || longest >= articleLength) return undefined;
  if (isNamed && (summaries < fewestSummaries || isArticleHead(scene, isTitle))) return undefined;
  return { reason: "list", detail: `${titles} links that are titles, at most ${longest} characters of text between` };
}

/** Whether something is told of an article, or an article begins, between the page's title and the first title that is a link. */
function isArticleHead({ page, titleAt = 0, statement, dates }: Scene, isTitle: (line: Line) => boolean): boolean {
  if (statement || articleMeta.some((name) => page.meta.has(name))) return true;
  const first = page.lines.findIndex((line, at) => at > titleAt && isTitle(line));
  const between = page.lines.slice(Math.max(0, titleAt - 1), first);
  const isDay = ({ text }: Line) => text.length <= dayLength && readDate(text, dates) !== undefined;
  return between.some(isDay) || between.reduce((sum, { prose }) => sum + prose, 0) >= shortest;
}
