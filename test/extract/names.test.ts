import { expect, test } from "vitest";
import { read, readHtml, sentences } from "./read.ts";

const [first = "", second = ""] = sentences;

test.each([
  ["作者：张三", ["张三"]],
  ["作者：张三 李四", ["张三", "李四"]],
  ["作者：张三、李四 编辑：王五", ["张三", "李四"]],
  ["作 者：张 三", ["张三"]],
  ["记者：张三 通讯员：李四", ["张三", "李四"]],
  ["2020-09-04|来源云檐报|作者张三", ["张三"]],
  ["<span>作者：张三</span><span>3小时前</span><span>10万+ 阅读</span>", ["张三"]],
  ["文/张三 图/李四", ["张三"]],
  ["By Jane Doe and John Roe", ["Jane Doe", "John Roe"]],
  ["Автор: Вера Лужина", ["Вера Лужина"]],
  ["著者：早川みどり", ["早川みどり"]],
  ["原创 张三 2020-09-04 10:05", ["张三"]],
  ['<span><a href="/u/7">石阶上的人</a></span> 2020-09-04 <span>字数 1,234</span>', ["石阶上的人"]],
  ['<span>2020-09-04 10:05</span> · <span><a href="/c/user/token/MS4w/">石阶上的人</a></span>', ["石阶上的人"]],
  ["<i itemprop='author' itemscope><meta itemprop='name' content='张三'><a>张三</a> 在石阶上写字的人</i>", ["张三"]],
  ["<span class='author vcard'>By <b class='fn'>Jane Doe</b>, editor at large</span>", ["Jane Doe"]],
  ["By Jane Doe, a deputy editor | March 4", ["Jane Doe"]],
  ["2020/09/04 10:05 記者張三／台北報導", ["張三"]],
  ["作者：张三（通讯员）", ["张三"]],
  ["<span class='author'>山城快訊／張三 2020年9月4日</span>", ["張三"]],
  ["By Jane Doe March 4, 2020 at 6:01 am", ["Jane Doe"]],
  ["By: Jane Doe (JD) @janedoe", ["Jane Doe"]],
  ["云檐报记者 张三 河东县报道", ["张三"]],
  ["本报记者 张三 李四 北京报道", ["张三", "李四"]],
  ["本报实习生 张三 本报记者 李四", ["张三", "李四"]],
  ["云檐新闻记者 张三 实习生 李四", ["张三", "李四"]],
  ["[文/云檐网专栏作者 张三]", ["张三"]],
  ["（云檐网讯 文/张三）", ["张三"]],
  ["作者：张三/文 李四/图", ["张三"]],
  ["云檐日报全媒体记者 张三 2020-09-04 10:05", ["张三"]],
  ["本报记者张三 通讯员李四 文/图", ["张三", "李四"]],
  ["信息员：张三", ["张三"]],
  ["采写/张三 摄影/李四", ["张三"]],
  ["每经记者 张三 每经编辑 李四", ["张三"]],
  ["作者：石桥县第一中学 张三", ["张三"]],
  ["作者：张三（云檐大学教授）", ["张三"]],
  ["作者：张三（云檐大学教授）、李四（退休教师） 来源：云檐报", ["张三", "李四"]],
  ["Sep 4, 2020 | By Jane Doe", ["Jane Doe"]],
  ["September 4, 2020 10:05 am by Jane Doe and John Roe", ["Jane Doe", "John Roe"]],
  ["<span>04.09.2020, 10:05 Uhr</span> von Jane Doe", ["Jane Doe"]],
  ["By Jane Doe, Staff Writer", ["Jane Doe"]],
  ["By Jane Doe BBC News", ["Jane Doe"]],
  ["By John Roe III", ["John Roe III"]],
  ["By JANE DOE", ["JANE DOE"]],
  ["Posted by Jane Doe on September 4, 2020 at 10:05 am", ["Jane Doe"]],
  ["By Jane Doe for the Eaves Daily", ["Jane Doe"]],
  ["By Jane Doe. Photographs by John Roe", ["Jane Doe"]],
  ["Von Jane Doe und John Roe, Online-Redaktion", ["Jane Doe", "John Roe"]],
  ["Freitag | 4. September 2020 | 10:05 VON Jane Doe IN Fashion", ["Jane Doe"]],
])("%s names %j", (meta, names) => {
  expect(read({ meta }).authors?.value).toEqual(names);
});

