import { beforeAll, expect, it } from "vitest";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { writeArticle } from "../../src/store/articles.ts";
import type { Row } from "../../src/store/cards.ts";
import { writeCatalogue } from "../../src/store/catalogue.ts";
import { putInDrawer } from "../../src/store/drawers.ts";
import { readIndex, writeIndex } from "../../src/store/index-record.ts";
import { renderEntries, rendererVersion } from "../../src/syndicate/entry.ts";
import { readJson, readRss } from "../refresh/feeds.ts";
import { old, openOldRun } from "../refresh/old-run.ts";
import { opening, openRun, type Run } from "../refresh/run.ts";
import { declared } from "./answers.ts";

const count = 410;
const seeded = Array.from({ length: count }, (_, at) => old(at));
type Page = { articles: { key: string; views?: number }[]; next_cursor?: string };

/** Every page from the first one on. `between`: what happens before the next is asked for. */
async function walk(run: Run, query: string, between: (page: number) => Promise<void> = async () => {}) {
  const pages: string[][] = [];
  for (let cursor = ""; ; ) {
    const answer = await declared<Page>(run, `/api/v1/articles?content=summary&${query}${cursor}`);
    pages.push(answer.articles.map(({ key }) => key));
    if (answer.next_cursor === undefined) return pages;
    cursor = `&cursor=${answer.next_cursor}`;
    await between(pages.length);
  }
}

let run: Run;
beforeAll(async () => {
  run = await openOldRun(count, count);
  const article = old(count - 1);
  await writeArticle(run.kv, { article, entries: renderEntries(article, xjyszb), rendered: rendererVersion });
  await run.tick();
  const index = await readIndex(run.kv, "xjyszb");
  expect(index.months.reduce((sum, { articles }) => sum + articles, 0)).toBeGreaterThan(100);
});

it("the API pages through everything that was ever read, newest first, each once", async () => {
  const found = (await walk(run, "limit=100")).flat();
  const papers = run.paper.articles().map(({ number }) => String(number));
  expect(found.slice(papers.length)).toEqual(seeded.map(({ key }) => key));
  expect(found.slice(0, papers.length).toSorted()).toEqual(papers.toSorted());
});

it("an archived article is found by what it says, in the API and in every feed, and by its days", async () => {
  const { key, title, id } = old(count - 1);
  const q = encodeURIComponent(`title:${title}`);
  expect(await walk(run, `q=${q}`)).toEqual([[key]]);
  for (const path of ["/xjyszb/", "/"]) {
    expect(await readRss(run, `${path}rss.xml?q=${q}`)).toMatchObject([{ id, title }]);
    expect(await readJson(run, `${path}feed.json?q=${q}`)).toMatchObject([{ id, title }]);
  }
  const day = new Date(old(count - 1).firstSeen + 8 * 3_600_000).toISOString().slice(0, 10);
  const ofTheDay = seeded.filter(({ firstSeen }) => firstSeen === old(count - 1).firstSeen).map((one) => one.key);
  expect((await walk(run, `since=${day}&until=${day}`)).flat()).toEqual(ofTheDay);
});

it("a choice of which KV does not show what was archived lately is not kept, and shows it a moment later", async () => {
  const { id, title } = old(count - 1);
  const path = `/xjyszb/feed.json?q=${encodeURIComponent(`title:${title}`)}&limit=3`;
  run.useKv(
    new Proxy(run.kv, {
      get(kv, property) {
        const value: unknown = Reflect.get(kv, property);
        if (typeof value !== "function") return value;
        return (...given: unknown[]) =>
          property === "get" && String(given[0]).startsWith("catalogue:xjyszb:") ? null : value.apply(kv, given);
      },
    }),
  );
  const before = await run.get(path);
  expect(await before.text()).not.toContain(id);
  expect(before.headers.has("last-modified")).toBe(false);
  run.useKv(run.kv);
  expect(await readJson(run, path)).toMatchObject([{ id, title }]);
});

it("an archived article shows the views that it had", async () => {
  const { key } = old(count - 1);
  const { articles } = await declared<Page>(run, `/api/v1/articles?q=${encodeURIComponent(`旧闻第${key}号`)}`);
  expect(articles).toMatchObject([{ key, views: 42 }]);
});

