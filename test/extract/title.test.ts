import { expect, test } from "vitest";
import { pageOf, read, readHtml, sentences } from "./read.ts";

const text = sentences.map((sentence) => `<p>${sentence}</p>`).join("");
const titleOf = (html: string, listed?: string) => {
  const reading = readHtml(html, listed === undefined ? {} : { listed: { text: listed } });
  return reading.kind === "article" ? reading.title.value : reading.reason;
};

test.each(["_", "-", " - ", "|", "——", "--", "::", " "])(
  "a site's name behind %j is cut off with a witness",
  (mark) => {
    expect(titleOf(pageOf({ title: `会唱歌的路灯${mark}云檐报` }))).toBe("会唱歌的路灯");
  },
);

test("what is set smaller in a heading stands apart from it", () => {
  const html = pageOf({ title: "云檐报" }).replace("会唱歌的路灯</h1>", "会唱歌的路灯<small>老桥头夜话</small></h1>");
  expect(readHtml(html)).toMatchObject({ title: { value: "会唱歌的路灯 老桥头夜话" } });
  const counted = pageOf({}).replace("会唱歌的路灯</h1>", "会唱歌的路灯 <small>697 次浏览</small></h1>");
  expect(readHtml(counted)).toMatchObject({ title: { value: "会唱歌的路灯" }, views: { value: { count: 697 } } });
  const { body } = read({ body: `<p>${sentences[0]}</p><h3>夜话<small>一则</small></h3><p>${sentences[1]}</p>` });
  expect(body.value.text).toBe([sentences[0], "夜话 一则", sentences[1]].join("\n"));
});

test("a title keeps its own marks where the page has them", () => {
  const html = `<title>三月三-路灯开唱-云檐报</title><h1>三月三-路灯开唱</h1><div>${text}</div>`;
  expect(titleOf(html)).toBe("三月三-路灯开唱");
});

test("without a witness nothing is cut from what the page states", () => {
  const html = `<title>路灯</title><meta property="og:title" content="夜里-会唱歌的路灯"><div>${text}</div>`;
  expect(titleOf(html)).toBe("夜里-会唱歌的路灯");
});

test.each([
  ["夜里-会唱歌的路灯", "夜里-会唱歌的路灯"],
  ["会唱歌的路灯|镇上的一夜", "会唱歌的路灯|镇上的一夜"],
  ["会唱歌的路灯|云檐网", "会唱歌的路灯"],
  ["会唱歌的路灯|半坡人家", "会唱歌的路灯"],
])("a <title> that no line repeats is cut only from what is a site's name: %s", (title, expected) => {
  expect(titleOf(`<title>${title}</title><div>${text}</div><footer>半坡人家版权所有</footer>`)).toBe(expected);
});

test("a <title> that is cut short is a witness of the heading that goes on", () => {
  const html = `<title>会唱歌的路灯亮…_云檐报</title><h1>会唱歌的路灯亮了第一晚</h1><div>${text}</div>`;
  expect(titleOf(html)).toBe("会唱歌的路灯亮了第一晚");
});

test.each([
  ["//<![CDATA[\n", "\n//]]>"],
  ["/*<![CDATA[*/", "/*]]>*/"],
  ["<!--", "-->"],
  ["", ";"],
])("a statement in JSON-LD is read between what hides it from old browsers: %j", (before, after) => {
  const json = '{"@type":"NewsArticle","headline":"会唱歌的路灯"}';
  const html = `<title>页面</title><script type="application/ld+json">${before}${json}${after}</script><div>${text}</div>`;
  expect(titleOf(html)).toBe("会唱歌的路灯");
});

test("where <title> names only the site, the title is the line above the meta line", () => {
  const html = `<title>云檐报</title><div><div>会唱歌的路灯</div><div>来源：云檐报 2020-09-04</div><div>${text}</div></div>`;
  expect(titleOf(html)).toBe("会唱歌的路灯");
});

