import { expect, test } from "vitest";
import { pageOf, read, readHtml, sentences } from "./read.ts";

const [first = "", second = ""] = sentences;
const paragraphs = `<p>${first}</p>\n<p>${second}</p>`;

test.each([
  ["<p>", `<p>${first}</p><p>&nbsp;&nbsp;　　${second}</p>`],
  ["<br><br>", `${first}<br><br>　　${second}`],
  ["<div> rows", `<div>${first}</div><div>&nbsp;</div><div>${second}</div>`],
  [
    "<span> soup",
    `<p><span style="a"><span>${first.slice(0, 9)}</span><font>${first.slice(9)}</font></span></p><p><span></span>${second}</p>`,
  ],
  ["unclosed", `<p>${first}<p>${second}`],
])("paragraphs come out as paragraphs: %s", (_, body) => {
  const { html, text } = read({ body }).body.value;
  expect([html.trim(), text]).toEqual([paragraphs, sentences.join("\n")]);
});

test.each([
  "上一篇：<a href='/1'>另一条新闻</a>",
  "下一篇：没有了",
  "【打印】【关闭】",
  "分享到：",
  "责任编辑：王五",
  "版权声明：本报所有",
  "相关阅读",
  "扫一扫在手机打开当前页",
  "(2020-09-03 08:12:00)",
  "广告声明：文内含有的对外跳转链接，用于传递更多信息。",
  "【免责声明】本文仅代表作者个人观点，与本报无关，请读者仅作参考。",
  "未经允许不得转载：云檐网 » 会唱歌的路灯亮了第一晚",
  "大家都在看",
  "点击展开全文",
  "展开剩余80%",
  "阅读全文&gt;&gt;",
  "Continue reading",
  "続きを読む",
  "— END —",
  "全部回帖 2",
  "Anzeige",
  "Mehr zum Thema",
  "Verwandte Beiträge",
  "Kommentare (3)",
  "この記事をシェア",
  "あわせて読みたい",
  "返回云檐，查看更多",
  "------分隔线------",
  "相关热词搜索：路灯 唱歌",
  "欢迎关注云檐发布",
  "往期推荐",
  "编辑推荐",
  "举报/反馈",
  "暂无评论",
  "12人点赞",
  "（图片来自网络）",
  "转载请注明出处。",
  "如有侵权，请联系删除。",
  "本文版权归云檐报所有，未经许可不得转载。",
  "文明上网理性发言，请遵守评论服务协议",
  "一审：王五 二审：赵六 三审：孙七",
  "编辑 王五",
  "云檐融媒编辑：王五",
  "出品：云檐县融媒体中心",
  "[关闭窗口]",
  "收藏 打印",
  "收藏本文",
  "关注云檐报微信公众号",
  "永久链接：http://paper.example/news/7.html",
])("what is the page's own is no text: %s", (line) => {
  expect(read({ body: `<p>${first}</p><p>${second}</p><p>${line}</p>` }).body.value.text).toBe(sentences.join("\n"));
});

test.each([
  "延伸阅读：<a href='/2'>另一盏灯的故事</a>",
  "相关阅读",
  "<a href='/c'>发表评论</a>",
  "Read more: <a href='/2'>The story of another lamp</a>",
  "<b>Lee también:</b> <a href='/2'>La historia de otra farola</a>",
  "Lire aussi : <a href='/2'>L’histoire d’une autre lampe</a>",
  "Leia também: <a href='/2'>A história de outra lâmpada</a>",
])("what usually ends an article does not end one that goes on below: %s", (line) => {
  const body = `<p>${first}</p><p>${line}</p><p>${second}</p><p>${first.replace("昨晚", "今晚")}</p>`;
  expect(read({ body }).body.value.text).toBe([...sentences, first.replace("昨晚", "今晚")].join("\n"));
});

test.each([
  "反侵权公告：任何单位未经许可转载本报作品的，本报将依法追究，直到他把灯还回来为止。",
  "【免责声明】：凡注明来源为其他媒体的作品，均转载自其他媒体，转载目的在于传递更多信息，并不代表本站赞同其观点。",
  "凡本网注明来源的所有作品，均为本网合法拥有版权的作品，未经授权不得转载、摘编或以其他方式使用。",
])("a notice of rights of any length ends the article: %s", (notice) => {
  const body = `<p>${first}</p><p>${second}</p><p>${notice}</p><p>一、凡是路过的人，都可以听，但不可以带走。</p>`;
  expect(read({ body }).body.value.text).toBe(sentences.join("\n"));
});

test("what an account says to its followers ends with its credits", () => {
  const tail = [
    "编辑|王五",
    "来源|云檐发布",
    "1、回复【路灯】查看点灯时间",
    "点击菜单栏【便民】解锁更多服务！",
    "看完了，点【在看】",
  ];
  const body = `<p>${first}</p><p>${second}</p>${tail.map((line) => `<p>${line}</p>`).join("")}`;
  expect(read({ body }).body.value.text).toBe(sentences.join("\n"));
});