test.each([
  "作者：佚名 文章来源：本站 点击数： 1234 更新时间：2020-9-4",
  "责任编辑：王五",
  "编辑：王五 审核：赵六",
  "作者：佚名",
  "作者：admin",
  "发布者：张三",
])("%s names no author", (meta) => {
  expect(read({ meta }).authors).toBeUndefined();
});

test.each([
  [`<p>${first}</p><p>${second}（张三）</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}</p><p>（云檐财经 张三）</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}</p><p>（欧阳小禾）</p>`, ["欧阳小禾"]],
  [`<p>${first}</p><p>${second}</p><p>（记者 张三 通讯员 李四）</p>`, ["张三", "李四"]],
  [`<p>${first}</p><p>${second}</p><p>(文/图 张三 李四)</p>`, ["张三", "李四"]],
  [`<p>本报记者 张三 报道</p><p>${first}</p><p>${second}</p>`, ["张三"]],
  [`<p>□ 张三</p><p>${first}</p><p>${second}</p>`, ["张三"]],
  [`<p>□记者 张三 通讯员 李四 文/图</p><p>${first}</p><p>${second}</p>`, ["张三", "李四"]],
  [`<p>${first}</p><p>${second}（张三 河东县报道）</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}</p><p>整合 云檐日报·河湾记者 张三</p>`, ["张三"]],
  [`<p>本报记者张三发自半坡镇</p><p>${first}</p><p>${second}</p>`, ["张三"]],
  [`<p>半月谈记者 张三</p><p>${first}</p><p>${second}</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}（评论员 张三 李四）</p>`, ["张三", "李四"]],
  [`<p>本报记者张三报道</p><p>${first}</p><p>${second}</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}</p><p>（来源：云檐晚报 记者 张三）</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}（编辑：王五 作者：张三）</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}［张三］</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}</p><p>（云檐日报记者 张三 通讯员 李四）</p>`, ["张三", "李四"]],
  [`<p>${first}</p><p>${second}（张三供稿）</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}（张三摄影报道）</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}（张三 李 四）</p>`, ["张三", "李四"]],
  [`<p>${first}</p><p>${second}（图文：张三）</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}</p><p>张三 / 文</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}</p><p>文、图：张三</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}</p><p>记者张三 通讯员李四 摄影报道</p>`, ["张三", "李四"]],
  [`<p>▌张三</p><p>${first}</p><p>${second}</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}（张三 李四 文/摄）</p>`, ["张三", "李四"]],
  [`<p>${first}</p><p>${second}（审核：王五 撰稿：李四）</p>`, ["李四"]],
  [`<p>${first}</p><p>${second}</p><p>（通讯员：张三）</p>`, ["张三"]],
  [`<p>${first}</p><p>${second}</p><p>来源 | 云檐融媒 记者 | 张三 编辑 | 王五</p>`, ["张三"]],
])("a byline is taken and leaves the text: %s", (body, names) => {
  const reading = read({ body });
  expect(reading.authors?.value).toEqual(names);
  expect(reading.body.value.text).toBe(sentences.join("\n"));
  expect(reading.body.value.html).not.toContain("张三");
});

test.each([
  ["Von Anna Berg und Jens Tal", ["Anna Berg", "Jens Tal"]],
  ["Par Jeanne Dupont", ["Jeanne Dupont"]],
  ["本报记者 张三 报道", ["张三"]],
])("a byline below the lead is taken, and what stands there of the day with it: %s", (byline, names) => {
  const lead = `<p class="lead">${first}</p><div>${byline}</div><div>04.09.2020, 10:05 Uhr</div>`;
  const reading = read({ body: `${lead}<p>${second}</p><p>${first.replace("昨晚", "今晚")}</p>` }, { language: "de" });
  expect(reading.authors?.value).toEqual(names);
  expect(reading.published?.value).toEqual({ at: Date.parse("2020-09-04T10:05:00+08:00"), precision: "minute" });
  expect(reading.body.value.text).toBe([...sentences, first.replace("昨晚", "今晚")].join("\n"));
});

