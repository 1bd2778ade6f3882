import { expect, it } from "vitest";
import { findNextPage } from "../../src/extract/next-page.ts";
import { readPage } from "../../src/extract/page.ts";
import { parse } from "../../src/extract/parse.ts";

const next = (html: string, url: string, first?: string) => findNextPage(readPage(parse(html).root, url), url, first);
const site = "http://paper.example";

it.each([
  ["/News/4060.aspx", '<a href="4060_2.aspx">下一页</a>', "/News/4060_2.aspx"],
  ["/News/4060.aspx", '<b>1</b> <a href="4060_2.aspx">2</a> <a href="4060_3.aspx">3</a>', "/News/4060_2.aspx"],
  [
    "/a/t20200904_77.html",
    '<a href="t20200904_77_1.html">2</a><a href="t20200904_77_2.html">3</a>',
    "/a/t20200904_77_1.html",
  ],
  ["/a/b.html", '<a href="?page=1">1</a><a href="?page=2">2</a>', "/a/b.html?page=2"],
  ["/show.asp?id=5", '<a href="show.asp?page=2&id=5">[下一页]</a>', "/show.asp?page=2&id=5"],
  ["/2020/09/story/", '<a href="/2020/09/story/2/">Next page »</a>', "/2020/09/story/2/"],
  ["/2020/09/story", '<a href="/2020/09/story/page/2">Continue reading</a>', "/2020/09/story/page/2"],
  ["/artikel-77.html", '<a href="/artikel-77-2.html">Nächste Seite</a>', "/artikel-77-2.html"],
  ["/art/9_1.html", '<a href="/art/9_2.html">下一页&gt;</a>', "/art/9_2.html"],
  ["/a/b.html", '<link rel="next" href="/a/b_2.html">', "/a/b_2.html"],
  ["/a/b.html", '<a href="/a/b_2.html">次へ</a>', "/a/b_2.html"],
  ["/a/77/", '<a href="index_2.html">下一页</a>', "/a/77/index_2.html"],
  ["/a/77/", '<a href="2.html">2</a>', "/a/77/2.html"],
  ["/s.asp?ArticleID=9", '<a href="s.asp?ArticleID=9&ArticlePage=2">下一页</a>', "/s.asp?ArticleID=9&ArticlePage=2"],
  ["/s.aspx?id=9", '<a href="s.aspx?id=9&PageIndex=2">2</a>', "/s.aspx?id=9&PageIndex=2"],
  ["/a/b.html", '<a href="b_2.html"><img src="next.gif" alt="下一页"></a>', "/a/b_2.html"],
  [
    "/a/b.html",
    '<h2>灯的评论</h2><p>文</p><span class="comment-count">3 评论</span><div><a href="?page=2">下一页</a></div>',
    "/a/b.html?page=2",
  ],
  ["/a/b.html", '<a href="b_2.html">点击进入下一页</a>', "/a/b_2.html"],
  ["/a/b.html", '<a href="b_2.html">下一页继续阅读</a>', "/a/b_2.html"],
  ["/a/b.html", '<a href="b_2.html">第2页：桥墩的故事</a><a href="b_3.html">第3页：桥面</a>', "/a/b_2.html"],
])("%s goes on where %s leads", (path, html, expected) => {
  expect(next(html, site + path)).toBe(site + expected);
});

it.each([
  ["the next article", "/News/4060.aspx", '下一篇：<a href="4061.aspx">演示：明天</a>'],
  ["the next article, that calls itself a page", "/News/4060.aspx", '<a href="4061.aspx">下一页</a>'],
  ["an article with a longer number", "/News/406.aspx", '<a href="/News/4062.aspx">下一页</a>'],
  ["a link that says next article", "/a/b.html", '<a href="/a/b_2.html">下一篇</a>'],
  ["the next post of a blog", "/2020/09/story", '<link rel="next" href="/2020/09/other-story">'],
  ["the second article of one title", "/2020/09/story/", '<link rel="next" href="/2020/09/story-2/">'],
  ["a page of comments in a parameter", "/2020/09/story/", '<a href="/2020/09/story/?cpage=2">2</a>'],
  ["the next thread page of a forum", "/thread-4100-1-1.html", '<a href="thread-4100-2-1.html">下一页</a>'],
  [
    "what others wrote in a thread",
    "/forum.php?mod=viewthread&tid=5",
    '<a href="forum.php?mod=viewthread&tid=5&page=2">下一页</a>',
  ],
  ["a list's pager", "/News/4060.aspx", '<a href="/List.aspx?page=2">下一页</a>'],
  ["the pages of comments", "/a/b.html", '<div id="comments"><a href="?page=2">2</a></div>'],
  [
    "a pager below the comments",
    "/a/b.html",
    `<p>文</p><div class="comment-list">${"<p>灯真的在唱歌，我也听见了。</p>".repeat(8)}</div><div class="pages"><a href="?page=2">2</a></div>`,
  ],
  [
    "a pager below comments that only their heading calls so",
    "/a/b.html",
    '<div><p>文</p><h3>网友评论</h3><ul><li>灯真的在唱歌。</li></ul><div class="pages"><a href="?page=2">下一页</a></div></div>',
  ],
  ["the page itself", "/a/b.html", '<a href="/a/b.html">下一页</a>'],
  ["the page before", "/a/b.html", '<a href="/a/b_2.html">上一页</a>'],
  ["another site", "/a/b.html", '<a href="http://other.example/a/b_2.html">下一页</a>'],
  ["a number that is no page", "/a/b.html", '<a href="/a/b_2.html">2020</a>'],
])("%s is no next page", (_, path, html) => {
  expect(next(html, site + path)).toBeUndefined();
});

it("a later page goes on to the one after it, and the last one to none", () => {
  const first = `${site}/News/4060.aspx`;
  const pager = '<a href="4060.aspx">1</a><a href="4060_2.aspx">2</a><a href="4060_3.aspx">3</a>';
  expect(next(pager, `${site}/News/4060_2.aspx`, first)).toBe(`${site}/News/4060_3.aspx`);
  expect(next(pager, `${site}/News/4060_3.aspx`, first)).toBeUndefined();
});
