import { expect, test } from "vitest";
import { readDate } from "../../src/extract/dates.ts";
import { context, pageOf, read, readHtml, sentences } from "./read.ts";

const text = sentences.map((sentence) => `<p>${sentence}</p>`).join("");

const shown = (text: string, language = "zh-CN", year?: number) => {
  const date = readDate(text, {
    zone: "Asia/Shanghai",
    now: context.fetchedAt,
    language,
    ...(year === undefined ? {} : { year }),
  });
  return date && `${new Date(date.at + 8 * 3_600_000).toISOString().slice(0, 19)} ${date.precision}`;
};

test.each([
  ["2020-09-04", "2020-09-04T00:00:00 day"],
  ["2020/9/4", "2020-09-04T00:00:00 day"],
  ["2020.09.04 10:05", "2020-09-04T10:05:00 minute"],
  ["2020年9月4日（金） 10:05", "2020-09-04T10:05:00 minute"],
  ["2020年9月4日 10:05", "2020-09-04T10:05:00 minute"],
  ["2020年09月04日10时05分", "2020-09-04T10:05:00 minute"],
  ["2020年9月4日（星期五）10:05:33", "2020-09-04T10:05:33 second"],
  ["二〇二〇年九月四日", "2020-09-04T00:00:00 day"],
  ["民國109年9月4日", "2020-09-04T00:00:00 day"],
  ["令和2年9月4日", "2020-09-04T00:00:00 day"],
  ["令和2年9月4日（金）10時05分", "2020-09-04T10:05:00 minute"],
  ["令和元年5月1日", "2019-05-01T00:00:00 day"],
  ["平成31年4月30日", "2019-04-30T00:00:00 day"],
  ["昭和63年1月2日", "1988-01-02T00:00:00 day"],
  ["10时05分 2020年9月4日", "2020-09-04T10:05:00 minute"],
  ["20200904", "2020-09-04T00:00:00 day"],
  ["2020-09-04 下午3:05", "2020-09-04T15:05:00 minute"],
  ["今天 10:05", "2020-09-06T10:05:00 minute"],
  ["3天前", "2020-09-03T00:00:00 day"],
  ["2020-09-04T02:05:12Z", "2020-09-04T10:05:12 second"],
  ["2020-09-04T10:05:12", "2020-09-04T10:05:12 second"],
  ["Fri, 04 Sep 2020 10:05:00 +0800", "2020-09-04T10:05:00 second"],
  ["Fri Sep 04 10:05:33 CST 2020", "2020-09-04T10:05:33 second"],
  ["2020-09-04T10:05:33.000+0800", "2020-09-04T10:05:33 second"],
  ["2020年9月4日10点05分", "2020-09-04T10:05:00 minute"],
  ["2020. 09. 04. 오후 3:05", "2020-09-04T15:05:00 minute"],
  ["2020—09—04", "2020-09-04T00:00:00 day"],
  ["2020 - 09 - 04", "2020-09-04T00:00:00 day"],
  ["2020 / 9 / 4 10:05", "2020-09-04T10:05:00 minute"],
  ["2020-09-0410:05", "2020-09-04T10:05:00 minute"],
  ["2020/09/0410:05:33", "2020-09-04T10:05:33 second"],
  ["Sept. 4, 2020 at 3:05 p.m.", "2020-09-04T15:05:00 minute"],
])("%s is %s", (text, date) => {
  expect(shown(text)).toBe(date);
});

