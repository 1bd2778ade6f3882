// What the pages of big portals say in their own ways: who is named beside the day, who only put the page there, what their templates add.
import { expect, test } from "vitest";
import { read, readHtml, sentences } from "./read.ts";

const [first = "", second = ""] = sentences;

test.each([
  ["2020-09-04 10:05:33 云檐报 记者：张三 编辑：王五", "云檐报"],
  [
    "<span>2020年09月04日 10:05</span> <a href='http://y.example'>云檐日报</a> <a href='/w'>微博</a> <i>作者：张三</i>",
    "云檐日报",
  ],
  ["2020-09-04 10:05 来源：云檐网-《石阶日报》", "云檐网-《石阶日报》"],
  ["2020-09-04 10:05 来源：《石阶日报》", "石阶日报"],
])("%s names the source %s, whatever else the line tells", (meta, name) => {
  expect(read({ meta }).publisher?.value).toBe(name);
});

test.each([
  ["2020-09-04 10:05:33 云檐日报 张小禾", ["张小禾"]],
  ["2020-09-04 10:05:33 云檐日报 欧阳小禾 李晓云", ["欧阳小禾", "李晓云"]],
  ["本文来自微信公众号：云檐观察，作者：张三，题图来自：视觉石阶", ["张三"]],
  ["2020-09-04 云檐网 文化", undefined],
  ["<i>云檐日报</i> 2020-09-04 <i>时政</i> <i>高清</i>", undefined],
  ["作者：张三 <a href='/c'>我有话说</a>(<a href='/c'>12人参与</a>)", ["张三"]],
  ["时间：2020-09-04 10:05 作者：石阶上的人 <a href='/t'>我要投稿</a>", ["石阶上的人"]],
])("%s names the author %j", (meta, names) => {
  expect(read({ meta }).authors?.value).toEqual(names);
});

test("who edited the page by its own word is no author by that of its head", () => {
  const head = '<meta name="author" content="王五">';
  expect(read({ head, foot: "<div>（责任编辑：王五）</div>" }).authors).toBeUndefined();
  expect(read({ head }).authors?.value).toEqual(["王五"]);
});

test("a head that names the beginning of the source names no author", () => {
  const head = '<meta name="author" content="云檐">';
  expect(read({ head, title: "会唱歌的路灯", meta: "2020-09-04 来源：云檐者网" }).authors).toBeUndefined();
});

test("an account that stands beside the day, and by itself elsewhere, wrote the text", () => {
  const meta = "<span>石阶上的人</span> <span>2020-09-04 10:05:33</span>";
  const card = '<div class="card"><a href="/c/7">石阶上的人</a></div>';
  expect(read({ meta, foot: card }).authors?.value).toEqual(["石阶上的人"]);
  expect(read({ meta }).authors).toBeUndefined();
});

test("the box about who wrote it names him first", () => {
  const meta = `<div class="author-intro fix"><p><a href="/x">张三</a></p><p>云檐大学副教授、看灯的人</p></div><p>2020-09-04 10:05</p>`;
  expect(read({ meta }).authors?.value).toEqual(["张三"]);
});

test("a column whose title begins with its writer's name has him for its author", () => {
  const title = "张三：会唱歌的路灯为什么好听";
  const text = sentences.map((one) => `<p>${one}</p>`).join("");
  const html = `<html><head><title>${title}</title></head><body><div><h1>${title}</h1><p class="author">张三</p><p>2020-09-04 10:05</p></div><div>${text}</div></body></html>`;
  const reading = readHtml(html);
  expect(reading.kind === "article" && reading.authors?.value).toEqual(["张三"]);
});

test("who is shown over the text wrote it, not an account in the page's head", () => {
  const meta = '<span class="a_author">张三</span><span class="a_time">2020-09-04 10:05</span>';
  expect(read({ head: '<meta name="author" content="lampkeeper">', meta }).authors?.value).toEqual(["张三"]);
});

test("a weblog's own visits are no views, and its owner no title", () => {
  const html = `<html><head><title>修灯的人_阿灯_云檐博客</title></head><body><div><strong>阿灯</strong><p>博客等级：18 博客访问：234,567 关注人气：123</p></div>
<div><h2>修灯的人</h2><span>(2020-09-04 10:05:33)</span></div><div>${sentences.map((one) => `<p>${one}</p>`).join("")}</div></body></html>`;
  const reading = readHtml(html);
  expect(reading.kind === "article" && [reading.title.value, reading.views]).toEqual(["修灯的人", undefined]);
});

test("a weblog tells below its text who posted it, and when", () => {
  const foot = '<div class="postDesc">posted on 2020-09-04 10:05 <a href="/h/">石阶上的人</a> 阅读(12) 评论(3)</div>';
  expect(read({ foot }).authors?.value).toEqual(["石阶上的人"]);
});

test("behind the name of a site in brackets a reporter is named as behind a place", () => {
  expect(read({ body: `<p><b>【云檐网】（记者 张三）</b>${first}</p><p>${second}</p>` }).authors?.value).toEqual([
    "张三",
  ]);
});

test("whoever tells the day that he posted it is no organisation", () => {
  const { authors, publisher } = read({
    meta: '<div class="author"><a href="/u/7">lamplight</a> <i>2020年09月04日发布</i></div>',
  });
  expect([authors?.value, publisher]).toEqual([["lamplight"], undefined]);
});

test("a heading that is a link to its own page is the title, though <title> begins with a tag", () => {
  const html = `<html><head><title>唱歌 - 会唱歌的路灯亮了_个人文章 - 云檐</title></head><body><div><h1><a href="/a/7">会唱歌的路灯亮了</a></h1>
<ul><li><a href="/t/1">唱歌</a></li></ul><p>2020年09月04日发布</p></div><div>${sentences.map((one) => `<p>${one}</p>`).join("")}</div></body></html>`;
  const reading = readHtml(html, { url: "http://paper.example/a/7" });
  expect(reading.kind === "article" && reading.title.value).toBe("会唱歌的路灯亮了");
});

test.each([
  "更多精彩资讯请在应用市场下载“云檐新闻”客户端。欢迎提供新闻线索，24小时报料热线000-0000。未经授权不得转载。",
  "想爆料？请登录《石阶连线》，拨打新闻热线0000-0000，或登录云檐网官方微博提供新闻线索。",
  "该文观点仅代表作者本人，云檐平台仅提供信息存储空间服务。",
  "本文为云檐号作者或机构在云檐新闻上传并发布，仅代表该作者或机构观点，不代表云檐新闻的观点或立场。",
  "*文章为作者独立观点，不代表云檐网立场",
  "本文由 <a href='/m/1'>石阶观察</a> 授权 <a href='/'>云檐网</a> 发表，并经云檐网编辑。转载此文章须经作者同意。",
  "版权作品，未经云檐网书面授权，严禁转载，违者将被追究法律责任。",
  "关键词 &gt;&gt; 路灯，唱歌",
  "（本文首发于云檐周末，未经授权，不得转载）",
  "关键词：<a href='/k/1'>路灯</a><a href='/k/2'>唱歌</a>",
  "返回云檐，查看更多<a href='/'>返回云檐，查看更多</a>",
])("what a portal adds below a text is none of it: %s", (line) => {
  expect(read({ body: `<p>${first}</p><p>${second}</p><p>${line}</p>` }).body.value.text).toBe(sentences.join("\n"));
});
