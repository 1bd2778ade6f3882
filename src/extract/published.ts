// The date an article says it was published. Knows labels; date forms are in dates.ts.
import type { PageDate } from "../article.ts";
import { type DateContext, readDate } from "./dates.ts";
import type { Line, Page } from "./page.ts";
import type { Candidate } from "./reading.ts";

/** A label directly before a date. */
const labels = /(?:更新时间|更新日期|更新于|发布时间|发布日期|发布于|发表时间|发表日期|发表于|时间|日期|published|posted|updated|date)\s{0,3}[:：]?\s{0,3}(?<rest>.{0,40})/i;

/** What <meta> elements state, the surest first. */
const metaNames = ["pubdate", "article:published_time", "publishdate", "datepublished", "dc.date", "dcterms.issued", "og:release_date", "date"];

/** Publication dates, the surest first. */
export function findPublished(page: Page, lines: readonly Line[], url: string, context: DateContext): Candidate<PageDate>[] {
  return [...fromMeta(page, context), ...fromLines(lines, context), ...fromUrl(url, context)];
}

function fromMeta(page: Page, context: DateContext): Candidate<PageDate>[] {
  return metaNames.flatMap((name) => {
    const where = page.meta.get(name);
    const value = where === undefined ? undefined : readDate(where, context);
    return value ? [{ value, rule: `meta ${name}`, where: (where ?? "").slice(0, 120), confidence: 0.9 }] : [];
  });
}

function fromLines(lines: readonly Line[], context: DateContext): Candidate<PageDate>[] {
  const found = lines.flatMap((line, at): Candidate<PageDate>[] => {
    const rest = line.text.match(labels)?.groups?.["rest"];
    const next = line.text.length <= 12 ? (lines[at + 1]?.text ?? "") : "";
    const value = rest === undefined ? undefined : readDate(`${rest} ${next}`, context);
    if (value) return [{ value, rule: "label before date", where: line.text.slice(0, 120), confidence: 0.95 }];
    const bare = line.text.length <= 80 ? readDate(line.text, context) : undefined;
    return bare ? [{ value: bare, rule: "date in a short line", where: line.text.slice(0, 120), confidence: 0.6 }] : [];
  });
  return found.toSorted((a, b) => b.confidence - a.confidence);
}

/** `/2020-09/04/`, `/20200904/`, `/202009/t20200904_1.html`. */
function fromUrl(url: string, context: DateContext): Candidate<PageDate>[] {
  const path = new URL(url).pathname.replace(/((?:19|20)\d{2})[-/](\d{2})[-/](\d{2})(?!\d)/, "$1-$2-$3");
  const value = readDate(path, context);
  return value?.precision === "day" ? [{ value, rule: "date in the address", where: path.slice(0, 120), confidence: 0.5 }] : [];
}