test.each([
  ["4 septembre 2020 à 10h05", "fr", "2020-09-04T10:05:00 minute"],
  ["4. September 2020", "de", "2020-09-04T00:00:00 day"],
  ["4 сентября 2020, 10:05", "ru", "2020-09-04T10:05:00 minute"],
  ["4 de septiembre de 2020", "es", "2020-09-04T00:00:00 day"],
  ["4 de septiembre del 2020", "es", "2020-09-04T00:00:00 day"],
  ["4 settembre 2020 ore 10:05", "it", "2020-09-04T10:05:00 minute"],
  ["4. Sept. 2020, 10.05 Uhr", "de", "2020-09-04T10:05:00 minute"],
  ["04.09.2020, 10.05", "de", "2020-09-04T10:05:00 minute"],
  ["4.9.2020 klo 10.05", "fi", "2020-09-04T10:05:00 minute"],
  ["Stand: 04.09.2020 10.05 | Region", "de", "2020-09-04T10:05:00 minute"],
  ["04.09.2020, 10.05 Euro", "de", "2020-09-04T00:00:00 day"],
  ["04.09.2020 – 10.05.2021", "de", "2020-09-04T00:00:00 day"],
  ["04.09.2020 – 10.05", "de", "2020-09-04T00:00:00 day"],
  ["10:05, 4 September 2020", "en-GB", "2020-09-04T10:05:00 minute"],
  ["10:05 04/09/2020", "en-GB", "2020-09-04T10:05:00 minute"],
  ["Published at 3:05 p.m. ET, Fri September 4, 2020", "en-US", "2020-09-04T15:05:00 minute"],
  ["02:05 GMT on 4 September 2020", "en-GB", "2020-09-04T10:05:00 minute"],
  ["10.05 Uhr, 4. September 2020", "de", "2020-09-04T10:05:00 minute"],
  ["04.09.2020, 10.05 Lesezeit: 2 Min.", "de", "2020-09-04T10:05:00 minute"],
  ["Sep 4, 2020 / 10:05 AM CDT", "en-US", "2020-09-04T10:05:00 minute"],
  ["Alero 04·09·2020 | 10:05", "es", "2020-09-04T10:05:00 minute"],
  ["04·09·20 | 10:05", "es", "2020-09-04T10:05:00 minute"],
  ["發布日期：109-09-04", "zh-TW", "2020-09-04T00:00:00 day"],
  ["109/9/4 10:05", "zh-Hant-TW", "2020-09-04T10:05:00 minute"],
  ["4 september 2020 om 10:05", "nl", "2020-09-04T10:05:00 minute"],
  ["04.09.2020 в 10:05", "ru", "2020-09-04T10:05:00 minute"],
  ["2020년 9월 4일 10:05", "ko", "2020-09-04T10:05:00 minute"],
  ["2020년 9월 4일 오후 3시 05분", "ko", "2020-09-04T15:05:00 minute"],
  ["Ngày 4 tháng 9 năm 2020", "vi", "2020-09-04T00:00:00 day"],
  ["04/09/2020", "en-GB", "2020-09-04T00:00:00 day"],
  ["04/09/2020", "en-US", "2020-04-09T00:00:00 day"],
  ["2020. szeptember 4. 10:05", "hu", "2020-09-04T10:05:00 minute"],
  ["2020 m. rugsėjo 4 d. 10:05", "lt", "2020-09-04T10:05:00 minute"],
  ["4. 9. 2020 10:05", "cs", "2020-09-04T10:05:00 minute"],
])("%s in %s is %s", (text, language, date) => {
  expect(shown(text, language)).toBe(date);
});

test("a date without its year is one only where the year is known from elsewhere", () => {
  expect(shown("09-04")).toBeUndefined();
  expect(shown("20-09-04")).toBeUndefined();
  expect(shown("09-04 10:05", "zh-CN", 2020)).toBe("2020-09-04T10:05:00 minute");
  expect(shown("20-09-04", "zh-CN", 2020)).toBe("2020-09-04T00:00:00 day");
});

test.each([
  "2020-13-04",
  "2020-09-045",
  "2020-9-410:05",
  "2020 - 2021",
  "2020-02-30",
  "3.14",
  "",
  "12:30",
  "R2.9.4",
  "109-09-04",
  "令和40年13月1日",
])("%s is no date", (text) => {
  expect(shown(text)).toBeUndefined();
});

