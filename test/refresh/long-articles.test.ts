import { expect, it } from "vitest";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { readArticles, writeArticle } from "../../src/store/articles.ts";
import { renderEntries } from "../../src/syndicate/entry.ts";
import { reportSchema } from "../../src/web/status-report.ts";
import { walkArchives, walkPages } from "../web/walk.ts";
import { openRun, type Run } from "./run.ts";

const mega = 1024 * 1024;
const idsOf = (run: Run) => run.paper.articles().map(({ number }) => `tag:xjyszb.cn,2026:xjyszb/${number}`);
const sourceOf = async (run: Run) => reportSchema.parse(await run.json("/status.json")).sources[0];
const itemsOf = async (run: Run, path: string) =>
  (await run.text(path)).split(/<\/item>|<\/entry>|"content_html"/).length - 1;

/** Makes each stored article one of so many bytes in each format. */
async function lengthen(run: Run, bytes: number): Promise<void> {
  const keys = run.paper.articles().map(({ number }) => String(number));
  const html = `<p>${"a".repeat(bytes)}</p>`;
  for (const stored of (await readArticles(run.kv, "xjyszb", keys)).values()) {
    const article = { ...stored.article, html };
    await writeArticle(run.kv, { ...stored, article, entries: renderEntries(article, xjyszb) });
  }
}

it("feeds of very long articles show the newest, lead to all others, and say so until all fit again", async () => {
  const run = await openRun({ size: 12 });
  run.paper.freezeViews();
  await run.tick();
  await lengthen(run, 0.15 * mega);
  run.paper.publish({ title: "演示：长文之后的新闻" });
  await run.pass(30);
  const truth = idsOf(run).toSorted();
  for (const file of ["rss.xml", "atom.xml", "feed.json"]) {
    const path = `/xjyszb/${file}`;
    expect(await run.text(path)).toContain("长文之后的新闻");
    expect([file, await itemsOf(run, path)]).toEqual([file, 9]);
  }
  const pages = await walkPages(run, "/xjyszb/feed.json");
  expect(pages.flatMap(({ ids }) => ids).toSorted()).toEqual(truth);
  const archives = await walkArchives(run, "/xjyszb/atom.xml");
  expect([...new Set(archives.flatMap(({ ids }) => ids))].toSorted()).toEqual(truth);
  expect(await run.text("/xjyszb/atom.xml")).not.toContain("fh:complete");
  const { faults, health } = (await sourceOf(run)) ?? {};
  expect(faults).toMatchObject([{ name: "feeds-shortened", found: expect.stringContaining("the newest 9") }]);
  expect(health).toBe("good");
  await lengthen(run, 100);
  run.paper.publish({ title: "演示：又一条新闻" });
  await run.pass(30);
  expect(await itemsOf(run, "/xjyszb/atom.xml")).toBe(14);
  expect((await sourceOf(run))?.faults).toEqual([]);
});
