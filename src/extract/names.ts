// Names of people as pages list them. Knows roles and separators; knows no page.
import { monthNamed } from "./month-names.ts";
import { isChineseName } from "./surnames.ts";

/** What a person does for an article, before the name. Only the first kinds are authors. */
const writing =
  "(?:记者|記者|通讯员|信息员|实习生|评论员|作者|采写|撰文|撰稿|文字|文/图|图/文|文图|图文|文|特约撰稿人|文[/、]摄影?)";
const otherRole = "(?:摄影报道|摄影|摄像|图片|图|编辑|责编|责任编辑|翻译|编译|制图|视频|剪辑|校对|审核)";
const organ = "(?:[\\p{Script=Han}]{0,6}(?:报|台|网|社|刊|媒体|新闻|客户端|专栏|职工|见习|特约|实习|驻地|首席|特派))?";
const role = new RegExp(`${writing}|${otherRole}`);
const roleBefore = new RegExp(String.raw`(?:${organ}(${writing})|(${otherRole}))[\s/:：|丨｜]{0,3}`, "gu");

/** Who is nobody in particular. */
const nobody =
  /^(?:admin\w{0,10}|administrator|root|webmaster|editor|佚名|未知|不详|匿名|网络|互联网|本站|本网|本站原创|原创|管理员|系统管理员|超级管理员|网站管理员|站长|小编|编辑|编辑部|转载|无|暂无|null|none|undefined|记者|通讯员|本报记者|作者|文|图|见习记者|staff|unknown|red|阅读|浏览|点击|评论|关注|今天|昨天|前天|刚刚|发布|发布于|发表|发表于|于|原创|译|著|等|楼主|游客|登录|注册|立即注册|登录注册|退出|返回.{1,4}|(?:查看|阅读|展开)(?:更多|全文|原文)|匿名用户|网友|发布日期|发布时间|更新时间|来源|关于作者|作者简介|about the authors?|about me|기자|[ap]m)$/i;
/** Systems and their makers that templates name as the author. */
const software =
  /discuz|comsenz|dedecms|织梦|phpcms|empirecms|帝国cms|wordpress|siteserver|jeecms|大汉|拓尔思|博达|frontpage|dreamweaver|powered by/i;
/** Where a report was written stands behind its writer's name: `记者 张三 北京报道`. */
const place =
  /^(?:(?:北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|台北)\p{Script=Han}{0,6}|(?:广州|深圳|南京|杭州|成都|武汉|西安|沈阳|大连|青岛|济南|郑州|长沙|合肥|福州|厦门|南昌|昆明|贵阳|南宁|海口|太原|石家庄|哈尔滨|长春|兰州|西宁|银川|乌鲁木齐|拉萨|呼和浩特|苏州|无锡|宁波|纽约|华盛顿|伦敦|巴黎|柏林|东京|首尔|莫斯科|布鲁塞尔|日内瓦|悉尼)|\p{Script=Han}{2,7}[省市县区镇乡旗])$/u;
/** Words that stand where a name could and are none. */
const noName =
  /^(?:我[要有来].*|高[中职考一二三]|时[评政讯]|党[员建]|常[委务]|连载.*|任免|成人|单位|方言|金融|无关|(?:全文)?完|周[一二三四五六日]|未完待续|图|资料图|配图|图片|来源|转载|编辑|责编|责任编辑|本报|综合|摘要|略|上接.*|下转.*|待续|节选|有删节|部分|附表|附图|见图|视频|音频|供图)$|(?:提供|供图|来源|责编|附后|所示|如下|报道组|版权|报道|报导|報導|专访|摄影)$|^(?:图|表)\d?$/;
/** Columns, and what is told of reporters' work: words that begin as a family name does. */
const ofWork = /^(?:连[线续]|关注|查[访证]|应[约邀]|成长|解[读密]|任务|常驻|全[程力])/;
const organisation =
  /(?:网|網|网络|报|報|社|台|刊|局|委|厅|部|院|校|处|之家|新闻|资讯|快讯|快訊|[网报社]讯|财经|体育|娱乐|科技|媒体|传媒|频道|工作室|中心|公司|集团|办公室|在线|编辑部|政府|大学|中学|小学|学会|协会|联合会|委员会|工会|论坛|客户端|发布|融媒|站|馆|室|队|所)$|\.(?:com|net|cn|org)\b/i;

const latin = /^[A-Z\p{Lu}][\p{L}.'’-]{0,20}(?: (?:[\p{L}][\p{L}.'’-]{0,20})){0,4}$/u;
const han = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·•]{2,14}$/u;
const nick = /^[\p{L}\p{N}][\p{L}\p{N}_.\-·@ ]{0,23}$/u;

/** Whether each of some words looks like a whole name of a person, where nothing else says that they are names. */
export function areNames(words: readonly string[]): boolean {
  return words.every((word) => (isChineseName(word) && !place.test(word) && !ofWork.test(word)) || latin.test(word));
}

/** Whether a text is the name of an organisation, which publishes; people write. */
export function isOrganisation(text: string): boolean {
  return organisation.test(text);
}

/** How freely a name may look: `person` where nothing else says that it is one, `any` behind a label. */
export type NameForm = "person" | "any";

/** Names without what behind them tells who they are: `张三（云檐大学教授）`, `张三，系云檐大学教授`. */
export function withoutTitles(text: string): string {
  const flat = text.normalize("NFKC").replace(/,\s{0,2}(?:作者)?(?:系|现?为|现任|单位)[^,;]{2,40}/g, "");
  return flat.replace(/(\p{Script=Han}{2,4})\s?\([^()]{2,30}\)/gu, (whole, name) =>
    isChineseName(name) ? name : whole,
  );
}