test("a title with a year in it is no date", () => {
  const html = `<title>云檐报</title><div><h1>Songs of 2020</h1><div>来源：云檐报 2020-09-04</div><div>${text}</div></div>`;
  expect(titleOf(html)).toBe("Songs of 2020");
});

test("a date above the text is no title", () => {
  const html = `<title>云檐报</title><div><div>Friday, September 4, 2020</div><div>阅读：7</div><div>会唱歌的路灯</div><div>${text}</div></div>`;
  expect(titleOf(html)).toBe("会唱歌的路灯");
});

test("where <title> names only the site, the title may stand between the meta line and the text", () => {
  const html = `<title>新云檐</title><div><div>点击数:697 更新时间:2020-09-04</div><div><b>会唱歌的路灯</b></div><div>${text}</div></div>`;
  expect(titleOf(html)).toBe("会唱歌的路灯");
});

test("a button's name is no witness for a cut within a title", () => {
  const html = `<title>Twitter Lite se estrena en México | Periódico</title><meta property="og:title" content="Twitter Lite se estrena en México"><h1>Twitter Lite se estrena en México</h1><ul><li>Facebook</li><li>Twitter</li></ul><div><p>El servicio llega hoy a México, dijo la empresa, y a otros nueve países.</p></div>`;
  expect(titleOf(html)).toBe("Twitter Lite se estrena en México");
});

test("a hyphen within a word is no mark", () => {
  expect(titleOf(`<title>Remove aria-hidden elements</title><div>${text}</div>`)).toBe("Remove aria-hidden elements");
});

test("the site's name in an h1 is not the article's", () => {
  const html = `<title>会唱歌的路灯 | 云檐报</title><h1>云檐报</h1><article><h2>会唱歌的路灯</h2>${text}</article>`;
  expect(titleOf(html)).toBe("会唱歌的路灯");
});

test("a link that the list has cut short still is a witness", () => {
  const html = `<title>云檐报</title><div><div>会唱歌的路灯亮了第一晚</div><div>${text}</div></div>`;
  expect(titleOf(html, "会唱歌的路灯亮…")).toBe("会唱歌的路灯亮了第一晚");
});

test("a heading in two lines is one title", () => {
  const html = `<title>会唱歌的路灯 亮了第一晚_云檐报</title><h1>会唱歌的路灯<br>亮了第一晚</h1><div>${text}</div>`;
  expect(titleOf(html)).toBe("会唱歌的路灯 亮了第一晚");
});

test("a title in two lines without a heading is one, as <title> writes it", () => {
  const html = `<title>会唱歌的路灯亮了第一晚——半坡镇老桥头见闻_云檐报</title><p>会唱歌的路灯亮了第一晚</p><p>——半坡镇老桥头见闻</p><p>2020-09-04</p><div>${text}</div>`;
  expect(titleOf(html)).toBe("会唱歌的路灯亮了第一晚——半坡镇老桥头见闻");
});

test("a second line under the title is not cut off as a site's name, and tags in a meta element are no text", () => {
  const head = '<meta name="ArticleTitle" content="会唱歌的路灯亮了第一晚<div>——半坡镇老桥头见闻</div>">';
  const html = `<title>会唱歌的路灯亮了第一晚——半坡镇老桥头见闻_云檐报</title>${head}<p>会唱歌的路灯亮了第一晚</p><p>——半坡镇老桥头见闻</p><p>云檐报 www.paper.example</p><div>${text}</div>`;
  expect(titleOf(html).replace(" ", "")).toBe("会唱歌的路灯亮了第一晚——半坡镇老桥头见闻");
});

test("a bar within the title that the page shows whole does not cut it", () => {
  const html = `<title>镇上这一周 | 会唱歌的路灯亮了</title><div>镇上这一周 | 会唱歌的路灯亮了</div><div>2020-09-04</div><div>${text}</div>`;
  expect(titleOf(html)).toBe("镇上这一周 | 会唱歌的路灯亮了");
});