test.each([
  "如需转载请与《云檐晚报》报社联系。",
  "未经《云檐晚报》报社授权，严禁转载或镜像，违者必究。",
  "封面图片来源：云檐图库",
  "来源：云檐报，转载请注明出处。",
  "责任编辑：王五，校对：赵六。",
])("what a paper says of its rights below a text is none of it: %s", (line) => {
  expect(read({ body: `<p>${first}</p><p>${second}</p><p>${line}</p>` }).body.value.text).toBe(sentences.join("\n"));
});

test("a line of credits with strokes is none of the text", () => {
  const body = `<p>${first}</p><p>${second}</p><p>路灯党支部、管灯科供稿 摄影/张三 编辑/李四</p>`;
  expect(read({ body }).body.value.text).toBe(sentences.join("\n"));
});

test.each([
  ["时间：2020年9月5日晚7点", "地点：桥头小广场"],
  ["活动时间：2020年9月5日19:30—21:00", "参加方法：带一盏灯"],
  ["一、报名时间：2020年9月5日", "二、报名地点：桥头", "三、联系电话：000-0000"],
  ["联系电话：000-0000", "联系人：王五"],
])("what an announcement tells of its event is text, and no date of its own: %s", (...lines) => {
  const body = [...sentences, ...lines].map((line) => `<p>${line}</p>`).join("");
  const reading = read({ meta: "2020-09-04", body });
  expect(reading.body.value.text).toBe([...sentences, ...lines].join("\n"));
  expect(reading.published?.value).toEqual({ at: Date.parse("2020-09-04T00:00:00+08:00"), precision: "day" });
});

test("an announcement may begin with when and where", () => {
  const lines = ["时间：2020年9月5日9:00", "地点：桥头小广场", ...sentences];
  const reading = read({ meta: "2020-09-04", body: lines.map((line) => `<p>${line}</p>`).join("") });
  expect(reading.body.value.text).toBe(lines.join("\n"));
});

test.each([
  ["活动时间：2020年9月3日上午9点", "活动地点：桥头小广场"],
  ["一、报名时间：2020年9月3日"],
  ["开庭日期：2020-09-03 09:00"],
  ["时间：2020年9月3日—9月5日　地点：桥头小广场"],
])("when an event is that a text begins with is text, and no date of the article: %s", (...lines) => {
  const body = [...lines, ...sentences].map((line) => `<p>${line}</p>`).join("");
  for (const [meta, day] of [
    ["来源：云檐报", undefined],
    ["来源：云檐报 2020-09-04", Date.parse("2020-09-04T00:00:00+08:00")],
  ] as const) {
    const reading = read({ meta, body });
    expect(reading.published?.value.at).toBe(day);
    expect(reading.body.value.text).toBe([...lines.map((line) => line.replace("　", " ")), ...sentences].join("\n"));
  }
});

test("who holds an event is text, and who runs the site below it is none", () => {
  const lines = [first, "主办单位：石桥镇", "承办单位：路灯馆", second];
  const body = [...lines, "主办单位：云檐县委宣传部"].map((line) => `<p>${line}</p>`).join("");
  expect(read({ body }).body.value.text).toBe(lines.join("\n"));
});

test("what is said in an interview names nobody, and all of it is text", () => {
  const lines = [
    "记者：您好，请问路灯为什么会唱歌？",
    "张三：歌是灯自己选的，我只负责拧紧螺丝。",
    "编辑：那第三盏呢？",
    "作者：它跑调，我们留着它，别的事情一概不管。",
    "记者：谢谢您，祝它们越唱越好！",
  ];
  const reading = read({ meta: "来源：云檐报", body: lines.map((line) => `<p>${line}</p>`).join("") });
  expect(reading.authors).toBeUndefined();
  expect(reading.body.value.text).toBe(lines.join("\n"));
});

test("labels deep within a text are its own", () => {
  const books = ["《灯下》", "作者：[法]雨果", "《桥头》", "来源：镇上的老故事", "《石阶》", "作者：李四 页数：300"];
  const lines = [
    first,
    ...books,
    "《柳树》",
    "作者：王五",
    second,
    first.replace("昨", "今"),
    second.replace("灯", "桥"),
  ];
  const text = read({ body: lines.map((line) => `<p>${line}</p>`).join("") }).body.value.text;
  expect(text.split("\n").slice(-5)).toEqual(lines.slice(-5));
});

