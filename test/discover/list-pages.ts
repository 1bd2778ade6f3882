// List and home pages as many kinds of sites make them, invented, each with what a person sees in it: which links are its articles.

export interface ListPage {
  name: string;
  url: string;
  html: string;
  /** The keys of the articles, in page order; `article` is what a person would write. */
  article: string;
  keys: string[];
  language: string;
  timeZone: string;
  title: string;
  id: string;
}

const chinese = [
  "全市春季植树活动在河滨公园举行",
  "我县三所学校食堂完成改造升级",
  "老城区排水管网工程提前一个月完工",
  "志愿者为独居老人送去过冬棉被",
  "县图书馆延长周末开放时间至晚九点",
  "新修的环湖步道本周六正式开放",
  "今年冬小麦播种面积稳中有增",
  "第十二届龙舟赛报名工作启动",
];
const english = [
  "Council approves new bridge over the mill stream after long debate",
  "School choir wins regional contest for third year running",
  "Rain closes three county roads as rivers keep rising",
  "Bakery on Long Street to reopen under its old name",
  "Library extends weekend hours for exam season",
  "Lost dog found eight miles from home by postman",
  "Harbour ferry gets electric engine in first of its kind trial",
  "Volunteers plant four thousand trees along the old railway",
];
const german = [
  "Stadtrat beschließt neuen Radweg entlang der alten Bahnlinie",
  "Freibad öffnet nach zwei Jahren Bauzeit wieder",
  "Feuerwehr rettet Katze aus dreißig Metern Höhe",
  "Neue Linde auf dem Marktplatz gepflanzt",
  "Orchester spielt zum ersten Mal unter freiem Himmel",
  "Bäckerei am Tor schließt nach hundert Jahren",
];
const japanese = [
  "駅前の桜並木が見頃を迎え多くの人でにぎわう",
  "市立図書館が週末の開館時間を延長へ",
  "新しい遊歩道が来月から全線で通行可能に",
  "商店街の夏祭り三年ぶりに開催決定",
  "川の清掃活動に二百人が参加した日曜日",
  "小学校の給食に地元の野菜を使う取り組み",
];

const each = <Value>(values: readonly Value[], write: (value: Value, at: number) => string) =>
  values.map(write).join("\n");
const slug = (title: string) =>
  title
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .replace(/[^a-z0-9]+/g, "-");

