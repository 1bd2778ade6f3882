// The view count of a page: a number beside a label that says so. Knows numbers; label words are in labels.ts.
import type { Views } from "../article.ts";
import type { NearLine } from "./around.ts";
import { isCount } from "./counts.ts";
import { fold } from "./fold.ts";
import { isColophon } from "./furniture.ts";
import { alternativesOf, countOfOther } from "./labels.ts";
import type { Candidate } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { selectedTexts } from "./selected.ts";
import { textOf } from "./text-of.ts";
import { joinThousands } from "./thousands.ts";

/** A count: `1,234`, `1.234`, `1.2万`, `10万+`. No time, no date, no phone number. */
const number = String.raw`(?<count>\d{1,3}(?:(?<mark>[,.])\d{3})(?:\k<mark>\d{3}){0,2}|\d{1,9}(?:\.\d{1,2})?)(?!\d)\s?(?<unit>[万亿wk](?![a-z]))?(?<more>\+|余)?(?!\s{0,2}(?:分钟|分|秒|min|%)|[-/年:]\d)`;
/** What follows a number; a label's word alone may as well belong to the number behind it. */
const counted = `(?:${alternativesOf("views")}|people read)(?!者|[a-z])`;

const afterLabel = new RegExp(
  String.raw`^[\[(（【]?\s{0,3}(?:约|共|已有|了|第(?=\s?[\d,]{1,12}\s?次))?\s{0,2}${number}`,
  "i",
);
/** `1.2万阅读` holds its number; of `评论 31 阅读 567` the second number is that of the label. */
const beforeLabel = new RegExp(
  String.raw`(?<![\d.:：,\-/])${number}(?:\s{0,2}(?:人|次|位)?\s{0,2}(?:已|在)?${counted}(?![数量次人]{0,2}[:：\s-]{0,3}(?!${countOfOther})\d)|(?:人|次)?${counted}(?=\s\d))`,
  "iu",
);
/** A number that is all that an element holds. */
const alone = new RegExp(String.raw`^${number}\s?次?$`, "i");

const multipliers: Record<string, number> = { 万: 10_000, w: 10_000, 亿: 100_000_000, k: 1000 };

/** What says right beside a count that it is of the whole site, or of a day. */
const ofTheSite =
  /(?:总|本站|网站|今日|昨日|您是|在线|累计)(?:[已有共第被总计约]|累计|今日|昨日|访问|浏览|阅读|点击|人[次数]?|次数?){0,4}[\s:：]{0,3}$/;
const siteBehind = /^[了过]?\s?(?:本站|网站)/;

/** What a line tells of a person or a site beside the views of all that they have. */
const countsAll = /(?:文章|随笔|作品|帖子|日志|粉丝)\s{0,2}[:：-]?\s{0,2}\d/;

/** View counts near the text. A label may stand in one element and its number in the next. */
export function findViews(scene: Scene): Candidate<Views>[] {
  const ofAll = linesOfAll(scene);
  return [
    ...selectedTexts(scene, "views").flatMap((text) =>
      candidate(joinThousands(text).match(/[\d,.]+\s?[万亿wk]?\+?/i)?.[0], alone, "selector", text, 1),
    ),
    ...scene.labels
      .filter(({ kind, where }) => kind === "views" && !ofAll.has(where) && !isColophon(where))
      .flatMap(({ value, where, distance, isSure }) =>
        candidate(value, afterLabel, "label before number", where, (isSure ? 0.92 : 0.85) - distance / 100),
      ),
    ...scene.near.flatMap((line) =>
      line.spaced.length > 160 ||
      (line.prose > 0 && /[。！？]/.test(line.spaced)) ||
      ofAll.has(line.spaced.slice(0, 120)) ||
      isColophon(line.spaced)
        ? []
        : candidate(withoutNames(line), beforeLabel, "number before label", line.spaced, 0.8 - line.distance / 100),
    ),
    ...(scene.statement?.views === undefined
      ? []
      : [
          {
            value: { count: scene.statement.views, atLeast: false },
            rule: "JSON-LD interactionStatistic",
            where: `${scene.statement.views}`,
            confidence: 0.6,
          },
        ]),
    ...scene.marks
      .filter(({ field }) => field === "views")
      .flatMap(({ element, rule, confidence, distance }) => {
        const text = joinThousands(textOf(element, 60).trim());
        return candidate(text, alone, rule, `${element.attribs.class ?? ""}: ${text}`, confidence - distance / 100);
      }),
  ];
}

/** Lines in which, or right beside which, a person's or a site's articles are counted. */
function linesOfAll({ near }: Scene): ReadonlySet<string> {
  const counting = near.filter(({ spaced }) => countsAll.test(spaced));
  const isBeside = ({ at, spaced }: NearLine) =>
    isCount(spaced) && counting.some((other) => Math.abs(other.at - at) <= linesBeside);
  return new Set(
    counting.length === 0
      ? []
      : near.filter((line) => counting.includes(line) || isBeside(line)).map(({ spaced }) => spaced.slice(0, 120)),
  );
}

const linesBeside = 3;

/** A line without what its labels name: `来源：本站 697次浏览` is no count of the site. */
function withoutNames(line: NearLine): string {
  const named = line.labels().filter(({ kind, isSure }) => isSure && /^(?:publisher|author|editor)$/.test(kind));
  const names = named.map(({ value }) => value.split(/\s/, 1)[0] ?? "");
  return names.reduce((text, name) => text.replace(name, ""), line.spaced.normalize("NFKC"));
}

function candidate(
  text: string | undefined,
  pattern: RegExp,
  rule: string,
  where: string,
  confidence: number,
): Candidate<Views>[] {
  const flat = (text ?? "").normalize("NFKC");
  if (!/\d/.test(flat)) return [];
  const said = fold(flat);
  const match = pattern.exec(said);
  const groups = match?.groups;
  if (!groups) return [];
  const [before, behind] = [said.slice(0, match.index), said.slice(match.index + match[0].length)];
  if (ofTheSite.test(before) || siteBehind.test(behind)) return [];
  const unit = multipliers[(groups.unit ?? "").toLowerCase()] ?? 1;
  // Three digits behind a point are thousands where no unit follows: `1.234`.
  const written = (groups.count ?? "").replaceAll(unit === 1 ? (groups.mark ?? ",") : ",", "");
  const count = Math.round(Number(written) * unit);
  if (!Number.isSafeInteger(count)) return [];
  return [{ value: { count, atLeast: groups.more !== undefined }, rule, where: where.slice(0, 120), confidence }];
}
