// `npm start` as a person uses it: flags, Ctrl-C, a restart, and a site that nobody has shown to Pagewire.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { test } from "node:test";
import { serveSite } from "../../src/cli/serve-site.ts";
import { freePort, startDemo, startPagewire, until, untilRead } from "./pagewire.ts";

const seedTitle = "《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行";

for (const [flags, code, said] of [
  ["--nonsense", 2, "--nonsense"],
  ["--port many", 2, '--port "many"'],
  ["--clock noon", 2, '--clock "noon"'],
  ["--connect-to nonsense", 2, "HOST=ORIGIN"],
  ["--connect-to xjyszb.cn=http://127.0.0.1:1", 1, "nothing answers at http://127.0.0.1:1"],
] as const) {
  test(`npm start -- ${flags} says in one line what is wrong`, () => {
    const { status, stderr } = spawnSync("npm", ["start", "--silent", "--", ...flags.split(" ")], { encoding: "utf8" });
    assert.equal(status, code);
    assert.equal(stderr.trim().split("\n").length, 1);
    assert.ok(stderr.includes(said), stderr);
  });
}

test("a port in use is told in one line", async () => {
  const server = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { status, stderr } = spawnSync("npm", ["start", "--silent", "--", "--port", String(port)], {
    encoding: "utf8",
  });
  server.close();
  assert.equal(status, 1);
  assert.equal(stderr.trim(), `port ${port} is in use; choose another with --port`);
});

test("the demo says that it is one and gives the seed article; Ctrl-C ends everything that was started", async () => {
  const pagewire = await startPagewire([]);
  assert.match(pagewire.output(), /DEMO: an invented newspaper/);
  await untilRead(pagewire, 60);
  for (const path of ["rss.xml", "atom.xml", "feed.json"]) {
    assert.ok(pagewire.output().includes(`${pagewire.origin}/xjyszb/${path}`), path);
    const text = await (await fetch(`${pagewire.origin}/xjyszb/${path}`)).text();
    assert.ok(text.includes(seedTitle), path);
  }
  const mine = new URL(pagewire.origin).port;
  const running = () => {
    const processes = execFileSync("ps", ["ax", "-o", "args"], { encoding: "utf8" }).split("\n");
    return processes.filter((line) => line.includes(`--port ${mine}`) || line.includes(`127.0.0.1:${mine}`));
  };
  assert.notDeepEqual(running(), []);
  await pagewire.stop();
  await until("the end of everything", async () => running().length === 0, 10_000);
});

test("a restart on the same state makes no article new and changes neither a byte nor an ETag", async () => {
  const demo = await startDemo();
  const paths = ["/xjyszb/rss.xml", "/xjyszb/atom.xml", "/xjyszb/feed.json", "/rss.xml", "/atom.xml", "/feed.json"];
  const served = () =>
    Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(demo.origin + path);
        return { path, etag: answer.headers.get("etag"), text: await answer.text() };
      }),
    );
  const before = await served();
  await demo.stop();
  const site = await serveSite(demo.paper.fetch);
  const flags = ["--no-demo", "--connect-to", `xjyszb.cn=${site.origin}`, "--clock", "tick"];
  const again = await startPagewire(flags, demo.state, Number(new URL(demo.origin).port));
  const later = Date.now() + 3 * 3_600_000;
  await again.tick(later);
  await until("the articles to be read again", async () => {
    const { sources } = await again.json<{ sources: { last_tried: string }[] }>("/status.json");
    return Date.parse(sources[0]?.last_tried ?? "") >= later;
  });
  await untilRead(again, 60);
  assert.deepEqual(await served(), before);
  await again.stop();
  site.close();
});

/** A paper of a design that no layout of the demo has: definition lists, a `<center>`, the meta line after the text. */
function foreignSite(request: Request): Response {
  const { pathname } = new URL(request.url);
  const number = /^\/News\/(\d+)\.aspx$/.exec(pathname)?.[1];
  const html = number === undefined ? foreignHome : pathname === "/News/3.aspx" ? foreignArticle : otherArticle(number);
  return new Response(html, { headers: { "content-type": "text/html" } });
}

const foreignHome = `<html><head><title>首页</title></head><body><center><dl>${[3, 2, 1]
  .map((n) => `<dt><a href=News/${n}.aspx>第${n}条演示消息</a><dd>09-0${n}`)
  .join("")}</dl></center></body></html>`;

const foreignArticle = `<html><head><title>第3条演示消息</title></head><body><center><big><big>第3条演示消息</big></big>
<dl><dd align=left>　　虚构的第一段：一早，镇上的钟敲了十三下，听见的人都停下来数。
<dd align=left>　　虚构的第二段：修钟的人说，多出来的一下是去年欠的，今天补上。
<dd align=right>（钟小满）</dl>
<font color=gray>发布日期：2020年9月3日　　浏览次数：1,208</font></center></body></html>`;

const otherArticle = (
  number: string,
) => `<html><head><title>第${number}条演示消息</title></head><body><center><big>第${number}条演示消息</big>
<dl><dd>　　虚构的文字，编号${number}：风把一顶帽子吹到了塔顶，没有人认领，它就住下了。</dl>
<font color=gray>发布日期：2020年9月${number}日　　浏览次数：${number}00</font></center></body></html>`;

interface Item {
  url: string;
  title: string;
  date_published: string;
  authors: { name: string }[];
  content_html: string;
  _pagewire: { views: { count: number; at_least: boolean } };
}

test("a site with HTML that nobody has shown to Pagewire is read right", async () => {
  const site = await serveSite(async (request) => foreignSite(request));
  const pagewire = await startPagewire(["--no-demo", "--connect-to", `xjyszb.cn=${site.origin}`]);
  await untilRead(pagewire, 3);
  const { items } = await pagewire.json<{ items: Item[] }>("/xjyszb/feed.json");
  assert.equal(items.length, 3);
  const item = items.find(({ url }) => url === "http://xjyszb.cn/News/3.aspx");
  assert.equal(item?.title, "第3条演示消息");
  assert.equal(item?.date_published, "2020-09-02T16:00:00.000Z");
  assert.deepEqual(item?.authors, [{ name: "钟小满" }]);
  assert.deepEqual(item?._pagewire.views, { count: 1208, at_least: false });
  const text = String(item?.content_html).replace(/<[^>]+>/g, "");
  assert.match(text, /^\s*虚构的第一段：.*去年欠的，今天补上。\s*$/s);
  await pagewire.stop();
  site.close();
});
