import { expect, test } from "vitest";
import { pageOf, read, readHtml } from "./read.ts";

test.each([
  ["点击数:697", 697],
  ["浏览次数：1,234次", 1234],
  ["<table><tr><th>发布时间</th><th>浏览次数</th></tr><tr><td>2020-09-04</td><td>697</td></tr></table>", 697],
  [
    "<table><thead><tr><th>浏览次数</th><th><b>发布时间</b></th></tr></thead><tbody><tr><td>697</td><td>2020-09-04</td></tr></tbody></table>",
    697,
  ],
  ["<table><tr><td>浏览次数：</td><td>发布时间：</td></tr><tr><td>697</td><td>2020-09-04</td></tr></table>", 697],
  ["<table><tr><td>浏览次数</td><td>697</td></tr><tr><td>字数</td><td>345</td></tr></table>", 697],
  ["浏览：第697次", 697],
  ["浏览次数：第 1,234 次", 1234],
  ["阅读（56）", 56],
  ["阅读 1.2万", 12_000],
  ["浏览：１２３", 123],
  ["已有88人浏览", 88],
  ["1520 阅读", 1520],
  ["2020-09-04 10:05 <span>1.2万阅读</span> <span>567喜欢</span> <span>89评论</span>", 12_000],
  ["评论 31 阅读 567", 567],
  ["日期：2020-09-04 | 访问：345 次 | 来源：城管局", 345],
  ["人气：42", 42],
  ["點閱次數：486", 486],
  ["1,204 Views | 31 Comments", 1204],
  ["<span>点击</span>：<b>77</b>", 77],
  ["<span>浏览次数：</span></div><div>318</div><div>", 318],
  ["来源：今日云檐 697次浏览", 697],
  ["来源：本站 <span>697</span>次浏览", 697],
  ["2020-09-04 檐下总台 697 次阅读", 697],
  ["云檐网站联盟 12人浏览", 12],
  ["88 热度", 88],
  ["<b>697</b>浏览 <b>12</b>评论", 697],
  ["2020-09-04 10:05 <b>31</b> 评论 <b>567</b> 阅读 <b>8</b> 收藏", 567],
  ["评论 31 阅读 567 收藏 8", 567],
  ["2020-09-04 阅读 3 收藏 8", 3],
  ["486 點閱", 486],
  ["1204 просмотров", 1204],
  ["评论 31 阅读数 567", 567],
  ["本文已被阅读了123次", 123],
  ["123人已读", 123],
  ["123 人看过", 123],
  ["1.234 Aufrufe", 1234],
  ["浏览：1 234 次", 1234],
  ["浏览：1&nbsp;234 次", 1234],
  ["浏览次数：12&#8201;345", 12_345],
  ["1&#8239;234&#8239;567 vues", 1_234_567],
  ["Par Marie Durand 1 234 vues", 1234],
  ["<span>点击</span>：<b>1 234</b>", 1234],
  ["<span>浏览次数：</span></div><div>1 234</div><div>", 1234],
  ['<span class="views">1 234</span>', 1234],
  ["点击 12 评论 345", 12],
  ["点击 12 345 评论", 12],
  ["评论 12 345 阅读", 345],
  ["<i></i>12 <i></i>345 阅读", 345],
  ["<b>12</b><b>345</b> 阅读", 345],
  ["2020-09-04 123 阅读", 123],
  ["2020-09-04 10:05 123 阅读", 123],
  ["2020年9月4日 123 阅读", 123],
])("%s is a view count", (meta, count) => {
  expect(read({ meta }).views?.value).toEqual({ count, atLeast: false });
});

test("a lower bound is kept as one", () => {
  expect(read({ meta: "阅读 10万+" }).views?.value).toEqual({ count: 100_000, atLeast: true });
});

test.each([
  "评论 35",
  "点赞 108 分享 12",
  "下载次数：99",
  "电话：0531-12345678",
  "阅读 5分钟",
  "关键词阅读：42万 路灯 老桥头",
  "延伸阅读：12盏灯的故事",
  "总访问量：184223",
  "今日访问：12 总访问：999",
  "他查看了3次路灯的图纸",
  "这封信他已读 3 遍",
  "游客浏览 25 个展厅后都说好。",
  "这出戏他看过 3 次",
  "查看 3 条评论",
  "阅读 3 本书，是管灯师傅每个月的习惯。",
  "Views 300 feet above the river drew crowds",
  "您是第 1203944 位访问者",
  "文号：云发〔2020〕7号",
  "总计 697 次浏览",
  "本站已有 697 人访问",
  "来源：云檐报 今日 12 次浏览",
  "网站累计 697 次浏览",
  "您是今日第 697 位浏览的人",
  "在线 12 人浏览",
  "697 人访问本站",
])("%s is none", (meta) => {
  expect(read({ meta }).views).toBeUndefined();
});

test("what a writer or a site has in all is no article's count", () => {
  const stats = "<div>随笔 - 45 文章 - 0 评论 - 12 阅读 - 34567</div>";
  const below = "<div>posted @ <span>2020-09-04 10:05</span> 阅读(<span>567</span>) 评论(8)</div>";
  expect(read({ meta: stats, foot: below }).views?.value.count).toBe(567);
  expect(read({ meta: "粉丝：3.4万 阅读：99万" }).views).toBeUndefined();
  expect(read({ meta: "<p>日志:279</p><p>评论:587</p><p>访问:121369</p>" }).views).toBeUndefined();
});

test("a count in the page's foot is the site's", () => {
  const foot = "<div><p>主办：云檐镇 地址：檐下路1号</p><p>Copyright © 2020 鲁ICP备1号 访问量：1234567</p></div>";
  expect(read({ foot }).views).toBeUndefined();
});

