import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { reportSchema } from "../../src/web/status-report.ts";
import { readJson, snapshot } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";
import { describeSources } from "./with-source.ts";
import { countWrites, watchWrites } from "./writes.ts";

afterEach(() => void vi.restoreAllMocks());

const target = "https://alerts.example/pagewire";

/** A run whose operator has a webhook: the alerts that it gets. */
async function withWebhook(size = 2) {
  const run = await openRun({ size, vars: { ALERT_WEBHOOK: target } });
  const alerts: { id: string | null; type: string; data: Record<string, string> }[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (request.url !== target) return run.paper.fetch(request);
    const { type, data } = z
      .object({ type: z.string(), data: z.record(z.string(), z.string()) })
      .parse(await request.json());
    alerts.push({ id: request.headers.get("webhook-id"), type, data });
    return new Response(null, { status: 204 });
  });
  return { run, alerts };
}

/** As the queue does it with the first message: four tries a minute apart, then it is a dead letter. */
async function deliverUntilLost(run: Run): Promise<unknown> {
  const [message] = run.messages;
  for (let attempt = 1; attempt <= 4; attempt++) {
    expect(await run.deliver(attempt)).toBe(true);
    run.wait(1);
  }
  expect(await run.deliver(1, "pagewire-dead-letters")).toBe(false);
  return message;
}

const breakWrites = (run: Run, name: string) =>
  watchWrites(run, (key) => {
    if (key === name) throw new Error(`${name} cannot be written`);
  });

const statusOf = async (run: Run) => reportSchema.parse(await run.json("/status.json"));
const itemsOf = async (run: Run) =>
  (await run.json<{ items: { title: string; content_html: string }[] }>("/status/feed.json")).items;

it("a slice that fails every try is told everywhere once, however many are lost, and is over when one ends", async () => {
  const { run, alerts } = await withWebhook();
  await run.tick();
  const before = await snapshot(run);
  run.paper.publish({ title: "演示：写不下的新闻" });
  const logged = vi.spyOn(console, "log").mockImplementation(() => {});
  breakWrites(run, "index:xjyszb");
  const losses = 3;
  for (let loss = 0; loss < losses; loss++) {
    run.wait(30);
    await run.scheduled();
    await deliverUntilLost(run);
    await run.drain();
  }
  expect(await snapshot(run)).toEqual(before);

  const { health, sources, dead_letters } = await statusOf(run);
  expect(dead_letters).toHaveLength(losses);
  expect(dead_letters[0]).toMatchObject({ source: "xjyszb", message: expect.stringMatching(/^a tick of 2020-09-04T/) });
  const found = expect.stringMatching(/failed every try; the last: index:xjyszb cannot be written$/);
  expect([health, sources[0]?.faults]).toMatchObject(["faulty", [{ name: "slice-lost", found }]]);
  const page = await run.text("/status");
  expect(page).toContain("slice-lost");
  expect(page).toContain("index:xjyszb cannot be written");
  expect(await itemsOf(run)).toMatchObject([{ title: "xjyszb: slice-lost" }]);
  expect((await run.text("/status/rss.xml")).match(/<item>/g)).toHaveLength(1);
  expect(alerts).toMatchObject([{ type: "slice.lost", data: { source: "xjyszb", fault: "slice-lost", found } }]);
  const lines = logged.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(lines.filter(({ event }) => event === "slice-failed")).toHaveLength(4 * losses);
  expect(lines.filter(({ event }) => event === "dead-letter")).toHaveLength(losses);

  run.useKv(run.kv);
  await run.pass(30);
  expect((await readJson(run))[0]?.title).toBe("演示：写不下的新闻");
  expect((await statusOf(run)).sources[0]?.faults).toEqual([]);
  expect((await itemsOf(run)).map(({ title }) => title)).toEqual(["xjyszb: slice-lost is over", "xjyszb: slice-lost"]);
  expect(alerts.map(({ type }) => type)).toEqual(["slice.lost", "fault.ended"]);
});

it("a dead letter that the queue delivers twice is one letter, one item and one alert", async () => {
  const { run, alerts } = await withWebhook();
  await run.tick();
  run.paper.publish({ title: "演示：写不下的新闻" });
  breakWrites(run, "index:xjyszb");
  run.wait(30);
  await run.scheduled();
  const lost = await deliverUntilLost(run);
  run.messages.unshift(lost);
  await run.deliver(2, "pagewire-dead-letters");
  run.useKv(run.kv);
  while (run.messages.length > 0) await run.deliver();
  expect((await statusOf(run)).dead_letters).toHaveLength(1);
  expect(await itemsOf(run)).toHaveLength(1);
  expect(new Set(alerts.map(({ id }) => id)).size).toBe(1);
});

