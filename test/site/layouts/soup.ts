// Everything in <span> and <br>, and the meta line at the end.
import { bodyHtml, escaped } from "../markup.ts";
import type { Front, Layout } from "./layout.ts";

const shell = ({ charset }: Front, title: string, main: string) =>
  `<html><head>${charset === undefined ? "" : `<meta charset="${charset}">`}<title>${escaped(title)}</title></head><body>
<span><a href="/">首页</a></span>&nbsp;<span><a href="/List.aspx?c=1">新闻</a></span>&nbsp;<span><a href="/List.aspx?c=2">通知</a></span><br><br>
${main}
<br><br><span>演示报社</span>&nbsp;<span>技术支持：演示公司</span></body></html>`;

const links = (front: Front) =>
  front.columns
    .map(
      ({ name, entries }) =>
        `<span>${name}</span><br>${entries.map((entry) => `<span><a href="${escaped(front.link(entry))}">${escaped(entry.title)}</a></span><br>`).join("\n")}`,
    )
    .join("<br>");

export const soup: Layout = {
  home: (front) => shell(front, "新济阳", links(front)),
  article(page) {
    const main = `<span><span style="font-size:22px">${escaped(page.article.title)}</span></span><br><br>
<span>${bodyHtml(page.article, "br")}</span><br>
<span>更新时间：<span>${page.article.date}</span></span>&nbsp;&nbsp;<span>点击数：<span>${page.views}</span></span><br>`;
    const related = `<span>相关新闻</span><br>${links({ ...page, columns: page.columns.slice(0, 1).map(({ name, entries }) => ({ name, entries: entries.slice(0, 5) })) })}`;
    return shell(page, page.article.title, page.side === "left" ? related + main : main + related);
  },
};