/** The names in a list of names, with or without roles: `记者 张三 通讯员 李四`, `张三、李四`, `Jane Doe and John Roe`. */
export function namesIn(text: string, form: NameForm): string[] {
  if (text === "") return [];
  const flat = withoutTitles(text.slice(0, 160)).replace(
    /[“”"]|\((?:见习|实习|特约|本报)?(?:记者|通讯员|实习生)\)|(?<=\p{Script=Han}{2})\/文(?=$|\s)|(?<=^|[\s、])\p{Script=Han}{2,4}\/(?:图|摄)(?=$|\s)/gu,
    "",
  );
  if (software.test(flat)) return [];
  return [...new Set(partsByRole(flat).flatMap((part) => split(part)))]
    .filter((name) => !/:\s{0,3}$/.test(name))
    .map((name) => name.replace(/^[@\s·|]+|[\s·|，,。;；]+$/g, ""))
    .filter((name) => isName(name, form));
}

/** The parts of a text that stand behind a role that writes, or all of it where there is no role. */
function partsByRole(line: string): string[] {
  if (!role.test(line)) return [line];
  // Any paper's reporter is one, and its editor none.
  const text = line
    .replace(
      /^(?:(?:整合|综合)\s)?(?:\p{Script=Han}{1,8}·)?\p{Script=Han}{1,8}(?=(?:记者|記者|通讯员|实习生|评论员)[\s/:丨])/u,
      "",
    )
    .replace(/(?<=\s)\p{Script=Han}{1,4}(?=(?:编辑|摄影|校对)[\s/:丨])/gu, "");
  const roles = [...text.matchAll(roleBefore)].filter(
    ({ index }) => index === 0 || /[\s、,，/;；(（]/.test(text[index - 1] ?? ""),
  );
  if (roles.length === 0) return [text];
  const [first] = roles;
  const before = text.slice(0, first?.index).trim();
  const behind = roles.flatMap((role, at) => {
    const part = text.slice(role.index + role[0].length, roles[at + 1]?.index);
    return role[1] === undefined ? [] : [part.replace(/\s{0,3}(?:摄|摄影报道|供稿)$/, "")];
  });
  return before === "" ? behind : [before, ...behind];
}

function split(part: string): string[] {
  const text = withoutPlace(part.trim().replace(/\s{0,3}(?:报道|供稿|整理|(?:综合|摄影)报道)$/, ""), part);
  if (/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(text) && !/\p{Script=Han}/u.test(text)) return westernNames(text);
  const words = text.split(/[\s、,，/∕;；&|]+/).filter((word) => word !== "");
  return joinedWide(words).filter((word, at) => at === 0 || !post.test(word));
}

/** A name of two characters is often set wide: 张 三. */
function joinedWide(words: readonly string[]): string[] {
  const joined: string[] = [];
  let begun = "";
  for (const word of words) {
    const isOne = /^\p{Script=Han}$/u.test(word);
    if (begun !== "") joined.push(isOne ? begun + word : begun);
    if (!isOne) joined.push(word);
    begun = isOne && begun === "" ? word : "";
  }
  return begun === "" ? joined : [...joined, begun];
}

/** What somebody is, behind a name. */
const post = /.{3}(?:教授|研究员|院士|博士|主任|院长|所长|校长|书记)$/;
const profession =
  /(?:writer|reporter|editor|correspondent|columnist|contributor|photographer|staff|redaktion|redakteur(?:in)?|journaliste?)s?$/i;

/** For whom somebody writes, in capitals behind a whole name: `Jane Doe BBC News`. A third of a family is a name. */
const forWhom =
  /(?<=\p{Lu}[\p{L}.'’-]{0,20} \p{Lu}[\p{L}'’-]{0,20}\p{Ll}) (?!(?:I{2,3}|IV|VI{0,3})(?![\p{L}]))(?=\p{Lu}{2,5}(?!\p{L}))/u;

/** Names of several words, up to where a line goes on with when, where and what they are. */
function westernNames(text: string): string[] {
  const [names = ""] = text
    .replace(/\s?\([^()]{0,60}\)/g, "")
    .split(forWhom, 1)
    .join()
    .split(/\s(?:am|on|at|for|IN|le|el|den)\s|(?<=\s\p{L}{3,20})\.\s|\s?[|\d–—@•·(（]/u, 1);
  const parts = names.trim().split(/\s{0,3}[,;&]\s{0,3}| (?:and|und|et|y|и) /);
  const whole = parts.map((part) => part.replace(/ (\p{L}{3,10})\.?$/u, (end, word) => (monthNamed(word) ? "" : end)));
  // A single word may be an account; of several, what begins small is what somebody is.
  return whole.length === 1 ? whole : whole.filter((name) => /^\p{Lu}/u.test(name) && !profession.test(name));
}

/** `彭一 河东县`, of `彭一 河东县报道`, is a writer and a place. */
function withoutPlace(text: string, part: string): string {
  const [, names, last = ""] = text.match(/^(\S.{0,80}?)\s{1,3}(\S{2,9})$/) ?? [];
  return names !== undefined && /报道\s{0,3}$/.test(part) && place.test(last) ? names : text;
}

function isName(name: string, form: NameForm): boolean {
  if (name.length < 2 || name.length > 24 || nobody.test(name) || noName.test(name) || /^\d/.test(name)) return false;
  if (/\d{4}|\d[-/.:]\d/.test(name)) return false;
  return form === "person"
    ? (/^[\p{Script=Han}·•]{2,5}$/u.test(name) || latin.test(name)) && !isOrganisation(name)
    : han.test(name) || latin.test(name) || nick.test(name);
}
