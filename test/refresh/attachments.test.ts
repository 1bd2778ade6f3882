import { expect, it } from "vitest";
import type { Block } from "../site/articles.ts";
import { openRun } from "./run.ts";

const text: Block = { kind: "text", text: "这是一篇有附件的演示文章，附件在文末，大家可以下载以后慢慢看。" };
const files = (count: number): Block[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: "raw",
    html: `<p><a href="/upload/form${at}.pdf">附件${at + 1}：演示表格</a></p>`,
  }));
const heads = (requests: readonly { method: string; url: string }[]) =>
  requests.filter(({ method }) => method === "HEAD").map(({ url }) => new URL(url).pathname);

interface WithFiles {
  articles: { key: string; attachments: { url: string; length?: number }[] }[];
}

it("a file's true length is asked for once, by HEAD, and is in the feeds", async () => {
  const run = await openRun({ size: 1 });
  const number = run.paper.publish({ title: "演示：两个附件", blocks: [text, ...files(2)] });
  await run.tick();
  expect(heads(run.paper.requests)).toEqual(["/upload/form0.pdf", "/upload/form1.pdf"]);
  const { articles } = await run.json<WithFiles>("/api/v1/articles");
  const found = articles.find(({ key }) => key === String(number))?.attachments;
  expect(found?.map(({ length }) => length)).toEqual([29, 29]);
  expect(await run.text("/xjyszb/rss.xml")).toContain('length="29"');
  run.paper.resetRequests();
  run.paper.raiseViews(5);
  run.wait(180);
  await run.tick();
  expect(heads(run.paper.requests)).toEqual([]);
});

it("of ten files three are asked about, and one that does not answer has no length", async () => {
  const run = await openRun({ size: 1 });
  run.paper.fail("/upload/form1.pdf", { kind: "status", status: 405 });
  const number = run.paper.publish({ title: "演示：十个附件", blocks: [text, ...files(10)] });
  await run.tick();
  expect(heads(run.paper.requests)).toHaveLength(3);
  const { articles } = await run.json<WithFiles>("/api/v1/articles");
  const found = articles.find(({ key }) => key === String(number))?.attachments ?? [];
  expect(found.map(({ length }) => length !== undefined)).toEqual([true, false, true, ...Array(7).fill(false)]);
});
