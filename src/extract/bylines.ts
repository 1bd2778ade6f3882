// Bylines as the text itself has them: in brackets at its end, in lines of their own, and in the dateline.
import { areNames, isOrganisation, type NameForm, namesIn } from "./names.ts";

export interface Byline {
  names: string[];
  /** What of the text is the byline, to be taken off. */
  text: string;
  rule: string;
}

/** In brackets at the end of a text: `(刘姝琪)`, `（记者 张三 通讯员 李四）`, `(文/图 赵六)`. */
const bracketed = /[(（【[［]\s{0,5}([^()（）【】[\]［］]{2,60})\s{0,5}[)）】\]］]\s{0,5}$/u;
/** A dateline with its reporter: `新华社巴黎12月9日电（记者 张三）`, `本报讯（记者 张三 通讯员 李四）`. */
const dateline =
  /^.{0,50}?(?:电|讯|消息|日|报道|报导|】)\s{0,2}[(（]\s{0,3}([^()（）]{0,20}(?:记者|通讯员|文\s?[/／])[^()（）]{2,50})[)）]/u;
/** Without brackets: `本报讯 记者张三 通讯员李四报道：`. */
const openDateline =
  /^.{0,20}?(?:讯|电|消息)\s{1,3}((?:\p{Script=Han}{0,4}(?:记者|通讯员|实习生)\s{0,2}\p{Script=Han}{2,4}?(?:、\p{Script=Han}{2,4}?){0,3}(?:\s{1,2}|、|(?=报道|报导|[:：]))){1,4})/u;
/** With nothing but names in the brackets: `中新社北京9月4日电（张三 李四）`. */
const datelineNames =
  /^.{0,50}?[电讯]\s{0,2}[(（]\s{0,3}(\p{Script=Han}{2,4}(?:[\s、]{1,2}\p{Script=Han}{2,4}){0,3})\s{0,3}[)）]/u;
const datelineFirst =
  /^\s{0,4}(?:【[^【】]{2,10}】\s{0,2})?[(（【〔]\s{0,3}([^()（）【】〔〕]{0,12}(?:记者|記者|通讯员)[^()（）【】〔〕]{2,50})[)）】〕]/u;
/** With the place where it was written: `記者張三／台北報導`, `記者張三台北4日電`, `本报记者张三报道`. */
const reported =
  /(?:记者|記者)\s{0,2}(?<names>\p{Script=Han}{2,4}?(?:[、\s]{1,2}\p{Script=Han}{2,4}?){0,3})(?:\s{0,2}[/／∕]\s{0,2}\p{Script=Han}{1,10}(?:报道|報導|报导|[电電])|\s{0,2}[/／∕]\s{0,2}文|\s{0,2}发自\p{Script=Han}{2,6}|(?:[台臺][北中南東]|[新台]北|桃園|高雄|基隆|新竹|嘉義|香港|澳門|北京|上海)\p{Script=Han}{0,3}\d{1,2}日[电電]|\s{0,2}(?:报道|報導|报导)$)/u;
/** A line of its own: `本报记者 张三 报道`, `文/张三`, `□ 记者 李四`, `By Jane Doe`. */
const ownLine =
  /^[□■●◆▲△○◎/|\s—-]{0,4}(?:(?:(?:整合|综合)\s)?(?:\p{Script=Han}{1,8}·)?\p{Script=Han}{0,8}(?:记者|通讯员|实习生|评论员)|采写|撰文|撰稿|文图|文字|图文|作者|文\/图|图\/文|文、图|图、文|文)[\s/|:：丨｜]{1,3}(?=\S)/u;
/** A square or a dot, and nothing but a name behind it. */
const marked = /^[□■●◆▲△○◎▌▍▎]\s{0,3}(?<names>[\p{Script=Han}·]{2,5}(?:[\s、]{1,3}[\p{Script=Han}·]{2,5}){0,3})$/u;
/** `张三/文`. */
const wrote =
  /^(?<names>[\p{Script=Han}·]{2,5}(?:[\s、]{1,3}[\p{Script=Han}·]{2,5}){0,3})\s{0,3}[/|]\s{0,3}(?:文|撰文|文图|图文)$/u;
/** Roles and names without a gap: `本报记者张三 通讯员李四 文/图`; `记者连线` is a column. */
const close =
  /^(?!(?:记者|通讯员)\p{Script=Han}{2,4}$)(?:\p{Script=Han}{0,8}(?:记者|通讯员|实习生)\s{0,2}\p{Script=Han}{2,4}(?:[、\s]{1,2}\p{Script=Han}{2,4}){0,3}(?:\s{1,3}|$)){1,3}(?:文\/?图|图文|摄影报道|报道)?$/u;