const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`);

test.each([
  ["labelled, in the meta line", { meta: "来源：云檐报 发布时间：2020-09-04 浏览：12" }],
  ["without a label", { meta: "<span>2020-09-04</span><span>云檐报</span>" }],
  ["an abbreviation of hentry", { meta: '<abbr class="published" title="2020-09-04">昨夜</abbr>' }],
  ["day and month apart", { meta: "<div>04</div><div>2020-09</div>" }],
  ["a meta element of government sites", { head: '<meta name="PubDate" content="2020-09-04">' }],
  [
    "JSON-LD",
    { head: '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-09-04"}</script>' },
  ],
  ["microdata", { meta: '<span itemprop="datePublished" content="2020-09-04">vorgestern</span>' }],
])("the date of publication: %s", (_, parts) => {
  expect(read(parts).published?.value).toEqual({ at: day("2020-09-04"), precision: "day" });
});

test("publication and update are told apart, whichever stands first", () => {
  const { published, modified } = read({ meta: "最后更新：2020-09-05 08:00 发布时间：2020-09-04 10:05" });
  expect([published?.value.at, modified?.value.at]).toEqual([
    Date.parse("2020-09-04T10:05+08:00"),
    Date.parse("2020-09-05T08:00+08:00"),
  ]);
});

test("the time of an update is not that of publication beside it, whichever stands nearer to the text", () => {
  const at = Date.parse("2020-09-04T10:05:00+08:00");
  const lines = "<p>10:05, 4 SEP 2020</p><p>Updated 12:30, 4 SEP 2020</p>";
  const times = `<p>Posted: <time datetime="2020-09-04T10:05+08:00">Sep 4</time></p><p>Updated: <time datetime="2020-09-04T12:30+08:00">Sep 4</time></p>`;
  for (const meta of [lines, times]) expect(read({ meta }, { language: "en-GB" }).published?.value.at).toBe(at);
});

test("a day is made exact by whoever tells the time of the same day", () => {
  const { published } = read({
    head: '<meta property="article:published_time" content="2020-09-04T10:05:33+08:00">',
    meta: "发布日期：2020-09-04",
  });
  expect(published?.value).toEqual({ at: Date.parse("2020-09-04T10:05:33+08:00"), precision: "second" });
});

test.each([
  ["in the text", { body: `<p>2020年9月3日，镇上开了会。${"路灯照旧唱歌，大家照旧走路。".repeat(3)}</p>` }],
  ["of today in the page's head", { head: "", meta: "", foot: "<div>今天是：2020年9月6日 星期日</div>" }],
  ["of copyright", { foot: "<div>Copyright © 2001-2020 云檐报</div>" }],
  [
    "in a list beside it",
    {
      foot: `<ul>${[1, 2, 3, 4].map((n) => `<li><a href="/${n}">另一条镇上的新闻${n}</a> 2020-08-0${n}</li>`).join("")}</ul>`,
    },
  ],
])("no date is taken from one %s", (_, parts) => {
  expect(read(parts).published).toBeUndefined();
});

test("a date in the future is refused and told", () => {
  const { published, warnings } = read({ meta: "发布时间：2031-01-01" });
  expect(published).toBeUndefined();
  expect(warnings).toEqual([expect.stringContaining("in the future")]);
});

test.each([
  ["2020-09-04T10:05:33.000+0800", "2020-09-04T02:05:33.000Z"],
  ["发布单位：教务处 [2020-09-04 10:05] 打印此信息", "2020-09-04T02:05:00.000Z"],
])("a line about a short article is none of its text: %s", (meta, at) => {
  const reading = read({ meta });
  expect(reading.published && new Date(reading.published.value.at).toISOString()).toBe(at);
});

test.each([
  "<em>04</em><span>2020-09</span>",
  "<p>04</p><p>2020-09</p>",
  "<b>04</b>/<i>2020.09</i> 来源：云檐晚报",
  "<span>2020</span><span>09-04</span>",
  "<p>09/04</p><p>2020</p>",
  "<div>04</div><div>9月</div><div>2020</div>",
  "<p>04</p><p>Sep 2020</p>",
])("the parts of a date may stand in elements of their own: %s", (meta) => {
  const { published } = read({ meta });
  expect(published?.value).toEqual({ at: Date.parse("2020-09-04T00:00:00+08:00"), precision: "day" });
});

test.each([
  "<b>2020</b> <i>09</i>/<i>04</i> <b>10:05:33</b> 来源：云檐网",
  "<b>2020</b><i>/</i><b>09-04</b><br>10:05:33<p>来源：云檐网</p>",
])("a day in parts keeps the time beside or below it: %s", (meta) => {
  const { published } = read({ meta }, { url: "http://paper.example/7.html" });
  expect(published?.value).toEqual({ at: Date.parse("2020-09-04T10:05:33+08:00"), precision: "second" });
});

test.each(["<p>04</p><p>Sep</p>", "<p>04</p><p>2020</p>", "<p>2020</p><p>09-04-05</p>"])(
  "of %s none is made",
  (meta) => {
    expect(read({ meta }).published).toBeUndefined();
  },
);

test("a post's line below it tells when, and how often it was read", () => {
  const foot = "<div>posted @ <span>2020-09-04 10:05</span> <a>张三</a> 阅读(697) 评论(3)</div>";
  const { published, views } = read({ foot });
  expect([published?.value.at, views?.value.count]).toEqual([Date.parse("2020-09-04T10:05:00+08:00"), 697]);
});

test("what is told of an article below its lead is read", () => {
  const lead = `<div>摘要：${"镇上的路灯换了新灯泡，老人说比从前亮了许多".repeat(2)}。</div>`;
  const meta = "发布时间：2020-09-04 10:05 来源：云檐晚报 作者：王晓明 点击：697";
  const { published, views, authors, publisher } = read({ meta: `${lead}<div>${meta}</div>` });
  expect(published?.value.at).toBe(Date.parse("2020-09-04T10:05:00+08:00"));
  expect(views?.value.count).toBe(697);
  expect(authors?.value).toEqual(["王晓明"]);
  expect(publisher?.value).toBe("云檐晚报");
});

test("what is told without labels below its lead is read too, and is no text", () => {
  const lead = `<div>摘要：${"镇上的路灯换了新灯泡，老人说比从前亮了许多".repeat(2)}。</div>`;
  const meta = "<div><span>2020-09-04 10:05</span><span>云檐报</span><span>697 阅读</span></div>";
  const { published, views, publisher, body } = read({ body: `${lead}${meta}${text}` });
  expect(published?.value.at).toBe(Date.parse("2020-09-04T10:05:00+08:00"));
  expect([views?.value.count, publisher?.value]).toEqual([697, "云檐报"]);
  expect(body.value.text).not.toContain("697");
});

test("an event's day below the lead of its announcement is not the article's", () => {
  const lead = `<p>${"镇上的路灯换了新灯泡，老人说比从前亮了许多".repeat(2)}。</p>`;
  const { published, body } = read({ body: `${lead}<p>2020-09-05 19:30</p><p>桥头小广场</p>${text}` });
  expect(published).toBeUndefined();
  expect(body.value.text).toContain("2020-09-05 19:30");
});

test("what JSON-LD states beyond all text that is read is believed", () => {
  const json = { "@type": "Article", datePublished: "2020-09-04T10:05:00+08:00" };
  const foot = `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
  const { published, warnings } = read({ body: text.repeat(2200), foot });
  expect(published).toMatchObject({ value: { at: Date.parse(json.datePublished) }, rule: "JSON-LD datePublished" });
  expect(warnings).toEqual([expect.stringContaining("characters of text")]);
});