test.each([
  ["（山田太郎）", ["山田太郎"]],
  ["（社会部・山田太郎、佐藤花子）", ["山田太郎", "佐藤花子"]],
  ["（敬称略）", undefined],
  ["（北浜支局）", undefined],
])("a Japanese text ends with its byline: %s", (end, names) => {
  const last = "来年三月まで試しに続け、利用の状況を見てから決めるという。";
  const { authors, body } = read({ body: `<p>${first}</p><p>${last}${end}</p>` }, { language: "ja" });
  expect(authors?.value).toEqual(names);
  expect(body.value.text).toBe(`${first}\n${last}${names ? "" : end}`);
});

test.each([
  ["本报讯 记者张三报道", ["张三"]],
  ["本报讯 记者 张三 通讯员 李四 ", ["张三", "李四"]],
  ["本报讯 通讯员张三、记者李四报道：", ["张三", "李四"]],
  ["云檐社桥头9月4日电（张三 李四）", ["张三", "李四"]],
  ["本报讯（图文）", undefined],
  ["记者张三报道：", ["张三"]],
  ["（张三 李四）", ["张三", "李四"]],
])("a dateline names its reporters in any form, and stays: %s", (dateline, names) => {
  const reading = read({ body: `<p>${dateline}${first}</p><p>${second}</p>` });
  expect(reading.authors?.value).toEqual(names);
  expect(reading.body.value.text).toContain(dateline);
});

test.each([
  ["2020-09-04 10:05 记者张三", ["张三"]],
  ["来源：云檐报 记者张三 浏览：697次", ["张三"]],
  ["<span>2020-09-04</span><span>云檐报记者欧阳小明</span>", ["欧阳小明"]],
  ["记者张三、李小四 | 2020-09-04", ["张三", "李小四"]],
  ["2020-09-04 10:05 记者张三 编辑李四", ["张三"]],
  ["2020-09-04 记者张三 通讯员李四", ["张三", "李四"]],
])("%s names the reporters whom neither gap nor colon sets apart: %j", (meta, names) => {
  expect(read({ meta }).authors?.value).toEqual(names);
});

test.each([
  "2020-09-04 云檐记者站",
  "记者节 2020-09-04",
  "2020-09-04 记者连线",
  "2020-09-04 记者从张三家里出来",
  "<a href='/8.html'>镇上办起记者马拉松</a> 2020-09-04",
  "2020-09-04 记者张三，明天再来",
  "记者张三",
])("%s names no reporter", (meta) => {
  expect(read({ meta }).authors).toBeUndefined();
});

test("a name that JSON-LD states is one without the word before it", () => {
  const author = [
    { "@type": "Person", name: "By Jane Doe" },
    { "@type": "Person", name: "AP National Writer" },
  ];
  const json = JSON.stringify({ "@type": "NewsArticle", headline: "会唱歌的路灯", author });
  const head = `<script type="application/ld+json">${json}</script>`;
  expect(read({ head }).authors?.value).toContain("Jane Doe");
});

test.each([
  ["本报记者 张三 报道", ["张三"]],
  ["&nbsp;&nbsp;<b>本报记者&nbsp;张三</b>&nbsp;报道", ["张三"]],
  ["记者 张三 实习记者 李四", ["张三", "李四"]],
  ["<span>（记者 张三）</span>", ["张三"]],
])("%s behind the last sentence is a byline, and leaves the text", (byline, names) => {
  const { authors, body } = read({ body: `<p>${first}</p><p>${second}${byline}</p>` });
  expect(authors?.value).toEqual(names);
  expect(body.value.text).toBe(`${first}\n${second}`);
  expect(body.value.html).not.toMatch(/记者|张三|报道/);
});