test.each([
  ["云檐网", "<h1>会唱歌的路灯</h1><h2>亮了第一晚，全镇都来听</h2>"],
  ["云檐大学新闻网", "<div>会唱歌的路灯</div><div>——记半坡镇的第一晚</div>"],
  ["会唱歌的路灯_手机云檐网", "<h1>会唱歌的路灯<span>原创</span></h1>"],
])("a second line or a tag beside the title is none of it: %s", (title, head) => {
  const html = `<title>${title}</title><div>${head}<div>发布时间：2020-09-04 浏览：12</div><div>${text}</div></div>`;
  expect(titleOf(html)).toBe("会唱歌的路灯");
});

test("the site's name in og:title is no better a title than in <title>", () => {
  const html = `<title>云檐网</title><meta property="og:title" content="云檐网"><div><div>会唱歌的路灯</div><div>发布时间：2020-09-04</div><div>${text}</div></div>`;
  expect(titleOf(html)).toBe("会唱歌的路灯");
});

test("a title that links to its own page is the title", () => {
  const html = `<title>会唱歌的路灯</title><h3>存档</h3><h2><a href="/news/7.html">会唱歌的路灯</a></h2><div>${text}</div>`;
  expect(titleOf(html)).toBe("会唱歌的路灯");
});

test("a line of counts or of reporters is no title", () => {
  const html = (line: string) =>
    `<title>云檐报</title><div><p>${line}</p><p>发表于 2020-09-04 阅读：3</p>${text}</div>`;
  expect(titleOf(html("日志:279"))).toBe("云檐报");
  expect(titleOf(html("本报实习生 张三 李四"))).toBe("云檐报");
});

test("the head of an article is found above a box of other things", () => {
  const box = Array.from({ length: 30 }, (_, n) => `<p><a href="/x/${n}">镇上的第${n}条消息</a></p>`).join("");
  const html = `<title>会唱歌的路灯亮了第一晚_云檐报</title><h1>会唱歌的路灯亮了第一晚</h1><p>时间：2020年9月4日 10:05 作者：张三</p><div>${box}</div><div>${text}</div>`;
  expect(readHtml(html)).toMatchObject({
    published: { value: { at: Date.parse("2020-09-04T10:05:00+08:00") } },
    authors: { value: ["张三"] },
  });
});

test("broken JSON-LD in an array or a graph still tells the headline", () => {
  const head = `<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"会唱歌
的路灯","author":[{"name":"张三"},{"name":"李四"}],"keywords":"路灯,夜歌",},]}</script>`;
  const reading = read({ head });
  expect(reading.authors).toMatchObject({ value: ["张三", "李四"], rule: "JSON-LD author" });
  expect(reading.categories).toEqual(["路灯", "夜歌"]);
});

test("JSON-LD in single quotation marks still tells the headline", () => {
  const said = `{'@type':'NewsArticle','headline':'会唱歌的路灯亮了第一晚',}`;
  const head = `<script type="application/ld+json">${said}</script>`;
  expect(read({ title: "云檐报", head }).title.value).toBe("会唱歌的路灯亮了第一晚");
});

test("the source's own selectors come before every rule, and a broken one does no harm", () => {
  const html = pageOf({ meta: '<b class="t">另一个标题</b> 作者：张三 <i class="a">李四</i>' });
  expect(readHtml(html, { selectors: { title: ".t", authors: ".a", views: ":::" } })).toMatchObject({
    title: { value: "另一个标题", rule: "selector" },
    authors: { value: ["李四"], rule: "selector" },
  });
});

