// The faults of a site, named: what happens, where, and what the status is to call it.
import type { Fault, Where } from "../../site/faults.ts";

export interface Case {
  what: string;
  where: Where;
  fault: Fault;
  /** What the status names, all of it and nothing else. */
  named: string[];
  /** Articles of the newspaper, where five are too few to tell. */
  size?: number;
  /** Played when robots.txt is due to be asked for again. */
  isRobots?: true;
}

const status = (code: number, named: string, retryAfter?: string): Case => ({
  what: `everything answers ${code}${retryAfter === undefined ? "" : ` with Retry-After ${retryAfter}`}`,
  where: "all",
  fault: { kind: "status", status: code, ...(retryAfter === undefined ? {} : { retryAfter }) },
  named: [named],
});

const page = (text: string) => `<html><head><title>${text}</title></head><body><div>${text}</div></body></html>`;
const edited = (edit: (html: string) => string): Fault => ({ kind: "edit", edit });
const printed = (text: string): Fault => edited(() => page(text));
const long = "为了保护网站安全，请完成下面的验证后继续访问，验证通过后页面将自动跳转，请勿关闭浏览器。".repeat(8);
const title = /<title>[^<]*<\/title>/;
const heading = /<div class="tit">[^<]*<\/div>/;
const body = /<div id="content">[\s\S]*?<\/div>\s*<div class="tool">/;
const withBody = (text: string) =>
  edited((html) => html.replace(body, `<div id="content">${text}</div><div class="tool">`));

/** Readings after which it can be said what is usual. */
const enough = 12;

