// How the demo newspaper writes a body as HTML: by the article's own manner, whatever the layout around it.
import type { Article, Block, Manner } from "./articles.ts";

export const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const wrap: Record<Manner, (text: string) => string> = {
  p: (text) => `<p>${text}</p>`,
  br: (text) => `&nbsp;&nbsp;&nbsp;&nbsp;${text}<br><br>`,
  font: (text) => `<p><font size="3" face="宋体" style="line-height:2">${text}</font></p>`,
  nbsp: (text) => `<p>&nbsp;&nbsp;&nbsp; &nbsp;${text}</p>`,
  "full-width": (text) => `<p>　　${text}</p>`,
  spaces: (text) => `<div style="text-indent:0">         ${text}</div>`,
};

/** The body, byline at its end. */
export function bodyHtml({ blocks, manner, byline }: Article, how: Manner = manner): string {
  const end =
    byline === ""
      ? ""
      : how === "br"
        ? `${"&nbsp;".repeat(20)}${byline}<br>`
        : `<p style="text-align:right">${byline}</p>`;
  return blocks.map((block) => blockHtml(block, how)).join("\n") + end;
}

function blockHtml(block: Block, manner: Manner): string {
  switch (block.kind) {
    case "text":
      return wrap[manner](escaped(block.text.trim()));
    case "picture": {
      const source = block.lazy
        ? `src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="${block.src}"`
        : `src="${block.src}"`;
      const caption = block.caption === undefined ? "" : `<p style="text-align:center">${escaped(block.caption)}</p>`;
      return `<p align="center"><img ${source} onerror="this.remove()"></p>${caption}`;
    }
    case "table":
      return `<table border="1" class="t">${block.rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`).join("")}</table>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "video":
      return `<div class="player"><video controls width="600" src="${block.src}"></video></div>`;
    case "script":
      return `<script>document.write("广告");var t = "<p>脚本里的演示文字</p>";</script>`;
    case "hidden":
      return `<div style="display: none">${escaped(block.text)}</div><span hidden>${escaped(block.text)}</span>`;
    case "raw":
      return block.html;
  }
}
