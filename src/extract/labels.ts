// The words that name a fact about an article, and the text that each names. One table for every field; knows no page.
import { fold } from "./fold.ts";

type LabelKind =
  | "published"
  | "updated"
  | "views"
  | "author"
  | "publisher"
  | "editor"
  | "category"
  /** A count, a button or a fact that is none of ours: where it begins, the value before it ends. */
  | "other";

export interface Labelled {
  kind: LabelKind;
  /** The label as written, without spaces. */
  label: string;
  /** What follows it, up to the next label. */
  value: string;
  /** Whether a colon or a bar stands between. */
  isSure: boolean;
  /** Where in the line the label begins. */
  at: number;
}

const words: readonly (readonly [LabelKind, string])[] = [
  [
    "published",
    "发布时间 发布日期 发表时间 发表日期 发稿时间 发文日期 发文时间 成文日期 上传时间 上传日期 录入时间 录入日期 添加时间 添加日期 创建时间 创建日期 公布日期 公布时间 刊发时间 出版日期 播出时间 生成日期 发布于 发表于 发布 发表 日期 时间 published posted pubdate date 公开日 投稿日 掲载日 配信日 작성일 등록 입력 veröffentlicht erstellt опубликовано дата publié_le publicado 등록일 등록일시 작성일시 작성일자 게시일 기사입력 최초입력 발행일 송고 승인 veröffentlicht_am erschienen дата_публикации размещено publié date_de_publication publicado_el publicado_em fecha_de_publicación fecha postado_em data_de_publicação pubblicato pubblicato_il data_di_pubblicazione data ngày_đăng đăng_ngày đăng_lúc ngày_xuất_bản ngày 公開日時 投稿日時 掲載日時 作成日",
  ],
  [
    "updated",
    "最后更新时间 最后更新 最近更新 更新时间 更新日期 更新于 修改时间 修改日期 最后修改 修改于 最后编辑 编辑于 更新 更新日 최종수정 수정 last_updated updated modified zuletzt_aktualisiert aktualisiert обновлено mis_à_jour actualizado 최종수정일 수정일 기사수정 업데이트 letzte_aktualisierung geändert изменено последнее_обновление mise_à_jour modifié_le dernière_mise_à_jour última_actualización actualizado_el atualizado atualizado_em última_atualização modificado_em aggiornato aggiornato_il ultimo_aggiornamento ultima_modifica modificato_il cập_nhật cập_nhật_lúc cập_nhật_ngày 更新日時 最終更新日 最終更新",
  ],
  [
    "views",
    "点击次数 点击人数 点击数 点击量 点击率 点击 浏览次数 浏览人数 浏览人次 浏览数 浏览量 浏览 阅读次数 阅读人数 阅读数 阅读量 阅读 访问次数 访问人数 访问量 访问数 访问 查看次数 查看数 查看 被浏览 人气指数 看过 已读 人气 热度 点阅 围观 閱讀 瀏覽 點擊 page_views pageviews views reads hits 阅览数 阅览 点阅次数 点阅数 观看次数 观看人数 观看量 观看 조회수 조회 aufrufe просмотров просмотры vues vistas 조회건수 seitenaufrufe количество_просмотров число_просмотров прочитали lectures consultations visitas lecturas visualizaciones visualizações visualizacoes acessos leituras visualizzazioni letture visite lượt_xem lượt_đọc số_lượt_xem đã_xem 閲覧数 閲覧回数 アクセス数 再生回数",
  ],
  [
    "author",
    "文章作者 本文作者 原作者 作者姓名 作者 本报记者 本网记者 见习记者 实习记者 全媒体记者 记者 通讯员 本报实习生 实习生 特约记者 特约通讯员 信息员 投稿人 采写 主笔 撰稿人 撰稿 撰文 文/图 图/文 文、图 图、文 文图 图文 供稿人 供稿 文字 文 author authors by written_by 著者 筆者 文责 기자 작성자 autor autorin verfasst_von von автор auteur par por 기자명 글쓴이 글 текст корреспондент rédigé_par écrit_par escrito_por autora autores texto redactado_por autore scritto_da a_cura_di tác_giả người_viết 執筆 文・写真",
  ],
  [
    "publisher",
    "信息来源 本文来源 本文来自 文章来源 稿件来源 新闻来源 资料来源 内容来源 来源单位 消息来源 稿源 来源于 来源 文章出处 出处 出自 转载自 转自 供稿单位 来自 出典 출처 quelle источник fuente 发布单位 发布机构 发布部门 source 자료제공 제공 fonte nguồn источник_информации",
  ],
  [
    "editor",
    "责任编辑 参与采写 本文编辑 网络编辑 本期编辑 值班编辑 文字编辑 图文编辑 新媒体编辑 见习编辑 编辑 本文责编 责编 编审 审核人 审核 审稿 初审 复审 终审 一审 二审 三审 校对 编校 责任校对 实习编辑 执行编辑 总监制 监制 出品人 出品 总值班 执行 图源 图片来源 照片来源 视频来源 数据来源 题图来源 封面来源 封面图片来源 供图 配图 剪辑 配音 视觉 美编 录入者 录入人 录入员 录入 上传者 上传 发布者 发布人 发布员 签发人 签发 值班编委 值班主任 总编辑 主编 策划 制作 制图 统筹 排版 摄影记者 摄影 摄像 图片 图 翻译 编译 editor editors 사진 편집 편집자 foto fotos photo photos fotografie фото редактор ảnh biên_tập 編集 撮影 写真",
  ],
  [
    "category",
    "所属栏目 所属分类 文章分类 信息分类 栏目 分类 类别 文章标签 标签 关键词 关键字 主题词 category tags keywords 카테고리 분류 рубрика теги rubrik schlagwörter rubrique mots-clés etiquetas sección categoria chuyên_mục từ_khóa カテゴリ カテゴリー タグ",
  ],
  [
    "other",
    "博客访问量 博客访问 空间访问 关注人气 题图来自 头图来自 总访问量 总访问 总点击量 总点击数 总点击 总浏览量 总浏览 总阅读量 网站访问量 本站访问量 本站访问 今日访问 昨日访问 今日点击 访问总量 在线人数 访问者 阅读时长 阅读时间 阅读全文 阅读原文 关键词阅读 相关阅读 延伸阅读 扩展阅读 推荐阅读 热门阅读 精彩阅读 热门点击 查看全文 查看原文 查看更多 评论数 评论 跟帖 回复 点赞数 点赞 收藏 分享到 分享 转发 下载次数 下载 字号 字体 大小 打印本页 打印 关闭 索引号 文号 发文字号 有效性 阅读字号 浏览字号 视力保护色 视力保护 责任 扫一扫 推荐 参与 人参与 电话 联系电话 邮箱 纠错 我要纠错 投稿 原标题 标题 导读 摘要 语音播报 收听 comments comment kommentare комментариев いいね コメント shares likes downloads 댓글 댓글수 추천 공감 좋아요 공유 스크랩 комментарии комментарий поделиться нравится commentaires commentaire partages partager comentarios comentários comentario compartir curtidas compartilhamentos commenti condividi bình_luận chia_sẻ lượt_thích 拍手 共有",
  ],
];

