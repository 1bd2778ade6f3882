// What a slice costs in workerd, with KV in memory: on a tick on which nothing is new, with one new article, when it is shown, in a first
// fill. For sources of several sizes: what grows with the size is seen.

import { z } from "zod";
import { openWorker } from "./measured-worker.ts";
import { median } from "./median.ts";

const times = 20;
const rounds = 5;

const places = [
  { name: "100 articles", entries: 100, listed: 0, months: 0, links: 60 },
  { name: "190 articles", entries: 190, listed: 0, months: 0, links: 60 },
  { name: "199 articles: archives begin", entries: 199, listed: 0, months: 0, links: 60 },
  { name: "190 articles, 40 listed", entries: 190, listed: 40, months: 0, links: 60 },
  { name: "190 articles, 100 months archived", entries: 190, listed: 0, months: 100, links: 60 },
  { name: "190 articles, a list of 1,000", entries: 190, listed: 0, months: 0, links: 1000 },
  { name: "none, a list of 1,000", entries: 0, listed: 0, months: 0, links: 1000 },
  { name: "12 articles, 1,000 listed", entries: 12, listed: 1000, months: 0, links: 60 },
  { name: "180 articles, 800 listed", entries: 180, listed: 800, months: 0, links: 60 },
];
const slices = [
  { what: "quiet", name: "nothing new" },
  { what: "news", name: "something new" },
  { what: "show", name: "and shown" },
  { what: "fill", name: "articles of a fill" },
];

const count = z.number();
const spentSchema = z.object({ reads: count, writes: count, read: count, written: count, end: z.string() });

export async function bench(): Promise<void> {
  const worker = await openWorker("slice-worker.ts");
  try {
    const pathOf = (order: Record<string, string | number>) =>
      `/?${new URLSearchParams(Object.entries(order).map(([name, value]) => [name, String(value)]))}`;
    for (const { name, ...place } of places) {
      for (const { what, name: done } of slices) {
        if (what === "fill" && place.listed === 0) continue;
        const { reads, writes, read, written, end } = spentSchema.parse(
          JSON.parse(await worker.ask(pathOf({ ...place, what, times: 1 }))),
        );
        const cost = (count: number) => worker.cost(pathOf({ ...place, what, times: count }));
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