test("lists of links under the text go with their headings", () => {
  const body = `<p>${first}</p><p>${second}</p><p><b>镇上动态</b></p><p><a href="/1">另一条新闻的标题</a></p><p><b>邻镇动态</b></p><p><a href="/2">又一条新闻的标题</a></p>`;
  expect(read({ body }).body.value.text).toBe(sentences.join("\n"));
});

test("a first sentence that names its reporter stays, however short", () => {
  const opening = `云檐网9月4日报道（文/张三）${first}`;
  expect(read({ body: `<p>${opening}</p><p>${second}</p>` }).body.value.text).toBe(`${opening}\n${second}`);
});

test("a title that the text repeats in several lines is no part of it", () => {
  expect(read({ body: `<p>会唱歌</p><p>的路灯</p><p>${first}</p><p>${second}</p>` }).body.value.text).toBe(
    sentences.join("\n"),
  );
});

test("a picture with its caption between title and text belongs to the text", () => {
  const figure = '<div class="pic"><img src="/a.jpg" width="600"><p class="caption">老桥头的第一盏灯</p></div>';
  const share = '<div class="img"><a href="/app"><img src="/app.jpg"></a></div><div><img src="/b.jpg"></div>';
  const html = `<title>会唱歌的路灯_云檐报</title><h1>会唱歌的路灯</h1>${share}${figure}<div><p>${first}</p><p>${second}</p></div>`;
  const reading = readHtml(html);
  expect(reading).toMatchObject({ image: { value: "http://paper.example/a.jpg" } });
  expect(reading.kind === "article" ? reading.body.value.text : "").toBe(["老桥头的第一盏灯", ...sentences].join("\n"));
});

test.each([
  ['<video src="/v.mp4" poster="/p.jpg"></video>', '<video src="http://paper.example/v.mp4"'],
  ['<iframe src="https://v.example/player.html?id=1"></iframe>', '<a href="https://v.example/player.html?id=1">'],
])("so does a video: %s", (video, expected) => {
  const html = pageOf({}).replace('<div class="content">', `<div class="vbox">${video}</div><div class="content">`);
  const reading = readHtml(html);
  expect(reading.kind === "article" && reading.body.value.html.startsWith(`<figure>${expected}`)).toBe(true);
});

test("an icon that marks the end of a text is no picture", () => {
  const reading = read({ body: `<p>${first}</p><p>${second}<img src="/end.png" width="13" height="12"></p>` });
  expect(reading.image).toBeUndefined();
});

test("files that are offered below the text are attachments", () => {
  const foot = '<ul><li>附件【<a href="/download.jsp?id=3">灯位表.xls</a>】已下载<span>94</span>次</li></ul>';
  expect(read({ foot }).attachments).toMatchObject([{ url: "http://paper.example/download.jsp?id=3" }]);
});

test("what is hidden, by a style or a class of the page's own sheet, is no text", () => {
  const hidden = `<p style="display:none">看不见的一句话，谁也别读。</p><p class="x">看不见的另一句话，也别读。</p><p style="position:absolute;left:-9999px">页边外的一句话，也别读。</p>`;
  const reading = read({
    head: "<style>.x{color:red;display:none}</style>",
    body: `${hidden}<p>${first}</p><p>${second}</p>`,
  });
  expect(reading.body.value.text).toBe(sentences.join("\n"));
});

test("a hidden picture is not shown, but one that a script will show is", () => {
  const hidden = `<p><img src="/a.jpg" style="display:none"></p><div style="display:none"><img src="/b.jpg"></div><img src="/c.jpg" hidden>`;
  const shown = `<img data-src="/d.jpg" src="/blank.gif" style="display:none"><img src="/e.jpg" aria-hidden="true">`;
  const { html } = read({ body: `<p>${first}</p>${hidden}${shown}<p>${second}</p>` }).body.value;
  expect(html.match(/[a-e]\.jpg/g)).toEqual(["d.jpg", "e.jpg"]);
});

test("words that look like a count within a text stay in it", () => {
  const body = `<p>${first}</p><p>这封信他已读 3 遍</p><p>${second}</p>`;
  expect(read({ body }).body.value.text.split("\n")).toContain("这封信他已读 3 遍");
});

test.each(["展开全文", "展开剩余50%", "Read more"])("the rest of a text that a link unfolds is read: %s", (link) => {
  const rest = `<div style="display:none"><p>${second}</p></div><div><a href="javascript:;">${link}</a></div>`;
  const popup = '<div style="display:none"><p>扫码下载客户端，看更多路灯的歌。</p></div><p>镇上的人都来听了。</p>';
  const text = read({ body: `<p>${first}</p><p>${first.replace("昨晚", "前晚")}</p>${rest}`, foot: popup }).body.value
    .text;
  expect(text).toContain(second);
  expect(text).not.toContain("扫码");
  expect(text).not.toContain(link);
});