/** `本报记者张三报道：`, and what was reported. */
const opening =
  /^\p{Script=Han}{0,10}(?:记者|通讯员)\s{0,2}(\p{Script=Han}{2,4}?(?:[、\s]{1,2}\p{Script=Han}{2,4}?){0,3})\s{0,2}报道\s{0,2}[:：,，]/u;
/** `（张三 李四）`, before the first sentence. */
const bracketedFirst = /^[(（]\s{0,3}(\p{Script=Han}{2,4}(?:[\s、]{1,2}\p{Script=Han}{2,4}){1,3})\s{0,3}[)）]/u;
const western = String.raw`\p{Lu}[\p{L}.'’-]{0,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){1,3}`;
/** `By Jane Doe and John Roe`, `Von Anna Berg und Jens Tal`. */
const byWestern = new RegExp(
  `^(?:Written )?(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|A cura di) (${western}(?:(?:, | and |, and | und | et | y | e )${western}){0,4})(?:\\s{1,2}[—–|]\\s{1,2}\\p{Lu}[^.!?]{1,40})?$`,
  "u",
);
/** `김하늘 기자`, `기자명 김하늘 기자`, `[돌다리신문 김하늘·이바다 기자]`: the role stands behind the names, an address may follow. */
const koreanNames = String.raw`(?<names>[가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4}){0,3})\s?(?:선임|수석|인턴|전문|객원|수습|시민)?\s?기자`;
const koreanLine = new RegExp(
  String.raw`^[[(【]?\s?(?:[\p{L}\d=]{1,14}\s){0,2}${koreanNames}(?:\s?[\])】]|\s\S{1,40}@\S{1,40}|)$`,
  "u",
);
/** `(돌다리=새소식) 김하늘 기자 = …`, `[돌다리신문 김하늘 기자] …`. */
const koreanDateline = new RegExp(
  String.raw`^[[(【][\p{L}\d=·\s]{2,24}(?:[\])】]\s?|\s)${koreanNames}\s?[\])】=]`,
  "u",
);
/** Who is a role, and nobody. */
const koreanRole =
  /^(?:본지|취재|사진|편집|온라인|인턴|시민|객원|전문|선임|수습|청년|대학생|명예|디지털|특별취재|기자명)$/;

function koreanIn(text: string, pattern: RegExp): string[] {
  const names = text.includes("기자") ? (text.match(pattern)?.groups?.names ?? "") : "";
  return names.split(/[·,]\s?/).filter((name) => name !== "" && !koreanRole.test(name));
}

/** Roles in brackets let a name look freely; without one it must look like a person's. */
const withRole = /记者|通讯员|信息员|实习生|评论员|作者|采写|撰文|撰稿|文\/|\/文|文字|文图|图文/;
const onlyOthers = /^\s{0,3}(?:责任编辑|责编|编辑|审核|校对|来源|图片|摄影|图(?!\/?文)|原标题|转自|翻译|编译)/;
const tookPictures = /(?<!文[/、])(?:摄|摄影|供图|制图)\s{0,3}$/;

