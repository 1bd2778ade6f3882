import { expect, test } from "vitest";
import { readHtml, sentences } from "./read.ts";

const links = Array.from({ length: 12 }, (_, n) => `<a href="/news/${n}.html">镇上的第${n}条新闻标题很长</a>`);

test.each([
  ["list", `<title>本地_云檐报</title><ul>${links.map((link) => `<li>${link} 2020-09-04</li>`).join("")}</ul>`],
  [
    "list",
    `<title>本地_云檐报</title><div>${links.map((link) => `<div><h3>${link}</h3><p>记者近日来到现场，详情请看正文。</p></div>`).join("")}</div>`,
  ],
  [
    "list",
    `<title>要闻_云檐报</title><h1>要闻</h1><div>${links.map((link) => `<div><h3>${link}</h3><p>记者近日来到现场，详情请看正文。</p><span>2020-09-04</span></div>`).join("")}</div>`,
  ],
  [
    "list",
    '<title>Index of /news</title><h1>Index of /news</h1><pre><a href="a.html">a.html</a> 04-Sep-2020 10:05 1234</pre>',
  ],
  ["login", "<title>登录</title><form><p>请先登录，再阅读本文。</p><input type='password'></form>"],
  ["error-page", "<title>提示信息</title><div><p>抱歉，您访问的页面不存在，三秒后返回首页。</p></div>"],
  [
    "error-page",
    `<title>x</title><h1>Server Error in '/' Application.</h1><p>${"Object reference not set. ".repeat(60)}</p>`,
  ],
  ["error-page", "<title>404 Not Found</title><h1>404 Not Found</h1><hr>nginx"],
  ["script-only", '<title>云檐报</title><div id="app"></div><script src="/app.js"></script>'],
  ["challenge", "<script>document.cookie='__jsl_clearance=1|2';location.href=location.pathname</script>"],
  ["challenge", "<title>Just a moment...</title><p>Checking your browser before accessing.</p>"],
  ["empty", "<title>云檐报</title><p></p>"],
  ["empty", ""],
  ["too-large", "字".repeat(5_000_000)],
])("%s", (reason, html) => {
  expect(readHtml(html)).toMatchObject({ kind: "no-article", reason, detail: expect.stringMatching(/./) });
});

test.each([
  [
    "error-page",
    "Seite nicht gefunden",
    "Die gesuchte Seite existiert leider nicht oder wurde verschoben. Bitte gehen Sie zur Startseite.",
  ],
  [
    "error-page",
    "Page introuvable",
    "La page que vous recherchez n'existe pas ou a été déplacée, retournez à la page d'accueil.",
  ],
  [
    "error-page",
    "Страница не найдена",
    "Запрашиваемая вами страница не существует или была удалена, попробуйте поиск.",
  ],
  ["error-page", "ページが見つかりません", "お探しのページは削除されたか、URLが変更された可能性があります。"],
  ["error-page", "페이지를 찾을 수 없습니다", "요청하신 페이지가 삭제되었거나 주소가 변경되었습니다."],
  ["error-page", "很抱歉", "您要找的新聞已經刪除或移動位置，請回首頁重新瀏覽。"],
  ["error-page", "提示信息", "抱歉，指定的主题不存在或已被删除或正在被审核，三秒后返回。"],
  ["error-page", "云檐报", "BOF 或 EOF 中有一个是“真”，或者当前的记录已被删除，所需的操作要求一个当前的记录。"],
  ["error-page", "正在跳转", "页面正在跳转，请稍候，如果浏览器没有自动跳转，请点击这里。"],
  ["error-page", "网站到期", "尊敬的用户：您访问的网站已到期或被关闭，请联系服务商。"],
  [
    "error-page",
    "Welcome to nginx!",
    "If you see this page, the nginx web server is successfully installed and working.",
  ],
  ["error-page", "Database Error", "Error establishing a database connection"],
  ["error-page", "403 Forbidden", "You do not have the permission to see this page of the server."],
  ["error-page", "提示", "该链接已过期，请返回首页重新打开。"],
  ["error-page", "云檐报", "该内容已被发布者删除，请返回首页。"],
  ["empty", "搜索结果", "没有找到相关的文章，请换个关键词试试。"],
  [
    "login",
    "Protected: Notes",
    "This content is password protected. To view it please enter your password below, then press the button.",
  ],
])("%s: %s", (reason, title, text) => {
  const html = `<title>${title}</title><nav><a href="/">云檐报</a></nav><h1>${title}</h1><p>${text}</p>`;
  expect(readHtml(html)).toMatchObject({ kind: "no-article", reason });
});