test("a text that only a script would show is read", () => {
  const reading = read({ body: `<div style="visibility:hidden"><p>${first}</p><p>${second}</p></div>` });
  expect(reading.body.value.text).toBe(sentences.join("\n"));
});

test("a box that is called furniture and holds the title is the page", () => {
  const html = `<title>会唱歌的路灯_云檐报</title><div>镇上的人都来听了，一直听到天亮。</div><div class="share social"><h1>会唱歌的路灯</h1><div>2020-09-04</div><div><p>${first}</p><p>${second}</p></div></div>`;
  const reading = readHtml(html);
  expect(reading.kind === "article" ? reading.body.value.text : "").toContain(sentences.join("\n"));
});

const shortArticle = (beside: string, within = "") =>
  `<title>会唱歌的路灯亮了第一晚_云檐报</title><div class="main"><h1>会唱歌的路灯亮了第一晚</h1><p>2020-09-04 来源：云檐报</p><div class="c"><p>${first}</p><p>${second}</p>${within}</div></div>${beside}`;
const summaries = Array.from(
  { length: 8 },
  (_, n) =>
    `<div class="i"><a href="/${n}">镇上柳树的第${n}条消息</a><p>镇上的柳树又长高了一点，风吹过来，它会点头，像答应了什么。</p></div>`,
).join("");
const comments = `<p>这盏灯我听过，唱得比我好，就是有点跑调，不过没关系，大家都喜欢。</p>`.repeat(8);

test.each([
  ["summaries of others beside it", `<div class="right">${summaries}</div>`, ""],
  ["summaries of others in a table beside it", `<table><tr><td>${summaries}</td></tr></table>`, ""],
  [
    "a long foot",
    `<div>主办单位：云檐县，版权所有，地址：檐下路1号，邮编：000000，电话：0531-0000000，欢迎来信，谢谢大家，谢谢支持，谢谢关心，谢谢来信，谢谢来电。</div>`.repeat(
      2,
    ),
    "",
  ],
  ["comments under a heading", "", `<div><h3>最新评论</h3>${comments}</div>`],
  [
    "a statement longer than it",
    "",
    `<p>（责任编辑：王五）</p><p>声明：${"本文仅代表作者观点，与本报无关。".repeat(12)}</p>`,
  ],
])("a short article is read, and not %s", (_, beside, within) => {
  const reading = readHtml(shortArticle(beside, within));
  expect(reading.kind === "article" ? reading.body.value.text : reading.reason).toBe(sentences.join("\n"));
});

const says = (who: string, what: string) =>
  `<div class="item"><span>${who}</span> <span>2020-09-05 08:11</span><p>${what}</p></div>`;
const reply = "讲得真好，我家的灯也想学唱歌，希望管灯的师傅抽空来教一教，先谢过了。";

test.each([
  ["rows of names, times and what readers say", says("灯下客", reply) + says("走夜路的人", "支持！")],
  [
    "rows of other titles with their summaries",
    ["柳树", "石阶", "老桥"]
      .map(
        (what) =>
          `<dl><dt><a href="/${what}">${what}昨夜也开口说了话</a></dt><dd>昨夜，${what}开口说了第一句话，全镇都听见了。</dd></dl>`,
      )
      .join(""),
  ],
])("what stands below a text in its box is no part of it, whatever it is called: %s", (_, rows) => {
  const own = [...sentences, reply.replace("讲", "唱")];
  const text = own.map((sentence) => `<p>${sentence}</p>`).join("");
  const reading = read({ body: text, foot: `<div class="x1"><div class="hd">街谈巷议</div>${rows}</div>` });
  expect(reading.body.value.text).toBe(own.join("\n"));
});

const told = (when: string, what: string) => `<div class="item"><span>${when}</span><p>${what}</p></div>`;

test.each([
  [
    "a table with days",
    `<table><tr><th>时间</th><th>地点</th></tr>${[5, 6, 7].map((day) => `<tr><td>2020年9月${day}日上午</td><td>灯笼街${day}号</td></tr>`).join("")}</table>`,
    "2020年9月6日上午 灯笼街6号",
  ],
  [
    "a chronicle",
    told("2019年3月1日 老灯上岗", reply) + told("2020年8月1日 学会唱歌", reply) + told("2020年9月3日 当众开唱", reply),
    "2020年8月1日 学会唱歌",
  ],
  [
    "reports from the spot",
    told("9月4日 10:05 现场", reply) + told("9月4日 10:20 现场", reply) + told("9月4日 10:45 现场", reply),
    "9月4日 10:20 现场",
  ],
  [
    "a conversation of two",
    told("主持人 2020-09-04 10:05", reply) +
      told("师傅 2020-09-04 10:06", reply).repeat(2) +
      told("主持人 2020-09-04 10:08", reply),
    "师傅 2020-09-04 10:06",
  ],
])("what a text tells in rows by day or hour is its own: %s", (_, rows, row) => {
  const own = [...sentences, reply.replace("讲", "唱")].map((sentence) => `<p>${sentence}</p>`).join("");
  expect(read({ body: own + rows }).body.value.text.split("\n")).toContain(row);
});

