// Faults that users of page-to-feed tools report of real sites, and changes of a site that are none.
import type { Fault } from "../../site/faults.ts";
import { openNewspaper } from "../../site/newspaper.ts";
import { opening } from "../run.ts";
import type { Case } from "./table.ts";

const edited = (edit: (html: string) => string): Fault => ({ kind: "edit", edit });
const html = { "content-type": "text/html; charset=utf-8" };
const page = (name: string, text: string) => `<html><head><title>${name}</title></head><body>${text}</body></html>`;
const pathOf = (request: Request) => new URL(request.url).pathname;

/** The addresses of articles in a list, each with what a site adds to it. */
const addressed = (change: (address: string, at: number) => string): Fault => {
  let at = 0;
  return edited((list) => list.replaceAll(/\/News\/\d+\.aspx/g, (address) => change(address, at++)));
};

const body = /<div id="content">([\s\S]*?)<\/div>\s*<div class="tool">/;
const within = (change: (own: string) => string): Fault =>
  edited((text) => text.replace(body, (_, own: string) => `<div id="content">${change(own)}</div><div class="tool">`));

/** Every second answer is that of the same newspaper in another layout. */
function alternating(): Fault {
  const other = openNewspaper({ now: () => opening, size: 5 });
  other.freezeViews();
  other.redesign("modern");
  let turn = 0;
  return {
    kind: "answer",
    answer: (request, right) => (turn++ % 2 === 0 ? right : other.fetch(new Request(request.url))),
  };
}

/** Each article is sent to another path for good, where it is. */
function moved(): Fault {
  const there = new Map<string, Response>();
  return {
    kind: "answer",
    answer(request, right) {
      const path = pathOf(request);
      const found = there.get(path);
      if (found) return found.clone();
      if (!path.startsWith("/News/")) return right;
      const location = path.replace("/News/", "/content/");
      there.set(location, right);
      return new Response(null, { status: 301, headers: { location } });
    },
  };
}

const consent =
  "我们和合作伙伴使用Cookie等技术存储和访问设备上的信息，以便提供个性化的广告和内容，点击同意即表示您接受。".repeat(4);
const related = [4056, 4055, 4054]
  .map((one) => `<li><a href="/News/${one}.aspx">演示：相关文章第${one}号</a></li>`)
  .join("");
const missing = (text: string) =>
  text
    .replace(/<title>[^<]*/, "<title>页面不存在")
    .replace(/<div class="tit">[^<]*/, '<div class="tit">页面不存在')
    .replace(
      body,
      `<div id="content"><p>您访问的文章不存在或已被删除，您可能还喜欢：</p><ul>${related}</ul></div><div class="tool">`,
    );
let looks = 0;
const weather = within((own) => `${own}<p>济阳今日天气：晴，${20 + looks++}℃，偏北风二级，适合晾晒。</p>`);
/** A proxy lost the end of a page, and closed it. */
const closedEarly = (part: number) =>
  edited((text) => {
    const from = text.indexOf('<div id="content">');
    const end = text.indexOf('<div class="tool">');
    return `${text.slice(0, from + Math.floor((end - from) * part))}</div></body></html>`;
  });

export const reported: Case[] = [
  {
    what: "everything is a wall that asks for consent",
    where: "all",
    fault: edited(() => page("您的隐私", `<h1>您的隐私</h1><p>${consent}</p><button>同意</button>`)),
    named: ["list-empty", "same-text"],
  },
  {
    what: "everything is not available in this region",
    where: "all",
    fault: edited(() =>
      page("内容不可用", "<h1>很抱歉</h1><p>由于版权或地区限制，您所在的地区暂时无法访问此内容。</p>"),
    ),
    named: ["list-empty", "same-text"],
  },
  {
    what: "everything is sent to the site for phones",
    where: "all",
    fault: {
      kind: "answer",
      answer: (request) =>
        new Response(null, { status: 302, headers: { location: `http://m.xjyszb.cn${pathOf(request)}` } }),
    },
    named: ["refused"],
  },
  {
    what: "everything is an error in JSON with status 200",
    where: "all",
    fault: edited(() => '{"code":500,"msg":"系统繁忙","data":null}'),
    named: ["cut-short"],
  },
  {
    what: "everything is a script that asks to come back with a cookie",
    where: "all",
    fault: edited(() => page("", "<script>document.cookie='__jsl=1';location.href=location.pathname</script>")),
    named: ["list-empty", "not-articles"],
  },
  {
    what: "article pages say with status 200 that there is no such article, and show others",
    where: "articles",
    fault: edited(missing),
    named: ["not-articles"],
  },
  {
    what: "one page says so",
    where: "/News/4058.aspx",
    fault: edited(missing),
    named: ["no-article"],
  },
  {
    what: "article pages break off within a sentence and end as pages do",
    where: "articles",
    size: 12,
    fault: closedEarly(0.7),
    named: ["text-lost"],
  },
  {
    what: "article pages break off early and end as pages do",
    where: "articles",
    size: 12,
    fault: closedEarly(0.3),
    named: ["other-article", "text-lost"],
  },
  {
    what: "article pages hold the weather",
    where: "articles",
    fault: weather,
    named: ["mass-change"],
  },
  {
    what: "the list has sessions in the paths of its addresses",
    where: "list",
    fault: addressed((address, at) => `/(S(s${at}))${address}`),
    named: ["list-empty"],
  },
  {
    what: "the list has sessions in its addresses, another in each",
    where: "list",
    fault: addressed((address, at) => `${address}?sid=${at}`),
    named: [],
  },
  {
    what: "the list is in another order",
    where: "list",
    fault: edited((list) => {
      const rows = list.match(/<li>.*?<\/li>/gs) ?? [];
      return list.replaceAll(/<li>.*?<\/li>/gs, () => rows.pop() ?? "");
    }),
    named: [],
  },
  { what: "every second page is in a layout that is tried out", where: "all", fault: alternating(), named: [] },
  {
    what: "the site is in mourning",
    where: "all",
    fault: edited((text) =>
      text
        .replace("<head>", "<head><style>html{filter:grayscale(1)}</style>")
        .replace(/<body[^>]*>/, '$&<div class="mourning">沉痛悼念逝世的同胞</div>'),
    ),
    named: [],
  },
  {
    what: "everything is sent to https and www",
    where: "all",
    fault: {
      kind: "answer",
      answer: (request, right) =>
        request.url.startsWith("https:")
          ? right
          : new Response(null, { status: 301, headers: { location: request.url.replace("http://", "https://www.") } }),
    },
    named: [],
  },
  { what: "article pages are sent to another path, where they are", where: "all", fault: moved(), named: [] },
  {
    what: "everything is packed, and nothing says so",
    where: "all",
    fault: {
      kind: "answer",
      answer: (_, { body: bytes }) =>
        new Response(bytes?.pipeThrough(new CompressionStream("gzip")), { headers: html }),
    },
    named: [],
  },
  {
    what: "article pages say how long ago they are from",
    where: "articles",
    fault: edited((text) => text.replace(/(更新时间:)[\d :-]+/, "$13小时前")),
    named: [],
  },
];
