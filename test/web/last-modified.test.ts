import { expect, it } from "vitest";
import { openRun } from "../refresh/run.ts";

const day = 24 * 60;

it("a client that asks by date is told when an article leaves the feed because its page moved its date", async () => {
  const run = await openRun({ size: 60 });
  await run.tick();
  run.wait(day);
  const newest = run.paper.publish({ title: "演示：日期将被改正的一篇" });
  await run.tick();
  const paths = ["/xjyszb/rss.xml", "/xjyszb/atom.xml", "/xjyszb/feed.json"];
  const before = await Promise.all(paths.map((path) => run.get(path)));
  run.paper.correct(newest, { date: "2019-01-01" });
  run.wait(3 * 60);
  await run.tick();
  for (const [at, path] of paths.entries()) {
    const since = before[at]?.headers.get("last-modified") ?? "";
    const answer = await run.get(path, { "if-modified-since": since });
    expect(answer.status, path).toBe(200);
    expect(await answer.text()).not.toContain("日期将被改正");
    expect(Date.parse(answer.headers.get("last-modified") ?? "")).toBeGreaterThan(Date.parse(since));
  }
});