const kinds = new Map<string, LabelKind>();
for (const [kind, list] of words)
  for (const word of list.split(" ")) for (const form of [word, fold(word)]) kinds.set(form.replaceAll("_", " "), kind);

/** The words for one kind of fact, as a pattern's alternatives: the longest first, it may begin with another. */
export function alternativesOf(kind: LabelKind): string {
  const own = [...kinds.keys()].filter((word) => kinds.get(word) === kind);
  return own.toSorted((a, b) => b.length - a.length).join("|");
}

const viewsCounted = new RegExp(
  String.raw`\d[万wk+]{0,2}\s{0,2}[次人]?\s?(?:${alternativesOf("views")})(?![者\p{Script=Latin}])`,
  "iu",
);

/** Whether a text has a number right before a word for views: `697 阅读`. */
export function countsViews(text: string): boolean {
  return viewsCounted.test(fold(text));
}

/** Words of two characters are often set wide: `来　源`. */
const pattern = (word: string) => {
  if (word.length === 1) return String.raw`(?<!\p{L})${word}`;
  const spaced = /^\p{Script=Han}{2}$/u.test(word) ? Array.from(word).join(String.raw`\s{0,6}`) : word;
  return /^\p{Script=Han}|^[文图]/u.test(word) ? spaced : String.raw`(?<!\p{L})${word}(?!\p{L})`;
};
const colon = String.raw`\s{0,3}(?:[:：丨︱|｜/／]|[】\]](?![】\]]))\s{0,3}`;
const beginnings = Map.groupBy([...kinds.keys()], (word) => word.charCodeAt(0));
/** The labels that begin with a character, by its code: most characters begin none. */
const labelsAt = new Map<number, { pattern: RegExp; seconds: ReadonlySet<number> }>();
const codes = (character: string) => [character, character.toUpperCase()].map((one) => one.charCodeAt(0));
for (const list of beginnings.values()) {
  // The longest first: it may begin with another.
  const alternatives = list.toSorted((a, b) => b.length - a.length).map(pattern);
  const seconds = new Set(list.flatMap((word) => codes(word.charAt(1))));
  for (const code of codes(list[0] ?? ""))
    labelsAt.set(code, { pattern: new RegExp(`(${alternatives.join("|")})(${colon})?`, "iuy"), seconds });
}
/** Whether a label begins with a character, by its code. */
const isBeginning = new Uint8Array(0x10000);
for (const code of labelsAt.keys()) isBeginning[code] = 1;
const space = 32;
const isLetter = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const begunDate =
  /^\s{0,3}(?:(?:on|at|am|el|le|il|em|@) )?\s{0,2}(?:\d{1,4}[-/.年月]|\d{8}|\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?,? (?=[\p{Lu}\d])|今天|昨天|前天|[二一][〇○]|[A-Z][a-z]{2,8}\.? \d|\d{1,2} (?:[A-Z][a-z]{2,8}|de \p{L}{3}|\p{L}{3,10} (?:19|20)\d{2}))/u;
