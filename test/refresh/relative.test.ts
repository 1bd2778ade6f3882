import { load } from "cheerio";
import { expect, it } from "vitest";
import { readAtom, readJson, readRss } from "./feeds.ts";
import { openRun } from "./run.ts";

/** A body whose every address leaves something out, in each way that HTML knows. */
const body = `
<p>演示：这一段文字里的地址都不完整，<a href="4056.aspx">上一篇</a>，<a href="../about.aspx?id=1&amp;p=2">关于我们</a>，
<a href="/List/1.aspx">列表</a>，<a href="//other.example/page">别处</a>，<a href="?page=2">下一页</a>，<a href="#top">回到开头</a>。</p>
<p><img src="../upload/a.png" alt="一"></p>
<p><img src="//pictures.example/b.png" alt="二"></p>
<p><img src="e.png" srcset="/upload/e.png 1x, ../upload/e2.png 2x" alt="三"></p>
<p>演示：还有一段录像和一段录音，<a href="/upload/plan.pdf">附件</a>在最后。</p>
<video controls poster="poster.png"><source src="../upload/c.mp4" type="video/mp4"></video>
<audio controls src="/upload/d.mp3"></audio>
<blockquote cite="/source.aspx">演示：引文。</blockquote>`;

/** Every address in HTML: https://html.spec.whatwg.org/multipage/indices.html#attributes-3 */
function addressesIn(html: string): string[] {
  const $ = load(html);
  const plain = ["href", "src", "poster", "cite", "data", "action", "background", "longdesc"].flatMap((name) =>
    $(`[${name}]`)
      .toArray()
      .map((element) => $(element).attr(name) ?? ""),
  );
  const sets = $("[srcset]")
    .toArray()
    .flatMap((element) => ($(element).attr("srcset") ?? "").split(",").map((part) => part.trim().split(/\s/)[0] ?? ""));
  return [...plain, ...sets];
}

it("a body whose addresses are all relative has none that is, in any feed and in the API", async () => {
  const run = await openRun({ size: 3 });
  const number = run.paper.publish({ title: "演示：地址都不完整", blocks: [{ kind: "raw", html: body }] });
  await run.tick();
  const id = `tag:xjyszb.cn,2026:xjyszb/${number}`;
  const feeds = [await readRss(run), await readAtom(run), await readJson(run)];
  const htmls = feeds.map((items) => items.find((item) => item.id === id)?.html ?? "");
  const { content_html } = await run.json<{ content_html: string }>(`/api/v1/articles/xjyszb/${number}`);
  for (const html of [...htmls, content_html]) {
    const addresses = addressesIn(html);
    for (const address of addresses) expect(address).toMatch(/^https?:\/\/[^/]/);
    expect(addresses).toEqual(
      expect.arrayContaining([
        "http://xjyszb.cn/News/4056.aspx",
        "http://xjyszb.cn/about.aspx?id=1&p=2",
        "http://xjyszb.cn/List/1.aspx",
        "http://other.example/page",
        "http://xjyszb.cn/upload/a.png",
        "http://pictures.example/b.png",
        "http://xjyszb.cn/upload/e2.png",
        "http://xjyszb.cn/upload/c.mp4",
      ]),
    );
  }
  const { attachments } = await run.json<{ attachments: { url: string }[] }>(`/api/v1/articles/xjyszb/${number}`);
  expect(attachments.map(({ url }) => url)).toContain("http://xjyszb.cn/upload/plan.pdf");
  for (const { url } of attachments) expect(url).toMatch(/^https?:\/\/[^/]/);
});
