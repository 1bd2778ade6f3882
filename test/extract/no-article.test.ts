import { expect, test } from "vitest";
import { readHtml, sentences } from "./read.ts";

const links = Array.from({ length: 12 }, (_, n) => `<a href="/news/${n}.html">镇上的第${n}条新闻标题很长</a>`);

test.each([
  ["list", `<title>本地_云檐报</title><ul>${links.map((link) => `<li>${link} 2020-09-04</li>`).join("")}</ul>`],
  [
    "list",
    `<title>本地_云檐报</title><div>${links.map((link) => `<div><h3>${link}</h3><p>记者近日来到现场，详情请看正文。</p></div>`).join("")}</div>`,
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
