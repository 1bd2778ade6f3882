import { beforeAll, describe, expect, it } from "vitest";
import { openRun, type Run } from "../refresh/run.ts";
import { walkArchives, walkPages } from "./walk.ts";

const day = 24 * 60;

const idsOf = (run: Run) => run.paper.articles().map(({ number }) => `tag:xjyszb.cn,2026:xjyszb/${number}`);

it("every article is in exactly one month, and the history holds each that was ever read", {
  timeout: 20_000,
}, async () => {
  const run = await openRun({ size: 60 });
  await run.tick();
  const truth = idsOf(run).toSorted();
  const months = await Promise.all(
    ["2020-08", "2020-09"].map((month) => run.json<{ items: { id: string }[] }>(`/xjyszb/archive/${month}.json`)),
  );
  expect(
    months
      .flatMap(({ items }) => items)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(truth);
  const pages = await walkPages(run, "/xjyszb/feed.json");
  expect(pages.flatMap(({ ids }) => ids).toSorted()).toEqual(truth);
  expect(pages.length).toBeGreaterThan(1);
  const archives = await walkArchives(run, "/xjyszb/atom.xml");
  expect([...new Set(archives.flatMap(({ ids }) => ids))].toSorted()).toEqual(truth);
  expect(archives.length).toBeGreaterThan(1);
});

describe("a month that is over", () => {
  it("never changes, though an article that is dated into it comes late", async () => {
    const run = await openRun();
    await run.tick();
    run.wait(30 * day);
    const path = "/xjyszb/archive/2020-09.xml";
    const before = await run.get(path);
    const text = await before.text();
    expect(text).toContain("<fh:archive/>");
    expect(before.headers.get("cache-control")).toMatch(/max-age=21600/);
    run.paper.publish({ title: "演示：迟到的新闻", date: "2020-09-30" });
    run.paper.publish({ title: "演示：十月的新闻" });
    await run.tick();
    expect((await run.get(path, { "if-none-match": before.headers.get("etag") ?? "" })).status).toBe(304);
    expect(await run.text(path)).toBe(text);
    expect(await run.text("/xjyszb/archive/2020-10.xml")).toContain("迟到的新闻");
  });

  it("is no archive while the first fill may still bring articles of it, nor while a page that was listed in it is waited for", async () => {
    const run = await openRun({ kv: "memory", size: 60 });
    await run.scheduled();
    for (let slices = 0; slices < 14; slices++) await run.deliver();
    const path = "/xjyszb/archive/2020-08.xml";
    const half = await run.get(path);
    expect(await half.text()).not.toContain("<fh:archive/>");
    expect(half.headers.get("cache-control")).not.toMatch(/max-age=21600/);
    await run.drain();
    expect(await run.text(path)).toContain("<fh:archive/>");

    run.wait(26 * day);
    const late = run.paper.publish({ title: "演示：读不到的新闻" });
    run.paper.fail(`/News/${late}.aspx`, { kind: "status", status: 500 });
    await run.tick();
    run.wait(2 * day);
    const september = "/xjyszb/archive/2020-09.xml";
    expect(await run.text(september)).not.toContain("<fh:archive/>");
    run.paper.heal();
    await run.tick();
    const whole = await run.text(september);
    expect(whole).toContain("<fh:archive/>");
    expect(whole).toContain("读不到的新闻");
  });

  it("changes by a correction, and the changes tell it", async () => {
    const run = await openRun({ kv: "memory", size: 4 });
    await run.tick();
    const [newest] = run.paper.articles();
    if (newest === undefined) throw new Error("the newspaper has articles");
    run.wait(27 * day);
    await run.tick();
    const path = "/xjyszb/archive/2020-09.xml";
    const before = await run.get(path);
    run.wait(1 * day);
    run.paper.correct(newest.number, { title: "演示：更正后的标题" });
    for (let days = 0; days < 30; days++) {
      run.wait(1 * day);
      await run.tick();
    }
    const after = await run.get(path, { "if-none-match": before.headers.get("etag") ?? "" });
    expect(after.status).toBe(200);
    expect(await after.text()).toContain("更正后的标题");
    const { changes } = await run.json<{ changes: object[] }>("/xjyszb/changes.json");
    expect(changes[0]).toMatchObject({
      kind: "corrected",
      id: `tag:xjyszb.cn,2026:xjyszb/${newest.number}`,
      changed: ["title"],
    });
  });

  it("leads to its neighbours and to the feed, and the feed leads to it", { timeout: 20_000 }, async () => {
    const run = await openRun({ size: 60 });
    await run.tick();
    run.wait(30 * day);
    const number = run.paper.publish({ title: "演示：十月的新闻" });
    await run.tick();
    const links = (text: string) =>
      Object.fromEntries(
        [...text.matchAll(/<link rel="([\w-]+)"[^>]*href="https:\/\/news\.example([^"]*)"/g)].map(([, rel, href]) => [
          rel,
          href,
        ]),
      );
    expect(await run.text("/xjyszb/archive/2020-10.xml")).toContain(`xjyszb/${number}<`);
    expect(links(await run.text("/xjyszb/atom.xml"))).toMatchObject({ "prev-archive": "/xjyszb/archive/2020-09.xml" });
    expect(links(await run.text("/xjyszb/archive/2020-09.xml"))).toMatchObject({
      "prev-archive": "/xjyszb/archive/2020-08.xml",
      "next-archive": "/xjyszb/archive/2020-10.xml",
      current: "/xjyszb/atom.xml",
    });
    expect(links(await run.text("/xjyszb/archive/2020-08.xml"))["prev-archive"]).toBeUndefined();
  });
});

it("a source whose articles are all in its feed says that the feed is complete, and leads nowhere", async () => {
  const run = await openRun();
  await run.tick();
  const text = await run.text("/xjyszb/atom.xml");
  expect(text).toContain("<fh:complete/>");
  expect(text).not.toContain("prev-archive");
  expect(await run.json("/xjyszb/feed.json")).not.toHaveProperty("next_url");
});

describe("what is no month of it", () => {
  let run: Run;
  beforeAll(async () => {
    run = await openRun({ size: 4 });
    await run.tick();
  });

  it.each([
    ["/xjyszb/archive/2019-01.xml", 404, "2020-0"],
    ["/xjyszb/archive/2021-01.xml", 404, "2021-01"],
    ["/xjyszb/archive/2020-9.xml", 404, "2020-9"],
    ["/xjyszb/archive/2020-00.xml", 404, "2020-00"],
    ["/xjyszb/archive/2020-13.xml", 404, "2020-13"],
    ["/other/archive/2020-09.xml", 404, '"other"'],
    ["/xjyszb/archive/2020-09.xml?below=1", 400, "below"],
    ["/xjyszb/archive/2020-09.json?limit=1", 400, "limit"],
  ])("%s is a %i that names %s", async (path, status, named) => {
    const answer = await run.get(path);
    expect(answer.status).toBe(status);
    expect((await answer.json<{ detail: string }>()).detail).toContain(named);
  });
});
