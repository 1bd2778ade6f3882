import { expect, it } from "vitest";
import { feedPaths, readAtom, readJson, readRss } from "./feeds.ts";
import { openRun } from "./run.ts";

const title = `演示：]]><script>alert(1)</script>\u0000\u0007\u001f\u0085\ufffe & "引号" 'é' 🎉`;
const body = `<p>演示：第一段文字，里面有脚本。<script>alert("一")</script>第一段到这里结束，请继续往下看。</p>
<p onclick="alert(2)">第二段文字有图片，<img src="/a.jpg" onerror="alert(3)">还有危险的<a href="javascript:alert(4)">链接</a>，和<a href="JaVa&#10;Script:alert(5)">另一个</a>。</p>
<p>第三段：]]&gt;&lt;script&gt;alert(6)&lt;/script&gt; &#0; &#xD800; &#xDFFF; &#xFFFE; \u0008 就写到这里，都是文字而已。</p>
<iframe src="javascript:alert(7)"></iframe><object data="x"></object><svg onload="alert(8)"><a xlink:href="javascript:alert(9)">图</a></svg>
<p>第四段<style>body{display:none}</style>有样式，<a href="data:text/html,<script>alert(10)</script>">数据</a>，<math><mtext></mtext></math>以及更多的文字。</p>
<p><form action="https://evil.example/"><input name="a"><button formaction="javascript:alert(11)">按</button></form>第五段是最后一段，谢谢阅读本演示。</p>`;

it("a hostile page leaves every document well-formed and harmless", async () => {
  const run = await openRun();
  const number = run.paper.publish({ title, blocks: [{ kind: "raw", html: body }], byline: "", reporters: [] });
  await run.tick();
  const id = `tag:xjyszb.cn,2026:xjyszb/${number}`;
  for (const items of [await readRss(run), await readAtom(run), await readJson(run)]) {
    const item = items.find((one) => one.id === id);
    expect(item?.title).toBe(`演示：]]><script>alert(1)</script> & "引号" 'é' 🎉`);
    expect(item?.html).toContain("第三段：]]&gt;&lt;script&gt;alert(6)&lt;/script&gt;");
    expect(item?.html).toContain("第五段是最后一段");
    expect(item?.html).not.toMatch(
      /<script|<iframe|<object|<svg|<style|<form|<input|<button|\son\w+=|javascript:|data:text/i,
    );
  }
  for (const path of feedPaths) {
    const text = await run.text(path);
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toMatch(/[^\t\n\r\u0020-\u007e\u00a0-\ufffd\u{10000}-\u{10ffff}]/u);
  }
});

it("pages show a hostile title as text", async () => {
  const run = await openRun();
  run.paper.publish({ title });
  await run.tick();
  const home = await run.text("/");
  expect(home).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(home).not.toContain("<script>alert");
});

it("a page that nests ten thousand elements neither crashes the slice nor holds up the news", async () => {
  const run = await openRun();
  run.paper.publish({
    title: "演示：很深的页面",
    blocks: [{ kind: "raw", html: `${"<div>".repeat(10_000)}演示：很深的文字，就在这里。` }],
  });
  await run.tick();
  expect((await readJson(run)).length).toBe(9);
  expect(run.messages).toEqual([]);
});