test("an article of several who speak, each by name and hour, is read to its end", () => {
  const body = `<p>${first}</p>${says("灯", reply)}<p>${second}</p>`;
  expect(read({ body }).body.value.text).toContain(reply);
});

test("comments longer than the text are not the text", () => {
  const foot = `<div class="comment-list">${`<p>这盏灯我听过，唱得比我好，就是有点跑调，不过没关系，大家都喜欢。</p>`.repeat(8)}</div>`;
  expect(read({ foot }).body.value.text).toBe(sentences.join("\n"));
});

test("headings, lists, quotations, code and raised letters stay what they are", () => {
  const body = `<h2>一、灯</h2><p>${first}</p><ol><li>第一盏，唱<sub>低</sub>音</li><li>第二盏</li></ol><blockquote><p>${second}</p></blockquote><pre>a  b\nc</pre>`;
  expect(read({ body }).body.value.html.replace(/\n(?=<|$)/g, "")).toBe(
    `<h2>一、灯</h2><p>${first}</p><ol><li>第一盏，唱<sub>低</sub>音</li><li>第二盏</li></ol><blockquote><p>${second}</p></blockquote><pre>a  b\nc</pre>`,
  );
});

test.each([
  [
    "an item holds the list within it, and an order begins where it says",
    "<ol start='3'><li>第三盏</li><li><p>第四盏</p><ul><li>高音</li><li>低音</li></ul></li><li>第五盏</li></ol>",
    '<ol start="3"><li>第三盏</li><li>第四盏<ul><li>高音</li><li>低音</li></ul></li><li>第五盏</li></ol>',
  ],
  [
    "an item of two paragraphs and a picture is one item",
    "<ol><li><p>先拧螺丝</p><p>再听一听</p><img src='/a.jpg'></li><li>关灯</li></ol>",
    '<ol><li>先拧螺丝<p>再听一听</p><figure><img src="http://paper.example/a.jpg" alt="" /></figure></li><li>关灯</li></ol>',
  ],
  [
    "a quotation keeps its list",
    "<blockquote><p>灯说：</p><ul><li>要亮</li><li>要唱</li></ul></blockquote>",
    "<blockquote><p>灯说：</p><ul><li>要亮</li><li>要唱</li></ul></blockquote>",
  ],
  ["code is told as code", "<pre>\n<code>a &lt;\n  b</code></pre>", "<pre><code>a &lt;\n  b</code></pre>"],
])("%s", (_, body, expected) => {
  const { html } = read({ body: `<p>${first}</p>${body}<p>${second}</p>` }).body.value;
  expect(html.replace(/\n(?=<|$)/g, "")).toBe(`<p>${first}</p>${expected}<p>${second}</p>`);
});

test("a table of values stays a table, with absolute links and without attributes", () => {
  const table = `<table border="1" onclick="x()"><tr><td style="a">灯</td><td><a href="../b.html">歌</a></td></tr><tr><td>三</td><td>四</td></tr></table>`;
  const { html, text } = read({ body: `<p>${first}</p>${table}<p>${second}</p>` }).body.value;
  expect(html.replace(/<\/?tbody>/g, "")).toContain(
    '<table><tr><td>灯</td><td><a href="http://paper.example/b.html">歌</a></td></tr><tr><td>三</td><td>四</td></tr></table>',
  );
  expect(text).toContain("灯 歌\n三 四");
});

test("what a table of values links, shows and hides is read as it is beside one", () => {
  const table = `<table><tr><td>1</td><td><a href="/f/a.xls">灯位表.xls</a></td><td>全镇<span style="display:none">内部编号88</span></td></tr>
<tr><td rowspan="1">2</td><td><img src="/blank.gif" data-original="/a.jpg"><noscript><img src="/a-small.jpg"></noscript></td><td><img src="/dot.gif" width="9" height="9"><noscript><img src="/b.jpg">看图</noscript></td></tr></table>`;
  const { attachments, body, image } = read({ body: `<p>${first}</p>${table}<p>${second}</p>` });
  expect(attachments).toEqual([
    { url: "http://paper.example/f/a.xls", type: "application/vnd.ms-excel", title: "灯位表.xls" },
  ]);
  expect(body.value.text).toBe(`${first}\n1 灯位表.xls 全镇\n2\n${second}`);
  expect(body.value.html).toContain('<td rowspan="1">2</td><td><img src="http://paper.example/a.jpg" alt="" /></td>');
  expect(body.value.html.match(/<img/g)).toHaveLength(2);
  expect(body.value.html).toContain('<td><img src="http://paper.example/b.jpg" alt="" /></td>');
  expect(image?.value).toBe("http://paper.example/a.jpg");
});

