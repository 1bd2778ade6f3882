// A site of today: landmarks, a share bar, and icons for labels that a person reads as text.
import { bodyHtml, escaped } from "../markup.ts";
import type { Front, Layout } from "./layout.ts";

const shell = ({ charset }: Front, title: string, main: string) => `<!doctype html>
<html lang="zh-CN"><head>${charset === undefined ? "" : `<meta charset="${charset}">`}<meta name="viewport" content="width=device-width"><title>${escaped(title)} | 新济阳</title></head>
<body><header><nav><ul><li><a href="/">首页</a></li><li><a href="/List.aspx?c=1">要闻</a></li></ul></nav><form role="search"><input name="q" placeholder="搜索"></form></header>
<main>${main}</main><footer><p>© 2009–2020 演示报社，保留所有权利。</p></footer></body></html>`;

const cards = (front: Front) =>
  front.columns
    .map(
      ({ name, entries }) =>
        `<section><h2>${name}</h2>${entries.map((entry) => `<div class="card"><a href="${escaped(front.link(entry))}"><h3>${escaped(entry.title)}</h3></a><time datetime="${entry.date.slice(0, 10)}">${entry.date.slice(0, 10)}</time></div>`).join("\n")}</section>`,
    )
    .join("");

export const modern: Layout = {
  home: (front) => shell(front, "首页", cards(front)),
  article(page) {
    const story = `<article><h1>${escaped(page.article.title)}</h1>
<div class="meta"><span>发布时间</span> <span>${page.article.date}</span> · <span>${page.views}</span> <span>次浏览</span> · <a href="#share">分享 12</a> · <a href="#comments">评论 3</a></div>
<div class="body">${bodyHtml(page.article, "p")}</div></article>`;
    const aside = `<aside><h2>推荐阅读</h2>${cards({ ...page, columns: page.columns.slice(0, 1) })}</aside>`;
    return shell(page, page.article.title, page.side === "left" ? aside + story : story + aside);
  },
};
