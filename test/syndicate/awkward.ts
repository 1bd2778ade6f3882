// More than thirty articles that are hard to syndicate: what no newspaper should print, and some did.
import { type Article, articleId } from "../../src/article.ts";
import { defineSource } from "../../src/sources/schema.ts";
import { relativeEverything } from "./relative.ts";

export const source = defineSource({
  id: "awkward",
  title: "Peinlich & <Söhne>",
  description: 'Neues von "Peinlich" & <Söhne>',
  rights: "© 2020 Peinlich & Söhne",
  icon: "https://awkward.example.org/icon.png",
  logo: "https://awkward.example.org/logo.png",
  home: "https://awkward.example.org/",
  language: "de",
  timeZone: "Europe/Berlin",
  lists: ["https://awkward.example.org/"],
  article: "/news/:key",
  every: "1h",
});

const noon = Date.parse("2020-09-04T12:00:00Z");

function article(number: number, more: Partial<Article>): Article {
  const key = more.key ?? String(number);
  return {
    id: articleId(source.home, source.id, key),
    source: source.id,
    key,
    url: `https://awkward.example.org/news/${number}`,
    title: `Artikel ${number}`,
    authors: ["Anna Autorin"],
    html: "<p>Ein Absatz.</p>",
    text: "Ein Absatz.",
    summary: "Ein Absatz.",
    attachments: [],
    categories: [],
    published: { at: noon, precision: "second", stated: noon },
    firstSeen: noon,
    updated: noon,
    fingerprint: "0",
    history: [],
    ...more,
  };
}

/** C0, DEL and C1. */
const controls = String.fromCharCode(
  ...Array.from({ length: 32 }, (_, code) => code),
  ...Array.from({ length: 33 }, (_, code) => 0x7f + code),
);
const unpaired = "\ud83d";
const nowhere = "\ufffe\uffff";

/** What is awkward, and the article. */
const cases: Record<string, Partial<Article>> = {
  "an empty body": { html: "", text: "", summary: "" },
  "a body of a picture alone": { html: '<p><img src="https://awkward.example.org/a.png"></p>', text: "", summary: "" },
  "a body of 2 MB": { html: `<p>${"Lang und breit. ".repeat(131_072)}</p>` },
  "no date": {},
  "a date of a day": { published: { at: noon - 43_200_000, precision: "day", stated: noon - 43_200_000 } },
  "a date before 1970": { published: { at: Date.parse("1949-10-01T07:00:00Z"), precision: "minute", stated: 0 } },
  "no author": { authors: [] },
  "five authors": { authors: ["Anna", "Bert", "Cem", "Dörte & Co", "Émile"] },
  "the same author twice": { authors: ["Anna", "Anna"] },
  "an author of control characters": { authors: ["\u0007\u0001", "Bert"] },
  "right to left": {
    title: "أخبار اليوم",
    html: '<p dir="rtl">مرحبا بالعالم</p>',
    summary: "مرحبا \u202bبالعالم\u202c",
  },
  emoji: { title: "Fest 🎉👨‍👩‍👧‍👦", html: "<p>🎉 👩🏽‍🚀 🇩🇪</p>", summary: "🎉 👩🏽‍🚀 🇩🇪" },
  "the astral plane": { title: "𠮷野家", html: "<p>𠮷 𝔘𝔫𝔦𝔠𝔬𝔡𝔢</p>", summary: "𠮷 𝔘𝔫𝔦𝔠𝔬𝔡𝔢" },
  "all control characters": { title: `Ti${controls}tel`, html: `<p>Te${controls}xt</p>`, summary: `Te${controls}xt` },
  "half a character": { title: `Halb ${unpaired}`, html: `<p>${unpaired}halb</p>`, summary: `${unpaired}halb` },
  "characters that are none": { title: `Nichts ${nowhere}`, html: `<p>${nowhere}</p>`, summary: nowhere },
  "an end of CDATA": { title: "a]]>b", html: "<p>a]]&gt;b ]]>c $& ]]>d</p>", summary: "a]]>b" },
  "a beginning of CDATA": { title: "<![CDATA[x", html: "<pre>&lt;![CDATA[ ]]&gt;</pre>", summary: "<![CDATA[x]]>" },
  "a title of references": { title: "AT&T &amp; &lt;b&gt; &copy; &#x26;", summary: "AT&T &amp; &lt;b&gt; &nbsp;" },
  "a title of tags": { title: "<script>alert(1)</script> & <b>fett</b>", summary: "1 < 2 && 3 > 2 <b>" },
  "references in the body": { html: "<p>&nbsp;&copy;&amp;amp; &lt;b&gt; &#x4e2d; &hearts;</p>" },
  "an address with a query": {
    url: "https://awkward.example.org/news?id=22&lang=de&q=%22x%22#a",
    html: '<p><a href="https://awkward.example.org/?a=1&amp;b=2">mehr</a></p>',
  },
  "a key in Chinese": { key: "新闻/一 二", url: "https://awkward.example.org/news/%E6%96%B0" },
  "relative everything": relativeEverything("https://awkward.example.org/news/23"),
  "a huge title": { title: "Sehr ".repeat(4000) },
  "a title of several lines": { title: " Eins\r\n\tzwei\u00a0\u3000drei\n" },
  "categories that need care": { categories: ["A & B", "<c>", "中文", 'ein "Wort"', ""] },
  "files of every kind": {
    image: "https://awkward.example.org/a.jpg?w=1&h=2",
    attachments: [
      { url: "https://awkward.example.org/a.pdf?x=1&y=2", type: "application/pdf", title: 'Plan "A" & <B>' },
      { url: "https://awkward.example.org/a.mp3", type: "audio/mpeg", length: 1234 },
      { url: "https://awkward.example.org/a.mp4", type: "video/mp4", length: 99_999 },
    ],
  },
  "a publisher": { publisher: "Agentur & <Söhne>" },
  "a correction": { updated: noon + 86_400_000, history: [{ fingerprint: "1", until: noon + 86_400_000 }] },
  "a moved date": { published: { at: noon + 3_600_000, precision: "minute", stated: noon + 3_600_000 } },
  "a body of tables and lists": {
    html: "<table><tr><th>A</th><td>1 &lt; 2</td></tr></table><ul><li>eins</li></ul><pre>  x\n y</pre>",
  },
};

export const awkward: { name: string; article: Article }[] = Object.entries(cases).map(([name, more], at) => {
  const { published, ...rest } = article(at + 1, more);
  return { name, article: name === "no date" || published === undefined ? rest : { ...rest, published } };
});
