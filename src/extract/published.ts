// When an article was published, and when it was last updated. Knows where dates stand; date forms are in dates.ts.
import type { PageDate } from "../article.ts";
import { leastProse, type NearLine } from "./around.ts";
import type { DateContext } from "./date-fields.ts";
import { readDate } from "./dates.ts";
import { isAbout, isOfEvent } from "./furniture.ts";
import { timeElement } from "./marks.ts";
import type { Marked } from "./page.ts";
import type { Candidate } from "./reading.ts";
import type { NearLabel, Scene } from "./scene.ts";
import { selectedTexts, statedBy } from "./selected.ts";
import { splitDate } from "./split-date.ts";
import { namesWeekday } from "./weekday-names.ts";
import { isWhenAlone } from "./when.ts";

/** What <meta> elements state. */
const publishedMeta =
  "pubdate article:published_time publishdate publish_date pubtime apub:time datepublished dc.date dc.date.issued dcterms.issued dcterms.created dcterms.date og:release_date og:published_time parsely-pub-date sailthru.date weibo:article:create_at createdate date".split(
    " ",
  );
const modifiedMeta =
  "article:modified_time og:updated_time datemodified dc.date.modified dcterms.modified lastmodified last-modified weibo:article:update_at".split(
    " ",
  );

/** Labels that name another day than that of publication as often as not: the day of writing, of generating the page. */
const lesserLabels = new Set(["成文日期", "发文日期", "发文时间", "生成日期", "创建日期", "创建时间"]);
/** A line of the page's head that tells today's date. */
const today = /今天是|今日是|现在是|欢迎|星期.{0,20}(?:晴|阴|雨|℃)|农历|天气(?![网台局在频])/;
const weekday = /星期[一二三四五六日天]/;
/** An unlabelled date further from the text than this is of something else. */
const farthest = 25;

/** A date may be in so many lines, of which each has so many characters. */
const partLines = 3;
const partLength = 8;
const otherPartLength = 20;

const where = (text: string) => text.slice(0, 120);

/** Dates that may be that of publication, each as the page states it. */
export function findPublished(scene: Scene): Candidate<PageDate>[] {
  const context = scene.dates;
  const labelled = { ...context, isLabelled: true };
  const read = (
    text: string | undefined,
    rule: string,
    confidence: number,
    within: DateContext = context,
  ): Candidate<PageDate>[] => {
    const value = text === undefined ? undefined : readDate(text, within);
    return value ? [{ value, rule, where: where(text ?? ""), confidence }] : [];
  };
  return [
    ...selectedTexts(scene, "published").flatMap((text) => read(text, "selector", 1)),
    ...read(scene.statement?.published, "JSON-LD datePublished", 0.9),
    ...publishedMeta.flatMap((name) => read(scene.page.meta.get(name)?.[0], `meta ${name}`, 0.88)),
    ...scene.marks
      .filter((mark) => mark.field === "published" && !isOfUpdate(mark, scene))
      .flatMap(({ element, rule, confidence, distance }) => read(statedBy(element), rule, confidence - distance / 100)),
    ...scene.labels
      .map((one, at) => ({ ...one, value: withClock(one, scene.labels[at + 1]) }))
      .filter(({ kind }) => kind === "published")
      .flatMap(({ value, label, where, distance }) =>
        read(
          value.slice(0, 60),
          "label before date",
          (lesserLabels.has(label) ? 0.7 : 0.95) - distance / 100,
          labelled,
        ).map((candidate) => ({ ...candidate, where })),
      ),
    ...scene.near.flatMap((line, at) => unlabelled(line, scene, context, scene.near.slice(at + 1, at + partLines))),
    ...fromScripts(scene, context),
    ...fromAddress(scene),
    ...(scene.context.listed?.date
      ? [{ value: scene.context.listed.date, rule: "date in the list", where: scene.listed ?? "", confidence: 0.4 }]
      : []),
  ];
}

/** Dates that are called those of an update. */
export function findModified(scene: Scene): Candidate<PageDate>[] {
  const context = scene.dates;
  const read = (text: string | undefined, rule: string, confidence: number): Candidate<PageDate>[] => {
    const value = text === undefined ? undefined : readDate(text, context);
    return value ? [{ value, rule, where: where(text ?? ""), confidence }] : [];
  };
  return [
    ...read(scene.statement?.modified, "JSON-LD dateModified", 0.9),
    ...modifiedMeta.flatMap((name) => read(scene.page.meta.get(name)?.[0], `meta ${name}`, 0.85)),
    ...scene.marks
      .filter(({ field }) => field === "modified")
      .flatMap(({ element, rule, confidence }) => read(statedBy(element), rule, confidence)),
    ...scene.labels
      .filter(({ kind }) => kind === "updated")
      .flatMap(({ value, where, distance }) =>
        read(value.slice(0, 60), "label of an update", 0.95 - distance / 100).map((candidate) => ({
          ...candidate,
          where,
        })),
      ),
  ];
}