it("a source whose every slice dies keeps no other from its news", async () => {
  const run = await openRun({ size: 4 });
  describeSources([{ id: "sick" }, { id: "well" }]);
  breakWrites(run, "views:sick");
  await run.scheduled();
  expect(run.messages).toHaveLength(2);
  await deliverEach(run);
  expect(await readJson(run, "/well/feed.json")).toHaveLength(4);
  const { sources, dead_letters } = await statusOf(run);
  expect(sources.map(({ id, health }) => [id, health])).toEqual([
    ["sick", "faulty"],
    ["well", "good"],
  ]);
  expect(dead_letters.map(({ source }) => source)).toEqual(["sick"]);
});

/** As the queue does it with many messages: each comes back a minute after it failed, and dies at its fourth try. */
async function deliverEach(run: Run): Promise<void> {
  const tries = new Map<string, number>();
  while (run.messages.length > 0) {
    const name = JSON.stringify(run.messages[0]);
    const attempt = (tries.get(name) ?? 0) + 1;
    tries.set(name, attempt);
    if (attempt > 4) await run.deliver(1, "pagewire-dead-letters");
    else if (await run.deliver(attempt)) run.wait(1);
  }
}

it("a message that nobody can read is told at once and harms no other", async () => {
  const { run, alerts } = await withWebhook(3);
  run.messages.push({ kind: "tick", source: 7 }, "nonsense");
  await run.tick();
  expect(await readJson(run)).toHaveLength(3);
  expect((await statusOf(run)).dead_letters.map(({ message }) => message.slice(0, 10))).toEqual(
    Array(2).fill("unreadable"),
  );
  expect((await itemsOf(run)).map(({ title }) => title)).toContain("a message: slice-lost");
  expect(alerts.map(({ type }) => type)).toContain("slice.lost");
});

it("an alert that nobody takes ends as a dead letter, and not as another alert", async () => {
  const run = await openRun({ size: 1, vars: { ALERT_WEBHOOK: target } });
  await run.tick();
  run.messages.push({
    ...{ kind: "alert", at: run.now(), id: "fault.began x", type: "fault.began", attempt: 6 },
    data: { source: "xjyszb", fault: "timeout", url: "", expected: "", found: "", began: "2020-09-04T04:00:00.000Z" },
  });
  const writes = countWrites(run);
  await deliverUntilLost(run);
  expect(run.messages).toEqual([]);
  expect(writes()).toEqual(["dead-letters"]);
  expect((await statusOf(run)).dead_letters[0]?.message).toMatch(/^an alert of .* at none of 6 tries/);
});

it("a message of the hub that is lost is told once, as what has happened and not as what lasts", async () => {
  const { run, alerts } = await withWebhook();
  await run.tick();
  const ping = { kind: "ping", at: run.now(), source: "xjyszb", topics: [], attempt: 1 };
  run.messages.push(ping);
  await run.deliver(1, "pagewire-dead-letters");
  await run.pass(120);
  expect(await itemsOf(run)).toMatchObject([{ title: "xjyszb: slice-lost" }]);
  expect(alerts.map(({ type }) => type)).toEqual(["slice.lost"]);
  const { incidents } = JSON.parse((await run.kv.get("incidents")) ?? "");
  expect(incidents).toMatchObject([{ name: "slice-lost", began: ping.at, ended: ping.at }]);
});

it("a dead letter says why though another isolate takes it", async () => {
  const run = await openRun({ size: 2 });
  breakWrites(run, "index:xjyszb");
  await run.scheduled();
  expect(await run.deliver()).toBe(true);
  run.changeIsolate();
  run.useKv(run.kv);
  await run.deliver(1, "pagewire-dead-letters");
  expect((await statusOf(run)).dead_letters[0]?.message).toMatch(/the last: index:xjyszb cannot be written$/);
});

it("why a slice failed once is not said of a later one of its chain", async () => {
  const run = await openRun({ size: 12 });
  await run.scheduled();
  await run.deliver();
  await run.deliver();
  breakWrites(run, "views:xjyszb");
  expect(await run.deliver()).toBe(true);
  run.useKv(run.kv);
  expect(await run.deliver(2)).toBe(false);
  expect(run.messages).toMatchObject([{ kind: "continue" }]);
  await run.deliver(1, "pagewire-dead-letters");
  expect((await statusOf(run)).dead_letters[0]?.message).toMatch(/failed every try$/);
});
