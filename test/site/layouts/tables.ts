// Tables in tables, as pages were made before boxes: the meta line is a row between title and body.
import { bodyHtml, escaped } from "../markup.ts";
import type { Front, Layout } from "./layout.ts";

function shell({ charset }: Front, title: string, cells: string): string {
  const declared =
    charset === undefined ? "" : `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`;
  return `<html><head>${declared}<title>${escaped(title)}</title></head><body bgcolor="#FFFFFF" topmargin="0">
<table width="960" align="center" cellpadding="0"><tr><td colspan="2"><table width="100%"><tr><td><img src="/images/logo.gif"></td><td align="right">设为首页 加入收藏</td></tr></table></td></tr>
<tr><td colspan="2" bgcolor="#CC0000"><a href="/"><font color="#FFFFFF">首页</font></a> <a href="/List.aspx?c=1"><font color="#FFFFFF">要闻</font></a></td></tr>
<tr>${cells}</tr><tr><td colspan="2" align="center">演示报社 版权所有 建议使用1024×768分辨率浏览</td></tr></table></body></html>`;
}

const side = (front: Front) =>
  `<td width="220" valign="top"><table>${front.columns.flatMap(({ entries }) => entries.slice(0, 4).map((entry) => `<tr><td>·<a href="${escaped(front.link(entry))}">${escaped(entry.title)}</a></td></tr>`)).join("")}</table></td>`;

export const tables: Layout = {
  home(front) {
    const columns = front.columns.map(({ name, entries }) => {
      const rows = entries.map(
        (entry) =>
          `<tr><td>·<a href="${escaped(front.link(entry))}">${escaped(entry.title)}</a></td><td>${entry.date.slice(0, 10)}</td></tr>`,
      );
      return `<td valign="top"><table><tr><td colspan="2"><b>${name}</b></td></tr>${rows.join("\n")}</table></td>`;
    });
    return shell(front, "新济阳", columns.join(""));
  },
  article(page) {
    const main = `<td valign="top"><table width="100%">
<tr><td align="center" height="50"><font size="5"><b>${escaped(page.article.title)}</b></font></td></tr>
<tr><td align="center"><table><tr><td>发布时间：${page.article.date}</td><td>浏览：${page.views} 次</td><td>字体：大 中 小</td></tr></table></td></tr>
<tr><td><table width="96%"><tr><td>${bodyHtml(page.article)}</td></tr></table></td></tr>
<tr><td align="right">[打印本页] [关闭窗口]</td></tr></table></td>`;
    return shell(page, `新济阳 - ${page.article.title}`, page.side === "left" ? side(page) + main : main + side(page));
  },
};
