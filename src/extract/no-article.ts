// What is no article: lists, logins, error pages with status 200, pages that only a script fills, challenges. Each with its reason.

import { isAbout } from "./furniture.ts";
import type { Line } from "./lines.ts";
import type { Page } from "./page.ts";
import type { NoArticle } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { writtenDay } from "./when.ts";

export interface Refusal {
  reason: NoArticle;
  detail: string;
}

interface Sign {
  reason: NoArticle;
  pattern: RegExp;
  /** Where it is looked for: in what the page says, or in what its scripts do. */
  in: "text" | "script";
  /** Characters of text that a page with this sign has at most. */
  most: number;
  /** Whether it holds whatever else the page says: no real article comes with it. */
  isFinal?: true;
}

/** The surest first. */
const signs: readonly Sign[] = [
  {
    reason: "challenge",
    in: "script",
    pattern: /__jsl_clearance|acw_sc__v2|_cf_chl_opt|__tst_status/,
    most: 600,
    isFinal: true,
  },
  {
    reason: "challenge",
    in: "script",
    pattern:
      /cf-chl-|wzws_|yunsuo_session|aliyun_waf|captcha\.(?:js|min)|document\.cookie\s{0,5}=[^;]{1,200};[^}]{0,200}location\s{0,3}(?:=(?!=)|\.(?:href\s{0,3}=(?!=)|reload|replace|assign))/,
    most: 600,
  },
  {
    reason: "challenge",
    in: "text",
    pattern:
      /Just a moment|Checking your browser|Attention Required|DDoS protection|安全验证|人机验证|请(?:完成|进行|通过)(?:安全)?验证|拖动滑块|访问(?:过于|太)频繁|访问被(?:拒绝|拦截|阻断)|网站防火墙|请求(?:存在|含有|可能)[^。]{0,12}(?:威胁|不合法|攻击)|Access Denied|滑动验证|verify (?:that )?you are (?:a )?human/i,
    most: 600,
  },
  {
    reason: "error-page",
    in: "text",
    pattern:
      /Server Error in '|应用程序中的服务器错误|An unhandled exception occurred|Fatal error:|Traceback \(most recent|You have an error in your SQL syntax/,
    most: 20_000,
    isFinal: true,
  },
  {
    reason: "error-page",
    in: "text",
    pattern:
      /Runtime Error|(?:页面|网页|文章|内容|信息|新闻|文件|资源|您?访问的(?:页面|内容|网页|地址))[^。，]{0,12}(?:不存在|不见了|已(?:经)?(?:被)?(?:删除|移除|下线|下架)|找不到|未找到|无法(?:找到|显示|访问)|出错|走丢)|找不到(?:该|此|您|相关)?(?:页|文|内容|文件)|404\b.{0,20}(?:not found|错误|页面)|not found\b|(?:500|502|503|504)\b.{0,12}(?:error|错误|bad gateway|unavailable)|internal server error|bad gateway|service unavailable|数据库(?:连接)?(?:错误|失败|出错)|系统(?:错误|异常|繁忙)|网站(?:升级|关闭)中?|(?:系统|网站)维护(?!\s?[:：]\s?[^\s，。！]{2,20}(?:\s|$))|参数(?:错误|不正确|有误)|非法(?:参数|请求|操作)|尚未(?:发布|审核)|未通过审核|Warning: mysql/i,
    most: 500,
  },
  {
    reason: "login",
    in: "text",
    pattern:
      /(?:登录|登陆|注册|订阅|付费)(?:后(?:才能|可|方可|即可|继续)?|，?再)(?:查看|阅读|浏览|访问|观看)(?!.{0,6}(?:评论|留言|回复|收藏|消息|通知|记录|订单|个人|我的|您的))|(?:log|sign) ?in to (?:continue|read|view)|subscribe to (?:continue|read)/i,
    most: 300,
    isFinal: true,
  },
  {
    reason: "login",
    in: "text",
    pattern:
      /请(?:先|您先)?(?:登录|登陆)(?!后?(?:再|才能|即可|可)?(?:发表|评论|参与|留言|回复|跟帖|收藏|点赞))|需要(?:登录|登陆)|会员(?:登录|登陆)|用户(?:登录|登陆)|统一身份认证/i,
    most: 300,
  },
];

/** Characters of a page that are searched for signs. */
const reach = 3000;

/** So much prose under the head of an article is an article, whatever it tells of pages that do not exist. */
const shortest = 60;

