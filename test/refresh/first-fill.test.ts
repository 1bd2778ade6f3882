import { expect, it } from "vitest";
import { readIndex } from "../../src/store/index-record.ts";
import { reportSchema } from "../../src/web/status-report.ts";
import { readJson } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";
import { spend } from "./spend.ts";

const day = 24 * 60;
const many = 1000;

/** A newspaper whose list links to a thousand articles, of a few words each. */
async function openLarge(): Promise<Run> {
  const run = await openRun({ size: 2 });
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

/** Delivers so many messages of the chain. */
async function deliver(run: Run, slices: number): Promise<void> {
  for (let slice = 0; slice < slices && run.messages.length > 0; slice++) if (await run.deliver()) run.wait(1);
}

const statusOf = async (run: Run) => reportSchema.parse(await run.json("/status.json")).sources[0];
const keysOf = async (run: Run) => (await readIndex(run.kv, "xjyszb")).entries.map(({ key }) => Number(key));

it("a thousand known articles are read newest first, stopped anywhere, within the day's writes, and gone on with the next day", async () => {
  const run = await openLarge();
  const newest = run.paper.articles().map(({ number }) => number);
  await run.scheduled();
  await deliver(run, 3);
  expect(await keysOf(run)).toEqual(newest.slice(0, 12));
  expect(await statusOf(run)).toMatchObject({ articles: 12, pending: many - 12 });

  // The queue loses the chain; a later tick, to which the list says that nothing changed, writes what it left undone and goes on.
  run.messages.splice(0);
  run.wait(30);
  await run.scheduled();
  await deliver(run, 3);
  expect(await keysOf(run)).toEqual(newest.slice(0, 20));

  await spend(run, "writes", 900);
  await run.drain();
  const told = await statusOf(run);
  expect(told).toMatchObject({ health: "good", faults: [{ name: "budget" }] });
  expect(told?.ledger.kv_writes.spent).toBeLessThan(1000);
  const read = told?.articles ?? 0;
  expect(read).toBeGreaterThan(20);
  expect(await keysOf(run)).toEqual(newest.slice(0, read));
  const shown = (await readJson(run)).map(({ id }) => Number(id.split("/").at(-1)));
  expect(shown).toEqual(newest.slice(0, Math.min(read, 50)));
  run.paper.resetRequests();
  run.wait(60);
  await run.tick();
  expect(run.paper.requests.filter(({ url }) => url.includes("/News/"))).toEqual([]);

  run.wait(day);
  await run.scheduled();
  await deliver(run, 3);
  const after = await keysOf(run);
  expect(after.length).toBeGreaterThan(read);
  expect(after).toEqual(newest.slice(0, after.length));
  expect(await statusOf(run)).toMatchObject({ health: "good", faults: [] });
});
