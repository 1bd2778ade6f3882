// An ASP.NET site of 2009: boxes, a hidden form state, and the meta line before the title, as the real first site shows it.
import type { Article } from "../articles.ts";
import { bodyHtml, escaped } from "../markup.ts";
import type { Front, Layout, Page } from "./layout.ts";

const item = ({ link }: Front, article: Article) =>
  `<li><a href="${escaped(link(article))}" target="_blank">${escaped(article.title)}</a></li>`;
const dated = (front: Front, article: Article) =>
  `<li><span class="r">[${article.date.slice(5, 10)}]</span><a href="${escaped(front.link(article))}" title="${escaped(article.title)}">${escaped(article.title.slice(0, 12))}…</a></li>`;

function shell({ charset }: Front, title: string, main: string): string {
  const declared =
    charset === undefined ? "" : `<meta http-equiv="Content-Type" content="text/html; charset=${charset}" />`;
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>${declared}<title>${escaped(title)}</title>
<link href="/css/main.css" rel="stylesheet" type="text/css" /><script type="text/javascript" src="/js/jquery.js"></script></head>
<body><form method="post" action="./" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTU4NzQ2NDY1Mw9kFgICAw9kFgQCAQ8WAh4EVGV4dAUG5paw6Ze7ZGTx" />
<div id="top"><img src="/images/logo.jpg" alt="新济阳" /><span id="today"></span><script type="text/javascript">document.getElementById("today").innerHTML = new Date().toLocaleDateString();</script></div>
<div class="menu"><a href="/">首页</a> | <a href="/List.aspx?c=1">要闻</a> | <a href="/List.aspx?c=2">民生</a> | <a href="/List.aspx?c=3">图片</a> | <a href="/About.aspx">关于我们</a></div>
<div class="ad"><a href="http://ad.example/click?id=77"><img src="/ad/banner.gif" width="960" height="80" alt="广告位" /></a></div>
${main}
<div id="foot">版权所有：演示报社 地址：演示路1号 电话：0000-00000000<br />Copyright &copy; 2009-2020 All Rights Reserved 备案号00000000号</div>
</form></body></html>`;
}

const sidebar = (front: Front) =>
  `<div class="side ${front.side}"><h3>热点排行</h3><ul>${front.columns.flatMap(({ entries }) => entries.slice(3, 6).map((entry) => item(front, entry))).join("")}</ul><p>更新时间:2019-01-01 点击数:5</p></div>`;

export const classic: Layout = {
  home(front) {
    const boxes = front.columns.map(({ name, entries }, at) => {
      const lines = entries.map((entry) => (at % 2 === 0 ? item(front, entry) : dated(front, entry)));
      return `<div class="box"><h2>${name}<a href="/List.aspx?c=${at}">更多&gt;&gt;</a></h2><ul>${lines.join("\n")}</ul></div>`;
    });
    const [first] = front.columns.flatMap(({ entries }) => entries);
    const picture =
      first === undefined
        ? ""
        : `<div class="focus"><a href="${escaped(front.link(first))}"><img src="/upload/focus.jpg" alt="" /></a></div>`;
    return shell(
      front,
      "新济阳",
      `${picture}${boxes.join("\n")}<div class="links">友情链接：<a href="http://friend.example/">演示网</a></div>`,
    );
  },
  article(page) {
    const main = `<div class="main"><div class="pos">您现在的位置：<a href="/">首页</a> &gt;&gt; <a href="/List.aspx?c=1">要闻</a> &gt;&gt; 正文</div>
<div class="info">点击数:${page.views} 更新时间:${page.article.date}</div>
<div class="tit">${escaped(page.article.title)}</div>
<div id="content">${bodyHtml(page.article)}</div>
<div class="tool">【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】</div>
${neighbours(page)}</div>`;
    return shell(
      page,
      `${page.article.title}-新济阳`,
      page.side === "left" ? sidebar(page) + main : main + sidebar(page),
    );
  },
};

function neighbours(page: Page): string {
  const line = (label: string, article: Article | undefined) =>
    `<p>${label}：${article === undefined ? "没有了" : `<a href="${escaped(page.link(article))}">${escaped(article.title)}</a>`}</p>`;
  return line("上一篇", page.older) + line("下一篇", page.newer);
}