/** What is counted is no reader: `已读 3 遍`, `阅读 3 本书`. */
export const measure = "[个遍本册篇页章节回国天月日年家位名件张条部首段句种卷期岁]";
/** Kinds that a label without a colon may name, and what must follow it then. */
const bare: Partial<Record<LabelKind, RegExp>> = {
  published: begunDate,
  updated: begunDate,
  views: new RegExp(String.raw`^\s{0,3}[[(（【]?\s{0,3}\d[\d,.]{0,11}(?![\d,.]|\s?${measure})|^了\s?\d{1,9}\s?次`),
  other: /^\s{0,3}[[(（【]?\s{0,3}\d|^$|^\s/,
};
/** Between bars a label needs neither colon nor gap: `|来源某报|作者某人|`. */
const barred = /^[^\s|丨的于]{2,20}\s?(?:[|丨]|$)/u;
/** Names follow a bare label that stands by itself: at the beginning or after a gap, with a gap behind it. */
const named: Partial<Record<LabelKind, RegExp>> = {
  author: /^(?:\s|$)/,
  publisher: /^(?:\s|$)/,
  editor: /^(?:\s|$)/,
  category: /^$/,
};

/** Words of languages that write with capitals, and put spaces between words. */
const cased = /^[\p{Lu}\p{Ll}]/u;
/** A small word behind a number: what it counts. */
const countedWord = /^\s{0,3}[[(]?\s{0,3}[\d.,]{1,12}[wk+]{0,2}\s{1,3}(\p{Ll}{2,})/u;

/** Before a reporter stands whose: `云檐日报全媒体记者 张三`. */
const paper = /(?:^|[\s|丨(])\p{Script=Han}{1,8}(?:报|网|社|台|新闻|中心|融媒|频道|客户端|周刊)$/u;

/** Characters of a line that are looked at. */
const lineLimit = 400;

/** The labels of a line with what they name, in order. Linear. */
export function labelledIn(line: string): Labelled[] {
  const text = line.slice(0, lineLimit).normalize("NFKC");
  const words = fold(text);
  const starts: { kind: LabelKind; label: string; from: number; until: number; isSure: boolean }[] = [];
  for (const match of matchesIn(words)) {
    const [whole, written = "", colon] = match;
    const word = written.replace(/\s+/g, /[a-zа-я]/i.test(written) ? " " : "").toLowerCase();
    const from = match.index;
    const kind = isOfEvent(word, text.slice(0, from)) ? "other" : kinds.get(word);
    if (!kind) continue;
    const until = from + whole.length;
    // `31 views | 12 comments`: the number before is the label's own.
    if (colon !== undefined && countsBefore(kind, text.slice(Math.max(0, from - 12), from), colon)) continue;
    if (colon === undefined && !isBare(word, kind, text.slice(0, from), text.slice(until, until + 24))) continue;
    starts.push({ kind, label: word, from, until, isSure: colon !== undefined });
  }
  return starts.map(({ kind, label: word, from, until, isSure }, index) => {
    const value = text.slice(until, starts[index + 1]?.from ?? text.length);
    return { kind, label: word, value: value.replace(/[\s|丨·•【[(（]{1,20}$/, "").trim(), isSure, at: from };
  });
}

/** Every label, in order. A letter within a Latin word begins none. */
function matchesIn(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isBeginning[code]) continue;
    const label = labelsAt.get(code);
    if (!label || (isLetter(code) && isLetter(text.charCodeAt(at - 1)))) continue;
    const second = text.charCodeAt(at + 1);
    // Before a space stands a word that is set wide, or one of a single character, as it may before anything.
    if (!label.seconds.has(second) && !label.seconds.has(Number.NaN) && second > space) continue;
    label.pattern.lastIndex = at;
    const match = label.pattern.exec(text);
    if (!match) continue;
    found.push(match);
    at += match[0].length - 1;
  }
  return found;
}

/** `活动时间：9月5日`: when something is that the text tells of. */
function isOfEvent(word: string, before: string): boolean {
  return (word === "时间" || word === "日期") && /(?:^|[\s、.．,，;；])\p{Script=Han}{1,4}$/u.test(before);
}

function countsBefore(kind: LabelKind, before: string, colon: string): boolean {
  return (kind === "views" || kind === "other") && /[|丨/]/.test(colon) && /\d[万wk+]{0,2}\s?次?$/i.test(before);
}

/** A label may be all that a cell holds, and what it names the next cell; shorter words are buttons, too. */
const shortestAlone = 3;
const aloneKinds: ReadonlySet<LabelKind> = new Set(["published", "updated", "views"]);

function isBare(word: string, kind: LabelKind, before: string, after: string): boolean {
  // Without a colon, `访问 3 国` is no count.
  if (word === "访问" || word === "看过") return false;
  if (before === "" && after === "" && word.length >= shortestAlone && aloneKinds.has(kind)) return true;
  // `1.2万阅读 567喜欢`: what follows counts something else.
  if (kind === "views" && /\d[万wk+]{0,2}[人次]?$/i.test(before) && /^\s/.test(after)) return false;
  if (kind === "views" && countedNext.test(after) && isCountFirst(before)) return false;
  // `Views 300 feet above the river` is no count.
  const counted = after.match(countedWord)?.[1];
  if (kind === "views" && counted !== undefined && cased.test(word) && !kinds.has(counted)) return false;
  // `阅读了 123 次` is said of the article where it is said to it: `被`.
  if (kind === "views" && /^了/.test(after) && !/[被已共]$/.test(before)) return false;
  if (bare[kind]?.test(after)) return true;
  const follows = named[kind];
  if (!follows) return false;
  // `About the author` goes on with neither, nor does a sentence that has such a word in it.
  if (word.length > 3 && cased.test(word) && /[\p{Lu}\p{Ll}]\s$/u.test(before)) return false;
  if (kind !== "editor" && /^\p{Script=Hangul}/u.test(word) && /\p{Script=Hangul}\s$/u.test(before)) return false;
  if (barred.test(after) && /[|丨]\s?$/.test(before)) return true;
  return (
    follows.test(after) && (/(?:^|[\s|丨·•□■●◆▲△○◎(])$/.test(before) || (word.endsWith("记者") && paper.test(before)))
  );
}

/** `12 评论`: a number and the word that it counts. */
export const countOfOther = String.raw`\d[\d,.]{0,11}[万wk+]{0,2}\s{0,2}(?![次人])\p{L}`;
/** Behind a label: each count stands before its word, if one stands before this label as well. */
const countedNext = new RegExp(String.raw`^\s{1,3}${countOfOther}`, "iu");
const countBefore = /(?:(?<word>\p{L}{1,6})\s{1,3})?(?<![\d.:：,\-/年月])\d[\d,.]{0,11}[万wk+]{0,2}[人次]?\s{1,3}$/iu;

/** Whether the numbers of `31 评论 567 ` stand before their words, not behind them as in `评论 31 `. */
function isCountFirst(before: string): boolean {
  const match = before.match(countBefore);
  const word = match?.groups?.word;
  return match !== null && (word === undefined || !kinds.has(word) || isCountFirst(before.slice(0, match.index)));
}
