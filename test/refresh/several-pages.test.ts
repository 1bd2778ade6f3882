import { expect, it } from "vitest";
import type { Block } from "../site/articles.ts";
import { readJson, snapshot } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";
import { countWrites } from "./writes.ts";

const lines = Array.from(
  { length: 9 },
  (_, at) => `第${at + 1}段是演示文字，说的是一座桥的第${at + 1}个桥墩，它是在一个晴天里建成的。`,
);
const blocks: Block[] = lines.map((text) => ({ kind: "text", text }));
const textOf = (html: string) => html.replace(/<[^>]{0,500}>/g, "").replace(/\s+/g, "");
const publish = (run: Run, pages: number) =>
  run.paper.publish({
    title: "演示：一座桥的九个桥墩",
    blocks,
    pages,
    manner: "p",
    reporters: ["张三"],
    byline: "(张三)",
  });
const itemOf = async (run: Run, number: number) =>
  (await readJson(run)).find(({ id }) => id === `tag:xjyszb.cn,2026:xjyszb/${number}`);
const pagesAsked = (run: Run, number: number) =>
  run.paper.requests.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith(`/News/${number}`));

it.each(["classic", "tables", "soup", "modern"] as const)(
  "an article on three pages of the %s layout is one article, each paragraph once, its byline from the end",
  async (layout) => {
    const run = await openRun({ size: 3 });
    run.paper.redesign(layout);
    const number = publish(run, 3);
    await run.tick();
    const item = await itemOf(run, number);
    expect(textOf(item?.html ?? "")).toBe(lines.join(""));
    expect(item?.authors).toEqual(["张三"]);
    expect(pagesAsked(run, number)).toEqual([1, 2, 3].map((at) => `/News/${number}${at === 1 ? "" : `_${at}`}.aspx`));
  },
);

it("one that is read again and did not change is no update", async () => {
  const run = await openRun({ size: 3 });
  publish(run, 3);
  await run.tick();
  const before = await snapshot(run);
  run.paper.raiseViews(10);
  run.wait(180);
  const writes = countWrites(run);
  await run.tick();
  expect(await snapshot(run)).toEqual(before);
  expect(writes().filter((name) => name.startsWith("article:"))).toEqual([]);
});

it("a later page that fails leaves the article unread, never shortened, and it comes whole when the page is back", async () => {
  const run = await openRun({ size: 3 });
  const number = publish(run, 3);
  run.paper.fail(`/News/${number}_3.aspx`, { kind: "status", status: 500 });
  await run.tick();
  expect(await itemOf(run, number)).toBeUndefined();
  expect(await run.text("/status.json")).toContain("page-missing");
  run.paper.heal();
  run.wait(120);
  await run.tick();
  expect(textOf((await itemOf(run, number))?.html ?? "")).toBe(lines.join(""));
  expect(await run.text("/status.json")).not.toContain("page-missing");
});

it("a later page that says no more than that the article ends is its end", async () => {
  const run = await openRun({ size: 1 });
  const number = publish(run, 2);
  const page = "<title>演示：一座桥的九个桥墩</title><h1>演示：一座桥的九个桥墩</h1>";
  const shown = (text: string) => ({ kind: "edit", edit: () => `<html>${page}<p>${text}</p></html>` }) as const;
  run.paper.fail(`/News/${number}_2.aspx`, shown("（下）"));
  await run.tick();
  expect(await run.text("/status.json")).toContain("page-missing");
  run.paper.fail(`/News/${number}_2.aspx`, shown("（完）"));
  run.wait(120);
  await run.tick();
  expect(textOf((await itemOf(run, number))?.html ?? "")).toBe(lines.slice(0, 5).join(""));
  expect(await run.text("/status.json")).not.toContain("page-missing");
});

it("a later page that fails when the article is read again changes nothing that is served", async () => {
  const run = await openRun({ size: 3 });
  const number = publish(run, 3);
  await run.tick();
  const before = await snapshot(run);
  run.paper.fail(`/News/${number}_2.aspx`, { kind: "half" });
  run.paper.raiseViews(10);
  run.wait(180);
  await run.tick();
  expect(await snapshot(run)).toEqual(before);
});

it("of an article of nine pages the first five are joined, and that there are more is told", async () => {
  const run = await openRun({ size: 1 });
  const number = publish(run, 9);
  await run.tick();
  expect(pagesAsked(run, number)).toHaveLength(5);
  expect(textOf((await itemOf(run, number))?.html ?? "")).toBe(lines.slice(0, 5).join(""));
  expect(await run.text("/status.json")).toContain("goes on after 5 pages");
});

it.each(["its number is not understood", "it leads back to the first"])(
  "a later page that is the first again, since %s, is asked for once and adds nothing",
  async (why) => {
    const run = await openRun({ size: 1 });
    const short = ["一、桥墩", "二、桥面"].map((text): Block => ({ kind: "text", text }));
    const own = blocks.flatMap((block, at) => (at === 1 || at === 2 ? [short[at - 1] ?? block, block] : [block]));
    const number = run.paper.publish({ title: "演示：一座桥的九个桥墩", blocks: own, pages: 2, manner: "p" });
    const first = `/News/${number}.aspx`;
    const html = await (await run.paper.fetch(new Request(`http://xjyszb.cn${first}`))).text();
    const again = { kind: "edit", edit: () => html } as const;
    run.paper.fail(`/News/${number}_2.aspx`, why.includes("number") ? again : { kind: "redirect", to: first });
    run.paper.resetRequests();
    await run.tick();
    const shown = textOf((await itemOf(run, number))?.html ?? "");
    for (const line of ["一、桥墩", "二、桥面"]) expect(shown.split(line)).toHaveLength(2);
    expect(pagesAsked(run, number).filter((path) => path.includes("_"))).toEqual([`/News/${number}_2.aspx`]);
    expect(await run.text("/status.json")).toContain(`shown again: http://xjyszb.cn/News/${number}_2.aspx`);
  },
);

it("no invocation comes near the plan's fifty fetches, however many pages the articles have", async () => {
  const run = await openRun({ size: 1 });
  for (let at = 0; at < 12; at++) {
    const own = lines.map(
      (text): Block => ({ kind: "text", text: `${text}这是第${at}座桥，桥边种着${at + 3}棵柳树。` }),
    );
    run.paper.publish({ title: `演示：第${at}座桥的九个桥墩`, blocks: own, pages: 5, manner: "p" });
  }
  await run.scheduled();
  while (run.messages.length > 0) {
    run.paper.resetRequests();
    await run.deliver();
    expect(run.paper.requests.length).toBeLessThanOrEqual(30);
  }
  expect(await readJson(run)).toHaveLength(13);
});

it("a later page that leads to another article adds nothing of it, and that is told", async () => {
  const run = await openRun({ size: 1 });
  const other = run.paper.publish({
    title: "演示：另一条河的渡口",
    blocks: [{ kind: "text", text: "渡口的船夫今天休息，明天也休息，后天看天气。" }],
  });
  const number = publish(run, 2);
  run.paper.fail(`/News/${number}_2.aspx`, { kind: "redirect", to: `/News/${other}.aspx` });
  await run.tick();
  expect(textOf((await itemOf(run, number))?.html ?? "")).toBe(lines.slice(0, 5).join(""));
  expect(await run.text("/status.json")).toContain(`/News/${number}_2.aspx leads to`);
});
