import { expect, it } from "vitest";
import { readIndex } from "../../src/store/index-record.ts";
import { reportSchema } from "../../src/web/status-report.ts";
import { readJson } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";
import { countWrites } from "./writes.ts";

const many = 1000;
/** What the free plan allows in a day: https://developers.cloudflare.com/kv/platform/limits/ */
const writesADay = 1000;
const second = 1 / 60;

/** A newspaper whose list links to a thousand articles, of a few words each. */
async function openLarge(): Promise<Run> {
  const run = await openRun({ kv: "memory", size: 2 });
  run.paper.freezeViews();
  for (let count = 2; count < many; count++) {
    run.paper.publish({
      title: `演示：第${count}条旧闻`,
      blocks: [
        { kind: "text", text: `这是演示报纸的第${count}条旧闻，只有一段，编号${count * 7}，写给第一次读它的程序。` },
      ],
    });
  }
  return run;
}

/** Delivers so many messages of the chain, or all of it. */
async function deliver(run: Run, slices = Number.POSITIVE_INFINITY): Promise<void> {
  for (let slice = 0; slice < slices && run.messages.length > 0; slice++) {
    await run.deliver();
    run.wait(second);
  }
}

const statusOf = async (run: Run) => reportSchema.parse(await run.json("/status.json")).sources[0];
const keysOf = async (run: Run) => (await readIndex(run.kv, "xjyszb")).entries.map(({ key }) => Number(key));

it("a thousand known articles are read newest first, stopped anywhere, within the day's writes, and gone on with the next day", async () => {
  const run = await openLarge();
  const newest = run.paper.articles().map(({ number }) => number);
  const writes = countWrites(run);
  await run.scheduled();
  // The first only looks at a list of a thousand links. Two read three pages each, and one shows them.
  await deliver(run, 4);
  expect(await keysOf(run)).toEqual(newest.slice(0, 6));
  expect(await statusOf(run)).toMatchObject({ articles: 6, pending: many - 6 });

  // The queue loses the chain, again and again; a later tick, to which the list says that nothing changed, goes on.
  for (const slices of [1, 2, 5, 9, 17]) {
    const before = (await keysOf(run)).length;
    run.messages.splice(0);
    run.wait(30);
    await run.scheduled();
    await deliver(run, slices + 1);
    const read = await keysOf(run);
    expect(read.length).toBeGreaterThanOrEqual(before + 2 * slices);
    expect(read).toEqual(newest.slice(0, read.length));
  }

  // Nothing stops it now but the day's limit.
  await deliver(run);
  const told = await statusOf(run);
  expect(told).toMatchObject({ health: "good", faults: [{ name: "budget" }] });
  // The lists of subscribers are counted with them.
  expect(told?.ledger.kv_writes.spent).toBeGreaterThanOrEqual(writes().length);
  expect(writes().length).toBeGreaterThan(0.9 * writesADay);
  expect(writes().length).toBeLessThan(writesADay);
  const read = told?.articles ?? 0;
  expect(await keysOf(run)).toEqual(newest.slice(0, read));
  expect((await readJson(run)).map(({ id }) => Number(id.split("/").at(-1)))).toEqual(newest.slice(0, 50));
  run.paper.resetRequests();
  run.wait(60);
  await run.tick();
  expect(run.paper.requests.filter(({ url }) => url.includes("/News/"))).toEqual([]);

  // After 00:00 UTC.
  run.wait(24 * 60);
  await run.scheduled();
  await deliver(run, 3);
  const after = await keysOf(run);
  expect(after.length).toBeGreaterThan(read);
  expect(after).toEqual(newest.slice(0, after.length));
  expect(await statusOf(run)).toMatchObject({
    health: "good",
    faults: [],
    articles: after.length,
  });
});
