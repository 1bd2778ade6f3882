// Pages that are made to break a reader: too deep, too long, too broken, or cruel to an expression. Made, not stored.

const prose = "<p>今天早上，一条很大的纸船从上游漂来，船上没有人，只有一封没有写字的信，镇上的人都来看。</p>";
const head = "<title>河上来了一条纸船</title>";
const article = `<h1>河上来了一条纸船</h1><p>发布时间：2020-09-04 10:05　浏览：12</p><div>${prose.repeat(3)}</div>`;
const page = (body: string, inHead = head) => `<!DOCTYPE html><html><head>${inHead}</head><body>${body}</body></html>`;

export interface HostilePage {
  name: string;
  html: string;
  /** What must still be read; where nothing is told, only that it is answered at all. */
  expected?: "article" | "too-large";
}

/** The pages. Half of them are as large as a page may be. */
export const hostilePages: readonly HostilePage[] = [
  { name: "50,000 nested divs around the article", html: page(`${"<div>".repeat(50_000)}${article}`) },
  { name: "50,000 nested divs beside the article", html: page(`${article}${"<div>".repeat(50_000)}`) },
  { name: "50,000 nested tables", html: page(`${article}${"<table><tr><td>".repeat(50_000)}`) },
  { name: "50,000 nested spans with text", html: page(`${article}${"<span>字".repeat(50_000)}`) },
  { name: "50,000 nested formatting elements", html: page(`${article}${"<b><i>".repeat(25_000)}`) },
  { name: "5 MB of text", html: page(`${article}<p>${"纸船".repeat(2_500_000)}</p>`), expected: "too-large" },
  {
    name: "5 MB of a hidden field",
    html: page(`<input value="${"A".repeat(5_000_000)}">${article}`),
    expected: "too-large",
  },
  {
    name: "a hidden field of 400 KB",
    html: page(`<input value="${"A".repeat(400_000)}">${article}`),
    expected: "article",
  },
  {
    name: "nothing closed",
    html: `<html><head><title>河上来了一条纸船<body><h1>河上来了一条纸船<p>${"今天早上，一条很大的纸船从上游漂来。<p><div><li><td>".repeat(500)}`,
  },
  { name: "no body, no head, no html", html: `${head}${article}`, expected: "article" },
  { name: "closing tags alone", html: "</div></p></body></html>".repeat(10_000) },
  { name: "brackets alone", html: "<".repeat(200_000) },
  { name: "an attribute without an end", html: page(`${article}<a href="${"x".repeat(200_000)}`) },
  { name: "a comment without an end", html: `${page(article)}<!--${"-".repeat(200_000)}` },
  {
    name: "NUL bytes in text, tags and attributes",
    html: page(article.replaceAll("船", "\0船").replace("<div>", '<div cl\0ass="\0">')),
  },
  { name: "NUL bytes alone", html: "\0".repeat(200_000) },
  {
    name: "text in attributes alone",
    html: page(
      `<h1>河上来了一条纸船</h1>${`<img alt="${"一条很大的纸船从上游漂来，船上没有人。".repeat(5)}">`.repeat(500)}`,
    ),
  },
  {
    name: "10,000 links",
    html: page(`${article}${'<a href="/News/1.aspx">今天早上，一条很大的纸船从上游漂来</a> '.repeat(10_000)}`),
    expected: "article",
  },
  {
    name: "10,000 attributes",
    html: page(`<div ${Array.from({ length: 10_000 }, (_, at) => `data-a${at}="1"`).join(" ")}>${article}</div>`),
    expected: "article",
  },
  { name: "10,000 pictures without text", html: page('<img src="a.jpg">'.repeat(10_000)) },
  { name: "20,000 paragraphs of three characters", html: page(`${article}${"<p>好的。</p>".repeat(20_000)}`) },
  { name: "100,000 line breaks", html: page(`${article}${"<br>".repeat(100_000)}`), expected: "article" },
  { name: "50,000 dates", html: page(`${article}${"<i>2020-09-04 10:05</i>".repeat(50_000)}`) },
  { name: "20,000 view counts in a line", html: page(`${article}<p>${"浏览：12 ".repeat(20_000)}</p>`) },
  { name: "a title of 100,000 separators", html: page(article, `<title>${"河 - ".repeat(33_000)}</title>`) },
  {
    name: "a heading of 100,000 characters of eighteen each",
    html: page(`${head}<h1>${"\ufdfa".repeat(100_000)}</h1>${article}`),
  },
  { name: "a title of 100,000 spaces", html: page(article, `<title>河${" ".repeat(100_000)}船</title>`) },
  {
    name: "a label of 100,000 spaces before its date",
    html: page(`<h1>河上来了一条纸船</h1><p>发布时间：${" ".repeat(100_000)}2020-09-04</p>${prose.repeat(3)}`),
  },
  { name: "100,000 opening brackets for a byline", html: page(`${article}<p>${"（记者 ".repeat(25_000)}</p>`) },
  {
    name: "a number of 100,000 digits as views",
    html: page(`<h1>河上来了一条纸船</h1><p>浏览：${"9".repeat(100_000)}</p>${prose.repeat(3)}`),
  },
  {
    name: "JSON-LD nested 50,000 deep",
    html: page(article, `${head}<script type="application/ld+json">${'{"@graph":['.repeat(50_000)}</script>`),
    expected: "article",
  },
  {
    name: "JSON-LD with 100,000 commas",
    html: page(
      article,
      `${head}<script type="application/ld+json">[{"@type":"NewsArticle","a":[${",".repeat(100_000)}]}]</script>`,
    ),
    expected: "article",
  },
  {
    name: "a style of 300 KB",
    html: page(article, `${head}<style>${"a{}/**/".repeat(43_000)}</style>`),
    expected: "article",
  },
  { name: "100,000 references", html: page(`${article}<p>${"&amp;&#x41;&bogus;".repeat(33_000)}</p>`) },
  { name: "lone surrogates", html: page(article.replaceAll("船", "\ud83d船\udc00")), expected: "article" },
  { name: "a base that is none", html: page(article, `<base href="http://[">${head}`), expected: "article" },
  {
    name: "a srcset of 10,000",
    html: page(`${article}<img srcset="${"a.jpg 1w, ".repeat(10_000)}">`),
    expected: "article",
  },
  {
    name: "1,500 boxes of readers",
    html: page(
      article +
        Array.from(
          { length: 1500 },
          (_, at) =>
            `<section><p>${prose.slice(3, 40)}</p><div>甲${at} 2020-09-05 08:11<p>好</p></div><div>乙${at} 2020-09-05 08:12<p>好</p></div></section>`,
        ).join(""),
    ),
  },
  { name: "empty", html: "" },
];
