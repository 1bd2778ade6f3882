import { expect, it } from "vitest";
import { readJson, snapshot } from "./feeds.ts";
import { openRun } from "./run.ts";

const letters = (text: string) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "");
const textOf = (html: string) =>
  letters(
    html
      .replace(/<[^>]{0,500}>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&"),
  );

it.each(["classic", "tables", "soup", "modern"] as const)(
  "every article of the %s layout comes out as a person reads it",
  async (layout) => {
    const run = await openRun({ kv: "memory", size: 60 });
    run.paper.redesign(layout);
    run.paper.freezeViews();
    await run.tick();
    const items = await readJson(run);
    expect(items).toHaveLength(50);
    const truths = new Map(run.paper.articles().map((truth) => [`tag:xjyszb.cn,2026:xjyszb/${truth.number}`, truth]));
    for (const item of items) {
      const truth = truths.get(item.id);
      if (truth === undefined) throw new Error(`no truth for ${item.id}`);
      expect(item.title).toBe(truth.title);
      expect(item.authors, item.title).toEqual(truth.reporters);
      expect(item.published, item.title).toBeDefined();
      expect(item.views, item.title).toBe(run.paper.viewsOf(truth.number));
      expect(textOf(item.html), item.title).toBe(letters(truth.paragraphs.join("")));
    }
  },
);

it("a redesign of the article pages alone changes nothing that is served", async () => {
  const run = await openRun({ kv: "memory" });
  await run.tick();
  const before = await snapshot(run);
  run.paper.redesign("modern");
  run.wait(180);
  await run.tick();
  expect(await snapshot(run)).toEqual(before);
});

it.each(["https", "query", "other-query"] as const)("links as %s are no new articles", async (style) => {
  const run = await openRun({ kv: "memory" });
  await run.tick();
  const before = await snapshot(run);
  run.paper.linkAs(style);
  run.wait(30);
  run.paper.resetRequests();
  await run.tick();
  expect(run.paper.requests.map(({ url }) => new URL(url).pathname)).toEqual(["/"]);
  expect(await snapshot(run)).toEqual(before);
});

it.each([
  ["gbk", "header"],
  ["gbk", "meta"],
  ["gbk", "nowhere"],
  ["gb18030", "both"],
  ["big5", "meta"],
  ["utf-8", "nowhere"],
] as const)("a site in %s that says so %s is read right", async (charset, declaredIn) => {
  const run = await openRun({ kv: "memory" });
  run.paper.encoding(charset, declaredIn);
  await run.tick();
  const titles = (await readJson(run)).map(({ title }) => title);
  expect(titles).toContain("《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行");
});

it.each(["etag", "last-modified", "both", "none"] as const)(
  "a site that sends %s is asked politely, and nothing is new",
  async (validators) => {
    const run = await openRun({ kv: "memory" });
    run.paper.validators(validators);
    await run.tick();
    const before = await snapshot(run);
    run.wait(30);
    run.paper.resetRequests();
    await run.tick();
    expect(run.paper.requests).toHaveLength(1);
    const headers = run.paper.requests[0]?.headers ?? {};
    expect("if-none-match" in headers).toBe(validators === "etag" || validators === "both");
    expect("if-modified-since" in headers).toBe(validators === "last-modified" || validators === "both");
    expect(await snapshot(run)).toEqual(before);
  },
);
