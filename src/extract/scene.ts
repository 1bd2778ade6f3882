// A page with its article found on it: what every field's rules look at.
import { type Element, isTag } from "domhandler";
import type { PageDate } from "../article.ts";
import { linesAround, type NearLine } from "./around.ts";
import { belowHeader } from "./columns.ts";
import { dateContextOf, dayInAddress } from "./date-context.ts";
import type { DateContext } from "./date-fields.ts";
import { flat } from "./flat.ts";
import { isOfEvent } from "./furniture.ts";
import { type Statement, statementOf } from "./json-ld.ts";
import { type Labelled, labelledIn } from "./labels.ts";
import type { Line } from "./lines.ts";
import { absolute } from "./media.ts";
import type { Marked, Page } from "./page.ts";
import { plainText } from "./plain-text.ts";
import type { PageContext } from "./reading.ts";
import { rowsOf } from "./rows.ts";
import { withoutCategory } from "./title-agreement.ts";
import { tellsDay } from "./when.ts";

/** A label near the text with what it names. */
export interface NearLabel extends Labelled {
  where: string;
  distance: number;
}

export interface Scene {
  page: Page;
  context: PageContext;
  region: Element;
  /** Lines before the text, and after it. */
  head: readonly NearLine[];
  foot: readonly NearLine[];
  /** Lines of both that are no rows of a list beside the text, with the labels in them. */
  near: readonly NearLine[];
  labels: readonly NearLabel[];
  /** Marked elements of the head and the foot. */
  marks: readonly (Marked & { distance: number })[];
  statement: Statement | undefined;
  /** What dates are read with. */
  dates: DateContext;
  /** The day in the page's address. */
  inAddress: PageDate | undefined;
  /** The line of the head that is the title, by the witness of <title> or the list. */
  titleAt: number | undefined;
  /** What the list calls the article, where it says so. */
  listed: string | undefined;
  /** The name of the site, as far as the page tells it. */
  site: string;
}

/** Characters of a line with labels: prose is longer. */
const labelReach = 260;

/** Looks around the `region` of a page, and the lines `within` it. Nothing where it has none. */
export function sceneOf(page: Page, region: Element, within: readonly Line[], context: PageContext): Scene | undefined {
  const around = linesAround(page, region, within);
  if (!around) return undefined;
  const listed = context.listed === undefined ? undefined : plainText(context.listed.text);
  const titleAt = titleLine(around.head, page, listed);
  const head = around.head.map((line) => ({ ...line, distance: fromTitle(line, titleAt) }));
  const { foot } = around;
  const isRow = rowsOf(page.lines, region);
  const near = [...head, ...foot].filter((line) => !isRow(line));
  const statement = statementOf(page);
  const inAddress = dayInAddress(page.url, context);
  const distances = new Map(near.map(({ at, distance }) => [at, distance]));
  return {
    page,
    context,
    region,
    head,
    foot,
    near,
    labels: near.flatMap((line, at) =>
      line.at === titleAt ? [] : labelsOf(line, near.slice(at + 1, at + 3), page.title),
    ),
    marks: page.marks.flatMap((mark) => {
      const distance = distances.get(mark.line);
      return distance === undefined ? [] : [{ ...mark, distance }];
    }),
    statement,
    dates: dateContextOf(page, context, statement, inAddress),
    inAddress,
    titleAt,
    listed: listed === "" ? undefined : listed,
    site: siteName(page),
  };
}

/** Characters that a line shares with <title> at least, to be the title: a column's name is shorter. */
const titleLength = 6;
/** A heading that <title> begins with is one where the day stands below: a column's name is shorter. */
const leastHeading = 4;

function titleLine(head: readonly NearLine[], { title, url }: Page, listed: string | undefined): number | undefined {
  const whole = flat(title);
  const called = flat(listed ?? "");
  const parts = new Set(title.split(/[_|｜»·–—-]+/).map(flat));
  const [first = ""] = parts;
  const isTitle = ({ text, linked, heading, block, at }: NearLine) => {
    const own = flat(withoutCategory(text, title));
    // A title may be a link to its own page; a link that is only like it leads elsewhere.
    const isLink = linked > text.length / 2 && !(heading > 0 && leadsTo(block, url));
    if (own.length < 2 || (isLink && ((own !== whole && own !== first) || leadsHome(block)))) return false;
    return (
      own === called ||
      (parts.has(own) && own !== first) ||
      (whole.startsWith(own) && (own.length >= titleLength || heading === 1 || own === whole)) ||
      (heading > 0 &&
        linked === 0 &&
        own === first &&
        own.length >= leastHeading &&
        head.some((line) => line.at === at + 1 && tellsDay(line.text)))
    );
  };
  return head.findLast((line) => line.heading > 0 && isTitle(line))?.at ?? head.findLast(isTitle)?.at;
}