/** Why a page with little text is no article, if it says so. `proseLength`: characters of prose, title and furniture apart. */
export function refusalOf(page: Page, proseLength: number): Refusal | undefined {
  let known: Evidence | undefined;
  const evidence = () => {
    known ??= evidenceOf(page, proseLength);
    return known;
  };
  for (const { reason, pattern, in: place, most, isFinal } of signs) {
    if (proseLength > most) continue;
    const said = place === "script" ? codeOf(page) : `${page.title}\n${saidFrom(page, 0)}`;
    const found = said.match(pattern)?.[0];
    if (found === undefined) continue;
    const { head, isDated, isTold } = evidence();
    const isCalled = reason !== "error-page" && pattern.test(page.title);
    if (!isFinal && !isCalled && (isDated || (isTold && reason !== "error-page"))) continue;
    // What stands above an article's head invites every reader to log in.
    if (reason === "login" && head >= 0 && !pattern.test(saidFrom(page, head))) continue;
    return { reason, detail: `says "${found.slice(0, 80)}"` };
  }
  if (page.signs.password !== undefined && proseLength <= 200 && evidence().head < 0 && !evidence().isTold)
    return { reason: "login", detail: "asks for a password" };
  return undefined;
}

/** What speaks for an article. */
interface Evidence {
  /** The line in which its head begins; -1 where nothing is dated. */
  head: number;
  /** Text under a head with a date. */
  isDated: boolean;
  /** Text under a line that <title> begins with, before any field for a password; or a line that tells of an article. */
  isTold: boolean;
}

function evidenceOf(page: Page, proseLength: number): Evidence {
  const head = headOf(page);
  const { lines, title, signs } = page;
  const titled = lines.findIndex(isTitleOf(title));
  const field = signs.password !== undefined && signs.password > titled ? signs.password : lines.length;
  const below = titled < 0 ? [] : lines.slice(titled + 1, field);
  return {
    head,
    isDated: head >= 0 && proseLength >= shortest,
    isTold: below.reduce((sum, { prose }) => sum + prose, 0) >= shortest || lines.some(tellsDay),
  };
}

/** What a page says from a line on. */
function saidFrom({ lines }: Page, first: number): string {
  let text = "";
  for (let at = first; at < lines.length && text.length < reach; at++)
    text += `${at > first ? "\n" : ""}${lines[at]?.text ?? ""}`;
  return text.slice(0, reach);
}

/** What its scripts do. */
function codeOf({ scripts }: Page): string {
  return scripts
    .map((script) => `${script.src}\n${script.text.slice(0, reach)}`)
    .join("\n")
    .slice(0, 60_000);
}

/** Where an article's head begins: the page's title with a date beside it, or what stands above a line about an article; -1 where neither is. */
function headOf({ lines, title }: Page): number {
  const isTitle = isTitleOf(title);
  const titled = lines.findIndex((line, at) => isTitle(line) && lines.slice(Math.max(0, at - 2), at + 6).some(isDated));
  const told = titled < 0 ? lines.findIndex(tellsDay) : titled;
  return titled < 0 && told > 0 ? told - 1 : told;
}

const shortestTitle = 6;
const isTitleOf =
  (title: string) =>
  ({ text }: Line) =>
    text.length >= shortestTitle && title.startsWith(text);
const isDated = ({ text }: Line) => text.length <= 120 && writtenDay.test(text);
const tellsDay = (line: Line) => isDated(line) && isAbout(line.text);

/** A page without text: filled by a script, or just empty. */
export function emptiness({ signs, scripts, lines }: Page): Refusal {
  const code = scripts.reduce((sum, { text, src }) => sum + text.length + (src === "" ? 0 : 500), 0);
  const shown = lines.reduce((sum, { text }) => sum + text.length, 0);
  const asksForScript = /enable javascript|启用\s{0,2}javascript/i.test(signs.noscript);
  if (shown < 400 && (signs.root || code > 1000 || asksForScript))
    return { reason: "script-only", detail: `${shown} characters of text, the rest is built by script` };
  return { reason: "empty", detail: "the page has no text that reads like prose" };
}

/** A link of so many characters is a title. */
const titleLength = 8;
const fewestLinks = 8;

/** A text of so many characters without a title among it is an article's, whatever stands around it. */
const articleLength = 250;

/** Whether the lines of a region are those of a list of articles: mostly titles that are links, little text to each. */
export function listIn(lines: readonly Line[], { titleAt }: Pick<Scene, "titleAt">): Refusal | undefined {
  if (titleAt !== undefined) return undefined;
  let titles = 0;
  let run = 0;
  let longest = 0;
  for (const { text, linked } of lines) {
    const isTitle = linked >= titleLength && linked >= text.length * 0.2;
    titles += isTitle ? 1 : 0;
    run = isTitle ? 0 : run + text.length - linked;
    longest = Math.max(longest, run);
  }
  return titles >= fewestLinks && longest < articleLength
    ? { reason: "list", detail: `${titles} links that are titles, at most ${longest} characters of text between` }
    : undefined;
}
