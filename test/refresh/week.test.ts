import { expect, it } from "vitest";
import { readArticles } from "../../src/store/articles.ts";
import { readJson } from "./feeds.ts";
import { openRun } from "./run.ts";
import { countWrites } from "./writes.ts";

const days = 7;
const ticksADay = 48;
const newADay = 10;
/** Ticks from one article to the next, round the clock: the dearest way in which ten come. News by day are the month's. */
const apart = 5;

/** What the free plan allows in a day: https://developers.cloudflare.com/workers/platform/pricing/ */
const freePlan = { writes: 1000, queue: 10_000 };
/** What a day of ten new articles and a correction may cost: views, corrections, heartbeats and robots.txt together. */
const ceiling = 100;

it("a week of ten articles a day, one every two hours and a half by day and night, comes out once each, corrections once each, within the free plan every day", async () => {
  const run = await openRun({ kv: "memory", size: 4, at: Date.parse("2020-09-04T00:00:00+08:00") });
  await run.tick();
  const writes = countWrites(run);
  const arrivals = new Map<string, number>();
  const corrected = new Map<number, number>();
  const table: { day: number; requests: number; writes: number; messages: number; articles: number }[] = [];
  let printed: number[] = [];
  let counted = writes().length;
  for (let day = 1; day <= days; day++) {
    run.paper.resetRequests();
    let messages = 0;
    const today: number[] = [];
    for (let tick = 0; tick < ticksADay; tick++) {
      run.wait(30);
      const date = new Date(run.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      if (tick % apart === 0) {
        today.push(run.paper.publish({ title: `演示：第${day}天第${tick}刻的新闻`, date }));
      }
      const yesterday = printed.at(-4);
      if (tick === 20 && yesterday !== undefined) {
        run.paper.correct(yesterday, { title: `演示：第${day}天更正的标题` });
        corrected.set(yesterday, (corrected.get(yesterday) ?? 0) + 1);
      }
      await run.scheduled();
      while (run.messages.length > 0) {
        messages++;
        if (await run.deliver()) run.wait(1);
      }
    }
    printed = today;
    for (const { id } of await readJson(run)) if (!arrivals.has(id)) arrivals.set(id, day);
    const spent = writes().length;
    table.push({
      day,
      requests: run.paper.requests.length,
      writes: spent - counted,
      messages,
      articles: arrivals.size,
    });
    counted = spent;
  }
  const lines = table.map(({ day, requests, writes: written, messages, articles }) =>
    [day, requests, written, messages * 3, articles].map((cell) => String(cell).padStart(9)).join(""),
  );
  console.info(["      day requests   writes    queue articles", ...lines].join("\n"));
  expect(arrivals.size).toBe(4 + days * newADay);
  const numbers = run.paper.articles().map(({ number }) => String(number));
  const stored = await readArticles(run.kv, "xjyszb", numbers);
  expect(stored.size).toBe(numbers.length);
  const revised = [...stored.values()].filter(({ article }) => article.history.length > 0);
  expect(revised.map(({ article }) => [Number(article.key), article.history.length]).sort()).toEqual(
    [...corrected].sort(),
  );
  for (const { writes: written, messages, requests } of table) {
    expect(written).toBeLessThan(ceiling);
    expect(messages * 3).toBeLessThan(freePlan.queue);
    expect(requests).toBeLessThan(250);
  }
});