test("an article with what a program says when it fails is an article, a page that ends with it is none", () => {
  const said = "<pre>Traceback (most recent call last): File 1, in main</pre>";
  const head = "<title>会唱歌的程序_云檐报</title><h1>会唱歌的程序</h1><p>2020-09-04 来源：云檐报</p>";
  const text = sentences.map((sentence) => `<p>${sentence.repeat(6)}</p>`).join("");
  expect(readHtml(`${head}<div>${text}${said}</div>`)).toMatchObject({ kind: "article" });
  expect(readHtml(`${head}<div>${said}</div>`)).toMatchObject({ kind: "no-article", reason: "error-page" });
});

test.each([
  [
    "that thanks a partner",
    "Footbridge reopens early",
    "The county thanked our partner, the ferry, which carried walkers across.",
  ],
  [
    "of a dog that was not found",
    "Brown dog still missing",
    "The dog was not found by the party that searched the river until dusk.",
  ],
  [
    "titled like an error",
    "Lost letter not found",
    "The letter was not found behind the counter, where it had been seen.",
  ],
])("a short article %s, with its date and its title after the site's name, is an article", (_, title, said) => {
  const text = `<p>${said} Whoever knows more is asked to call at the mill, where tea is served all day.</p>`;
  const html = `<title>Oakshire Gazette | ${title}</title><h1>${title}</h1><p>September 4, 2020</p><div>${text}</div>`;
  expect(readHtml(html, { language: "en", timeZone: "UTC" })).toMatchObject({
    kind: "article",
    title: { value: title },
  });
});

test.each([
  ["系统维护公告", "发布时间：2020-09-04 来源：云檐县政务服务中心", "因系统维护，政务服务网9月5日22时起暂停服务。"],
  ["政务服务网暂停服务公告", "2020-09-04 来源：云檐报", "网站升级期间，9月5日22时起暂停访问。"],
])("a short notice called %s, with its day and source, is an article", (title, about, said) => {
  const page = (line: string) =>
    `<title>${title}_云檐县人民政府</title><p>2020年9月4日 星期五</p><h1>${title}</h1>${line}<div><p>${said}</p></div>`;
  expect(readHtml(page(`<p>${about}</p>`))).toMatchObject({ kind: "article", body: { value: { text: said } } });
  expect(readHtml(page(""))).toMatchObject({ kind: "no-article", reason: "error-page" });
});

test("a dated article whose headline begins like a refusal is an article, a refusal with a date is none", () => {
  const title = "Access denied: who locked the old mill";
  const said =
    "The mayor said that the gate of the mill had been locked since June, and nobody knew who had the key to it.";
  const html = `<title>${title} | Oakshire Gazette</title><h1>${title}</h1><p>September 4, 2020</p><div><p>${said}</p></div>`;
  expect(readHtml(html, { language: "en", timeZone: "UTC" })).toMatchObject({ kind: "article" });
  const refused = `<title>Access denied | paper.example</title><h1>Access denied</h1><p>Ray ID: 5cd1 2020-09-04 10:05:00 UTC</p><div><p>${said}</p></div>`;
  expect(readHtml(refused, { language: "en", timeZone: "UTC" })).toMatchObject({
    kind: "no-article",
    reason: "challenge",
  });
});

test("a day in the page's head makes no article of an error page, in any language", () => {
  const said =
    "The page that you asked for was not found. It may have moved, or the address is not quite right: try the search.";
  const html = `<title>Page not found | Oakshire Gazette</title><div>Friday, September 4, 2020</div><h1>Page not found</h1><p>${said}</p>`;
  expect(readHtml(html)).toMatchObject({ kind: "no-article", reason: "error-page" });
});

test("a page of one picture is no list for the links below it", () => {
  const seasons = Array.from({ length: 40 }, (_, at) => `<li><a href="/show/${at}">Ready to wear ${at}</a></li>`);
  const groups = [0, 8, 16, 24, 32].map(
    (at) => `<p>Season ${at} of them</p><ul>${seasons.slice(at, at + 8).join("")}</ul>`,
  );
  const html = `<title>Spring lanterns on the runway</title><h1>Spring lanterns on the runway</h1><div><img src="/1.jpg" width="600" height="800">${groups.join("")}</div>`;
  expect(readHtml(html)).toMatchObject({ kind: "article" });
});