/** Whether a line calls what a `time` element states an update: such an element says nothing of which. */
function isOfUpdate({ line, rule }: Marked, { near }: Scene): boolean {
  if (rule !== timeElement.rule) return false;
  const [label] = near.find(({ at }) => at === line)?.labels() ?? [];
  return label?.kind === "updated" && label.at === 0;
}

/** `日期：2020-09-04 时间：10:05`: one label for the day, and one for the time. */
function withClock({ value, where }: NearLabel, next: NearLabel | undefined): string {
  const isClock = next?.kind === "published" && next.where === where && /^\d{1,2}:\d{2}/.test(next.value);
  return isClock ? `${value} ${next.value}` : value;
}

/** A date without a label in a short line above the text, best in one that tells more of the article. */
function unlabelled(
  line: NearLine,
  { head, titleAt }: Scene,
  context: DateContext,
  next: readonly NearLine[],
): Candidate<PageDate>[] {
  const { spaced: text, distance } = line;
  if (text.length > 140 || distance > farthest || /[。！？]/.test(text) || today.test(text)) return [];
  const labels = line.labels();
  if (
    isOfEvent(
      text,
      next.map((other) => other.text),
    )
  )
    return [];
  if (labels.length === 0 && titleAt !== undefined && tellsToday(text, titleAt - line.at, context)) return [];
  const tells = labels.filter(({ kind }) => kind !== "other").length;
  if (line.at === titleAt || !(isAbove(line, head) || tells > 1)) return [];
  const isTold = labels.some(({ kind }) => kind === "published");
  // Before the label of an update stands the date of publication, or none.
  const updated = labels.find(({ kind }) => kind === "updated")?.at;
  const neighbours =
    text.length > partLength && splitDate([text]) === undefined
      ? []
      : next.filter((other) => other.text.length <= otherPartLength);
  const whole = [[], ...neighbours.map((_, at) => neighbours.slice(0, at + 1))].flatMap(
    (others) => splitDate([text, ...others.map((other) => other.text)]) ?? [],
  );
  const joined = whole.find((date) => date.includes(":")) ?? whole[0];
  const value = joined ? readDate(joined, context) : isTold ? undefined : readDate(text.slice(0, updated), context);
  if (!value) return [];
  // Beside the label of an update stands the date of publication, with a label or without.
  const isMetaLine = labels.length > 0 || isAbout(text) || next[0]?.labels()[0]?.kind === "updated";
  const exact = value.precision === "day" ? 0 : 0.05;
  const rule = joined ? "date in neighbours" : isMetaLine ? "date in the meta line" : "date in a short line";
  const confidence = (joined ? 0.7 : isMetaLine ? 0.85 : 0.65) + exact - distance / 100;
  return [{ value, rule, where: where(joined ?? text), confidence }];
}

/** A day of the week so many lines above the title is today's, but that right above it may be the article's own. */
function tellsToday(text: string, above: number, { language }: DateContext): boolean {
  return above > 0 && (weekday.test(text) || (above > 1 && namesWeekday(text, language)));
}

/** Whether a line stands above the text, and not in it. */
function isAbove(line: NearLine, head: readonly NearLine[]): boolean {
  const last = head.at(-1);
  if (last === undefined || line.at > last.at) return false;
  return line.at < last.at || line.prose < leastProse || isWhenAlone(line.text);
}

/** What templates hand to their scripts: `"pubtime": "2020-09-04 10:05"`, `ct = "1599185100"`. */
const variable =
  /\b(?:ct|publish_?time|pub_?time|publish_?date|pub_?date|news_?time|ptime|create_?time)["']?\s{0,5}[:=]\s{0,5}["'](?<stated>\d{4}[-/.年][^"']{4,24}|1\d{9}(?:\d{3})?)["']/i;

function fromScripts({ page }: Scene, context: DateContext): Candidate<PageDate>[] {
  return page.scripts.flatMap(({ text }) => {
    const [whole = "", stated = ""] = text.slice(0, 50_000).match(variable) ?? [];
    const epoch = /^1\d{9}/.test(stated) ? Number(stated.slice(0, 10)) * 1000 : undefined;
    const value = epoch === undefined ? readDate(stated, context) : ({ at: epoch, precision: "second" } as const);
    return value ? [{ value, rule: "script variable", where: where(whole), confidence: 0.45 }] : [];
  });
}

function fromAddress({ inAddress: value, page }: Scene): Candidate<PageDate>[] {
  if (!value) return [];
  return [{ value, rule: "date in the address", where: where(new URL(page.url).pathname), confidence: 0.35 }];
}