test("a picture for readers without scripts is read in each cell that shows none", () => {
  const row = (at: number) =>
    `<tr><td><img src="/${at}.jpg"></td><td>灯<noscript><img src="/${at}-own.jpg"></noscript></td></tr>`;
  const { body } = read({ body: `<p>${first}</p><table>${row(1)}${row(2)}</table><p>${second}</p>` });
  expect(body.value.html.match(/\/[\w-]+(?=\.jpg)/g)).toEqual(["/1", "/1-own", "/2", "/2-own"]);
});

test("a picture in a table leads the article only where no other does", () => {
  const table = '<table><tr><td>灯</td><td><img src="/sign.png"></td></tr><tr><td>歌</td><td>三</td></tr></table>';
  expect(read({ body: `<p>${first}</p>${table}<img src="/a.jpg"><p>${second}</p>` }).image?.value).toBe(
    "http://paper.example/a.jpg",
  );
});

test.each([
  ['<img src="blank.gif" data-src="/a.jpg">', "http://paper.example/a.jpg"],
  ['<img src="data:image/gif;base64,R0" data-original="/a.jpg">', "http://paper.example/a.jpg"],
  ['<img src="/a-300.jpg" srcset="/a-300.jpg 300w, /a.jpg 2000w">', "http://paper.example/a.jpg"],
  [
    '<amp-img src="/a.jpg" width="600" height="400"><noscript><img src="/b.jpg"></noscript></amp-img>',
    "http://paper.example/a.jpg",
  ],
  ['<picture><source srcset="/a.jpg 900w, /b.jpg 100w"><img src="/c.jpg"></picture>', "http://paper.example/a.jpg"],
  ['<img src="/a-300.jpg" srcset="/a-300.jpg 300w,/a.jpg 2000w">', "http://paper.example/a.jpg"],
  ['<img srcset="/w_300,h_2/a.jpg, /w_9,h_9/a.jpg 2x,\n/t.jpg 1.5x">', "http://paper.example/w_9,h_9/a.jpg"],
  ['<img srcset=" , /a.jpg 900w 600h , /t.jpg 80w (5,6), /c.jpg">', "http://paper.example/a.jpg"],
  ['<img src="/white-house.jpg">', "http://paper.example/white-house.jpg"],
  ['<img data-src="/up/clear-sky-2.png" src="/t.gif">', "http://paper.example/up/clear-sky-2.png"],
  ['<img src="/loading-dock.jpg"><img src="/img/loading.jpg">', "http://paper.example/loading-dock.jpg"],
  ['<img src="/snow-white.jpg"><img src="/img_placeholder-16x9.png">', "http://paper.example/snow-white.jpg"],
  [
    '<img src="/loading-spinner.gif"><img src="/white.png"><img src="/1x1-f7f7f7ff.png"><img src="/a.jpg">',
    "http://paper.example/a.jpg",
  ],
  ['<img width="1" height="1" src="/t.gif" data-src="/a.jpg">', "http://paper.example/a.jpg"],
  ['<img class="lazy"><noscript><img src="/a.jpg"></noscript>', "http://paper.example/a.jpg"],
  [
    '<img data-srcset="/a-300.jpg 300w,/a.jpg 900w"><noscript><img src="/a-300.jpg"></noscript>',
    "http://paper.example/a.jpg",
  ],
  ['<img src="/1x1.gif"><img width="1" height="1" src="/count"><img src="/a.jpg">', "http://paper.example/a.jpg"],
])("a picture is where it really is, once: %s", (picture, address) => {
  const { image, body } = read({ body: `<p>${first}</p>${picture}<p>${second}</p>` });
  expect(image?.value).toBe(address);
  expect(body.value.html.match(/<img[^>]*>/g)).toEqual([`<img src="${address}" alt="" />`]);
});

test("a caption stays with its picture", () => {
  const figure = '<figure><img src="/a.jpg" alt="灯"><figcaption>夜里的灯</figcaption></figure>';
  expect(read({ body: `<p>${first}</p>${figure}<p>${second}</p>` }).body.value.html).toContain(
    '<figure><img src="http://paper.example/a.jpg" alt="灯" /><figcaption>夜里的灯</figcaption></figure>',
  );
});

test("addresses follow <base>", () => {
  const { body } = read({
    head: '<base href="http://other.example/x/">',
    body: `<p><a href="y">灯</a>：${first}</p><p>${second}</p><img src="z.png">`,
  });
  expect(body.value.html).toContain('href="http://other.example/x/y"');
  expect(body.value.html).toContain('src="http://other.example/x/z.png"');
});