test("what a page says to old browsers above a picture with a head of its own does not refuse it", () => {
  const said = "<div>您的浏览器版本过低，请升级以后再访问</div>";
  const picture = `<div><h1>会唱歌的路灯</h1><p>2020-09-04 来源：云檐报</p><p><img src="/a.jpg" width="600" height="400"></p></div>`;
  expect(readHtml(`<title>会唱歌的路灯_云檐报</title>${said}${picture}`)).toMatchObject({ kind: "article" });
  expect(readHtml(`<title>云檐报</title>${said}`)).toMatchObject({ kind: "no-article", reason: "challenge" });
});

test("an invitation to log in for more below a short article does not refuse it", () => {
  const text = sentences.map((sentence) => `<p>${sentence}</p>`).join("");
  const html = `<title>会唱歌的路灯_云檐报</title><h1>会唱歌的路灯</h1><p>2020-09-04 来源：云檐报</p><div>${text}</div><p>下载客户端，登录后阅读更多精彩内容</p>`;
  expect(readHtml(html)).toMatchObject({ kind: "article" });
});

test("a round-up with a head of its own is an article, however many others it links to", () => {
  const parts = links.map((link) => `<h3>${link}</h3><p>记者近日来到现场，详情请看正文。</p>`).join("");
  const html = `<title>一周要闻回顾_云檐报</title><h1>一周要闻回顾</h1><p>2020-09-04 来源：云檐报</p><div>${parts}</div>`;
  expect(readHtml(html)).toMatchObject({ kind: "article", title: { value: "一周要闻回顾" } });
});

test("an article about a page that does not exist is an article", () => {
  const text = sentences.map((sentence) => `<p>${sentence.repeat(6)}</p>`).join("");
  const html = `<title>页面不存在的时候_云檐报</title><h1>页面不存在的时候</h1><div>${text}<p>屏幕上写着：页面不存在，请先登录。</p></div>`;
  expect(readHtml(html)).toMatchObject({ kind: "article", title: { value: "页面不存在的时候" } });
});

test.each([
  ["a field for a password", '<div>用户名<input name="u">密码<input type="password"></div>', ""],
  ["an invitation to log in", "<div>您好，请登录 注册</div>", ""],
  ["an invitation to comment", "", "<div>请登录后发表评论</div>"],
])("a short article on a page with %s is an article", (_, above, below) => {
  const html = `<title>会唱歌的路灯_云檐报</title>${above}<h1>会唱歌的路灯</h1><p>2020-09-04 来源：云檐报</p><div><p>${sentences[0]}</p><p>${sentences[1]}</p></div>${below}`;
  expect(readHtml(html)).toMatchObject({ kind: "article", title: { value: "会唱歌的路灯" } });
});

test("a short article about a page that was deleted is an article", () => {
  const html = `<title>会唱歌的路灯_云檐报</title><h1>会唱歌的路灯</h1><p>2020-09-04 来源：云檐报</p><p>${sentences[0]}镇上说，原先贴在墙上的信息已被删除，路灯自己记得。</p>`;
  expect(readHtml(html)).toMatchObject({ kind: "article" });
});

test("an article that is shown to those who log in is none", () => {
  const html = `<title>会唱歌的路灯_云檐报</title><h1>会唱歌的路灯</h1><p>2020-09-04 来源：云檐报</p><p>${sentences[0]}</p><p>登录后可阅读全文</p>`;
  expect(readHtml(html)).toMatchObject({ kind: "no-article", reason: "login" });
});

const around = (title: string, name: string, body: string) =>
  `<title>${title}</title><div>用户名<input> <input type="password"> <a>登录</a></div><div class="main"><div>当前位置：<a href="/">首页</a></div><div>${name}</div><div>发布时间：2020-09-04 浏览次数：12 来源：云檐报</div><div class="c">${body}</div></div><ul>${links.map((link) => `<li>${link} <span>2020-09-01</span></li>`).join("")}</ul><div>主办单位：云檐县 地址：檐下路1号，邮编：000000，电话：0531-0000000 访问量：1234567</div>`;

