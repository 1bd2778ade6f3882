// What a slice costs in workerd, with KV in memory: on a tick on which nothing is new, with one new article, in a first fill. For sources of
// several sizes: what grows with the size is seen.

import { unstable_dev } from "wrangler";
import { z } from "zod";
import { cpuTime, workerdPids } from "./cpu-time.ts";

const times = 20;
const rounds = 5;

const places = [
  { name: "100 articles", entries: 100, listed: 0, months: 0 },
  { name: "190 articles", entries: 190, listed: 0, months: 0 },
  { name: "199 articles: archives begin", entries: 199, listed: 0, months: 0 },
  { name: "190 articles, 100 months archived", entries: 190, listed: 0, months: 100 },
  { name: "12 articles, 1,000 listed", entries: 12, listed: 1000, months: 0 },
];
const slices = [
  { what: "quiet", name: "nothing new" },
  { what: "news", name: "one new article" },
  { what: "fill", name: "four articles of a fill" },
];

const count = z.number();
const spentSchema = z.object({ reads: count, writes: count, read: count, written: count, end: z.string() });

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export async function bench(): Promise<void> {
  const worker = await unstable_dev("test/bench/slice-worker.ts", {
    config: "wrangler.toml",
    logLevel: "error",
    persist: false,
    experimental: { disableExperimentalWarning: true, disableDevRegistry: true },
  });
  try {
    const ask = async (query: Record<string, string | number>) => {
      const given = Object.entries(query).map(([name, value]) => [name, String(value)]);
      const answer = await worker.fetch(`http://bench.example/?${new URLSearchParams(given)}`);
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(text);
      return text;
    };
    for (const { name, ...place } of places) {
      for (const { what, name: done } of slices) {
        if (what === "fill" && place.listed === 0) continue;
        const { reads, writes, read, written, end } = spentSchema.parse(
          JSON.parse(await ask({ ...place, what, times: 1 })),
        );
        const pids = workerdPids();
        const cost = async (count: number) => {
          const before = cpuTime(pids);
          await ask({ ...place, what, times: count });
          return cpuTime(pids) - before;
        };
        const costs: number[] = [];
        // The first rounds compile the code.
        for (let round = 0; round < rounds + 2; round++) costs.push(((await cost(times)) - (await cost(0))) / times);
        const kv = `${reads} reads of ${Math.round(read / 1000)} KB, ${writes} writes of ${Math.round(written / 1000)} KB`;
        const cpu = `${median(costs.slice(2)).toFixed(2).padStart(6)} ms`;
        console.log(`${name.padEnd(36)}${done.padEnd(26)}${cpu}   ${kv}, ${end}`);
      }
    }
  } finally {
    await worker.stop();
  }
}