test.each(["本报记者连续报道", "记者昨天去看了看", "本报记者：明天再来", "“去看看。”记者 张三 说"])(
  "%s behind the last sentence is no byline",
  (words) => {
    const { authors, body } = read({ body: `<p>${first}</p><p>${second}${words}</p>` });
    expect(authors).toBeUndefined();
    expect(body.value.text).toContain(words);
  },
);

test("the reporter of a dateline is the author and stays in the sentence", () => {
  const reading = read({ body: `<p>本报讯（记者张三）${first}</p><p>${second}</p>` });
  expect(reading.authors?.value).toEqual(["张三"]);
  expect(reading.body.value.text).toContain("本报讯（记者张三）");
});

test.each(["〔記者張三／台北報導〕", "（中央社記者張三台北4日電）"])(
  "so is that of a paper on Taiwan: %s",
  (dateline) => {
    expect(read({ body: `<p>${dateline}${first}</p><p>${second}</p>` }).authors?.value).toEqual(["張三"]);
  },
);

test("who took a picture wrote nothing, and stays under it", () => {
  const reading = read({ body: `<p>${first}</p><p>${second}</p><p><img src="/a.jpg"></p><p>记者 张三 摄</p>` });
  expect(reading.authors).toBeUndefined();
  expect(reading.body.value.text).toContain("记者 张三 摄");
});

test("so is one who writes for another paper", () => {
  const reading = read({ body: `<p>云檐消息网9月4日报道（文/张三）${first}</p><p>${second}</p>` });
  expect(reading.authors?.value).toEqual(["张三"]);
});

test("a link to log in or to register is nobody's", () => {
  expect(read({ meta: '<a href="/user/register">立即注册</a> 2020-09-04' }).authors).toBeUndefined();
});

test.each(["完", "上", "高中", "图文", "时评", "党员", "连载三"])("（%s） at an end is no name and stays", (word) => {
  const { authors, body } = read({ body: `<p>${first}</p><p>${second}（${word}）</p>` });
  expect(authors).toBeUndefined();
  expect(body.value.text).toBe(`${first}\n${second}（${word}）`);
});

test("brackets that end no sentence belong to the words before them", () => {
  const line = "获奖的有《会唱歌的路灯》（王晓明）";
  const { authors, body } = read({ body: `<p>${first}</p><p>${second}</p><p>${line}</p>` });
  expect(authors).toBeUndefined();
  expect(body.value.text).toContain(line);
});

test.each([
  ["石桥日报", "石桥日报官方帐号"],
  ["云檐之家", "云檐之家官方账号"],
])("%s publishes where a platform says so: %s", (name, account) => {
  const meta = `<span>2020-09-04 10:05</span><span>${account}</span>`;
  expect(read({ meta }).publisher?.value).toBe(name);
});

test("a dateline may begin with the paper's name in brackets", () => {
  expect(read({ body: `<p>【云檐网】（记者 张三）${first}</p><p>${second}</p>` }).authors?.value).toEqual(["张三"]);
});

test("from where an account writes is no source", () => {
  expect(read({ meta: '<span>2020-09-04 10:05</span><span class="source">来自云檐</span>' }).publisher).toBeUndefined();
});

test("a byline keeps what a button behind it says out of its names", () => {
  const body = `<p>${first}</p><p>${second}</p><p>云檐晚报记者 周小舟 <a href="/"><i>返回首页，查看更多</i></a></p>`;
  const { authors, body: read1 } = read({ body });
  expect([authors?.value, read1.value.text]).toEqual([["周小舟"], `${first}\n${second}`]);
});

test("a writer and a photographer in brackets are told apart by what they did", () => {
  const { authors } = read({ body: `<p>${first}</p><p>${second}</p><p>(周小舟/文 孙大为/图)</p>` });
  expect(authors?.value).toEqual(["周小舟"]);
});

