// Who wrote it: a label before names, or a byline in brackets at the end of the body.
import type { Line } from "./page.ts";
import type { Candidate } from "./reading.ts";

/** A name: Han characters, or Latin words with a capital. */
const name = String.raw`(?:[\p{Script=Han}·]{2,8}|[A-Z][\p{L}.'-]{1,20}(?: [A-Z][\p{L}.'-]{0,20}){1,3})`;
const role = "(?:本报|本台|本网|全媒体|见习|特约|实习)?(?:记者|通讯员|作者|撰文|文字|文图|摄影|文)";

/** `(刘姝琪)`, `（记者 张三 通讯员 李四）`, `(文/图 赵六)`: all of a line, or the end of one. */
const byline = new RegExp(
  String.raw`[(（]\s{0,5}(?<names>(?:${role}[\s/:：]{0,3}|图\s{0,2})?${name}(?:[\s、,，/]{1,3}(?:${role}[\s/:：]{0,3}|图\s{0,2})?${name}){0,7})\s{0,5}[)）]\s{0,5}$`,
  "u",
);
const labelled = new RegExp(
  String.raw`(?:作者|记者|撰稿|通讯员)\s{0,3}[:：]\s{0,3}(?<names>${name}(?:[\s、,，/]{1,3}${name}){0,7})`,
  "u",
);
const english =
  /^By (?<names>[A-Z][\p{L}.'-]{1,20}(?: [A-Z][\p{L}.'-]{0,20}){1,3}(?:(?:, | and )[A-Z][\p{L}.'-]{1,20}(?: [A-Z][\p{L}.'-]{0,20}){1,3}){0,4})$/u;

/** Words that stand in brackets at an end and are nobody's name. */
const noName =
  /^(?:完|未完待续|图|资料图|配图|图片|来源|转载|编辑|责编|责任编辑|本报|综合|摘要|略)$|记者$|社$|报$|网$|局$|委$|政府$|办公室$|公司$|提供$/;

/** The byline at the end of a body's last line, and the line without it. */
export interface Byline extends Candidate<string[]> {
  /** What of the line is the byline, to be taken off. */
  text: string;
}

/** A byline that ends a text. */
export function bylineAtEnd(text: string): Byline | undefined {
  const match = text.match(byline);
  const value = match?.groups ? namesIn(match.groups.names ?? "") : [];
  if (!match || value.length === 0) return undefined;
  return {
    value,
    text: match[0],
    rule: "byline in brackets at the end",
    where: match[0].slice(0, 120),
    confidence: 0.8,
  };
}

/** Authors by label in lines of a page's head or foot. */
export function findAuthors(lines: readonly Line[]): Candidate<string[]>[] {
  return lines.flatMap(({ text }) => {
    const names = (text.match(labelled) ?? text.match(english))?.groups?.names;
    const value = names === undefined ? [] : namesIn(names);
    return value.length === 0
      ? []
      : [{ value, rule: "label before names", where: text.slice(0, 120), confidence: 0.9 }];
  });
}

const roles = new RegExp(String.raw`^(?:${role}|图)[\s/:：]{0,3}`, "u");

function namesIn(text: string): string[] {
  const parts = /[a-z]/.test(text) ? text.split(/, | and |、/) : text.split(/[\s、,，/]+/);
  const names = parts
    .map((part) => part.trim().replace(roles, ""))
    .filter((part) => part !== "" && !noName.test(part) && !/^(?:记者|通讯员|作者|摄影|文|图|文图)$/.test(part));
  return [...new Set(names)];
}