const home = /^(?:https?:\/\/[^/]{1,255})?\/?(?:(?:index|default)\.\w{2,5})?$/i;

/** Whether a line's link is the name of the site, over its home page. */
const leadsHome = (block: Element) => home.test(addressIn(block) || "-");

/** Whether a line's link leads to the page that it stands on. */
function leadsTo(block: Element, url: string): boolean {
  const address = absolute(addressIn(block) || undefined, url);
  return address !== undefined && withoutScheme(address) === withoutScheme(url);
}
const withoutScheme = (address: string) => address.replace(/^https?:|[?#].*$/g, "");

function addressIn(block: Element): string {
  const link = block.name === "a" ? block : block.children.find((node) => isTag(node) && node.name === "a");
  return (link !== undefined && isTag(link) ? link.attribs.href : undefined) ?? "";
}

/** Lines below the title that may be about the article. */
const belowTitle = 8;

/** A line just below the title, or above it, is near, however much stands between the title and the text. */
function fromTitle({ at, distance }: NearLine, titleAt: number | undefined): number {
  if (titleAt === undefined || at < titleAt - 3 || at > titleAt + belowTitle) return distance;
  return Math.min(distance, 2 * Math.abs(at - titleAt));
}

/** What may stand in the next line, by the kind of the label. */
const following: Partial<Record<Labelled["kind"], RegExp>> = {
  views: /^[^\p{L}\p{N}]{0,3}[\d,.]{1,12}\s?[万亿wkWK]?\+?\s?(?:次|人)?[^\p{L}\p{N}]{0,3}$/u,
  published: /^\D{0,3}\d/,
  updated: /^\D{0,3}\d/,
  author: /^[^:：。！？]*$/,
  publisher: /^[^:：。！？]*$/,
};

/** A label may stand in one element and what it names in the next. */
function labelsOf(line: NearLine, below: readonly NearLine[], title: string): NearLabel[] {
  const { spaced: text, distance } = line;
  if (text.length > labelReach && line.prose > 0 && /[。！？]/.test(text)) return [];
  if (
    isOfEvent(
      text,
      below.map((other) => other.text),
    )
  )
    return [];
  const [next] = below;
  const found = line.labels().filter((labelled) => !isInProse(labelled, text));
  return found.map((labelled, at) => {
    const isLast = at === found.length - 1;
    const cell = labelled.value === "" && found.length === 1 ? belowHeader(line.block, isLabelAlone) : undefined;
    if (cell !== undefined) return { ...labelled, value: cell, where: text.slice(0, 120), distance };
    const follows =
      isLast && labelled.value === "" && next && next.at === line.at + 1 ? valueIn(next, labelled.kind, title) : "";
    return { ...labelled, value: labelled.value || follows, where: text.slice(0, 120), distance };
  });
}

/** Lines with sentences may begin with labels, and end with where they are from; within they only have words that look like labels. */
const shortLine = 60;
const endReach = 40;

/** A sentence has a comma or word after word in small letters, and ends so. */
const flowing = /，|、|, |(?:\s[\p{Ll}\p{Script=Hangul}]{2,20}){3}/u;
const stop = /(?:。|[\p{L}\d]{2}[.!?])["”’»]?$/u;
const isSentence = (text: string) => stop.test(text.slice(-4)) && flowing.test(text.slice(0, labelReach));

/** `凡本网注明“来源：云檐报”的作品`: what a site says of all its articles. */
const ofAnyArticle = /(?<!请)注明[^。]{0,200}$/;

function isInProse({ at, isSure }: Labelled, text: string): boolean {
  if (ofAnyArticle.test(text.slice(0, at))) return true;
  // Without a colon such words are a sentence's own: `By Friday, she said, it will open.`, `阅读 3 本书，是他的习惯。`.
  if (!isSure && isSentence(text)) return true;
  if (text.length <= shortLine) return false;
  return /[。！？]/.test(text.slice(0, at)) && !(isSure && text.length - at <= endReach);
}

function isLabelAlone(text: string): boolean {
  const [first, ...others] = labelledIn(text);
  return first?.at === 0 && first.value === "" && others.length === 0;
}

function valueIn({ text: whole, spaced }: NearLine, kind: Labelled["kind"], title: string): string {
  if (whole.length >= titleLength && title.startsWith(whole)) return "";
  const text = kind === "views" ? spaced : whole;
  const fits = following[kind]?.test(text) ?? !/[。！？]/.test(text);
  return text.length <= 60 && fits && labelledIn(text).length === 0 ? text.normalize("NFKC") : "";
}

function siteName({ meta, title }: Page): string {
  const stated = meta.get("og:site_name")?.[0] ?? meta.get("sitename")?.[0] ?? meta.get("application-name")?.[0];
  return stated ?? title.match(/(?:_|\||——|--|::|-|–|—|»|·)\s{0,3}([^_|\-–—»·]{2,30})$/)?.[1]?.trim() ?? "";
}