test.each([
  "2020-09-04 来源：中国天气网",
  "<span>2020-09-04</span> <span>云檐天气网</span>",
  "二〇二〇年 九月 四日",
  "Fri, 04 Sep 2020 00:00:00 +0800",
  "04.09.2020, 00:00 Uhr | Lesedauer: 3 Minuten | Von: Anna Berg",
  "Por María Pérez | 4 de septiembre de 2020, 00:00",
  "By Jane Doe, Staff Writer | Sept. 4, 2020, 12:00 a.m.",
])("the day is read in %s", (meta) => {
  const language = meta.startsWith("Por") ? "es" : "de";
  expect(read({ meta }, { language }).published?.value.at).toBe(Date.parse("2020-09-04T00:00:00+08:00"));
});

const written =
  "af be bg ca cs cy da de el en es et fi fr gl he hr hu id is it ko lt lv ms nb nl pl pt ro ru sk sl sq sr sv sw tr uk vi zh";

test.each(written.split(" "))("a day is read as it is written in %s", (language) => {
  const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { dateStyle: "long", timeZone: "UTC" });
  const days = Array.from({ length: 12 }, (_, month) => Date.UTC(2020, month, 14));
  const texts = days.map((day) => format.format(day));
  const read = texts.map((one) => readDate(one, { zone: "UTC", now: context.fetchedAt, language })?.at);
  expect(texts.map((one, at) => [one, read[at]])).toEqual(texts.map((one, at) => [one, days[at]]));
});