export const listPages: ListPage[] = [
  {
    name: "a county paper of rows with dates, a wide menu and a pager",
    url: "http://www.heyuanrb.com.cn/list/12.html",
    html: `<html><head><meta charset="gbk"><title>要闻-河源日报网</title></head><body><div class="nav">${each(["首页", "要闻", "社会", "教育", "健康", "专题"], (name, at) => `<a href="/list/${at + 10}.html">${name}</a>`)}</div>
<div class="position">当前位置：<a href="/">首页</a> > <a href="/list/12.html">要闻</a></div><ul class="newslist">${each(chinese, (title, at) => `<li><a href="/content/202009/t20200904_${880120 + at}.html" target="_blank">${title}</a><span>2020-09-0${1 + (at % 9)}</span></li>`)}</ul>
<div class="fenye"><a href="12_2.html">2</a><a href="12_3.html">3</a><a href="12_2.html">下一页</a></div><div class="foot"><a href="/about/contact.html">联系我们</a><a href="http://beian.example/">备案</a><a href="/files/guide.pdf">投稿指南下载与排版要求说明</a></div></body></html>`,
    article: "/content/(\\d+)/t:key.html",
    keys: chinese.map((_, at) => `20200904_${880120 + at}`),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "河源日报网",
    id: "heyuanrb",
  },
  {
    name: "an old site whose articles are numbers in a query",
    url: "http://www.qingshan.gov.cn/index.asp",
    html: `<html><title>欢迎光临青山镇人民政府网站</title><body><table><tr><td><a href="index.asp">首页</a><a href="newslist.asp?cid=1">新闻动态</a><a href="newslist.asp?cid=2">通知公告</a></td></tr></table><table>${each(chinese, (title, at) => `<tr><td>·<a href="shownews.asp?cid=${1 + (at % 2)}&amp;id=${311 + at}">${title}</a></td><td>[09-0${1 + (at % 9)}]</td></tr>`)}</table><a href="newslist.asp?cid=1&amp;page=2">更多&gt;&gt;</a></body></html>`,
    article: "/shownews.asp?id=:key",
    keys: chinese.map((_, at) => String(311 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "青山镇人民政府网站",
    id: "qingshan",
  },
  {
    name: "a content system with everything in the query",
    url: "http://news.hualin.com/index.php",
    html: `<html><head><title>新闻中心_华林在线</title></head><body><div id="menu"><a href="index.php?m=content&c=index&a=lists&catid=6">时政</a><a href="index.php?m=content&c=index&a=lists&catid=7">民生</a></div><div>${each(chinese, (title, at) => `<p><a href="http://news.hualin.com/index.php?m=content&c=index&a=show&catid=${6 + (at % 2)}&id=${9100 + at}">${title}</a></p>`)}</div></body></html>`,
    article: "/index.php?a=show&c=index&m=content&id=:key",
    keys: chinese.map((_, at) => String(9100 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "华林在线",
    id: "news-hualin",
  },
  {
    name: "a portal's home page with columns, a long menu, and links to other sites",
    url: "https://www.bayrivernews.com/",
    html: `<html lang="en"><head><title>Bay River News - Home</title><meta property="og:site_name" content="Bay River News"></head><body><nav><ul>${each(["Politics", "Business", "Sports", "Arts and Culture", "Opinion", "Obituaries", "Classifieds and Jobs"], (name) => `<li><a href="/${slug(name)}">${name}</a></li>`)}</ul></nav>
<main>${each(english, (title, at) => `<div class="story"><h3><a href="/${["politics", "sports", "business"][at % 3]}/2020/09/${slug(title)}/">${title}</a></h3><a href="/author/jane-doe-smith">By Jane Doe Smith</a> <a href="/${["politics", "sports", "business"][at % 3]}/2020/09/${slug(title)}/#comments">3 comments</a></div>`)}</main>
<aside><a href="https://ads.example/subscribe-to-our-lovely-newsletter-today">Subscribe to our lovely newsletter today</a><a href="/tag/long-winding-river-road">Long winding river road</a><a href="/tag/county-fair-season-2020">County fair season 2020</a></aside><footer><a href="/privacy-policy-and-terms">Privacy policy and terms of use</a><a href="/page/2/">Older posts</a></footer></body></html>`,
    article: "/:part1/(\\d+)/(\\d+)/:key{/}?",
    keys: english.map(slug),
    language: "en",
    timeZone: "UTC",
    title: "Bay River News",
    id: "bayrivernews",
  },
  {
    name: "a German paper whose addresses end in a number after the title",
    url: "https://www.altstadt-bote.de/",
    html: `<!doctype html><html lang="de-DE"><head><title>Altstadt-Bote | Nachrichten aus der Region</title></head><body><header><div class="navigation">${each(["Politik", "Lokales", "Sport", "Kultur", "Anzeigen"], (name) => `<a href="/${name.toLowerCase()}/">${name}</a>`)}</div></header>${each(german, (title, at) => `<article><a href="/${at % 2 ? "lokales" : "kultur"}/${slug(title)}-a-${1000312 + at * 7}.html"><h2>${title}</h2><p>Ein kurzer Anriss des Textes, der länger ist als die Überschrift selbst und deshalb nicht als Titel taugt.</p></a><time>0${1 + at}. September 2020</time></article>`)}</body></html>`,
    article: "/:part1/:title-:key(\\d+).html",
    keys: german.map((_, at) => String(1000312 + at * 7)),
    language: "de-DE",
    timeZone: "Europe/Berlin",
    title: "Altstadt-Bote",
    id: "altstadt-bote",
  },
  {
    name: "a Japanese city paper with cards of pictures",
    url: "https://www.minato-shimbun.co.jp/news/",
    html: `<html><head><title>ニュース一覧｜みなと新報</title></head><body><ul class="global-nav"><li><a href="/news/">ニュース</a></li><li><a href="/sports/">スポーツ</a></li></ul><div class="grid">${each(japanese, (title, at) => `<a class="card" href="/news/article/${20200904001 + at}"><img src="/img/${at}.jpg" alt=""><div class="t">${title}</div><div class="d">2020年9月${1 + at}日</div></a>`)}</div><div class="pager"><a href="/news/?page=2">次へ</a><a href="/news/?page=3">3</a></div></body></html>`,
    article: "/news/article/:key(\\d+)",
    keys: japanese.map((_, at) => String(20200904001 + at)),
    language: "ja",
    timeZone: "Asia/Tokyo",
    title: "みなと新報",
    id: "minato-shimbun",
  },
  {
    name: "a blog where titles are the address, some of two words",
    url: "https://blog.harbour.example/",
    html: `<html lang="en-GB"><head><title>Harbour Notes</title></head><body><div class="menu"><a href="/about-this-blog/">About this blog</a><a href="/contact/">Contact</a></div>${each([...english.slice(0, 5), "Quiet tides"], (title, at) => `<article><h2 class="entry-title"><a href="/2020/0${1 + at}/${slug(title)}/" rel="bookmark">${title}</a></h2><p>An opening that says what it is about. <a href="/2020/0${1 + at}/${slug(title)}/">Continue reading</a></p><span><a href="/category/boats/">Boats</a> <a href="/tag/slow-days-out/">slow days out</a></span></article>`)}<a href="/page/2/">Older posts</a></body></html>`,
    article: "/(\\d+)/(\\d+)/:key{/}?",
    keys: [...english.slice(0, 5), "Quiet tides"].map(slug),
    language: "en-GB",
    timeZone: "Europe/London",
    title: "Harbour Notes",
    id: "blog-harbour",
  },
  {
    name: "a daily edition whose numbers begin anew each day",
    url: "http://epaper.langya.cn/",
    html: `<html><title>琅琊晚报 数字版</title><body><div id="top"><a href="/">今日</a><a href="/archive.html">往期回顾</a></div>${each(chinese, (title, at) => `<li><a href="/html/2020-09/0${1 + (at >> 2)}/${1 + (at % 4)}.htm">${title}</a></li>`)}</body></html>`,
    article: "/html/:key([\\d_\\-]+/\\d+/\\d+).htm",
    keys: chinese.map((_, at) => `2020-09/0${1 + (at >> 2)}/${1 + (at % 4)}`),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "琅琊晚报 数字版",
    id: "epaper-langya",
  },
  {
    name: "articles beside pages of topics in one folder",
    url: "https://www.plainsdaily.co.uk/news",
    html: `<html lang="en"><head><title>News | Plains Daily</title></head><body><ul>${each(["politics", "health", "farming", "weather"], (name) => `<li><a href="/news/${name}">${name}</a></li>`)}</ul>${each(english, (title, at) => `<div class="promo"><a href="/news/uk-${54000100 + at}"><h3>${title}</h3></a><span>${2 + at} September 2020</span></div>`)}</body></html>`,
    article: "/news/uk-:key",
    keys: english.map((_, at) => String(54000100 + at)),
    language: "en",
    timeZone: "Europe/London",
    title: "Plains Daily",
    id: "plainsdaily",
  },
  {
    name: "numbers alone in a folder, menus in the same one",
    url: "https://www.tuanjie.net/news/",
    html: `<html lang="zh"><head><title>团结网</title></head><body><div class="top-menu"><a href="/news/local">本地</a><a href="/news/world">国际</a><a href="/news/culture">文化</a></div><div class="list">${each(chinese, (title, at) => `<dl><dt><a href="/news/${70001 + at}">${title}</a></dt><dd>2020/9/${1 + at}</dd></dl>`)}</div></body></html>`,
    article: "/news/:key(\\d+)",
    keys: chinese.map((_, at) => String(70001 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "团结网",
    id: "tuanjie",
  },
  {
    name: "a site whose articles are on a host of their own",
    url: "https://www.greenvale.org/",
    html: `<html lang="en-US"><head><title>Greenvale Community</title></head><body><div class="nav"><a href="/events">Events</a><a href="/membership">Membership</a></div>${each(english, (title, at) => `<p><a href="https://news.greenvale.org/story/${450100 + at}/${slug(title)}">${title}</a></p>`)}</body></html>`,
    article: "https://news.greenvale.org/story/:key(\\d+)/:part3",
    keys: english.map((_, at) => String(450100 + at)),
    language: "en-US",
    timeZone: "America/New_York",
    title: "Greenvale Community",
    id: "greenvale",
  },
  {
    name: "titles cut short, whole in the title attribute, and random ids",
    url: "http://www.dongshan.cn/xw/",
    html: `<html><title>东山新闻网</title><body><div class="menu"><a href="/xw/">新闻</a></div>${each(chinese, (title, at) => `<div><a title="${title}" href="/article/${["8f3a91c07be2", "17c0de44ab90", "a90b31ff82c4", "5ed2007bc1aa", "c4410f9be732", "02bb7e61fd58", "e7719ac3084d", "9d05c6ab13f7"][at]}.shtml">${title.slice(0, 6)}…</a></div>`)}</body></html>`,
    article: "/article/:key.shtml",
    keys: [
      "8f3a91c07be2",
      "17c0de44ab90",
      "a90b31ff82c4",
      "5ed2007bc1aa",
      "c4410f9be732",
      "02bb7e61fd58",
      "e7719ac3084d",
      "9d05c6ab13f7",
    ],
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "东山新闻网",
    id: "dongshan",
  },
  {
    name: "a portal whose articles are spread over many hosts",
    url: "http://www.hebianwang.cn/",
    html: `<html><title>河边网</title><body><ul class="nav">${each(["news", "sports", "edu", "house"], (host) => `<li><a href="http://${host}.hebianwang.cn/">频道</a></li>`)}</ul>${each(chinese, (title, at) => `<p><a href="http://${["news", "sports", "edu", "house"][at % 4]}.hebianwang.cn/c/2020-09-0${1 + at}/${730100 + at}.html">${title}</a></p>`)}<p><a href="http://bbs.hebianwang.cn/thread-91-1-1.html">有人在河边看到过那只白鹭吗，大家都来说一说</a></p></body></html>`,
    article:
      "http{s}?://(edu\\.hebianwang\\.cn|house\\.hebianwang\\.cn|news\\.hebianwang\\.cn|sports\\.hebianwang\\.cn)/c/([\\d_\\-]+)/:key.html",
    keys: chinese.map((_, at) => String(730100 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "河边网",
    id: "hebianwang",
  },
  {
    name: "a site with most articles on one host, and a forum of the same shape on another",
    url: "http://www.liuanbao.cn/",
    html: `<html><title>柳岸报</title><body>${each(chinese, (title, at) => `<p><a href="/c/${640100 + at}.html">${title}</a></p>`)}${each(chinese.slice(0, 2), (title, at) => `<p><a href="http://bbs.liuanbao.cn/c/${90 + at}.html">大家来谈${title}</a></p>`)}</body></html>`,
    article: "/c/:key.html",
    keys: chinese.map((_, at) => String(640100 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "柳岸报",
    id: "liuanbao",
  },
  {
    name: "an old site whose articles are words in a query",
    url: "http://www.shuangqiao.com.cn/",
    html: `<html><title>双桥新闻网</title><body><table><tr><td><a href="/class/?3.html">新闻</a><a href="/class/?4.html">公告</a></td></tr></table><table>${each(chinese, (title, at) => `<tr><td><a href="html/?${1204 + at}.html">${title}</a></td><td>2020-9-${1 + at}</td></tr>`)}</table></body></html>`,
    article: "/html{/}?\\?:key.html",
    keys: chinese.map((_, at) => String(1204 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "双桥新闻网",
    id: "shuangqiao",
  },
  {
    name: "an old site of numbers in a query, with advertisements that count for themselves",
    url: "http://www.xinxigang.com/",
    html: `<html><title>石桥信息港</title><body>${each(chinese, (title, at) => `<li><a href="shownews.asp?id=${300 + at}">${title}</a>[2020-9-${1 + at}]</li>`)}<table>${each(chinese.slice(0, 3), (title, at) => `<tr><td><a href="info.asp?id=${77 + at}">出售：${title}</a></td></tr>`)}</table></body></html>`,
    article: "/shownews.asp?id=:key",
    keys: chinese.map((_, at) => String(300 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "石桥信息港",
    id: "xinxigang",
  },
  {
    name: "columns numbered in one series, dated, with topics and advertisements that count for themselves",
    url: "http://www.liyuan.cn/",
    html: `<html><title>梨园融媒</title><body>${each(chinese, (title, at) => `<div><a href="/${["minsheng", "shizheng"][at % 2]}/${4000 + at}">${title}</a><span>2020-09-0${1 + at}</span></div>`)}<div class="side">${each(chinese.slice(0, 2), (title, at) => `<a href="/special/${1 + at}">${title}特别报道</a>`)}${each(chinese.slice(2, 5), (title, at) => `<a href="/ad/${71 + at}">广告：${title}</a>`)}</div></body></html>`,
    article: "/(minsheng|shizheng)/:key(\\d+)",
    keys: chinese.map((_, at) => String(4000 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "梨园融媒",
    id: "liyuan",
  },
  {
    name: "columns that each number for themselves",
    url: "http://www.zhuxi.cn/",
    html: `<html><title>竹溪网</title><body>${each(chinese, (title, at) => `<div><a href="/${["tiyu", "xinwen"][at % 2]}/${at % 2 ? 45_000 + at : 12 + at}.html">${title}</a><span>2020-09-0${1 + at}</span></div>`)}</body></html>`,
    article: "/:key([^\\/]+/\\d+).html",
    keys: chinese.map((_, at) => (at % 2 ? `xinwen/${45_000 + at}` : `tiyu/${12 + at}`)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "竹溪网",
    id: "zhuxi",
  },
  {
    name: "a forum whose long threads link to their second page",
    url: "http://bbs.heyuanluntan.com/",
    html: `<html><title>河源论坛 - Powered by Discuz!</title><body>${each(chinese, (title, at) => `<li><a href="thread-${4100 + at}-1-1.html">${title}</a>${at % 3 ? "" : `...<a href="thread-${4100 + at}-2-1.html">2</a>`} <a href="space-uid-${at + 3}.html">会员</a> <a href="forum-2-1.html">[本地]</a></li>`)}</body></html>`,
    article: "/thread-:key-1-1.html",
    keys: chinese.map((_, at) => String(4100 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "河源论坛",
    id: "bbs-heyuanluntan",
  },
  {
    name: "folders by title, each linked from several places that its parameters tell",
    url: "http://www.harbourpost.com/",
    html: `<html lang="en-US"><title>Harbour Post</title><body>${each(english, (title, at) => `<h3><a href="/2020/09/0${1 + (at % 3)}/${["us", "world"][at % 2]}/${slug(title)}/index.html?hpt=hp_t${at}">${title}</a></h3>`)}<div>${each(english.slice(0, 4), (title, at) => `<a href="/2020/09/0${1 + (at % 3)}/${["us", "world"][at % 2]}/${slug(title)}/index.html?hpt=hp_mid">${title}</a>`)}</div></body></html>`,
    article: "/(\\d+)/(\\d+)/(\\d+)/:part4/:key/index.html",
    keys: english.map(slug),
    language: "en-US",
    timeZone: "America/New_York",
    title: "Harbour Post",
    id: "harbourpost",
  },
  {
    name: "a university whose articles are folders of a day, a different one each",
    url: "http://www.muchuan.edu.cn/main.htm",
    html: `<html><title>木川学院</title><body>${each(chinese, (title, at) => `<li><a href="/2020/0${1 + at}${10 + at}/c${[1020, 1033][at % 2]}a${5400 + at}/page.htm" title="${title}">${title}</a></li>`)}<a href="/1020/list.htm">新闻</a></body></html>`,
    article: "/(\\d+)/(\\d+)/c:key/page.htm",
    keys: chinese.map((_, at) => `${[1020, 1033][at % 2]}a${5400 + at}`),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "木川学院",
    id: "muchuan",
  },
  {
    name: "the same words before each number, and others before those of columns",
    url: "http://www.hupan.cn/",
    html: `<html><title>湖畔</title><body>${each(chinese, (title, at) => `<h2><a href="newsDetail_forward_${9_021_000 + at}">${title}</a></h2><a href="list_25462">中国政库</a>`)}</body></html>`,
    article: "/newsDetail_forward_:key",
    keys: chinese.map((_, at) => String(9_021_000 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "湖畔",
    id: "hupan",
  },
  {
    name: "titles in a folder of their own, one of two words",
    url: "https://letters.example/archive",
    html: `<html lang="en-GB"><title>Harbour Letters</title><body>${each([...english, "Fair returns"], (title) => `<div><a href="/p/${slug(title)}">${title}</a><a href="/p/${slug(title)}/comments">4</a></div>`)}<a href="/about-us">About us</a></body></html>`,
    article: "/p/:key",
    keys: [...english, "Fair returns"].map(slug),
    language: "en-GB",
    timeZone: "Europe/London",
    title: "Harbour Letters",
    id: "letters",
  },
  {
    name: "a script in a folder of a year, which shows lists and articles",
    url: "http://www.zhenzhi.cn/",
    html: `<html><title>镇志网</title><body>${["新闻", "公告", "专题"].map((name, at) => `<a href="/2020/index.php?cat=${at + 1}">${name}</a>`).join("")}${each(chinese, (title, at) => `<li><a href="/2020/index.php?id=${71 + at}">${title}</a></li>`)}</body></html>`,
    article: "/(\\d+)/index.php?id=:key",
    keys: chinese.map((_, at) => String(71 + at)),
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    title: "镇志网",
    id: "zhenzhi",
  },
];

export const titles = { chinese, english };
