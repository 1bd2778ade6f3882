// An archived article that a list shows again, and that leaves again.
import { expect, it } from "vitest";
import { moveOut } from "../../src/refresh/archive.ts";
import { entryOf } from "../../src/refresh/entries.ts";
import { openSpared } from "../../src/refresh/spared.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { writeArticle } from "../../src/store/articles.ts";
import { readIndex, writeIndex } from "../../src/store/index-record.ts";
import { readViews, writeViews } from "../../src/store/views.ts";
import { renderEntries, rendererVersion } from "../../src/syndicate/entry.ts";
import { readJson } from "./feeds.ts";
import { firstKey, old, openOldRun, writeStored } from "./old-run.ts";
import type { Run } from "./run.ts";

const entries = { rss: "", atom: "", json: "" };

/** The old articles leave, though lists may show them; so many more are there that they are enough to. */
async function leave(run: Run, count: number, archived: number): Promise<void> {
  const index = await readIndex(run.kv, "xjyszb");
  const more = Array.from({ length: archived }, (_, at) => {
    const article = old(count + at);
    return entryOf({ article, entries, rendered: rendererVersion }, article.firstSeen, 7);
  });
  for (let at = 0; at < archived; at++) await writeStored(run, old(count + at));
  const views = await readViews(run.kv, "xjyszb");
  const state = { version: 3, lists: {}, at: 0, pending: 0, closesHtml: false, faults: [] };
  const outside = { kv: run.kv, spared: openSpared(), gate: { affords: () => true } };
  const padded = { ...index, entries: [...index.entries, ...more] };
  const moved = await moveOut({ index: padded, views, state }, index, xjyszb, run.now(), outside);
  await writeIndex(run.kv, "xjyszb", moved.index);
  await writeViews(run.kv, "xjyszb", moved.views);
}

it("wherever it is, it is in one month, found once, and has the history of its views", async () => {
  const run = await openOldRun(450, 450);
  await run.tick();
  const key = String(firstKey - 440);
  const article = old(440);
  const { id, title } = article;
  await writeArticle(run.kv, { article, entries: renderEntries(article, xjyszb), rendered: rendererVersion });
  run.paper.publish({ number: Number(key), title });
  run.wait(60);
  await run.tick();
  const returned = (await readIndex(run.kv, "xjyszb")).entries.find((entry) => entry.key === key);
  expect(returned?.archived).toBe("2020-06");
  const monthsOf = async () => {
    const months = ["2020-06", "2020-07", "2020-08"];
    const texts = await Promise.all(months.map((month) => run.text(`/xjyszb/archive/${month}.json`)));
    return months.filter((_, at) => texts[at]?.includes(`"${id}"`));
  };
  const query = new URLSearchParams({ q: `title:${title}` });
  const isThereOnce = async () => {
    expect(await monthsOf()).toEqual(["2020-06"]);
    const texts = await run.text("/xjyszb/archive/2020-06.json");
    expect(texts.split(`"${id}"`)).toHaveLength(2);
    expect((await readJson(run, `/xjyszb/feed.json?${query}`)).map((item) => item.id)).toEqual([id]);
    const { view_history } = await run.json<{ view_history: object[] }>(`/api/v1/articles/xjyszb/${key}`);
    expect(view_history).toHaveLength(1);
  };
  await isThereOnce();

  // The lists show it no more.
  run.paper.withdraw(Number(key), 410);
  await leave(run, 450, 60);
  run.paper.publish({ title: "演示：别的新闻" });
  run.wait(60);
  await run.tick();
  expect((await readIndex(run.kv, "xjyszb")).entries.map((entry) => entry.key)).not.toContain(key);
  await isThereOnce();
});