test.each(["会唱歌的路灯亮了第一晚_云檐网", "云檐县人民政府网站"])(
  "however little it says, an article on a page called %s is read whole",
  (title) => {
    const name = "会唱歌的路灯亮了第一晚";
    const read = (body: string) => readHtml(around(title, name, body));
    const about = {
      kind: "article",
      title: { value: name },
      views: { value: { count: 12 } },
      publisher: { value: "云檐报" },
    };
    const sentence = "9月4日，孩子们在老桥头数路灯。";
    expect(read(`<p>${sentence}</p>`)).toMatchObject({ ...about, body: { value: { text: sentence } } });
    expect(read('<p><img src="/1.jpg" width="600"></p>')).toMatchObject({
      ...about,
      image: { value: "http://paper.example/1.jpg" },
      body: { value: { text: "" } },
    });
    expect(read('<p><a href="/a.pdf">附件：灯位表.pdf</a></p>')).toMatchObject({
      ...about,
      attachments: [{ url: "http://paper.example/a.pdf" }],
    });
  },
);

const short = (below: string, meta = "<p>2020-09-04 来源：云檐报</p>", above = "") =>
  `<title>会唱歌的路灯_云檐报</title>${above}<h1>会唱歌的路灯</h1>${meta}<div><p>${sentences[0]}</p><p>${sentences[1]}</p></div>${below}`;
const boxes = [
  '<script>var a=document.createElement("script");a.src="/cdn-cgi/challenge-platform/scripts/jsd/main.js";document.head.appendChild(a);</script>',
  '<script>document.cookie = "from=list;path=/;domain=" + location.hostname;</script>',
  '<script>document.cookie = "seen=1;path=/"; if (/Mobile/.test(navigator.userAgent)) { location.href = "/m/"; }</script>',
  '<script src="/js/captcha.min.js"></script>',
  "<div><h3>用户登录</h3>用户名<input> 密码<input type='password'> <a>注册</a></div>",
  "<div>会员登录</div><div>请先登录</div>",
  "<div>统一身份认证 登录后可查看您的收藏</div>",
  "<p>登录后查看全部评论</p>",
];

test.each(boxes)("a short article with %s is an article, dated or not", (box) => {
  const article = { kind: "article", title: { value: "会唱歌的路灯" } };
  expect(readHtml(short(box))).toMatchObject(article);
  expect(readHtml(short(box, ""))).toMatchObject(article);
});

test.each(boxes.slice(0, -1))("a picture with %s beside it is an article", (box) => {
  const html = `<title>云檐报</title><div><div>会唱歌的路灯</div><p>发布时间：2020-09-04 浏览：12</p><p><img src="/1.jpg" width="600"></p></div>${box}`;
  expect(readHtml(html)).toMatchObject({ kind: "article", title: { value: "会唱歌的路灯" } });
});

test.each(["网站维护：云檐县信息中心", "系统维护: 檐下科技 技术支持：檐下科技", "404 盏路灯"])(
  "a foot that says %s makes no error page",
  (foot) => {
    const picture = `<title>会唱歌的路灯亮了第一晚_云檐网</title><div><h1>会唱歌的路灯亮了第一晚</h1><p>2020-09-04</p><p><img src="/1.jpg" width="600"></p></div><div>${foot}</div>`;
    expect(readHtml(picture)).toMatchObject({ kind: "article" });
    expect(readHtml(short(`<div>${foot}</div>`, ""))).toMatchObject({ kind: "article" });
  },
);

test("a short article about the checks of a site is an article", () => {
  const html = `<title>手机银行加了一道门_云檐报</title><h1>手机银行加了一道门</h1><p>2020-09-04 来源：云檐报</p><p>${sentences[0]}从今天起，登录手机银行时需要登录密码和人机验证，拖动滑块才能进门。</p>`;
  expect(readHtml(html)).toMatchObject({ kind: "article" });
});

