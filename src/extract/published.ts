// When an article was published, and when it was last updated. Knows labels; date forms are in dates.ts.
import type { PageDate } from "../article.ts";
import { wallTime } from "../zone.ts";
import type { NearLine } from "./around.ts";
import { type DateContext, readDate } from "./dates.ts";
import { isAbout } from "./furniture.ts";
import type { Page } from "./page.ts";
import type { Candidate } from "./reading.ts";

export interface Dates {
  published: Candidate<PageDate>[];
  modified: Candidate<PageDate>[];
}

/** A label directly before a date. */
const publishedLabel =
  /(?:(?:发布|发表|发稿|上传|录入|添加|创建|公布|成文)(?:时间|日期|于)|时\s{0,3}间|日\s{0,3}期|published|posted|date)\s{0,3}(?:on\s)?[:：]?\s{0,3}(?<rest>.{0,40})/i;
const updatedLabel =
  /(?:更新|修改|编辑)(?:时间|日期|于)?\s{0,3}[:：]?\s{0,3}(?<rest>.{0,40})|(?:updated|modified)\s{0,3}(?:on\s)?[:：]?\s{0,3}(?<english>.{0,40})/i;

/** What <meta> elements state, the surest first. */
const publishedNames = [
  "pubdate",
  "article:published_time",
  "publishdate",
  "datepublished",
  "dc.date",
  "dcterms.issued",
  "og:release_date",
  "date",
];
const modifiedNames = ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmodified"];

/** Dates of publication and of the last update, the surest first. A lone date of update is the one of publication: many sites know only that. */
export function findDates(page: Page, lines: readonly NearLine[], url: string, context: DateContext): Dates {
  const near = lines.flatMap((line, at) => fromLine(line, lines[at + 1], context));
  const published = [
    ...fromMeta(page, publishedNames, context),
    ...near.filter(({ rule }) => rule !== updateRule),
    ...fromUrl(url, context),
  ];
  const modified = [...fromMeta(page, modifiedNames, context), ...near.filter(({ rule }) => rule === updateRule)];
  const stated = [
    ...published,
    ...modified.map((candidate) => ({ ...candidate, confidence: candidate.confidence / 2 })),
  ];
  return {
    published: surest(stated).map((candidate) => sharpened(candidate, stated, context.zone)),
    modified: surest(modified),
  };
}

const updateRule = "label of an update";

const surest = (candidates: Candidate<PageDate>[]) => candidates.toSorted((a, b) => b.confidence - a.confidence);

/** The candidate, or one of the same day that tells the time as well. */
function sharpened(
  candidate: Candidate<PageDate>,
  all: readonly Candidate<PageDate>[],
  zone: string,
): Candidate<PageDate> {
  if (candidate.value.precision !== "day") return candidate;
  const day = dayOf(candidate.value.at, zone);
  const exact = all.filter(
    ({ value, rule }) => value.precision !== "day" && rule !== updateRule && dayOf(value.at, zone) === day,
  );
  return surest([...exact])[0] ?? candidate;
}

function dayOf(at: number, zone: string): string {
  const { year, month, day } = wallTime(at, zone);
  return `${year}-${month}-${day}`;
}

function fromMeta(page: Page, names: readonly string[], context: DateContext): Candidate<PageDate>[] {
  return names.flatMap((name) => {
    const where = page.meta.get(name);
    const value = where === undefined ? undefined : readDate(where, context);
    return value ? [{ value, rule: `meta ${name}`, where: (where ?? "").slice(0, 120), confidence: 0.9 }] : [];
  });
}

function fromLine(line: NearLine, after: NearLine | undefined, context: DateContext): Candidate<PageDate>[] {
  const { text, distance } = line;
  const next = text.length <= 12 ? (after?.text ?? "") : "";
  const found: Candidate<PageDate>[] = [];
  const add = (value: PageDate | undefined, rule: string, confidence: number) => {
    if (value) found.push({ value, rule, where: text.slice(0, 120), confidence: confidence - distance / 100 });
  };
  const update = text.match(updatedLabel);
  const updated = update
    ? readDate(`${update.groups?.rest ?? update.groups?.english ?? ""} ${next}`, context)
    : undefined;
  add(updated, updateRule, 0.95);
  const rest = (update ? text.slice(0, update.index) : text).match(publishedLabel)?.groups?.rest;
  const labelled = rest === undefined ? undefined : readDate(`${rest} ${next}`, context);
  add(labelled, "label before date", 0.95);
  if (!updated && !labelled && text.length <= 100) {
    const isMetaLine = isAbout(text);
    add(
      readDate(text, context),
      isMetaLine ? "date in the meta line" : "date in a short line",
      isMetaLine ? 0.85 : 0.6,
    );
  }
  return found;
}

/** `/2020-09/04/`, `/20200904/`, `/202009/t20200904_1.html`. */
function fromUrl(url: string, context: DateContext): Candidate<PageDate>[] {
  const path = new URL(url).pathname.replace(/((?:19|20)\d{2})[-/](\d{2})[-/](\d{2})(?!\d)/, "$1-$2-$3");
  const value = readDate(path, context);
  return value?.precision === "day"
    ? [{ value, rule: "date in the address", where: path.slice(0, 120), confidence: 0.3 }]
    : [];
}
