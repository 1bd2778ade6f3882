// The view count of a page: a number beside a label that says so. Knows labels; knows no page.
import type { Views } from "../article.ts";
import type { NearLine } from "./around.ts";
import type { Candidate } from "./reading.ts";

/** Longest first: `点击数` is not `点击` and a stray 数. */
const labels = [
  "点击次数",
  "点击数",
  "点击量",
  "点击率",
  "点击",
  "浏览次数",
  "浏览人数",
  "浏览数",
  "浏览量",
  "浏览",
  "阅读次数",
  "阅读人数",
  "阅读数",
  "阅读量",
  "阅读",
  "访问次数",
  "访问量",
  "查看次数",
  "查看",
  "人气",
  "热度",
  "点阅",
  "views",
  "reads",
  "hits",
];
const number = String.raw`(?<count>\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,2})?)\s?(?<unit>[万亿wk](?![a-z]))?(?<more>\+|余)?`;
const label = labels.join("|");

const rules = [
  {
    rule: "label before number",
    pattern: new RegExp(String.raw`(?:${label})\s{0,3}[:：]?\s{0,3}[\[(（【]?\s{0,3}${number}`, "i"),
    confidence: 0.9,
  },
  {
    rule: "number before label",
    pattern: new RegExp(
      String.raw`(?:已有|共有|共)?(?<![\d.:：-])${number}\s?(?:人|次)?(?:已)?(?:${label})(?![:：\d])`,
      "i",
    ),
    confidence: 0.7,
  },
];

const multipliers: Record<string, number> = { 万: 10_000, w: 10_000, 亿: 100_000_000, k: 1000 };

/** View counts in lines around the text, the surest first. A label may stand in one element and its number in the next. */
export function findViews(lines: readonly NearLine[]): Candidate<Views>[] {
  const found = lines.flatMap((line, at) => {
    const next = lines[at + 1]?.text ?? "";
    const isSplit = line.text.length <= 12 && next.length <= 12;
    const candidate = viewsIn(line.text) ?? (isSplit ? viewsIn(`${line.text} ${next}`) : undefined);
    return candidate ? [{ ...candidate, confidence: candidate.confidence - line.distance / 100 }] : [];
  });
  return found.toSorted((a, b) => b.confidence - a.confidence);
}

/** The view count that a text states. */
function viewsIn(text: string): Candidate<Views> | undefined {
  const flat = text.normalize("NFKC");
  for (const { rule, pattern, confidence } of rules) {
    const groups = flat.match(pattern)?.groups;
    if (!groups) continue;
    const unit = multipliers[(groups.unit ?? "").toLowerCase()] ?? 1;
    const count = Math.round(Number((groups.count ?? "").replaceAll(",", "")) * unit);
    return { value: { count, atLeast: groups.more !== undefined }, rule, where: text.slice(0, 120), confidence };
  }
  return undefined;
}
