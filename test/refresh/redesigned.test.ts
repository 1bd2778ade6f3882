// A site that prints all of its articles anew while there is news: articles of all ages are read again by ones and twos, between new ones.
import { expect, it } from "vitest";
import { readState } from "../../src/store/state.ts";
import { readJson } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";

/** Three articles a day, and a tick every three hours. */
async function live(run: Run, days: number): Promise<void> {
  for (let tick = 0; tick < days * 8; tick++) {
    const date = new Date(run.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    if (tick % 3 === 0) run.paper.publish({ title: `演示：青石巷的新闻，${date}，第${tick % 8}条`, date });
    run.wait(180);
    await run.tick();
  }
}

it.each([
  ["text", '<div id="content">', '<div id="content"><p>本报提醒您：转载请注明出处，图片版权归原作者所有。</p>'],
  ["date", /20\d\d-\d\d-\d\d/g, "2020-08-01"],
])(
  "another %s of all pages updates and dates anew no article but the first one or two, whatever its age",
  async (_, from, to) => {
    const run = await openRun({ kv: "memory", size: 3 });
    run.paper.freezeViews();
    await run.tick();
    await live(run, 5);
    const before = await readJson(run);
    run.paper.fail("articles", { kind: "edit", edit: (html) => html.replaceAll(from, to) });
    await live(run, 5);
    const after = new Map((await readJson(run)).map((item) => [item.id, item]));
    const changed = before.filter(({ id, published, updated }) => {
      const item = after.get(id);
      return item === undefined || item.published !== published || item.updated !== updated;
    });
    // Those that were read alone before it was seen of others.
    expect(changed.length).toBeLessThanOrEqual(2);
    expect((await readState(run.kv, "xjyszb")).faults).toEqual([]);
    const corrected = run.paper.publish({ title: "演示：改版以后的新闻", date: "2020-09-20" });
    await live(run, 1);
    run.paper.correct(corrected, { title: "演示：改版以后更正的新闻" });
    await live(run, 1);
    const item = (await readJson(run)).find(({ link }) => link.includes(String(corrected)));
    expect(item?.title).toBe("演示：改版以后更正的新闻");
    expect(item?.updated).not.toBe(item?.published);
  },
);

it("three corrections that were taken for a redesign keep no later one from being told", async () => {
  const run = await openRun({ kv: "memory", size: 12 });
  run.paper.freezeViews();
  await run.tick();
  for (let hours = 0; hours < 24; hours += 6) {
    run.wait(360);
    await run.tick();
  }
  const numbers = ["一", "二", "三"].map((title) => run.paper.publish({ title: `演示：新闻第${title}条` }));
  run.wait(30);
  await run.tick();
  for (const number of numbers) run.paper.correct(number, { title: `演示：更正的新闻${number}` });
  for (let hours = 0; hours < 5 * 24; hours += 3) {
    run.wait(180);
    await run.tick();
  }
  const before = (await readJson(run)).find(({ link }) => link.includes("4058"));
  run.paper.correct(4058, { title: "演示：后来更正的标题" });
  for (let hours = 0; hours < 4 * 24; hours += 6) {
    run.wait(360);
    await run.tick();
  }
  const after = (await readJson(run)).find(({ link }) => link.includes("4058"));
  expect(after?.title).toBe("演示：后来更正的标题");
  expect(after?.updated).not.toBe(before?.updated);
});