test("today's date in the page's head is not the article's in any language, and a label needs no colon", () => {
  const today = "<div>Domingo, 6 de septiembre de 2020</div><nav>Portada</nav>";
  const page = (meta: string) => pageOf({ meta }).replace("<body>", `<body>${today}`);
  const more = { language: "es", timeZone: "Europe/Madrid" };
  expect(readHtml(page(""), more)).not.toHaveProperty("published");
  const told = "Publicado el 4 de septiembre de 2020, 10:05 h Actualizado el 5 de septiembre de 2020, 12:30 h";
  expect(readHtml(page(told), more)).toMatchObject({
    published: { value: { at: Date.parse("2020-09-04T10:05:00+02:00"), precision: "minute" } },
    modified: { value: { at: Date.parse("2020-09-05T12:30:00+02:00"), precision: "minute" } },
    body: { value: { text: sentences.join("\n") } },
  });
});

test.each(["<div>2020年9月6日 星期日</div>", "<div>2020年9月6日 云檐天气：晴</div>"])(
  "today's date above the title is not the article's: %s",
  (today) => {
    expect(readHtml(pageOf({}).replace("<body>", `<body>${today}`))).toMatchObject({ kind: "article" });
    expect(readHtml(pageOf({}).replace("<body>", `<body>${today}`))).not.toHaveProperty("published");
  },
);

test("the day of an update is as exact as any rule that found the day", () => {
  const head = '<meta property="article:modified_time" content="2020-09-05T11:12:13+08:00">';
  const { modified } = read({ head, meta: "发布时间：2020-09-04 更新时间：2020-09-05" });
  expect(modified?.value).toEqual({ at: Date.parse("2020-09-05T11:12:13+08:00"), precision: "second" });
});

test("a year of two digits behind a label comes first on a Chinese page", () => {
  const meta = "<span>发布时间：19-09-30</span><span>22:46</span>";
  expect(read({ meta }).published?.value).toEqual({
    at: Date.parse("2019-09-30T22:46:00+08:00"),
    precision: "minute",
  });
});

test.each([
  ["日期：20-9-4", "2020-09-04"],
  ["日期：20.09.04", "2020-09-04"],
  ["日期：20.9.4", "2020-09-04"],
])("behind a label %s is a day", (meta, date) => {
  expect(read({ meta }).published?.value).toEqual({ at: day(date), precision: "day" });
});

test("behind the same label the number of a version is none", () => {
  expect(read({ meta: "日期：10.5.3 版本" }).published).toBeUndefined();
});

test("how long a video is stands beside its day, and is not its hour", () => {
  expect(read({ meta: "05:32 2020-09-04" }).published?.value).toEqual({ at: day("2020-09-04"), precision: "day" });
});

test("a label for the day and one for the time are one date", () => {
  expect(read({ meta: "日期：2020-09-04　时间：10:05　来源：云檐报" }).published?.value).toEqual({
    at: Date.parse("2020-09-04T10:05:00+08:00"),
    precision: "minute",
  });
});

test.each(["/202009/t20200904_12.html", "/202009/t20200904_5412.html", "/2020-09/04/c_12.htm"])(
  "the day in an address is read whole: %s",
  (path) => {
    expect(read({}, { url: `http://paper.example${path}` }).published?.value.at).toBe(day("2020-09-04"));
  },
);