test("a reporter in brackets below a Japanese text has any family name", () => {
  const body =
    "<p>軒下町議会は三日夜、川沿いの歌う街灯をすべて残すことを決めた。</p><p>「あの音を聞くと、もうすぐ家だと分かる」と町長は話した。</p><p>（森本花子）</p>";
  expect(read({ body }, { language: "ja" }).authors?.value).toEqual(["森本花子"]);
});

test("the paper behind a byline is who published, and no part of a name", () => {
  const head = '<meta property="og:site_name" content="Eaves Daily">';
  for (const meta of ["By Jane Doe Eaves Daily", "By Jane Doe, Eaves Daily"]) {
    const { authors, publisher } = read({ head, meta });
    expect([authors?.value, publisher?.value]).toEqual([["Jane Doe"], "Eaves Daily"]);
  }
});

test.each(["■相关链接", "●核心提示", "□ 名词解释", "（有删改）", "（上接一版）"])("%s is no name", (line) => {
  expect(read({ body: `<p>${first}</p><p>${line}</p><p>${second}</p>` }).authors).toBeUndefined();
  expect(read({ body: `<p>${line}</p><p>${first}</p><p>${second}</p>` }).authors).toBeUndefined();
});

test("words that look like labels within a sentence name nobody", () => {
  const long = `${first}师傅把灯的来历写成了一本书，书里有歌词。作者 说 他只写了半本，出处：老桥头的墙上写着的那一行小字就是全部，其余的都在灯里，没有人知道。`;
  const reading = read({ body: `<p>${long}</p><p>${second}</p>` });
  expect([reading.authors, reading.publisher]).toEqual([undefined, undefined]);
});

test("the maker of a site's software is not its author", () => {
  expect(read({ head: '<meta name="author" content="Discuz! Team and Comsenz UI Team">' }).authors).toBeUndefined();
  expect(read({ head: '<meta name="author" content="大汉网络">' }).authors).toBeUndefined();
});

test("the short name of the site is no author", () => {
  const reading = read({ title: "会唱歌的路灯_云檐财经", head: '<meta name="author" content="云檐">' });
  expect(reading.authors).toBeUndefined();
});

test("a site that calls itself the author is none", () => {
  expect(read({ head: '<meta name="author" content="云檐报">' }).authors).toBeUndefined();
  expect(read({ head: '<meta name="author" content="104363">' }).authors).toBeUndefined();
});

test.each([
  ["来源：云檐报", "云檐报"],
  ["来　源：<a href='/'>云檐报</a> 作者：张三", "云檐报"],
  ["来源：云檐报2020-09-04 10:05", "云檐报"],
  ["<span>来源：云檐报</span><span>作者：张三</span>", "云檐报"],
  ["2020-09-04|来源云檐报|作者张三", "云檐报"],
  ["信息来源：县政府办公室 字号：大 中 小", "县政府办公室"],
  ["Source: Oak Valley Post", "Oak Valley Post"],
  ["来源：云檐报·半坡网 (河东)", "云檐报·半坡网"],
  ["02日14:25 作者：张三 出自：云檐出版社", "云檐出版社"],
  ["2020-09-04 10:05 云檐网", "云檐网"],
  ["云檐晚报 | 2020年9月4日", "云檐晚报"],
])("%s names the publisher %s", (meta, publisher) => {
  expect(read({ meta }).publisher?.value).toBe(publisher);
});

test("what the page names beats what its meta elements say", () => {
  const head = '<meta name="source" content="来源：另一家报">';
  expect(read({ head }).publisher?.value).toBe("另一家报");
  expect(read({ head, meta: "来源：云檐报" }).publisher?.value).toBe("云檐报");
});

test("who took a picture is no author, whatever the caption calls them", () => {
  const caption = "▲值夜班的灯（通讯员 柳三月 摄）";
  const reading = read({
    body: `<p>${sentences[0]}</p><p>${caption}</p><p>${sentences[1]}</p>`,
    foot: "<p>记者：周小满</p>",
  });
  expect(reading.authors?.value).toEqual(["周小满"]);
  expect(reading.body.value.text).toContain(caption);
});

