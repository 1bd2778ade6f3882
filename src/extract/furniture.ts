// Lines that belong to the page, not to the article.
import { fold } from "./fold.ts";
import { alternativesOf, type Labelled, labelledIn, measure } from "./labels.ts";
import { areNames, isOrganisation } from "./names.ts";

/** A line that is only this is furniture wherever it stands. */
const only =
  /^(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页)?|收藏|分享(?:到)?|分享至|返回(?:首页|顶部|列表)?|字号|大|中|小|【?(?:大|中|小|打印|关闭)】?|责任编辑|扫一扫.{0,20}|图集|微博|微信|QQ空间|朋友圈|facebook|twitter|weibo|line|分享\s?[|:：>]|评论|点赞|转发|更多|首页|上一页|下一页|广告|[-—\s（(【]{0,6}(?:the end|end|全文完|完)[-—\s）)】]{0,6}|(?:点击)?(?:查看|展开|显示|阅读)(?:更多|全部)|收起(?:全文)?|返回.{1,6}[，,]\s?查看更多|关注我们|(?:欢迎)?关注[^。]{0,16}公众号|欢迎关注[^。]{0,16}|收藏本文|举报(?:\/反馈)?|(?:我要)?纠错|评论区|暂无评论|登录后评论|网站地图|(?:视频)?(?:正在)?加载中?[.…]{0,6}|\d{1,7}\s?人?(?:点赞|喜欢|收藏)|本文共\s?\d{1,2}\s?页|打开app[^。]{0,8}|(?:show|view) more|advertisement|share|print|comments?|anzeige|werbung|teilen|drucken|artikel (?:teilen|drucken|merken)|kommentare?|lesen sie (?:auch|dazu|mehr)|mehr zum thema|(?:das könnte sie )?auch interess(?:ant|ieren)|(?:à )?lire aussi|read also|also read|シェア|ツイート|この記事を(?:シェア|共有)(?:する)?)$|^[【[(（]?\s?(?:字体|字号)|^(?:[【[]?(?:打印|关闭(?:窗口|本页)|加入收藏)|分享[到至])(?!.*[。！？]$)|^(?:(?:打印|关闭|收藏|分享|评论|点赞|举报|纠错)[\s|/·]{1,3}){1,5}(?:打印|关闭|收藏|分享|评论|点赞|举报|纠错)$|^(?:(?:本文|文章|永久)(?:地址|链接|网址))\s?[:：]|^(?:您?(?:现在|当前)(?:所在)?的?位置)|^(?:技术支持|主办单位?|承办单位?|主管单位?|网站标识码|联系我们)|^(?:copyright|©|版权(?!.*[。！？]$))|^(?:编辑|责编|责任编辑|审核|校对|终审|监制)\s{0,3}[:：]/i;

/** What unfolds the rest of a text. */
const unfolding =
  /^(?:点击|点此)?(?:展开|查看|阅读|显示)(?:阅读)?(?:全文|剩余.{0,8})[\s>»∨﹀▼↓]{0,4}$|^(?:全文表示|続きを読む|(?:read|show|view) (?:more|(?:the )?full (?:article|story|text))|continue reading|weiterlesen)$/i;

/** An invitation to another article, in the middle of a text. */
const elsewhere =
  /^(?:read (?:more|also)|also read|see also|lee (?:también|más)|leia (?:também|mais)|(?:à )?lire aussi|lesen sie auch|leggi anche|vedi anche|veja (?:também|mais)|(?:te|le) puede interesar|читайте (?:также|ещё|еще)|(?:đọc|xem) thêm|관련\s?기사|関連記事)\s?[:：]/i;

/** What an account says to those who follow it, at the end of what it posts. */
const account =
  /回复[【“「].{1,12}[】”」]|点[击亮]?.{0,3}[【“「]?在看|长按.{0,12}(?:识别|二维码|关注)|点击菜单栏|(?:戳|点击?)(?:上方|下方|左下角|这里|文末)?.{0,4}(?:蓝字|阅读原文)|^阅读原文|设为星标|星标(?:我们|★)/;

/** A line that has this in it is furniture. */
const telling =
  /[点點]我下[载載]|下[载載].{0,10}(?:app|客户端)$|扫(?:一扫|描).{0,12}(?:二维码|关注|手机|分享)|(?:备案|许可证)(?:号|编号)|ICP备|公网安备|^[（(]?\s?(?:(?:文中)?(?:部分)?图片?(?:来源于?|来自|源于|由)[^，。]{0,30}[）)。]?$|(?:本文|文章|图片|以上内容|稿件).{0,8}版权归|(?:如|若)有?侵权.{0,10}(?:联系|告知|删)|侵权(?:必究|请)|(?:如需)?转载请(?:注明|联系|标明|与)|文明上网，?理性|喜欢就点[个赞在]|觉得不错.{0,6}[点转赞])/i;

/** The numbers under an article of several pages. */
const pager =
  /^(?=.{0,60}(?:页|頁|next|prev))(?:[上下][一1]?[页頁]|[首尾末][页頁]|[第共]\s?\d{1,3}\s?[页頁]|prev(?:ious)?|next|page|\d{1,3}|[\s|/<>«»‹›.…·[\]【】()（）]){2,60}$/i;

/** From such a line on, nothing belongs to the article. */
const ending =
  /^[<《【[]?\s?(?:上一篇|下一篇|上一条|下一条|上篇|下篇|前一篇|后一篇)|^(?:相关(?:阅读|新闻|文章|链接|推荐|报道|资讯|热词)|(?:[为给][您你]|热门|相关)推荐|推荐(?:阅读|文章|新闻)|热门(?:文章|新闻|推荐|阅读|排行)|(?:猜[你您]|你可能|您可能)(?:也|还|会|感)?(?:喜欢|感?兴趣)|大家都在[看读]|看了又看|延伸阅读|最新(?:文章|新闻)|点击排行|阅读排行|网友评论|发表评论|我要评论|用户评论|(?:最新|热门|精彩|全部|所有|文章|读者)(?:评论|跟帖|回帖|留言)|评论列表|(?:共有?\s?)?\d{1,6}\s?条(?:评论|跟帖|回帖)|我来说两句|(?:往期|精彩)(?:推荐|回顾|精选|精彩|阅读|内容)\s?[:：>》↓]{0,3}$|(?:编辑推荐|更多(?:精彩|阅读|新闻|推荐|资讯))\s?[:：>》↓]{0,3}$|版权(?:声明|所有)|免责声明|友情链接|声明[:：]|related (?:articles|stories)|read more(?!\s?[:：])|comments\b|(?:\d{1,5} )?kommentare(?:\s?\(\d{1,5}\))?$|verwandte (?:themen|artikel|beiträge)$|関連(?:記事|ニュース|リンク)|(?:あわせて|合わせて)読みたい|おすすめ(?:の?記事)|このページ(?:に関する|の内容に関する|について)の?お(?:問い?|とい)合わ?せ|コメント一覧)|^(?:关于作者|作者简介|about (?:the )?authors?|über (?:den autor|die autorin)|à propos de l['’]auteur|sobre (?:el|la|o|a) autora?|l['’]autore|この記事を書いた人|об авторе)\s?[:：]?$/i;

/** The same over links; a sentence of a text may begin so. */
const overOthers =
  /^(?:(?:noticias|artículos|notícias|artigos|matérias) relacionad[oa]s|te puede interesar|articoli correlati|leggi anche$|leia também$|veja também$|lee también$|sur le même sujet|читайте также$|похожие (?:новости|материалы|статьи)|другие новости|(?:tin|bài) (?:viết )?liên quan|tin cùng chuyên mục|관련\s?기사|많이 본 (?:기사|뉴스)|이 기사를 공유)(?!.*[.!?]["”’»]?$)/i;

/** What a site says of its rights, at any length. */
const notice =
  /^[【[(（※*＊]?\s?(?:声明|(?:版权|免责|法律|郑重|特别|重要|转载|本网|本站|权利|反侵权|广告|平台)(?:声明|公告|申明|说明))\s?(?:[】\])）]|[:：])|^凡(?:本网|本站|.{0,12}注明)|^未经.{0,20}(?:允许|授权|许可|同意).{0,6}(?:不得|禁止|请勿|严禁|谢绝).{0,12}(?:转载|复制|摘编|镜像)/;

/** The same in a line of its own, in other languages; a text may tell of rights, too. */
const rights =
  /all rights reserved|tous droits réservés|todos (?:los derechos|os direitos) reservados|tutti i diritti riservati|riproduzione riservata|alle rechte vorbehalten|все права защищены|無断(?:転載|複製)[^。]{0,16}(?:禁|お断り|ご遠慮)|무단\s?(?:전재|복제|배포)[^.]{0,20}금지(?![\p{Script=Hangul}])|저작권자\s?[ⓒ©(（:]|^[^\p{L}]{0,6}bản quyền (?:thuộc|của)[^.]{0,60}$/iu;

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
    String.raw`(?:(?<![图封]片?面?)来源|作者|字号|发布者|发布人)\s{0,3}[:：]`,
    // `时间：9月5日上午9点` is when something is that the text tells of.
    String.raw`(?<!\p{Script=Han})(?:时间|日期)\s{0,3}[:：]\s{0,3}(?:\d{2,4}[-/.年]|\d{1,2}[-/:]|[今昨前]|$)`,
  ].join("|"),
  "u",
);
/** `一、时间：9月5日` is one of several things that a text tells. */
const numbered = /^(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[、．]|\.(?=\s|\p{Script=Han}))/u;
/** Beside where something is stands when it is, not when the article was published. */
const place =
  /^(?:.{0,6}地\s{0,4}[点址]|(?:place|venue|location|where|ort|lieu|lugar|local|luogo|место|địa điểm|場所|장소))\s{0,3}[:：]/i;
/** When something is, in a line of its own. */
const when = /^(?:[时日]\s{0,4}[间期]|date|when|datum|data|fecha|дата|thời gian|日時|일시)\s{0,3}[:：]/i;

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
    (text.length <= countLength && isCount(text)) ||
    (text.length <= 120 && (formerTitle.test(text) || elsewhere.test(text)))
  );
}

/** `댓글 3`, `点赞(12)`: a count, and nothing else. */
const countLength = 20;
const wordAndNumber = /^\p{L}[\p{L}\s]{0,12}[\s:：(（[]{0,3}\d[\d,.]{0,9}[)）\]次]{0,2}$/u;

function isCount(text: string): boolean {
  if (!wordAndNumber.test(text)) return false;
  const [label] = labelledIn(text);
  return label?.at === 0 && (label.kind === "other" || label.kind === "views");
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

/** Whether a short line names who did what for the article. */
export function isCredit(text: string): boolean {
  if (text.length > 60) return false;
  const own = text.replace(/^[\s(（【[]{0,3}/, "");
  const labels = labelledIn(own);
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

/** Whether a line tells when something is that the text tells of: beside it stands where. */
export function isOfEvent(text: string, beside: readonly (string | undefined)[]): boolean {
  return when.test(text) && beside.some((other) => other !== undefined && place.test(other));
}

/** Two labels with colons or more make a line about the article in any language. */
function tellsTwice(text: string): boolean {
  if (!/[:：][^:：]*[:：]/.test(text)) return false;
  return labelledIn(text).filter(({ isSure }) => isSure).length > 1;
}