test("files are attachments, by their address or by their name", () => {
  const files =
    '<p>附件：<a href="/f/a.pdf">登记表</a>，<a href="/download.jsp?id=7">名单.xls</a>，<a href="/f/b.ofd">公文</a></p>';
  expect(read({ body: `<p>${first}</p><p>${second}</p>${files}` }).attachments).toEqual([
    { url: "http://paper.example/f/a.pdf", type: "application/pdf", title: "登记表" },
    { url: "http://paper.example/download.jsp?id=7", type: "application/vnd.ms-excel", title: "名单.xls" },
    { url: "http://paper.example/f/b.ofd", type: "application/ofd", title: "公文" },
  ]);
});

test.each([
  '<img src="/one.jpg">',
  '<video src="/one.mp4"></video>',
  '<p><iframe src="//paper.example/one.html?player=1" width="640" height="400"></iframe></p>',
  '<object><param name="movie" value="/one.mp4"></object>',
  '<iframe src="/pdfjs/viewer.html?file=/one.pdf"></iframe>',
])("a page that is one %s is an article", (media) => {
  const { body, published } = read({ meta: "2020-09-04", body: media });
  expect(body.value.html).toContain("http://paper.example/one.");
  expect(published).toBeDefined();
});

test.each([
  ['<embed src="/a.mp4" type="video/mp4">', '<video src="http://paper.example/a.mp4" controls></video>'],
  ['<object data="/a.mp3"></object>', '<audio src="http://paper.example/a.mp3" controls></audio>'],
  [
    '<iframe title="灯的歌" data-src="https://v.example/player.html?id=7"></iframe>',
    '<a href="https://v.example/player.html?id=7">灯的歌</a>',
  ],
  [
    '<iframe src="//www.example/embed/7"></iframe>',
    '<a href="http://www.example/embed/7">http://www.example/embed/7</a>',
  ],
])("what plays in a text is played, or linked: %s", (player, expected) => {
  const { html, text } = read({ body: `<p>${first}</p><p>${player}</p><p>${second}</p>` }).body.value;
  expect(html).toBe(`<p>${first}</p>\n<figure>${expected}</figure>\n<p>${second}</p>\n`);
  expect(text).toBe(sentences.join("\n"));
});

test.each([
  '<iframe src="//ads.example/show?w=300"></iframe>',
  '<iframe src="/player.html" width="1" height="1"></iframe>',
  '<iframe src="/player.html" style="display:none"></iframe>',
  '<embed src="/player.swf">',
  '<iframe src="javascript:embed()"></iframe>',
])("a frame that plays nothing for a reader leaves nothing: %s", (frame) => {
  expect(read({ body: `<p>${first}</p>${frame}<p>${second}</p>` }).body.value.html.trim()).toBe(paragraphs);
});

test("a file that a frame shows is an attachment", () => {
  const body = `<p>${first}</p><p>${second}</p><iframe src="/viewer.html?file=%2Ff%2Fa.pdf"></iframe>`;
  expect(read({ body }).attachments).toEqual([{ url: "http://paper.example/f/a.pdf", type: "application/pdf" }]);
});

test("what the source drops is gone, and its selector for the text is obeyed", () => {
  const html = pageOf({ body: `<p>${first}</p><p class="x">${second}</p>` });
  expect(readHtml(html, { drop: [".x"] })).toMatchObject({ body: { value: { text: first } } });
  expect(readHtml(html, { selectors: { body: ".x" } })).toMatchObject({
    body: { value: { text: second }, rule: "selector" },
  });
});

test.each([
  ["a label and its text in one line", `<div><strong>摘要</strong>: ${sentences.join("")}</div>`],
  ["a label above it", `<h4>核心提示</h4><p>${sentences[0]}</p>`],
  ["in brackets, and cut short", `<p>[导读]${sentences[0]?.slice(0, 24)}……</p>`],
  [
    "called nothing, but word for word what the text begins with",
    `<div class="summary">${sentences[0]?.slice(0, -6)}。</div>`,
  ],
])("a summary that the text says again is left out: %s", (_, summary) => {
  const body = `${summary}<p>${sentences[0]}</p><p>${sentences[1]}</p>`;
  expect(read({ body }).body.value.text).toBe(sentences.join("\n"));
});

test("a line of a poem is no summary, whatever the next one repeats of it", () => {
  const lines = [
    "路灯照着河水慢慢地流过老桥头，流过老桥头的夜",
    "路灯照着河水慢慢地流过老桥头，流过老桥头的夜，夜里有人唱歌",
  ];
  const poem = [...lines, "唱给睡不着的石狮子听，唱给明天听", "石狮子也唱，声音很小，像在数自己的牙齿"];
  expect(read({ body: poem.map((line) => `<p>${line}</p>`).join("") }).body.value.text).toBe(poem.join("\n"));
});

