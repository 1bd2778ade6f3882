import { expect, it } from "vitest";
import { contents, drainAtOnce, killedAfter } from "./convergence.ts";
import { readJson, snapshot } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";
import { countWrites } from "./writes.ts";

/** A run that is about to take in a new article, a corrected one and changed views. */
async function eventful(): Promise<Run> {
  const run = await openRun({ kv: "memory" });
  await run.tick();
  run.paper.publish({ title: "演示：第一条新消息" });
  run.paper.publish({ title: "演示：第二条新消息" });
  run.paper.correct(4059, { title: "演示：更正后的标题" });
  run.paper.raiseViews(50);
  run.wait(180);
  return run;
}

it("a first slice, or the one that shows it, that is killed after any of its writes, and run again, ends in the same state", {
  timeout: 30_000,
}, async () => {
  const whole = await openRun({ kv: "memory" });
  const writes = countWrites(whole);
  await whole.scheduled();
  await whole.deliver();
  await whole.deliver();
  const count = writes().length;
  await drainAtOnce(whole);
  const expected = await contents(whole);
  expect(count).toBeGreaterThan(8);
  for (let kill = 0; kill < count; kill++) {
    const run = await openRun({ kv: "memory" });
    await killedAfter(run, kill);
    expect(await contents(run), `killed after ${kill} writes`).toEqual(expected);
  }
});

it("a refresh with new, corrected and merely viewed articles that is killed after any of its writes ends in the same state", {
  timeout: 30_000,
}, async () => {
  const whole = await eventful();
  const writes = countWrites(whole);
  await whole.scheduled();
  await whole.deliver();
  await whole.deliver();
  const count = writes().length;
  await drainAtOnce(whole);
  const expected = await contents(whole);
  for (let kill = 0; kill < count; kill++) {
    const run = await eventful();
    await killedAfter(run, kill);
    expect(await contents(run), `killed after ${kill} writes`).toEqual(expected);
  }
});

it("two refreshes that overlap end like one", async () => {
  const one = await eventful();
  await one.tick();
  const expected = await snapshot(one);
  const two = await eventful();
  await two.scheduled();
  two.messages.push(structuredClone(two.messages[0]));
  await Promise.all([two.deliver(), two.deliver()]);
  await drainAtOnce(two);
  expect(await snapshot(two)).toEqual(expected);
});

it("a first fill with every message delivered twice gives every article once", async () => {
  const run = await openRun({ kv: "memory", size: 60 });
  await run.scheduled();
  for (let rounds = 0; run.messages.length > 0 && rounds < 200; rounds++) {
    const [message] = run.messages;
    await run.deliver();
    run.messages.push(structuredClone(message));
    await run.deliver();
    if (rounds > 20) run.messages.splice(1);
    run.wait(1);
  }
  const ids = (await readJson(run)).map(({ id }) => id);
  expect(ids).toHaveLength(50);
  expect(new Set(ids).size).toBe(50);
  const { articles } = await run.json<{ articles: unknown[] }>("/api/v1/articles?limit=100");
  expect(articles).toHaveLength(60);
});

it("KV that still shows the index of before makes a slice wait, not work from it", async () => {
  const run = await openRun({ kv: "memory", size: 60 });
  await run.scheduled();
  await run.deliver();
  await run.deliver();
  const old = await run.kv.get("index:xjyszb", "arrayBuffer");
  await run.deliver();
  const fresh = await run.kv.get("index:xjyszb", "arrayBuffer");
  if (old === null || fresh === null) throw new Error("the index was written");
  await run.kv.put("index:xjyszb", old);
  run.paper.resetRequests();
  expect(await run.deliver()).toBe(true);
  expect(run.paper.requests).toEqual([]);
  await run.kv.put("index:xjyszb", fresh);
  await run.drain();
  expect((await run.json<{ articles: unknown[] }>("/api/v1/articles?limit=100")).articles).toHaveLength(60);
});