test.each([
  [
    "challenge",
    `<title>Access denied | paper.example used Cloudflare to restrict access</title><h1>Error 1020 Ray ID: 7c1 • 2020-09-04 02:05:33 UTC</h1><h2>Access denied</h2><h2>What happened?</h2><p>This website is using a security service to protect itself from online attacks, and it refused this request.</p>`,
  ],
  [
    "challenge",
    `<title>paper.example</title><h1>paper.example</h1><p>Verifying you are human. This may take a few seconds.</p><p>paper.example needs to review the security of your connection before proceeding.</p><script>window._cf_chl_opt={cvId:"3"};var a=document.createElement("script");a.src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=7c1"</script>`,
  ],
  [
    "challenge",
    `<title>Auenbote</title><h2>Willkommen bei uns</h2><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking, oder nutzen Sie PUR für 4,99 Euro im Monat ohne Tracking.</p><button>Akzeptieren</button>`,
  ],
  [
    "challenge",
    `<title>Le Courrier</title><h2>Le respect de votre vie privée est notre priorité</h2><p>Nous et nos 842 partenaires stockons des informations sur votre appareil.</p><button>Accepter</button>`,
  ],
  ["challenge", "<title></title><script>document.cookie='a=' + f() + ';path=/';location.reload()</script>"],
  [
    "login",
    `<title>云檐县统一身份认证平台</title><h1>云檐县统一身份认证平台</h1><div>用户名<input> 密码<input type="password"></div><p>初次使用的用户，请先用工号登录，密码是证件的后六位，登录以后请马上修改，忘记密码的请到信息中心办理。</p>`,
  ],
  [
    "login",
    `<title>提示信息 - 云檐论坛</title><div><h3>提示信息</h3><p>抱歉，您需要登录才能继续本操作，没有帐号的请先注册，注册以后要等管理员审核通过，大约需要一天的时间，请您谅解。</p></div>`,
  ],
  [
    "error-page",
    "<title>系统维护</title><h1>系统维护</h1><p>系统维护：系统正在升级，请稍后再来，给您带来的不便请谅解。</p>",
  ],
  [
    "error-page",
    `<title>云檐县人民政府网站</title><h1>信息公开</h1><p>发布时间：2020-09-04 来源：云檐县</p><p>该信息已被删除。</p>`,
  ],
  [
    "error-page",
    `<title>云檐县人民政府</title><div>今天是2020年9月4日</div><p>您访问的页面不存在或者已经被删除，请检查地址是否正确，或者返回首页重新查找您要的内容。</p>`,
  ],
])("%s, however much it says", (reason, html) => {
  expect(readHtml(html)).toMatchObject({ kind: "no-article", reason });
});

test.each([
  '<iframe src="/upload/a.pdf" width="100%" height="800"></iframe>',
  '<object data="/upload/a.pdf" type="application/pdf"></object>',
  '<p><img src="/upload/a.jpg" width="800"></p>',
])("a heading right in the page and what it shows below are an article: %s", (shown) => {
  const html = `<title>石桥县2020年部门预算公开</title><body><a href="/"><img src="/logo.png"></a><h1>石桥县2020年部门预算公开</h1>${shown}</body>`;
  expect(readHtml(html)).toMatchObject({
    kind: "article",
    body: { value: { html: expect.stringContaining("/upload/a.") } },
  });
});

test("a heading with nothing but the site's own pictures above it is none", () => {
  const html =
    '<title>石桥县2020年部门预算公开</title><body><a href="/"><img src="/logo.png"></a><h1>石桥县2020年部门预算公开</h1></body>';
  expect(readHtml(html)).toMatchObject({ kind: "no-article" });
});

test("an office that announces a maintenance with nothing but the day below the title is no page out of order", () => {
  const announced = (day: string) =>
    `<title>系统维护公告_石桥县政务服务网</title><h1>系统维护公告</h1>${day}<p>定于9月5日20:00至24:00进行系统维护，期间暂停服务。</p>`;
  expect(readHtml(announced("<p>2020-09-04</p>"))).toMatchObject({ kind: "article" });
  expect(readHtml(announced(""))).toMatchObject({ kind: "no-article", reason: "error-page" });
});

test.each(["请先登录：老人的数字难题", "安全验证码骗局，警方提醒"])(
  "a headline that goes on after the words of a refusal, right above a day, is news: %s",
  (title) => {
    const html = `<title>${title}_云檐报</title><h1>${title}</h1><p>2020-09-04 10:05</p><p>${sentences[0]}</p><p>${sentences[1]}</p>`;
    expect(readHtml(html)).toMatchObject({ kind: "article" });
  },
);

test.each(["post-", "post_"])("a weblog's page of its newest articles is a list, though it has but six: %s", (id) => {
  const posts = Array.from(
    { length: 6 },
    (_, n) =>
      `<div id="${id}${n + 1}"><h2><a href="/p/${n}.html">镇上的第${n}盏路灯唱起了歌</a></h2><p>2020-09-0${n + 1}</p><p>${sentences[n % 2]}</p></div>`,
  );
  const html = `<title>管灯人家</title><h1>管灯人家</h1><div>${posts.join("")}</div>`;
  expect(readHtml(html)).toMatchObject({ kind: "no-article", reason: "list" });
});
