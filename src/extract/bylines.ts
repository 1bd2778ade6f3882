// Bylines as the text itself has them: in brackets at its end, in lines of their own, and in the dateline.
import { areNames, isOrganisation, type NameForm, namesIn } from "./names.ts";

export interface Byline {
  names: string[];
  /** What of the text is the byline, to be taken off. */
  text: string;
  rule: string;
}

/** In brackets at the end of a text: `(刘姝琪)`, `（记者 张三 通讯员 李四）`, `(文/图 赵六)`. */
const bracketed = /[(（【[]\s{0,5}([^()（）【】[\]]{2,60})\s{0,5}[)）】\]]\s{0,5}$/u;
/** A dateline with its reporter: `新华社巴黎12月9日电（记者 张三）`, `本报讯（记者 张三 通讯员 李四）`. */
const dateline =
  /^.{0,50}?(?:电|讯|消息|日|报道|报导)\s{0,2}[(（]\s{0,3}([^()（）]{0,20}(?:记者|通讯员|文\s?[/／])[^()（）]{2,50})[)）]/u;
const datelineFirst = /^\s{0,4}[(（【]\s{0,3}([^()（）【】]{0,12}(?:记者|記者|通讯员)[^()（）【】]{2,50})[)）】]/u;
/** A line of its own: `本报记者 张三 报道`, `文/张三`, `□ 记者 李四`, `By Jane Doe`. */
const ownLine =
  /^[□■●◆▲△○◎/|\s—-]{0,4}(?:\p{Script=Han}{0,8}(?:记者|通讯员|实习生)|撰文|撰稿|文图|文字|图文|作者|文\/图|图\/文|文)[\s/|:：丨｜]{1,3}(?=\S)/u;
/** A square or a dot, and nothing but a name behind it. */
const marked = /^[□■●◆▲△○◎]\s{0,3}(?<names>[\p{Script=Han}·]{2,5}(?:[\s、]{1,3}[\p{Script=Han}·]{2,5}){0,3})$/u;
const english =
  /^(?:Written )?[Bb]y ((?:[A-Z][\p{L}.'’-]{0,20})(?: [A-Z][\p{L}.'’-]{0,20}){1,3}(?:(?:, | and |, and )(?:[A-Z][\p{L}.'’-]{0,20})(?: [A-Z][\p{L}.'’-]{0,20}){1,3}){0,4})$/u;
/** Roles in brackets let a name look freely; without one it must look like a person's. */
const withRole = /记者|通讯员|实习生|作者|撰文|撰稿|文\/|文字|文图|图文/;
const onlyOthers = /^\s{0,3}(?:责任编辑|责编|编辑|审核|校对|来源|图片|摄影|图|原标题|转自|翻译|编译)/;

/** The byline that ends a text. */
export function bylineAtEnd(text: string): Byline | undefined {
  const [whole, inner] = text.slice(-80).match(bracketed) ?? [];
  if (whole === undefined || inner === undefined || onlyOthers.test(inner)) return undefined;
  const all = namesIn(inner, "person");
  const names = withRole.test(inner) ? all : all.filter((name) => areNames([name]));
  if (names.length === 0 || names.length > 8 || !(withRole.test(inner) || areAll(inner, names))) return undefined;
  return { names, text: whole, rule: "byline in brackets at the end" };
}

/** Whether a text is nothing but names, and the paper or the site that they write for. */
function areAll(text: string, names: readonly string[]): boolean {
  const words = text.split(/[\s、,，/]+/).filter((word) => word !== "" && !isOrganisation(word));
  return names.join("").length >= words.join("").length;
}

/** A line that is a byline and nothing else. */
export function bylineAlone(text: string): Byline | undefined {
  if (text.length > 60 || /[。！？]/.test(text)) return undefined;
  const flat = text.normalize("NFKC");
  const listed = flat.match(english)?.[1] ?? flat.match(marked)?.groups?.names;
  const form: NameForm = "person";
  const names =
    listed !== undefined
      ? namesIn(listed, form)
      : ownLine.test(flat)
        ? namesIn(flat.replace(/^[□■●◆▲△○◎/|\s—-]{0,4}/u, ""), form)
        : [];
  const isNobody = names.length === 0 || names.length > 8 || (listed !== undefined && !areNames(names));
  return isNobody ? undefined : { names, text, rule: "byline in a line of its own" };
}

/** The reporter whom the first sentence names; it stays in the text. */
export function bylineInDateline(text: string): Byline | undefined {
  const start = text.slice(0, 140);
  const [whole, inner] = start.match(dateline) ?? start.match(datelineFirst) ?? [];
  const names = inner === undefined ? [] : namesIn(inner, "person");
  return whole === undefined || names.length === 0
    ? undefined
    : { names, text: whole, rule: "reporter in the dateline" };
}