test.each([
  "（作者：张三，系云檐大学教授）",
  "（作者：张三，云檐大学教授）",
  "（作者：张三，单位：云檐大学）",
  "（作者：张三（云檐大学教授））",
])("what somebody is, is no second author: %s", (byline) => {
  expect(read({ body: `<p>${first}</p><p>${second}</p><p>${byline}</p>` }).authors?.value).toEqual(["张三"]);
});

test("a byline with its day below a lead is about the article", () => {
  const body = `<p>${first}</p><p>By Jane Doe | September 4, 2020</p><p>${second}</p><p>${first.replace("昨", "今")}</p>`;
  const reading = read({ body }, { language: "en" });
  expect(reading).toMatchObject({ authors: { value: ["Jane Doe"] }, published: { value: { precision: "day" } } });
  expect(reading.body.value.text).not.toContain("Jane Doe");
});

test("a paper's digital edition names its reporters in the cell that holds the text, among the links of the edition", () => {
  const links = ["全县小麦机收进度过九成", "老党员的账本", "河长巡河记"]
    .map((text) => `<a href="1.htm">${text}</a><br>`)
    .join("");
  const text = sentences.map((sentence) => `<p>${sentence}</p>`).join("");
  const html = `<html><head><title>云檐日报数字报-会唱歌的路灯</title></head><body>
<table><tr><td>第A02版：综合新闻</td><td><a href="node_3.htm">上一版</a> <a href="node_4.htm">下一版</a></td></tr></table>
<table><tr><td>${links}</td><td><table><tr><td>2020年09月04日 星期五</td><td><a href="3.htm">上一篇</a> <a href="4.htm">下一篇</a></td></tr></table>
<p class="bt2">会唱歌的路灯</p><p class="author">本报记者 张三 通讯员 李四</p><div id="ozoom">${text}</div></td></tr></table></body></html>`;
  expect(readHtml(html)).toMatchObject({
    authors: { value: ["张三", "李四"] },
    body: { value: { text: sentences.join("\n") } },
  });
});

test("an office that put a text on the site did not write it, if the text names who did", () => {
  const meta = "作者：办公室 来源：云檐县融媒体中心 发布时间：2020-09-04";
  const named = `<p>${first}</p><p>${second}</p><p>（云檐县融媒体中心记者 张三 摄影报道）</p>`;
  expect(read({ meta, body: named }).authors?.value).toEqual(["张三"]);
  expect(read({ meta }).authors?.value).toEqual(["办公室"]);
});

test("a county's media centre beside the date is who published", () => {
  expect(read({ meta: "<span>云檐融媒</span> <span>2020-09-04 08:12</span>" }).publisher?.value).toBe("云檐融媒");
});

test.each([
  ['<div class="article-author"><h4><a href="/author/admin">站长</a></h4>这个人很懒，什么都没写</div>', undefined],
  ['<div class="article-author"><h4>张三</h4><p>写字的人，养了三盏灯</p></div>', ["张三"]],
  ['<div class="author"><p>张三</p><p>李四</p></div>', ["张三", "李四"]],
  ['<div class="post-author"><h4>About the author</h4><p>Writes about lamps and cats</p></div>', undefined],
])("the box of an author names him, not what he says of himself: %s", (foot, names) => {
  const reading = read({ foot });
  expect(reading.authors?.value).toEqual(names);
  expect(reading.body.value.text).toContain(sentences.join("\n"));
});

test.each(["转载请注明：会唱歌的路灯 | 云檐报", "会唱歌的路灯"])(
  "an empty label takes no other matter for a name: %s",
  (next) => {
    const meta = `<ul><li>来源：云檐报 时间：2020-09-04 作者：</li><li>${next}</li></ul>`;
    expect(read({ meta }).authors).toBeUndefined();
  },
);

test("a publisher keeps both of its quotation marks", () => {
  expect(read({ meta: "来源：微信公众号“云檐发布”" }).publisher?.value).toBe("微信公众号“云檐发布”");
  expect(read({ meta: "来源：“云檐发布”" }).publisher?.value).toBe("云檐发布");
});

