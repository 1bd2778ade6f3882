import { expect, it } from "vitest";
import { entryOf } from "../../src/refresh/entries.ts";
import { addToMonth, listingOf } from "../../src/store/archives.ts";
import { type MonthListing, readIndex, writeIndex } from "../../src/store/index-record.ts";
import { rendererVersion } from "../../src/syndicate/entry.ts";
import { readJson } from "./feeds.ts";
import { old, openOldRun, visited } from "./old-run.ts";
import type { Run } from "./run.ts";

const months = Array.from({ length: 250 }, (_, at) => {
  const [years, month] = [Math.floor(at / 12), 12 - (at % 12)];
  return `${2019 - years}-${String(month).padStart(2, "0")}`;
});
const inEach = 400;

/** Puts 100,000 articles into the archives of the source, month by month, as they would have left its index. */
async function fillArchives(run: Run): Promise<void> {
  const entry = entryOf({ article: old(0), entries: { rss: "", atom: "", json: "" }, rendered: rendererVersion }, 0, 5);
  const known: MonthListing[] = [];
  for (const month of months) {
    const added = Array.from({ length: inEach }, (_, at) => ({
      entry: { ...entry, key: `${month}-${at}` },
      visit: visited,
    }));
    await addToMonth(run.kv, "xjyszb", month, added, undefined);
    known.push(listingOf(month, inEach, added, undefined));
  }
  const index = await readIndex(run.kv, "xjyszb");
  await writeIndex(run.kv, "xjyszb", { ...index, months: known });
}

interface Cost {
  operations: number;
  bytes: number;
}

/** What everything costs that happens in KV until `work` is done. Bytes: read and written. */
async function costOf(run: Run, work: () => Promise<void>): Promise<Cost> {
  const cost = { operations: 0, bytes: 0 };
  const add = async (value: unknown): Promise<void> => {
    if (typeof value === "string") cost.bytes += new TextEncoder().encode(value).byteLength;
    else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) cost.bytes += value.byteLength;
    else if (value instanceof Map) for (const one of value.values()) await add(one);
    else if (typeof value === "object" && value !== null && "value" in value) await add(value.value);
  };
  run.useKv(
    new Proxy(run.kv, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return async (...parameters: unknown[]) => {
          cost.operations++;
          if (name === "put") await add(parameters[1]);
          const answer: unknown = await Reflect.apply(method, target, parameters);
          await add(answer);
          return answer;
        };
      },
    }),
  );
  await work();
  run.useKv(run.kv);
  return cost;
}

/** What a tick costs on which nothing is new, and one with a new article. */
async function ticksOf(run: Run): Promise<{ quiet: Cost; news: Cost }> {
  await run.pass(30);
  run.wait(30);
  const quiet = await costOf(run, () => run.tick());
  run.paper.publish({ title: "演示：又一条新闻" });
  run.wait(30);
  const news = await costOf(run, () => run.tick());
  expect((await readJson(run))[0]?.title).toBe("演示：又一条新闻");
  return { quiet, news };
}

it("a source of 100,000 articles costs a tick no more than one of 100", async () => {
  const small = await ticksOf(await openOldRun(100));
  const run = await openOldRun(100);
  await fillArchives(run);
  const large = await ticksOf(run);
  expect(large.quiet).toEqual(small.quiet);
  expect(large.news.operations).toBe(small.news.operations);
  // The names of the months stand in the index, which is read by two slices and written once: of 100 KB of archives each, some 90 bytes.
  expect(large.news.bytes - small.news.bytes).toBeLessThan(3 * months.length * 100);
});
