// Lines that belong to the page, not to the article.
import { isPagesCount } from "./counts.ts";
import { fold } from "./fold.ts";
import { account, elsewhere, ending, notice, only, overOthers, rights, telling } from "./furniture-phrases.ts";
import { alternativesOf, type Labelled, labelledIn, measure } from "./labels.ts";
import { areNames, isOrganisation } from "./names.ts";

/** What unfolds the rest of a text. */
const unfolding =
  /^(?:点击|点此)?(?:展开|查看|阅读|显示)(?:阅读)?(?:全文|剩余.{0,8})[\s>»∨﹀▼↓]{0,4}$|^(?:全文表示|続きを読む|(?:read|show|view) (?:more|(?:the )?full (?:article|story|text))|continue reading|weiterlesen)$/i;

/** The numbers under an article of several pages. */
const pager =
  /^(?=.{0,60}(?:页|頁|next|prev))(?:[上下][一1]?[页頁]|[首尾末][页頁]|[第共]\s?\d{1,3}\s?[页頁]|prev(?:ious)?|next|page|\d{1,3}|[\s|/<>«»‹›.…·[\]【】()（）]){2,60}$/i;

/** A line that begins so has nothing else to tell. */
const begunRights = /^(?:copyright|©|\(c\))/i;

/** From such a line on, what follows is about other articles. */
const others =
  /^[<《【[]?\s?(?:上一篇|下一篇|上一条|下一条|上篇|下篇|前一篇|后一篇|相关|推荐|热门|猜你喜欢|延伸阅读|大家都在|猜您喜欢|[为给][您你]推荐|最新|点击排行|阅读排行|related|more|mehr zum thema|関連|あわせて読)/i;

const viewWords = alternativesOf("views")
  .split("|")
  .filter((word) => /^\p{Script=Han}/u.test(word));
/** A line about the article: when, how often read, from where, by whom. */
const about = new RegExp(
  [
    String.raw`(?:${viewWords.join("|")})\s{0,3}(?:[:：]|\d[\d,.]{0,11}(?![\d,.]|\s?${measure}))`,
    String.raw`(?:更新|发布|发表|录入|添加)(?:时间|日期|于)?\s{0,3}[:：]`,
    String.raw`(?:来源|作者|字号|发布者|发布人)\s{0,3}[:：]`,
    // `时间：9月5日上午9点` is when something is that the text tells of.
    String.raw`(?<!\p{Script=Han})(?:时间|日期)\s{0,3}[:：]\s{0,3}(?:\d{2,4}[-/.年]|\d{1,2}[-/:]|[今昨前]|$)`,
  ].join("|"),
  "u",
);
/** `一、时间：9月5日` is one of several things that a text tells. */
const item = String.raw`^(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[、．]|\.(?=\s|\p{Script=Han}))`;
const numbered = new RegExp(item, "u");
/** Beside where something is stands when it is, not when the article was published. */
const place =
  /^(?:.{0,6}地\s{0,4}[点址]|(?:place|venue|location|where|ort|lieu|lugar|local|luogo|место|địa điểm|場所|장소))\s{0,3}[:：]/i;
/** When something is, in a line of its own. */
const when = /^(?:[时日]\s{0,4}[间期]|date|when|datum|data|fecha|дата|thời gian|日時|일시)\s{0,3}[:：]/i;
const placeBehind = /\s地\s{0,4}[点址]\s{0,3}[:：]/;
/** What such a line says when is no article. */
const eventTime = new RegExp(
  `(?:${item}\\s?|^)(?:活动|报名|截止|考试|笔试|面试|开庭|会议|演出|展览|展出|比赛|开放|营业|办理|预约|接种|停电|停水|施工|开标|投标|投票|征集|申报|公示|举办|举行|集合|直播)(?:起止|开始|截止|结束)?(?:时间|日期)\\s{0,3}[:：]`,
  "u",
);

/** What an article was called where it was taken from: told about it, not by it. */
const formerTitle = /^[(（【]?\s?(?:本文)?原?(?:文?标题|题目?为?)\s{0,3}[:：]/;

/** What the page's foot begins with: who runs the site, and its rights. */
const colophon =
  /^(?:主办|承办|主管|协办|版权所有|copyright|©|地\s{0,4}址\s{0,2}[:：]|(?:联系|办公|新闻)?(?:电话|热线)\s{0,2}[:：]|技术支持|网站标识码|网站备案)|ICP备|公网安备|版权所有/i;

export function isColophon(text: string): boolean {
  return colophon.test(text.slice(0, 200));
}

/** Whether a line unfolds the rest of the text above it. */
export function unfolds(text: string): boolean {
  return text.length <= 40 && unfolding.test(text);
}

export function isFurniture(text: string): boolean {
  return (
    unfolds(text) ||
    (text.length <= 60 && (only.test(text) || telling.test(text) || account.test(text) || pager.test(text))) ||
    isPagesCount(text) ||
    (text.length <= 120 && (formerTitle.test(text) || elsewhere.test(text)))
  );
}

const isRole = ({ kind }: Labelled) => kind === "author" || kind === "editor";

/** How a text tells whom to ask. */
const contact = /电话|邮箱/;

/** `编辑 王丽`, `云檐融媒编辑：王丽`. */
function isCreditOf({ at, isSure, value }: Labelled, text: string): boolean {
  return at === 0
    ? !isSure && areNames(value.split(/[\s、]+/))
    : isSure && at <= 8 && isOrganisation(text.slice(0, at));
}

/** What somebody asks or says behind the word for what they are, and no name: `记者：一共有几盏？`. */
const called = /[？！]$/;
const told = /，[^:：]{0,60}。$/;
const namesFirst = (value: string, end: RegExp) => areNames([value.split(end, 1).join()]);
const isSpeaker = (label: Labelled, text: string) =>
  isRole(label) &&
  ((called.test(text) && !namesFirst(label.value, /[?!]$/)) ||
    (told.test(text) && !namesFirst(label.value, /[\s\p{P}]/u)));

/** Whether a short line names who did what for the article. */
export function isCredit(text: string): boolean {
  if (text.length > 60) return false;
  const own = text.replace(/^[\s(（【[]{0,3}/, "");
  const labels = labelledIn(own);
  if (labels[0] && isSpeaker(labels[0], own)) return false;
  if (labels[0]?.kind === "editor" && isCreditOf(labels[0], own)) return true;
  const [first, ...others] = labels.filter(({ isSure }) => isSure);
  return (
    first !== undefined &&
    ((first.at === 0 && !contact.test(first.label)) || (isRole(first) && others.some(isRole) && !/[。！？]/.test(text)))
  );
}

export function isEnding(text: string): boolean {
  return (
    (text.length <= 80 && (ending.test(text) || overOthers.test(text))) || (text.length <= 400 && notice.test(text))
  );
}

/** What anybody may say, and what a site does of its articles. */
const stating = /^(?:(?:郑重|特别|重要)?(?:声明|申明)|(?:特别|重要)说明)\s?[:：]/;
const ofTheSite =
  /转[载发自]|注明|[此该全]文|素材|信息|如有|告知|风险|建议|法律|版权|著作权|侵权|授权|未经|本[网站文号刊报台]|作者|观点|立场|来[源自]|投资|责任|删除|图片|网络|原创|联系|平台|稿件|参考|内容|文章|仅[供代]/;

/** Whether a sentence states something that a text tells of, and nothing of the site or its articles: text where text follows. */
export function states(text: string): boolean {
  return stating.test(text) && /[。！？]["”’」]?$/.test(text) && !ofTheSite.test(text);
}

/** Whether a line reserves the rights of what stands above it. */
export function isOfRights(text: string): boolean {
  return text.length <= (begunRights.test(text) ? 400 : 120) && rights.test(text);
}

/** Whether what follows is what readers say. */
export function isComments(text: string): boolean {
  return (
    text.length <= 30 &&
    /评论|跟帖|回帖|留言|说两句|comments|kommentare|commentaires|comentarios|comentários|commenti|комментарии|bình luận|コメント|댓글/i.test(
      text,
    )
  );
}

export function isOtherArticles(text: string): boolean {
  return text.length <= 80 && others.test(text);
}

/** Whether a short line tells about the article. Prose that has such a word in it does not. */
export function isAbout(text: string): boolean {
  if (text.length > 160 || !/[:：\d]/.test(text) || /[。？]/.test(text) || numbered.test(text)) return false;
  return (
    (text.length <= 120 && about.test(/[:：]/.test(text) ? fold(text) : text) && !text.includes("！")) ||
    tellsTwice(text)
  );
}

/** Whether a line tells when something is that the text tells of: it says so, or beside it stands where. */
export function isOfEvent(text: string, beside: readonly (string | undefined)[]): boolean {
  if (eventTime.test(text)) return true;
  return (
    when.test(text) && (placeBehind.test(text) || beside.some((other) => other !== undefined && place.test(other)))
  );
}

const writtenWhen =
  /^[时日]\s{0,4}[间期]\s{0,3}[:：]\s{0,3}(?:19|20)\d{2}年\d{1,2}月[^:：]{0,40}(?:\d[:：]\d{2}[^:：]{0,20}){0,2}$/;

/** Whether a line tells nothing but when, as a text would write it: with text around, it is its own. */
export function tellsWhen(text: string): boolean {
  return text.length <= 60 && writtenWhen.test(text);
}

/** Two labels with colons or more make a line about the article in any language. */
function tellsTwice(text: string): boolean {
  if (!/[:：][^:：]*[:：]/.test(text)) return false;
  return labelledIn(text).filter(({ isSure }) => isSure).length > 1;
}