test("a lead between the title and the line with the date begins the text, once", () => {
  const lead = "La troisième chante faux. Elle restera quand même sur le quai, et la vingtième attendra novembre.";
  const meta = `<p class="chapo">${lead}</p><p>Publié le 04/09/2020 à 10h05</p>`;
  const more = { language: "fr", timeZone: "Europe/Paris" };
  expect(read({ meta }, more).body.value.text).toBe([lead, ...sentences].join("\n"));
  const body = [`${lead} Le conseil l’a voté.`, ...sentences].map((line) => `<p>${line}</p>`).join("");
  expect(read({ meta, body }, more).body.value.text).toBe([`${lead} Le conseil l’a voté.`, ...sentences].join("\n"));
});

test("a lead with news of its own stays", () => {
  const lead = "摘要：老桥头的灯学会了童谣，镇里打算让它们再学一首。";
  const body = `<p>${lead}</p><p>${sentences[0]}</p><p>${sentences[1]}</p>`;
  expect(read({ body }).body.value.text).toBe([lead, ...sentences].join("\n"));
});

test.each([
  ["关于作者", "张三，石桥人，写字，养灯，偶尔散步，什么都记一点。"],
  ["About the author", "Jane Doe writes about lamps. She lives in a house with many of them, and a cat."],
])("what a text says of its writer below it is no part of it: %s", (heading, words) => {
  const body = `<p>${sentences[0]}</p><p>${sentences[1]}</p><h3>${heading}</h3><p>${words}</p>`;
  expect(read({ body }).body.value.text).toBe(sentences.join("\n"));
});

test("when something is that a text tells of stays in it, though no place stands beside", () => {
  const body = `<p>${first}</p><p>时间：9月5日上午9点</p><p>${second}</p>`;
  expect(read({ body }).body.value.text).toContain("时间：9月5日上午9点");
});

test.each(["时间：2020年9月5日上午9点", "时间：2020年9月", "日期：2020年9月5日 19:30—21:00"])(
  "nor does it go with its year, where text stands above and below: %s",
  (line) => {
    const body = [first, line, second].map((text) => `<p>${text}</p>`).join("");
    const { body: found, published } = read({ meta: "2020-09-04", body });
    expect(found.value.text).toBe([first, line, second].join("\n"));
    expect(published?.value.at).toBe(Date.parse("2020-09-04T00:00:00+08:00"));
  },
);

test.each(["时间：2020年9月5日 来源：云檐报", "时间：2020-09-05 10:05"])(
  "a line about the article within its text is none of it: %s",
  (line) => {
    const body = [first, line, second].map((text) => `<p>${text}</p>`).join("");
    expect(read({ body }).body.value.text).toBe([first, second].join("\n"));
  },
);

test.each(["声明：这件事路灯自己并不知道。", "特别说明：这些灯是昨天才装上的，请大家慢慢走。"])(
  "a statement that a text tells of stays in it, with what follows: %s",
  (statement) => {
    const lines = [first, second, first.replace("昨", "今"), statement, second.replace("灯", "桥")];
    const text = read({ body: lines.map((line) => `<p>${line}</p>`).join("") }).body.value.text;
    expect(text).toBe(lines.join("\n"));
  },
);

test.each([
  "声明：本文未经许可不得转载。",
  "特别声明：以上观点与云檐报无关，仅供参考。",
  "声明：这件事路灯自己并不知道。",
])("what a site states below a text is none of it: %s", (statement) => {
  const body = [...sentences, statement].map((line) => `<p>${line}</p>`).join("");
  expect(read({ body }).body.value.text).toBe(sentences.join("\n"));
});

test.each([
  "版权问题已经解决。",
  "打印机坏了三天。",
  "分享到的快乐是双倍的。",
  "打开app就能看见路灯。",
  "喜欢就点一盏灯吧，老人说。",
  "欢迎关注路灯的人都来走一走。",
  "如果侵权成立，公司要赔两百盏灯。",
  "若侵权成立，公司要赔两百盏灯。",
  "觉得不错的话，师傅还会再拧一圈螺丝。",
  "图片来自卫星，灯光连成了一条河。",
  "文明上网从我做起，镇里的学校办了一堂课。",
  "他查看了3次路灯的图纸",
  "最新评论说这盏灯应该得奖，镇长也点头。",
  "推荐阅读的书单里，有一本讲的就是路灯。",
  "相关报道见明天的报纸，大家可以先猜一猜。",
  "下一篇文章再讲桥的故事，请大家等一等。",
])("a sentence that begins as a notice does stays: %s", (sentence) => {
  const body = `<p>${first}</p><p>${sentence}</p><p>${second}</p>`;
  expect(read({ body }).body.value.text).toBe([first, sentence, second].join("\n"));
});
