import { expect, it } from "vitest";
import { readIndex } from "../../../src/store/index-record.ts";
import { snapshot } from "../feeds.ts";
import { openRun, type Run } from "../run.ts";
import { brokenKv, staleKv } from "./kv.ts";

/** A run with one article to come, one to be corrected and all to be read again. */
async function eventful(): Promise<Run> {
  const run = await openRun({ size: 3 });
  run.paper.freezeViews();
  await run.tick();
  run.wait(180);
  run.paper.publish({ title: "演示：故障时的新闻" });
  run.paper.correct(4060, { title: "演示：更正后的标题" });
  return run;
}

async function drainAtOnce(run: Run): Promise<void> {
  for (let rounds = 0; run.messages.length > 0 && rounds < 50; rounds++) await run.deliver();
}

async function outcome(run: Run) {
  const { entries, listed } = await readIndex(run.kv, "xjyszb");
  return { feeds: await snapshot(run), entries: entries.map(({ edition: _edition, ...entry }) => entry), listed };
}

it("KV that fails at any one operation, whichever it is, delays the news and changes nothing of it", {
  timeout: 60_000,
}, async () => {
  const whole = await eventful();
  const all = brokenKv(whole.kv, () => false);
  whole.useKv(all.kv);
  await whole.scheduled();
  await drainAtOnce(whole);
  whole.useKv(whole.kv);
  const expected = await outcome(whole);
  const operations = all.operations();
  expect(operations.length).toBeGreaterThan(20);
  for (let at = 0; at < operations.length; at++) {
    const run = await eventful();
    run.useKv(brokenKv(run.kv, (count) => count === at).kv);
    await run.scheduled().catch(() => run.messages.push({ kind: "tick", source: "xjyszb", at: run.now() }));
    await run.deliver();
    await drainAtOnce(run);
    run.useKv(run.kv);
    expect(await outcome(run), `${operations[at]}, operation ${at}, failed`).toEqual(expected);
  }
});

it("KV that shows everything a minute late, what is missing too, makes nothing twice and loses no first-seen time", async () => {
  const run = await openRun({ size: 10 });
  run.paper.freezeViews();
  const opened = run.now();
  run.useKv(staleKv(run.kv, run.now, 60_000));
  await run.scheduled();
  run.messages.push(structuredClone(run.messages[0]));
  for (let rounds = 0; rounds < 60; rounds++) {
    if (run.messages.length > 0) await run.deliver();
    run.wait(0.5);
    if (rounds === 20) await run.scheduled();
  }
  const published = run.paper.publish({ title: "演示：晚一分钟的新闻", date: "2020-09-04" });
  run.wait(30);
  const seen = run.now();
  await run.scheduled();
  for (let rounds = 0; rounds < 20; rounds++) {
    if (run.messages.length > 0) await run.deliver();
    run.wait(0.5);
  }
  run.useKv(run.kv);
  await run.drain();
  const { entries, listed } = await readIndex(run.kv, "xjyszb");
  expect(listed).toEqual([]);
  expect(entries.map(({ key }) => key)).toEqual(run.paper.articles().map(({ number }) => String(number)));
  const times = entries.map(({ key, firstSeen }) => [key, firstSeen] as const);
  expect(times).toEqual(times.map(([key]) => [key, key === String(published) ? seen : opened]));
});

it("messages that come twice and in the wrong order end in the same news", async () => {
  const one = await openRun({ size: 12 });
  one.paper.freezeViews();
  await one.tick();
  const expected = await outcome(one);
  const run = await openRun({ size: 12 });
  run.paper.freezeViews();
  await run.scheduled();
  const sent: unknown[] = [];
  for (let rounds = 0; run.messages.length > 0 && rounds < 60; rounds++) {
    sent.push(structuredClone(run.messages[0]));
    await run.deliver();
    if (rounds % 3 === 1) run.messages.push(structuredClone(sent[0]));
    run.messages.reverse();
  }
  for (const message of sent.toReversed()) {
    run.messages.push(message);
    await drainAtOnce(run);
  }
  expect(await outcome(run)).toEqual(expected);
});