export const lists: Case[] = [
  ...[400, 401, 403, 405, 408, 451, 500, 502, 503, 504, 520].map((code) => status(code, "http-error")),
  ...[404, 410].map((code) => status(code, "list-gone")),
  status(429, "throttled", "3600"),
  status(503, "throttled", "Fri, 04 Sep 2020 09:00:00 GMT"),
  status(429, "throttled", "31536000"),
  status(503, "throttled", "in a while"),
  { what: "everything hangs", where: "all", fault: { kind: "hang" }, named: ["timeout"] },
  { what: "everything resets the connection", where: "all", fault: { kind: "reset" }, named: ["unreachable"] },
  { what: "the list is cut off by the connection", where: "list", fault: { kind: "cut" }, named: ["cut-short"] },
  { what: "the list is half a page", where: "list", fault: { kind: "half" }, named: ["cut-short"] },
  { what: "the list is blank", where: "list", fault: { kind: "blank" }, named: ["cut-short"] },
  {
    what: "the list announces more than it sends",
    where: "list",
    fault: { kind: "length", off: 99 },
    named: ["cut-short"],
  },
  {
    what: "the list sends more than it announces",
    where: "list",
    fault: { kind: "length", off: -99 },
    named: ["cut-short"],
  },
  {
    what: "the list unpacks to four megabytes",
    where: "list",
    fault: { kind: "bytes", count: 4 * 2 ** 20 },
    named: ["too-large"],
  },
  {
    what: "the list is a picture",
    where: "list",
    fault: { kind: "headers", headers: { "content-type": "image/png" } },
    named: ["not-html"],
  },
  {
    what: "the list is a film",
    where: "list",
    fault: { kind: "headers", headers: { "content-type": "video/mp4" } },
    named: ["not-html"],
  },
  { what: "the list redirects to itself", where: "list", fault: { kind: "redirect", to: "/" }, named: ["redirects"] },
  {
    what: "the list redirects to nothing",
    where: "list",
    fault: { kind: "redirect", to: "http://" },
    named: ["redirects"],
  },
  {
    what: "the list redirects to this machine",
    where: "list",
    fault: { kind: "redirect", to: "http://127.0.0.1/" },
    named: ["refused"],
  },
  {
    what: "the list redirects to a private address in decimal",
    where: "list",
    fault: { kind: "redirect", to: "http://2130706433/" },
    named: ["refused"],
  },
  {
    what: "the list redirects to the metadata of a cloud",
    where: "list",
    fault: { kind: "redirect", to: "http://169.254.169.254/latest/" },
    named: ["refused"],
  },
  {
    what: "the list redirects to a private address in IPv6",
    where: "list",
    fault: { kind: "redirect", to: "http://[::ffff:10.0.0.1]/" },
    named: ["refused"],
  },
  {
    what: "the list redirects to a file",
    where: "list",
    fault: { kind: "redirect", to: "file:///etc/passwd" },
    named: ["refused"],
  },
  { what: "the list is a friendly error page", where: "list", fault: { kind: "soft-error" }, named: ["list-empty"] },
  {
    what: "everything is a maintenance page",
    where: "all",
    fault: printed("网站升级维护中，预计明天恢复，感谢您的理解。"),
    named: ["list-empty", "not-articles"],
  },
  { what: "the list alone is a wall", where: "list", fault: printed(long), named: ["list-empty"] },
  {
    what: "everything is sent to another site",
    where: "all",
    fault: { kind: "redirect", to: "http://domains.example/?sold=xjyszb.cn" },
    named: ["refused"],
  },
  { what: "everything is a captcha", where: "all", fault: printed(long), named: ["list-empty", "not-articles"] },
  {
    what: "the list links elsewhere after a redesign",
    where: "list",
    fault: edited((html) => html.replaceAll("/News/", "/content/")),
    named: ["list-empty"],
  },
  {
    what: "the list links to five thousand articles",
    where: "list",
    fault: edited((html) =>
      html.replace(
        "</body>",
        `${Array.from({ length: 5000 }, (_, at) => `<a href="/News/${90_000 + at}.aspx">彩票${at}</a>`).join("")}</body>`,
      ),
    ),
    named: ["list-long"],
  },
  {
    what: "everything changes its charset",
    where: "all",
    fault: { kind: "edit", edit: (html) => html.replaceAll("utf-8", "gbk"), charset: "gbk" },
    named: ["charset"],
  },
  {
    what: "the list shows two of its twelve articles",
    where: "list",
    size: enough,
    fault: edited((html) => {
      let left = 2;
      return html.replaceAll(/<a href="\/News\/[^<]*<\/a>/g, (link) => (left-- > 0 ? link : ""));
    }),
    named: ["list-short"],
  },
  {
    what: "the list is a small archive of eight megabytes",
    where: "list",
    fault: { kind: "archive", count: 8 * 2 ** 20 },
    named: ["too-large"],
  },
  { what: "the list is damaged", where: "list", fault: { kind: "damage" }, named: ["charset"] },
];

export const articles: Case[] = [
  ...[403, 500, 503].map(
    (code): Case => ({
      what: `article pages answer ${code}`,
      where: "articles",
      fault: { kind: "status", status: code },
      named: ["http-error"],
    }),
  ),
  {
    what: "article pages are not found",
    where: "articles",
    fault: { kind: "status", status: 404 },
    named: ["all-gone", "gone"],
  },
  {
    what: "article pages are gone for good",
    where: "articles",
    fault: { kind: "status", status: 410 },
    named: ["all-gone", "gone"],
  },
  { what: "article pages hang", where: "articles", fault: { kind: "hang" }, named: ["timeout"] },
  { what: "article pages reset the connection", where: "articles", fault: { kind: "reset" }, named: ["unreachable"] },
  {
    what: "article pages are cut off by the connection",
    where: "articles",
    fault: { kind: "cut" },
    named: ["cut-short"],
  },
  { what: "article pages are half", where: "articles", fault: { kind: "half" }, named: ["cut-short"] },
  { what: "article pages are blank", where: "articles", fault: { kind: "blank" }, named: ["cut-short"] },
  {
    what: "article pages announce more than they send",
    where: "articles",
    fault: { kind: "length", off: 7 },
    named: ["cut-short"],
  },
  {
    what: "article pages unpack to four megabytes",
    where: "articles",
    fault: { kind: "bytes", count: 4 * 2 ** 20 },
    named: ["too-large"],
  },
  {
    what: "article pages are pictures",
    where: "articles",
    fault: { kind: "headers", headers: { "content-type": "image/jpeg" } },
    named: ["not-html"],
  },
  {
    what: "article pages redirect in a circle",
    where: "articles",
    fault: { kind: "redirect", to: "/News/4060.aspx" },
    named: ["redirects"],
  },
  {
    what: "article pages redirect to a private address",
    where: "articles",
    fault: { kind: "redirect", to: "http://192.168.0.1/" },
    named: ["refused"],
  },
  {
    what: "article pages redirect to the home page",
    where: "articles",
    fault: { kind: "redirect", to: "/" },
    named: ["not-articles"],
  },
  {
    what: "article pages are friendly error pages",
    where: "articles",
    fault: { kind: "soft-error" },
    named: ["same-text"],
  },
  {
    what: "article pages are a captcha",
    where: "articles",
    fault: printed(long),
    named: ["not-articles"],
  },
  {
    what: "article pages ask to log in",
    where: "articles",
    fault: edited(() => page('<form action="/login"><input type="password"> 请登录后查看</form>')),
    named: ["not-articles"],
  },
  {
    what: "article pages have all the same text",
    where: "articles",
    fault: withBody(`<p>${long}</p>`),
    named: ["same-text"],
  },
  {
    what: "article pages have all the same title",
    where: "articles",
    fault: edited((html) =>
      html.replace(title, "<title>演示新闻网</title>").replace(heading, '<div class="tit">演示新闻网首页新闻</div>'),
    ),
    named: ["same-titles"],
  },
  {
    what: "article pages are all dated the same day",
    where: "articles",
    fault: edited((html) => html.replace(/(点击数:\d+ 更新时间:)20\d\d-\d\d-\d\d/, "$12020-08-28")),
    named: ["dates-changed"],
  },
  {
    what: "article pages are all dated today",
    where: "articles",
    size: enough,
    fault: edited((html) => html.replace(/(点击数:\d+ 更新时间:)[\d :-]+/, "$12020-09-04")),
    named: ["dates-changed"],
  },
  {
    what: "article pages have lost most of their text",
    where: "articles",
    fault: withBody("<p>正文加载中，请稍候再来看。</p>"),
    named: ["same-text"],
  },
  {
    what: "article pages have a paragraph of the redesign in their text",
    where: "articles",
    fault: edited((html) =>
      html.replace(
        '<div id="content">',
        '<div id="content"><p>省里今天公布了新的年度规划，各地将在月底以前报送方案。</p>',
      ),
    ),
    named: ["mass-change"],
  },
  {
    what: "article pages have lost their dates in a redesign",
    where: "articles",
    size: enough,
    fault: edited((html) => html.replaceAll(/20\d\d-\d\d-\d\d[ \d:]*/g, "")),
    named: ["layout-changed"],
  },
  {
    what: "article pages show nothing but their first words",
    where: "articles",
    size: enough,
    fault: edited((html) => {
      const number = Number(/第(\d+)号/.exec(html)?.[1] ?? 0);
      return html.replace(body, `<div id="content"><p>这是演示文章第${number}号。</p></div><div class="tool">`);
    }),
    named: ["bodies-shrunk"],
  },
  { what: "article pages are damaged", where: "articles", fault: { kind: "damage" }, named: ["charset"] },
];

const rules = (fault: Fault, what: string, named: string[]): Case => ({
  what: `robots.txt ${what}`,
  where: "/robots.txt",
  fault,
  named,
  isRobots: true,
});

export const robots: Case[] = [
  ...[404, 403].map((code) => rules({ kind: "status", status: code }, `answers ${code}`, [])),
  ...[500, 503].map((code) => rules({ kind: "status", status: code }, `answers ${code}`, [])),
  rules({ kind: "status", status: 429, retryAfter: "60" }, "answers 429", []),
  rules({ kind: "cut" }, "breaks off", []),
  rules({ kind: "reset" }, "resets", []),
  rules({ kind: "hang" }, "hangs", []),
  rules({ kind: "redirect", to: "/robots.txt" }, "redirects to itself", []),
  rules(
    edited(() => "User-agent: Pagewire\nDisallow: /\n"),
    "shuts us out",
    ["robots-disallowed"],
  ),
  rules(
    edited(() => "User-agent: *\nDisallow: /News/\n"),
    "shuts articles",
    ["robots-disallowed"],
  ),
  rules(
    edited(() => "<html>oops</html>"),
    "is html",
    [],
  ),
  rules(
    edited(() => "\ufeffUser-agent: Pagewire\nDisallow: /\n"),
    "shuts us out behind a byte order mark",
    ["robots-disallowed"],
  ),
  rules(
    edited(() => "User-agent: Baiduspider\nDisallow: /\n"),
    "shuts others out",
    [],
  ),
  rules(
    edited(() => `User-agent: *\nDisallow: /admin/\n${"# filler\n".repeat(120_000)}Disallow: /\n`),
    "is a megabyte, of which the end does not count",
    [],
  ),
  rules({ kind: "redirect", to: "https://rules.example/robots.txt" }, "is sent elsewhere in a circle", []),
];
