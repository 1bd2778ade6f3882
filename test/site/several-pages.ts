// An article of the demo newspaper that is printed on several pages: /News/4060.aspx, /News/4060_2.aspx and so on.
import type { Article } from "./articles.ts";

/** The article as its page `part`, from 1, prints it; nothing where there is no such page. The last block of a page is repeated on the next. */
export function pageOf(article: Article, part: number): Article | undefined {
  const { pages = 1, blocks, number, byline } = article;
  if (part < 1 || part > pages) return undefined;
  if (pages === 1) return article;
  const length = Math.ceil(blocks.length / pages);
  const first = (part - 1) * length;
  const shown = blocks.slice(Math.max(0, first - 1), first + length);
  const end = part === pages && byline !== "" ? `<p style="text-align:right">${byline}</p>` : "";
  return {
    ...article,
    blocks: [...shown, { kind: "raw", html: `${end}${pager(number, part, pages)}` }],
    byline: "",
  };
}

function pager(number: number, part: number, pages: number): string {
  const address = (at: number) => `/News/${number}${at === 1 ? "" : `_${at}`}.aspx`;
  const numbers = Array.from({ length: pages }, (_, at) =>
    at + 1 === part ? `<b>${part}</b>` : `<a href="${address(at + 1)}">${at + 1}</a>`,
  );
  const before = part === 1 ? "上一页" : `<a href="${address(part - 1)}">上一页</a>`;
  const after = part === pages ? "下一页" : `<a href="${address(part + 1)}">下一页</a>`;
  return `<div class="pager">${[before, ...numbers, after].join(" ")}</div>`;
}
