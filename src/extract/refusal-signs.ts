// What pages say or do that are no articles: a table, the surest first.
import type { NoArticle } from "./reading.ts";

export interface Sign {
  reason: NoArticle;
  pattern: RegExp;
  /** Where it is looked for: in what the page says, or in what its scripts do. */
  in: "text" | "script";
  /** Characters of text that a page with this sign has at most. */
  most: number;
  /** Whether it holds whatever else the page says: no real article comes with it. */
  isFinal?: true;
  /** Whether offices announce it too: below a title and what is told of an article it is their news. */
  isAnnounced?: true;
}

/** The surest first. */
export const signs: readonly Sign[] = [
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
      /Server Error in '|应用程序中的服务器错误|An unhandled exception occurred|Fatal error:|Traceback \(most recent|You have an error in your SQL syntax|(?:ADODB\.|OLE DB Provider|Microsoft (?:VBScript|JET))[^\n]{0,60}(?:错误|error)|BOF 或 EOF/,
    most: 20_000,
  },
  {
    reason: "error-page",
    in: "text",
    pattern: /Server Error in '|应用程序中的服务器错误|Fatal error:|Traceback \(most recent|BOF 或 EOF/,
    most: 600,
    isFinal: true,
  },
  {
    reason: "error-page",
    in: "text",
    pattern: /^(?:Welcome to nginx!|Apache2? \w{0,10} ?Default Page|IIS Windows|Test Page for )/,
    most: 3000,
    isFinal: true,
  },
  { reason: "list", in: "text", pattern: /^Index of \//, most: 20_000, isFinal: true },
  {
    reason: "error-page",
    in: "text",
    pattern:
      /Runtime Error|(?:页面|网页|文章|内容|信息|新闻|文件|资源|您?访问的(?:页面|内容|网页|地址))[^。，]{0,12}(?:不存在|不见了|已(?:经)?(?:被(?:发布者|作者)?)?(?:删除|移除|下线|下架)|找不到|未找到|无法(?:找到|显示|访问|查看)|出错|走丢)|(?:指定的|该|您(?:要)?(?:访问|查看)的)(?:主题|帖子|栏目|链接|视频)(?:不存在|已(?:经)?(?:被)?(?:删除|下架))|找不到(?:该|此|您|相关)?(?:页|文|内容|文件)|404\b.{0,20}(?:not found|错误|页面)|not found\b|(?:500|502|503|504)\b.{0,12}(?:error|错误|bad gateway|unavailable)|internal server error|bad gateway|service unavailable|403 forbidden|error establishing a database|(?:链接|页面|地址)已(?:经)?(?:失效|过期)|数据库(?:连接)?(?:错误|失败|出错)|系统(?:错误|异常|繁忙)|参数(?:错误|不正确|有误)|非法(?:参数|请求|操作)|尚未(?:发布|审核)|未通过审核|Warning: mysql/i,
    most: 500,
  },
  {
    reason: "error-page",
    in: "text",
    pattern: /网站(?:升级|关闭)中?|(?:系统|网站)维护(?!\s?[:：]\s?[^\s，。！]{2,20}(?:\s|$))/,
    most: 500,
    isAnnounced: true,
  },
  {
    reason: "error-page",
    in: "text",
    pattern:
      /(?:網頁|頁面|文章|內容|新聞|資料)[^。，]{0,12}(?:不存在|已(?:經)?(?:被)?(?:刪除|移除|下架)|找不到)|找不到(?:該|此|您)?(?:網頁|頁面|檔案)|ページ(?:が|は)(?:見つかりません|存在しません)|お探しのページ|페이지를 찾을 수 없|Страница не найдена|Seite (?:wurde )?(?:leider )?nicht gefunden|Page (?:introuvable|non trouvée)|P[aá]gin[ae] (?:no encontrada|non trovata|não encontrada|niet gevonden)/i,
    most: 500,
  },
  {
    reason: "error-page",
    in: "text",
    pattern:
      /正在(?:自动)?跳转|浏览器没有(?:自动)?跳转|网站(?:已(?:经)?(?:到期|过期|暂停)|暂时无法(?:进行)?访问)|域名(?:正在|可以)?(?:出售|转让)|domain(?: name)? (?:is|may be) for sale/i,
    most: 300,
  },
  {
    reason: "empty",
    in: "text",
    pattern:
      /(?:没有|未)(?:找到|搜索到|查询到|检索到)[^。\n]{0,12}(?:文章|内容|信息|结果|新闻|记录|数据)|暂无(?:相关)?(?:内容|信息|数据|新闻|文章|记录)|no (?:results|posts|articles) (?:were )?found/i,
    most: 200,
  },
  {
    reason: "challenge",
    in: "text",
    pattern:
      /(?:mit|ohne) Werbung und Tracking|(?:wir und unsere|we and our|nous et nos) (?:(?:bis zu|up to) )?(?:\d{1,4} )?part(?:ner|enaire)|(?:unsere|our|nos) (?:(?:bis zu|up to) )?\d{1,4} part(?:ner|enaire)|we value your privacy/i,
    most: 600,
  },
  { reason: "challenge", in: "text", pattern: /浏览器版本(?:过低|太低)/, most: 300 },
  {
    reason: "login",
    in: "text",
    pattern: /this (?:content|post|page) is password protected|受密码保护|请输入(?:访问|查看)?密码/i,
    most: 300,
    isFinal: true,
  },
  {
    reason: "login",
    in: "text",
    pattern:
      /(?:登录|登陆|注册|订阅|付费)(?:后(?:才能|可|方可|即可|继续)?|，?再)(?:查看|阅读|浏览|访问|观看)(?!.{0,6}(?:评论|留言|回复|收藏|消息|通知|记录|订单|个人|我的|您的|精彩))|(?:log|sign) ?in to (?:continue|read|view)|subscribe to (?:continue|read)/i,
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