test("a tag behind a heading is cut off where <title> does not have it", () => {
  const page = (title: string) =>
    `<title>${title}_云檐报</title><h1>会唱歌的路灯昨夜首发</h1><p>2020-09-04 来源：云檐报</p><div>${text}</div>`;
  expect(titleOf(page("会唱歌的路灯昨夜"))).toBe("会唱歌的路灯昨夜");
  expect(titleOf(page("会唱歌的路灯昨夜首发"))).toBe("会唱歌的路灯昨夜首发");
});

test("a forum's category before the title is no part of it, brackets that <title> has are", () => {
  const headed = (title: string) =>
    pageOf({ title: `${title}_云檐报` }).replace("<h1>会唱歌的路灯", `<h1><a href="/f">[新闻]</a> ${title}`);
  expect(titleOf(headed("会唱歌的路灯"))).toBe("会唱歌的路灯");
  expect(titleOf(headed("【组图】会唱歌的路灯"))).toBe("【组图】会唱歌的路灯");
});

const headed = (title: string, body: string) =>
  `<title>${title}</title>${body}<div>2020-09-04 来源：云檐报</div><div>${text}</div>`;

test.each([
  ["the site's name over its home page", "云檐网", "<h1><a href='/'>云檐网</a></h1><h2>会唱歌的路灯亮了第一晚</h2>"],
  ["a column's name in a larger heading", "新闻详情", "<h3>新闻中心</h3><h4>会唱歌的路灯亮了第一晚</h4>"],
  ["a mark that <title> does not have", "会唱歌的路灯亮了第一晚_云檐网", "<h1><b>置顶</b>会唱歌的路灯亮了第一晚</h1>"],
])("%s is not the title", (_, title, body) => {
  expect(titleOf(headed(title, body))).toBe("会唱歌的路灯亮了第一晚");
});

test("a heading of two lines that <title> has as a whole is one title, beside the line about the article too", () => {
  const body = "<h1>会唱歌的路灯亮了第一晚<br>居民：睡得更香</h1>";
  expect(titleOf(headed("会唱歌的路灯亮了第一晚 居民：睡得更香_云檐网", body))).toBe(
    "会唱歌的路灯亮了第一晚 居民：睡得更香",
  );
});

test("what <title> says of the site alone is less than any heading, and who publishes is no title under one", () => {
  const page = (body: string) => `<title>云檐新闻网</title>${body}<div>${text}</div>`;
  expect(titleOf(page("<h1>会唱歌的路灯亮了第一晚</h1>"))).toBe("会唱歌的路灯亮了第一晚");
  expect(titleOf(page("<h2>会唱歌的路灯亮了第一晚</h2><p>云檐之家</p><p>发布时间：2020-09-04 10:05</p>"))).toBe(
    "会唱歌的路灯亮了第一晚",
  );
});

test.each(["（图）", "(组图)", "：记者在现场", "——写在开学之际", " 写在开学之际", "亮了第一晚"])(
  "a title that goes on with %s where the list's ends is read whole, as it is where no list is asked",
  (more) => {
    const title = `会唱歌的路灯${more}`;
    const about = "<div>点击数:12 更新时间:2020-09-04</div>";
    for (const site of ["", "云檐报", " 云檐报", "_云檐报"]) {
      const html = `<title>${title}${site}</title><div class="tit">${title}</div>${about}<div>${text}</div>`;
      expect([site, titleOf(html), titleOf(html, "会唱歌的路灯")]).toEqual([site, title, title]);
    }
  },
);

test.each(["来源：一条河的故事", "作者：一个老人和他的书", "时间：2020年的那一盏灯"])(
  "a title that begins as a label does names nothing: %s",
  (title) => {
    const html = `<title>${title}_云檐报</title><h1>${title}</h1><div>发布时间：2020-09-04</div><div>${text}</div>`;
    const reading = readHtml(html);
    expect(reading).toMatchObject({ title: { value: title }, published: { rule: "label before date" } });
    expect(reading).not.toHaveProperty("authors");
    expect(reading).not.toHaveProperty("publisher");
  },
);