test("a ranking beside the text says nothing of this article", () => {
  const rows = [1, 2, 3, 4].map((n) => `<li><a href="/${n}">另一条镇上的新闻${n}</a>（${n}00 次浏览）</li>`);
  expect(read({ foot: `<ul>${rows.join("")}</ul>` }).views).toBeUndefined();
});

test.each([
  [
    '点击：<script>_showDynClicks("wbnews", 15302, 4417)</script>',
    "http://paper.example/system/resource/code/news/click/dynclicks.jsp?clickid=4417&owner=15302&clicktype=wbnews",
    "4321",
  ],
  [
    '点击：<script src="/e/public/ViewClick/?classid=12&id=55&addclick=1"></script>',
    "http://paper.example/e/public/ViewClick/?classid=12&id=55",
    "document.write('4321');",
  ],
  [
    '浏览：<span id="v"></span><script>Cms.viewCount("/cms", 98)</script>',
    "http://paper.example/cms/content_view_get.jspx?contentIds=98",
    '{"contentViewsMap":{"98":4321}}',
  ],
])("%s: unread, views are unknown, and the refresh is told what to ask", (meta, url, answer) => {
  const { views, counter } = read({ meta });
  expect(views).toBeUndefined();
  expect(counter?.url).toBe(url);
  expect(answer.match(new RegExp(counter?.pattern ?? "$"))?.[1]).toBe("4321");
});

test.each([
  ['点击:<script src="/plus/count.php?view=yes&aid=12&mid=2"></script>次', "/plus/count.php?view=yes&aid=12&mid=2"],
  [
    '点击：<em id="hits">0</em><script src="/api.php?op=count&id=733&modelid=1"></script>',
    "/api.php?op=count&id=733&modelid=1",
  ],
  ['点击量：<script src="/api/ss.hits/hits/88/102/4406"></script>', "/api/ss.hits/hits/88/102/4406"],
  ['点击量：<script>$.get("/api/ss.hits/hits/88/102/4406?x")</script>', "/api/ss.hits/hits/88/102/4406"],
  ['浏览：<b>0</b><script src="/inc/showhits.asp?id=77"></script>', "/inc/showhits.asp?id=77"],
])("%s: views are unknown, and of the counter it is said that it counts whoever asks", (meta, path) => {
  const { views, counter } = read({ meta });
  expect(views).toBeUndefined();
  expect(counter).toMatchObject({ url: `http://paper.example${path}`, isCounting: true });
});

const stlScript = (said: string) =>
  `点击量：<script>$(function(){\n $.ajax({ type: "POST", url: "/api/stl/actions/hits", contentType: "application/json", data: JSON.stringify(${said}), dataType: "json" });});</script>`;

test("a counter that is told whether to count is told not to", () => {
  const said = '{"siteId":88,"channelId":102,"contentId":4406,"autoIncrease":true}';
  expect(read({ meta: stlScript(said) }).counter).toMatchObject({
    url: "http://paper.example/api/stl/actions/hits",
    body: '{"siteId":88,"channelId":102,"contentId":4406,"autoIncrease":false}',
    isCounting: false,
  });
  expect(read({ meta: stlScript(said.replace(',"autoIncrease":true', "")) }).counter).toBeUndefined();
});

test("a source's own counter is asked with the article's key", () => {
  const reading = readHtml(pageOf({}), { key: "a/7", counter: { url: "/hits?id={key}", pattern: "(\\d+)" } });
  expect(reading).toMatchObject({ counter: { url: "http://paper.example/hits?id=a%2F7", pattern: "(\\d+)" } });
});

test.each(["td", "dd"])("labels that are all of their cell name what the next one holds: %s", (cell) => {
  const pairs = [
    ["来源", "云檐报"],
    ["发布时间", "2020-09-04 10:05"],
    ["浏览次数", "697"],
  ];
  const rows = pairs.map(([label, value]) =>
    cell === "td" ? `<tr><td>${label}</td><td>${value}</td></tr>` : `<dt>${label}</dt><dd>${value}</dd>`,
  );
  const about = cell === "td" ? `<table>${rows.join("")}</table>` : `<dl>${rows.join("")}</dl>`;
  for (const parts of [{ meta: about }, { foot: about }])
    expect(read(parts)).toMatchObject({
      views: { value: { count: 697 } },
      published: { value: { at: Date.parse("2020-09-04T10:05:00+08:00"), precision: "minute" } },
      publisher: { value: "云檐报" },
    });
});

test("what a row of labels names stands below it, each in its column", () => {
  const labels = "<tr><th>索引号</th><th>发布时间</th><th>浏览次数</th><th>来源</th></tr>";
  const values = "<tr><td>123456</td><td>2020-09-04 10:05</td><td>697</td><td>云檐报</td></tr>";
  const table = (rows: string) => `<table>${labels}${rows}</table>`;
  const { published, views, publisher } = read({ meta: table(values) });
  expect(published?.value.at).toBe(Date.parse("2020-09-04T10:05:00+08:00"));
  expect(views?.value.count).toBe(697);
  expect(publisher?.value).toBe("云檐报");
  // A list has many rows, and counts something else in each.
  expect(read({ meta: table(values + values) }).views).toBeUndefined();
});

test("what the line with the site's licence counts is the site", () => {
  const line = "<div>云檐网 浙ICP备12345678号 访问量：123456 浏览：88888次</div>";
  const page = pageOf({ meta: "2020-09-04" });
  for (const html of [page.replace("<body>", `<body>${line}`), page.replace("</body>", `${line}</body>`)]) {
    const reading = readHtml(html);
    expect(reading.kind === "article" && reading.views).toBeUndefined();
  }
});