test.each(["（图文无关）", "（全文完）", "（周三）"])("brackets at the end may hold nobody: %s", (end) => {
  expect(read({ body: `<p>${first}</p><p>${second}${end}</p>` }).authors).toBeUndefined();
});

test.each([
  ["（来源：云檐晚报）", "云檐晚报"],
  ["（本文来自云檐晚报）", "云檐晚报"],
  ["本文来自：云檐晚报", "云檐晚报"],
  ["（原载《云檐晚报》）", "云檐晚报"],
  ["(Source: Eaves Daily)", "Eaves Daily"],
])("the source that a text names in a line at its end leaves it: %s", (line, name) => {
  const { publisher, body } = read({ body: `<p>${first}</p><p>${second}</p><p>${line}</p>` });
  expect([publisher?.value, body.value.text]).toEqual([name, `${first}\n${second}`]);
});

test("a source beside a reporter in brackets is read, and so is the reporter", () => {
  const { authors, publisher, body } = read({ body: `<p>${first}</p><p>${second}（来源：云檐晚报 记者：张三）</p>` });
  expect([authors?.value, publisher?.value, body.value.text]).toEqual([["张三"], "云檐晚报", `${first}\n${second}`]);
});

test("the source behind the last sentence stays there, and what the page's head names is surer", () => {
  const body = `<p>${first}</p><p>${second}（来源：云檐晚报）</p>`;
  expect(read({ body })).toMatchObject({
    publisher: { value: "云檐晚报" },
    body: { value: { text: `${first}\n${second}（来源：云檐晚报）` } },
  });
  expect(read({ body, meta: "来源：云檐报" }).publisher?.value).toBe("云檐报");
});

test("where a picture or a figure is from is not where the text is from", () => {
  for (const label of ["图片来源", "视频来源", "数据来源"])
    expect(read({ body: `<p>${first}</p><p>${second}</p><p>${label}：云檐晚报</p>` }).publisher).toBeUndefined();
});

test("Dublin Core names who published", () => {
  expect(read({ head: '<meta name="DC.publisher" content="云檐日报">' }).publisher?.value).toBe("云檐日报");
});

test.each(['<p><a href="/">返回首页，查看更多</a></p>', '<p><a href="/news/8.html">石阶上的新灯</a></p>'])(
  "a byline over %s is no heading of it",
  (link) => {
    const { authors, body } = read({ body: `<p>${first}</p><p>${second}</p><p>（刘姝琪）</p>${link}` });
    expect([authors?.value, body.value.text]).toEqual([["刘姝琪"], `${first}\n${second}`]);
  },
);

test.each([
  "版权声明：凡本网注明“来源：云檐报”的所有作品，版权均属于云檐报，未经授权不得转载。",
  '凡本网注明"来源：云檐报"的作品，均转载自其它媒体。',
  "免责声明：凡注明来源：“互联网”的信息，本站不负责任。",
  "本网站转载作品均注明作者：姓名及来源：出处。",
  "凡注明“来源：云檐网”的文章，转载时请注明来源：云檐网。",
])("how a site says that it names its sources names none: %s", (notice) => {
  for (const parts of [
    { meta: notice },
    { foot: `<div>${notice}</div>` },
    { body: [...sentences, notice].map((line) => `<p>${line}</p>`).join("") },
  ]) {
    const reading = read(parts);
    expect([reading.authors, reading.publisher]).toEqual([undefined, undefined]);
  }
  expect(read({ meta: "转载请注明来源：云檐报" }).publisher?.value).toBe("云檐报");
});

test.each(["（来自云檐湖的水）", "（摘自他的日记）", "（选自第三册）"])(
  "where a thing is from names no publisher: %s",
  (words) => {
    const whole = `${second.slice(0, -1)}${words}`;
    const { publisher, body } = read({ body: `<p>${first}</p><p>${whole}</p>` });
    expect(publisher).toBeUndefined();
    expect(body.value.text).toBe(`${first}\n${whole}`);
  },
);
