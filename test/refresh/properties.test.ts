import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { drainAtOnce } from "./convergence.ts";
import { articles, lists, robots } from "./faults/table.ts";
import { feedPaths, readJson, snapshot } from "./feeds.ts";
import { memoryKv } from "./memory-kv.ts";
import { opening, openRun, type Run } from "./run.ts";
import { watchWrites } from "./writes.ts";

/** What happens to the delivery of a message: all goes well, it dies before a write, it comes twice, it comes after the others. */
type Mishap = { kind: "none" } | { kind: "crash"; after: number } | { kind: "twice" } | { kind: "late" };

const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  fc.constant({ kind: "none" as const }),
  fc.record({ kind: fc.constant("crash" as const), after: fc.nat({ max: 12 }) }),
  fc.constant({ kind: "twice" as const }),
  fc.constant({ kind: "late" as const }),
);

async function deliverWith(run: Run, happens: { kind: string; after?: number }): Promise<void> {
  const [first] = run.messages;
  if (happens.kind === "late") run.messages.push(run.messages.shift());
  if (happens.kind === "crash") {
    let left = happens.after ?? 0;
    watchWrites(run, () => {
      if (left-- === 0) throw new Error("killed");
    });
  }
  if (await run.deliver()) run.wait(happens.kind === "behind" ? 1 : 0);
  run.useKv(run.kv);
  if (happens.kind === "twice") run.messages.unshift(structuredClone(first));
}

/** Two days of a small newspaper: it opens, prints two articles, and corrects one. */
async function live(mishaps: readonly Mishap[]): Promise<Run> {
  const run = await openRun({ kv: "memory", size: 5 });
  run.paper.freezeViews();
  const left = [...mishaps];
  const settle = async () => {
    await run.scheduled();
    for (let next = left.shift(); next && run.messages.length > 0; next = left.shift()) await deliverWith(run, next);
    await drainAtOnce(run);
  };
  await settle();
  run.wait(180);
  run.paper.publish({ title: "演示：第一条新消息" });
  run.paper.correct(4059, { title: "演示：更正后的标题" });
  await settle();
  run.wait(24 * 60);
  run.paper.publish({ title: "演示：第二条新消息", date: "2020-09-05" });
  await settle();
  return run;
}

it("for any order and subset of crashes, duplicates and delays the final documents are the same", {
  timeout: 60_000,
}, async () => {
  const expected = await snapshot(await live([]));
  await fc.assert(
    fc.asyncProperty(fc.array(mishap, { minLength: 3, maxLength: 8 }), async (mishaps) => {
      expect(await snapshot(await live(mishaps))).toEqual(expected);
    }),
    { numRuns: 12, seed: 20_200_904, interruptAfterTimeLimit: 20_000 },
  );
});

/** And to what KV holds: a record is broken, or it shows what it held a minute ago. */
type Loss = Mishap | { kind: "broken"; record: string } | { kind: "behind" };

const loss: fc.Arbitrary<Loss> = fc.oneof(
  mishap,
  fc.record({
    kind: fc.constant("broken" as const),
    record: fc.constantFrom(
      ...[4056, 4057, 4058, 4059, 4060, 4061].map((number) => `article:xjyszb:${number}`),
      ...["documents:xjyszb", "catalogue:xjyszb", "robots:http://xjyszb.cn", "host:xjyszb.cn"],
    ),
  }),
  fc.constant({ kind: "behind" as const }),
);

/** A day of it with ticks that are the clock of all, in which losses happen; what its feeds say at the end, and what they lost on the way. */
async function survive(losses: readonly Loss[]): Promise<{ feeds: string[]; lost: string[] }> {
  const memory = memoryKv();
  const run = await openRun({ kv: memory.kv, size: 5, vars: { CLOCK: "tick" } });
  run.paper.freezeViews();
  vi.spyOn(console, "error").mockImplementation(() => {});
  const left = [...losses];
  const lost: string[] = [];
  let seen: string[] = [];
  const look = async () => {
    const answer = await run.get("/xjyszb/feed.json");
    if (answer.status !== 200) return void (await answer.text());
    const shown = (await answer.json<{ items: { id: string }[] }>()).items.map(({ id }) => id);
    lost.push(...seen.filter((id) => !shown.includes(id)));
    seen = shown;
  };
  const tickAt = async (minutes: number) => {
    run.wait(minutes - (run.now() - opening) / 60_000);
    await run.scheduled();
    for (let rounds = 0; run.messages.length > 0 && rounds < 30; rounds++) {
      const happens = left.shift() ?? { kind: "none" };
      if (happens.kind === "behind") run.useKv(memory.behind(run.now, 60_000));
      if (happens.kind === "broken" && (await run.kv.get(happens.record)) !== null)
        await run.kv.put(happens.record, "nonsense");
      await deliverWith(run, happens);
      await look();
    }
    // What fails every try is buried.
    run.messages.splice(0);
  };
  await tickAt(0);
  run.paper.publish({ title: "演示：第一条新消息" });
  await tickAt(180);
  run.paper.publish({ title: "演示：第二条新消息", date: "2020-09-05" });
  for (const hour of [27, 28, 29, 30]) await tickAt(hour * 60);
  return { feeds: await Promise.all(feedPaths.map((path) => run.text(path))), lost };
}

it("with broken records and KV a minute behind among them too, and no article is missing on the way", {
  timeout: 60_000,
}, async () => {
  const { feeds } = await survive([]);
  await fc.assert(
    fc.asyncProperty(fc.array(loss, { minLength: 3, maxLength: 12 }), async (losses) => {
      expect(await survive(losses)).toEqual({ feeds, lost: [] });
    }),
    { numRuns: 12, seed: 20_200_904, interruptAfterTimeLimit: 20_000 },
  );
});

const event = fc.oneof(
  fc.record({
    kind: fc.constant("fault" as const),
    at: fc.nat({ max: lists.length + articles.length + robots.length - 1 }),
  }),
  fc.constant({ kind: "heal" as const }),
  fc.constant({ kind: "publish" as const }),
  fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 60 }) }),
);

it("no document ever loses an article that the site still shows", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 8 }), async (events) => {
      const run = await openRun({ kv: "memory", size: 5 });
      await run.tick();
      let seen = (await readJson(run)).map(({ id }) => id);
      for (const one of events) {
        const trouble = one.kind === "fault" ? [...lists, ...articles, ...robots][one.at] : undefined;
        if (trouble && trouble.fault.kind !== "hang") run.paper.fail(trouble.where, trouble.fault);
        if (one.kind === "heal") run.paper.heal();
        if (one.kind === "publish") run.paper.publish({ title: `演示：第${run.now()}号消息` });
        run.wait(one.kind === "wait" ? one.hours * 60 : 30);
        await run.tick();
        const now = (await readJson(run)).map(({ id }) => id);
        expect(now).toEqual(expect.arrayContaining(seen));
        seen = now;
      }
    }),
    { numRuns: 12, seed: 20_200_904, interruptAfterTimeLimit: 20_000 },
  );
});