it("what gained most views in a period is told of archived articles too, or that it is not all", async () => {
  type Most = { partial?: boolean; articles: { key: string; gained: number; views: number }[] };
  const ask = () => declared<Most>(run, "/api/v1/most-viewed?from=2020-06-01&to=2020-09-05&limit=100");
  const whole = await ask();
  expect(whole.articles).toContainEqual(expect.objectContaining({ key: old(count - 1).key, gained: 42, views: 42 }));
  expect(whole).not.toHaveProperty("partial");
  const late = await declared<Most>(run, "/api/v1/most-viewed?from=2020-09-03&to=2020-09-05&limit=100");
  expect(late.articles.map(({ key }) => key)).not.toContain(old(count - 1).key);
  const index = await readIndex(run.kv, "xjyszb");
  const months = index.months.map((month) => ({ ...month, articles: 1501 }));
  await writeIndex(run.kv, "xjyszb", { ...index, months });
  const some = await ask();
  await writeIndex(run.kv, "xjyszb", index);
  expect(some.partial).toBe(true);
  expect(some.articles.map(({ key }) => key)).not.toContain(old(count - 1).key);
});

it("an archived article that was shown again and then taken away is found no more", async () => {
  const { key, title } = old(count - 1);
  const q = `q=${encodeURIComponent(title)}`;
  expect((await walk(run, q)).flat()).toEqual([key]);
  run.paper.publish({ number: Number(key), title });
  run.wait(60);
  await run.tick();
  expect((await walk(run, q)).flat()).toEqual([key]);
  run.paper.withdraw(Number(key), 410);
  const index = await readIndex(run.kv, "xjyszb");
  const gone = { at: run.now(), status: 410 } as const;
  const entries = index.entries.map((entry) => (entry.key === key ? { ...entry, withdrawn: gone } : entry));
  await writeIndex(run.kv, "xjyszb", { ...index, entries });
  run.paper.publish({ title: "演示：别的新闻" });
  run.wait(60);
  await run.tick();
  expect((await walk(run, q)).flat()).toEqual([]);
  expect(await readRss(run, `/rss.xml?${q}`)).toEqual([]);
});

it("articles that are archived between two pages are neither repeated nor left out", async () => {
  const own = await openOldRun(390, 390);
  const found = await walk(own, "limit=60", async (page) => {
    if (page !== 3) return;
    for (let at = 0; at < 4; at++) own.paper.publish({ title: `演示：第${at}个插入` });
    await own.tick();
    expect((await readIndex(own.kv, "xjyszb")).entries.length).toBeLessThan(390);
  });
  expect(found.flat()).toEqual(seeded.slice(0, 390).map(({ key }) => key));
});

/** A catalogue with so many drawers behind it, of one card each; the card of number 1 is the oldest. */
async function fileDrawers(own: Run, drawers: number): Promise<void> {
  const rows = Array.from({ length: drawers }, (_, at): Row => {
    const day = new Date(opening - (drawers - at) * 86_400_000).toISOString().slice(0, 10);
    return {
      key: String(at + 1),
      order: [day, at, String(at + 1)],
      date: Date.parse(day),
      changed: opening,
      fingerprint: "f",
      authors: [],
      categories: [],
      text: { title: `卷${at + 1}`, authors: "", rest: "" },
    };
  });
  for (const [at, row] of rows.entries()) await putInDrawer(own.kv, "xjyszb", at + 1, { rows: [row], without: [] }, 0);
  const listed = rows.map((row, at) => ({ number: at + 1, newest: row.order, oldest: row.order, articles: 1 }));
  await writeCatalogue(own.kv, "xjyszb", {
    news: 1,
    modified: opening,
    drawers: listed.reverse(),
    withdrawn: [],
    rows: [],
  });
}

/** The drawers that are read from now on, by their numbers. */
function countDrawers(own: Run): () => number[] {
  const names: string[] = [];
  own.useKv(
    new Proxy(own.kv, {
      get(kv, property) {
        const value: unknown = Reflect.get(kv, property);
        if (typeof value !== "function") return value;
        return (...given: unknown[]) => {
          if (property === "get") names.push(String(given[0]));
          return value.apply(kv, given);
        };
      },
    }),
  );
  return () => names.flatMap((name) => /^catalogue:xjyszb:(\d+)$/.exec(name)?.slice(1).map(Number) ?? []);
}

it("a search looks into five drawers at a time, tells where to go on, and ends", async () => {
  const own = await openRun({ size: 1 });
  await fileDrawers(own, 12);
  const drawers = countDrawers(own);
  expect(await walk(own, `q=${encodeURIComponent("没有")}`)).toEqual([[], [], []]);
  expect(drawers()).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  const until = new Date(opening - 11 * 86_400_000).toISOString().slice(0, 10);
  await walk(own, `q=${encodeURIComponent("没有")}&until=${until}`);
  expect(drawers().slice(12).length).toBeLessThan(5);
});
