import { expect, it, vi } from "vitest";
import { readIndex, writeIndex } from "../../../src/store/index-record.ts";
import { readState } from "../../../src/store/state.ts";
import { snapshot } from "../feeds.ts";
import { type MemoryKv, memoryKv } from "../memory-kv.ts";
import { opening, openRun, type Run } from "../run.ts";
import { brokenKv } from "./kv.ts";

/** KV of a Worker that has read a newspaper of three articles. */
let filled: MemoryKv | undefined;

/** A run with one article to come, one to be corrected and all to be read again. */
async function eventful(): Promise<Run> {
  const known = filled ?? (await fill());
  filled = known;
  const run = await openRun({ size: 3, at: opening + 180 * 60_000, kv: known.copy().kv });
  run.paper.freezeViews();
  run.paper.publish({ title: "演示：故障时的新闻" });
  run.paper.correct(4060, { title: "演示：更正后的标题" });
  return run;
}

async function fill(): Promise<MemoryKv> {
  const memory = memoryKv();
  const run = await openRun({ size: 3, kv: memory.kv });
  run.paper.freezeViews();
  await run.tick();
  return memory;
}

async function drainAtOnce(run: Run): Promise<void> {
  for (let rounds = 0; run.messages.length > 0 && rounds < 50; rounds++) await run.deliver();
}

async function outcome(run: Run) {
  const { entries, listed } = await readIndex(run.kv, "xjyszb");
  return { feeds: await snapshot(run), entries: entries.map(({ edition: _edition, ...entry }) => entry), listed };
}

/** The tick of which a cron's message would be; asked for, since this isolate has worked on one of this time before. */
const look = (run: Run) => void run.messages.push({ kind: "tick", source: "xjyszb", at: run.now(), asked: true });

it("KV that fails at any one operation, whichever it is, delays the news and changes nothing of it: each feed stays what it was until it is whole", async () => {
  const whole = await eventful();
  const before = await snapshot(whole);
  const all = brokenKv(whole.kv, () => false);
  whole.useKv(all.kv);
  look(whole);
  await drainAtOnce(whole);
  whole.useKv(whole.kv);
  const expected = await outcome(whole);
  const operations = all.operations();
  expect(operations.length).toBeGreaterThan(20);
  const firstDocument = operations.findIndex((name) => name.startsWith("put documents:"));
  for (let at = 0; at < operations.length; at++) {
    const run = await eventful();
    run.useKv(brokenKv(run.kv, (count) => count === at).kv);
    look(run);
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    log.mockClear();
    const failures = () =>
      log.mock.calls.map(([line]) => String(line)).filter((line) => line.includes("KV is out of order"));
    while (run.messages.length > 0 && failures().length === 0) await run.deliver();
    run.useKv(run.kv);
    const name = `${operations[at]}, operation ${at}`;
    const during = await snapshot(run);
    if (at <= firstDocument) expect(during, `${name}, failed`).toEqual(before);
    for (const [place, feed] of during.entries()) expect([before[place], expected.feeds[place]]).toContainEqual(feed);
    // Who subscribed is no matter of the refresh: it goes on, and they are told later.
    const event = operations[at]?.startsWith("list ") ? "publish-put-off" : "slice-failed";
    expect(failures(), name).toEqual([expect.stringContaining(`"event":"${event}"`)]);
    await drainAtOnce(run);
    expect(await outcome(run), `${name}, failed`).toEqual(expected);
  }
});

it("a cron trigger whose KV fails is made up for by the next", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  const before = await snapshot(run);
  run.paper.publish({ title: "演示：没有被叫醒" });
  run.wait(30);
  run.useKv(brokenKv(run.kv, () => true).kv);
  await expect(run.scheduled()).rejects.toThrow("KV is out of order");
  run.useKv(run.kv);
  await run.drain();
  expect(await snapshot(run)).toEqual(before);
  run.wait(10);
  await run.tick();
  expect((await readIndex(run.kv, "xjyszb")).entries).toHaveLength(3);
});

it.each([1, 3])(
  "KV that shows everything %i min late, what is missing too, makes nothing twice and loses no first-seen time",
  async (late) => {
    const memory = memoryKv();
    const run = await openRun({ size: 10, kv: memory.kv });
    run.paper.freezeViews();
    const opened = run.now();
    run.useKv(memory.behind(run.now, late * 60_000));
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
  },
);

it("a chain that only reads pages again reads each once, and forgets no fault, while KV is a minute behind", async () => {
  const memory = memoryKv();
  const run = await openRun({ size: 12, kv: memory.kv });
  run.paper.freezeViews();
  await run.tick();
  run.wait(180);
  const broken = "/News/4060.aspx";
  run.paper.fail(broken, { kind: "soft-error" });
  run.paper.resetRequests();
  run.useKv(memory.behind(run.now, 60_000));
  await run.scheduled();
  while (run.messages.length > 0) run.wait((await run.deliver()) ? 1 : 1 / 60);
  run.useKv(run.kv);
  const asked = run.paper.requests.map(({ url }) => new URL(url).pathname).filter((path) => path !== "/");
  expect(asked.toSorted()).toEqual(
    run.paper
      .articles()
      .map(({ number }) => `/News/${number}.aspx`)
      .toSorted(),
  );
  const { faults } = await readState(run.kv, "xjyszb");
  expect(faults).toMatchObject([{ url: `http://xjyszb.cn${broken}` }]);
});

it("a continuation that waits for KV is a message of its own each time, as its tries count as deaths, and in the end is lost and told", async () => {
  const memory = memoryKv();
  const run = await openRun({ size: 8, kv: memory.kv });
  await run.scheduled();
  await run.deliver();
  run.useKv(memory.behind(run.now, 24 * 3_600_000));
  for (let waits = 1; waits <= 4; waits++) {
    expect(await run.deliver()).toBe(true);
    expect(run.sent.at(-1)).toMatchObject({ body: { kind: "continue", waits }, delaySeconds: 60 });
    run.wait(1);
  }
  expect(await run.deliver()).toBe(true);
  const why = expect.stringContaining("KV still shows edition 0");
  expect(run.sent.at(-1)).toMatchObject({ body: { kind: "continue", waits: 4, caught: why }, delaySeconds: 60 });
  run.useKv(run.kv);
  await run.deliver(1, "pagewire-dead-letters");
  const { faults } = await readState(run.kv, "xjyszb");
  expect(faults).toMatchObject([{ name: "slice-lost", found: expect.stringContaining("KV still shows edition 0") }]);
});

it("an article that KV does not show yet is asked for at each tick, not in a slice each second; one that it never shows is read again", async () => {
  const run = await openRun({ size: 1, kv: "memory" });
  run.paper.freezeViews();
  await run.tick();
  await run.kv.delete("article:xjyszb:4060");
  run.wait(130);
  const index = await readIndex(run.kv, "xjyszb");
  await writeIndex(run.kv, "xjyszb", {
    ...index,
    entries: index.entries.map((one) => ({ ...one, changed: run.now() })),
  });
  await run.scheduled();
  await drainAtOnce(run);
  expect(run.sent.length).toBeLessThan(5);
  expect(await run.json("/status.json")).toMatchObject({ sources: [{ health: "good", pending: 1 }] });
  const sent = run.sent.length;
  run.wait(30);
  await run.tick();
  expect(run.sent.length).toBeLessThan(sent + 4);
  expect(await run.json("/status.json")).toMatchObject({ sources: [{ health: "good", pending: 0 }] });
  expect(await run.kv.get("article:xjyszb:4060")).not.toBeNull();
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
