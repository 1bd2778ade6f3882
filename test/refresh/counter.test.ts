import { expect, it } from "vitest";
import { snapshot } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";
import { describeSource } from "./with-source.ts";
import { countWrites } from "./writes.ts";

interface Listed {
  articles: { key: string; views?: number }[];
}

const viewsIn = async (run: Run) => {
  const { articles } = await run.json<Listed>("/api/v1/articles");
  return new Map(articles.map(({ key, views }) => [key, views]));
};
const truth = (run: Run) =>
  new Map(run.paper.articles().map(({ number }) => [String(number), run.paper.viewsOf(number)]));
const counters = (run: Run) =>
  run.paper.requests.map(({ url }) => new URL(url)).filter(({ pathname }) => pathname === "/e/public/ViewClick/");
const openScripted = async () => {
  const run = await openRun({ size: 4 });
  run.paper.freezeViews();
  run.paper.countByScript();
  return run;
};

it.each(["classic", "tables", "soup", "modern"] as const)(
  "views that a script of the %s layout loads are read, one fetch an article, and none is counted",
  async (layout) => {
    const run = await openScripted();
    run.paper.redesign(layout);
    await run.tick();
    expect(await viewsIn(run)).toEqual(truth(run));
    expect(counters(run)).toHaveLength(4);
    expect(counters(run).some(({ searchParams }) => searchParams.get("addclick") === "1")).toBe(false);
    expect(run.paper.counted).toBe(0);
  },
);

it("a counter that is asked by POST is told not to count, and asked again where its page did not change", async () => {
  const run = await openRun({ size: 2 });
  run.paper.freezeViews();
  run.paper.countByScript("siteserver");
  await run.tick();
  expect(await viewsIn(run)).toEqual(truth(run));
  run.paper.raiseViews(50);
  run.wait(180);
  await run.tick();
  expect(await viewsIn(run)).toEqual(truth(run));
  expect(
    run.paper.requests.filter(({ url, method }) => method === "POST" && url.endsWith("/stl/actions/hits")).length,
  ).toBe(4);
  expect(run.paper.counted).toBe(0);
});

it("a page that did not change still tells its views, and no document moves", async () => {
  const run = await openScripted();
  await run.tick();
  const before = await snapshot(run);
  run.paper.raiseViews(50);
  run.wait(180);
  run.paper.resetRequests();
  const writes = countWrites(run);
  await run.tick();
  expect(run.paper.requests.filter(({ url }) => url.includes("/News/")).map(({ status }) => status)).toEqual([
    304, 304, 304, 304,
  ]);
  expect(await viewsIn(run)).toEqual(truth(run));
  expect(await snapshot(run)).toEqual(before);
  expect(writes().filter((name) => /^(?:article|documents|index):/.test(name))).toEqual([]);
});

it("a counter that counts whoever asks is never asked, and views are unknown", async () => {
  const run = await openRun({ size: 2 });
  const script = '<div id="content"><p>点击：<script src="/plus/count.php?view=yes&aid=12"></script>次</p>';
  run.paper.fail("articles", {
    kind: "edit",
    edit: (html) => html.replace(/点击数?[:：]\s*\d+/g, "").replace('<div id="content">', script),
  });
  await run.tick();
  expect([...(await viewsIn(run)).values()]).toEqual([undefined, undefined]);
  expect(run.paper.requests.filter(({ url }) => url.includes("count.php"))).toEqual([]);
  expect(await run.text("/status.json")).not.toContain("counter-unread");
});

it("a counter that does not answer leaves views unknown, not 0, and is told until it does", async () => {
  const run = await openScripted();
  run.paper.fail("/e/public/ViewClick/", { kind: "status", status: 500 });
  await run.tick();
  expect([...(await viewsIn(run)).values()]).toEqual([undefined, undefined, undefined, undefined]);
  expect(await run.text("/status.json")).toContain("counter-unread");
  run.paper.heal();
  run.wait(180);
  await run.tick();
  expect(await viewsIn(run)).toEqual(truth(run));
  expect(await run.text("/status.json")).not.toContain("counter-unread");
});

it("a counter that speaks nonsense is not believed", async () => {
  const run = await openScripted();
  run.paper.fail("/e/public/ViewClick/", { kind: "soft-error" });
  await run.tick();
  expect([...(await viewsIn(run)).values()].every((views) => views === undefined)).toBe(true);
});

it("a source's own counter is asked by its key", async () => {
  describeSource({
    counter: { url: "http://xjyszb.cn/e/public/ViewClick/?id={key}&quiet=1", pattern: "write\\('(\\d{1,9})'\\)" },
  });
  const run = await openScripted();
  await run.tick();
  expect(await viewsIn(run)).toEqual(truth(run));
  expect(counters(run).every(({ searchParams }) => searchParams.get("quiet") === "1")).toBe(true);
});