/** Beside others, somebody wrote it all the same. */
const writes = /作者|记者|通讯员|撰稿|撰文|采写|文字/;
/** A byline without a role stands behind a sentence, or alone; other brackets say more of the word before them. */
const sentenceEnd = /(?:^|[\s。！？!?….～~”"’」』])$/u;
/** In brackets without a role it is an agency, or a kind of file. */
const oneWord = /^\p{Script=Latin}+$/u;

/** The byline that ends a text, in the language of what stands `before` it. */
export function bylineAtEnd(text: string, before = ""): Byline | undefined {
  const [whole, inner] = text.slice(-80).match(bracketed) ?? [];
  if (
    whole === undefined ||
    inner === undefined ||
    tookPictures.test(inner) ||
    (onlyOthers.test(inner) && !writes.test(inner))
  )
    return undefined;
  const rule = "byline in brackets at the end";
  if (kana.test(before.slice(-200) + text.slice(-200))) {
    const names = japaneseIn(inner);
    return names.length === 0 ? undefined : { names, text: whole, rule };
  }
  const all = namesIn(inner, "person");
  const names = withRole.test(inner) ? all : all.filter((name) => areNames([name]) && !oneWord.test(name));
  if (names.length === 0 || names.length > 8) return undefined;
  const isOfWords = !sentenceEnd.test(text.slice(0, -whole.length));
  return withRole.test(inner) || (areAll(inner, names) && !isOfWords) ? { names, text: whole, rule } : undefined;
}

/** A text with so many kana is Japanese: names in it have any family name, and three to five characters. */
const kana = /(?:[\p{Script=Hiragana}\p{Script=Katakana}].{0,40}){5}/u;
const japaneseNames =
  /^(?:[\p{L}\p{N}]{2,10}[・＝=\s])?(?<names>\p{Script=Han}{3,5}(?:[、・,]\p{Script=Han}{3,5}){0,3})$/u;
/** What else stands in brackets at the end of a Japanese text: `敬称略`, `写真部`, `随時掲載`. */
const noJapaneseName = /[略載続回面部紙班員局社聞信供真材事者談注図表照連報]$/;

function japaneseIn(text: string): string[] {
  const names = text.match(japaneseNames)?.groups?.names?.split(/[、・,]/) ?? [];
  return names.some((name) => noJapaneseName.test(name)) ? [] : names;
}

/** Whether a text is nothing but names, and the paper or the site that they write for. */
function areAll(text: string, names: readonly string[]): boolean {
  const words = text
    .replace(/\s\p{Script=Han}{2,8}报道$|\s{0,3}(?:供稿|(?:摄影)?报道)$/u, "")
    .split(/[\s、,，/]+/)
    .filter((word) => word !== "" && !isOrganisation(word));
  return names.join("").length >= words.join("").length;
}

/** A line that is a byline and nothing else. */
export function bylineAlone(text: string): Byline | undefined {
  if (text.length > 60 || /[。！？]/.test(text) || /(?:摄|摄影|供图|制图|绘)\s{0,3}[)）]?$/.test(text))
    return undefined;
  const flat = text.normalize("NFKC");
  const korean = koreanIn(flat, koreanLine);
  if (korean.length > 0) return { names: korean, text, rule: "byline in a line of its own" };
  const placed = /^\p{Script=Han}{0,6}(?:记者|記者)/u.test(flat) ? flat.match(reported)?.groups?.names : undefined;
  if (placed === undefined && /\d/.test(flat)) return undefined;
  const listed =
    (placed && `${placed}报道`) ??
    flat.match(byWestern)?.[1] ??
    (flat.match(marked) ?? flat.match(wrote))?.groups?.names ??
    (close.test(flat) ? flat.replace(/(?<=记者|通讯员|实习生)(?=\p{Script=Han})/gu, " ") : undefined);
  const form: NameForm = "person";
  const names =
    listed !== undefined
      ? namesIn(listed, form)
      : ownLine.test(flat)
        ? namesIn(flat.replace(/^[□■●◆▲△○◎/|\s—-]{0,4}/u, ""), form)
        : [];
  const isNobody =
    names.length === 0 || names.length > 8 || (placed === undefined && listed !== undefined && !areNames(names));
  return isNobody ? undefined : { names, text, rule: "byline in a line of its own" };
}

/** Behind the last sentence of a paragraph, in its line: `……。本报记者 张三 报道`. */
const behindSentence =
  /[。！？…”」』]\s{0,5}(?<byline>\p{Script=Han}{0,8}(?:记者|通讯员|实习生)[^。！？，：；“”]{2,40})(?<!\s[说问答道])$/u;

/** The byline that a paragraph ends with, in neither brackets nor a line of its own. */
export function bylineBehind(text: string): Byline | undefined {
  const said = text.slice(-60).match(behindSentence)?.groups?.byline;
  const byline = said === undefined ? undefined : bylineAlone(said);
  return byline && areNames(byline.names) ? { ...byline, rule: "byline behind the last sentence" } : undefined;
}

/** The reporters whom a line names with the place that they wrote from, among other things. */
export function bylineWithPlace(text: string): Byline | undefined {
  const start = text.slice(0, 140);
  const [whole = "", listed = ""] = (/记者|記者/.test(start) && start.match(reported)) || [];
  const names = namesIn(listed, "person");
  return names.length === 0 ? undefined : { names, text: whole, rule: "reporter with the place" };
}

/** The reporter whom the first sentence names; it stays in the text. */
export function bylineInDateline(text: string): Byline | undefined {
  const start = text.slice(0, 140);
  const [whole, inner] =
    start.match(dateline) ?? start.match(datelineFirst) ?? start.match(openDateline) ?? bare(start) ?? [];
  const korean = koreanIn(start, koreanDateline);
  if (korean.length > 0) return { names: korean, text: start, rule: "reporter in the dateline" };
  const names = inner === undefined ? [] : namesIn(inner.match(reported)?.groups?.names ?? inner, "person");
  return whole === undefined || names.length === 0
    ? undefined
    : { names, text: whole, rule: "reporter in the dateline" };
}

/** A dateline whose brackets look like whole names. */
function bare(start: string): RegExpMatchArray | undefined {
  const found = start.match(datelineNames) ?? start.match(opening) ?? start.match(bracketedFirst) ?? undefined;
  return areNames(found?.[1]?.split(/[\s、]+/) ?? []) ? found : undefined;
}
