// What a filtered feed costs in workerd when no cache has it, with 500 articles to choose from; and a search alone of 10,000. The Worker
// asks itself, so that the proxy of a local run, which is in the same process, is no part of what is counted.
import { unstable_dev } from "wrangler";
import { cpuTime, workerdPids } from "./cpu-time.ts";

const articles = 500;
const times = 20;
const rounds = 9;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The canonical address of a search: a redirect would be followed and counted. */
const asked = (query: Record<string, string>) => `/xjyszb/rss.xml?${new URLSearchParams(query)}`;

/** Prints the costs. */
export async function bench(): Promise<void> {
  const worker = await unstable_dev("test/bench/filter-worker.ts", {
    config: "wrangler.toml",
    logLevel: "error",
    persist: false,
    experimental: { disableExperimentalWarning: true, disableDevRegistry: true },
  });
  const get = async (path: string) => {
    const answer = await worker.fetch(`http://bench.example${path}`);
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`);
    return text;
  };
  await get("/seed?articles=1");
  const pids = workerdPids();
  const spent = async (path: string) => {
    const before = cpuTime(pids);
    await get(path);
    return cpuTime(pids) - before;
  };
  /** Milliseconds of CPU for one of what `path` does so often as it is told. */
  const cost = async (path: (count: number) => string) => {
    // The first rounds compile the code.
    for (let round = 0; round < 3; round++) await get(path(times));
    const costs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      costs.push(((await spent(path(times))) - (await spent(path(0)))) / times);
    }
    return median(costs);
  };
  await get(`/seed?articles=${articles}`);
  const shown = async (name: string, query: Record<string, string>) => {
    const path = (count: number) => `/ask?${new URLSearchParams({ path: asked(query), times: String(count) })}`;
    const length = Math.round(Number(await get(path(1))) / 1000);
    console.log(`${articles} articles, ${name.padEnd(30)} ${(await cost(path)).toFixed(2)} ms, ${length} KB`);
  };
  await shown("a search that finds none", { q: "没有的词ROUND" });
  await shown("a search, 50 bodies of 10 KB", { q: "读书会 -xROUND" });
  await shown("a search, 50 summaries", { q: "读书会 -yROUND", content: "summary" });
  const search = await cost((count) => `/search?times=${count}`);
  console.log(`the search alone, 10,000 articles of 1,000 characters, two words and a name: ${search.toFixed(2)} ms`);
  await worker.stop();
}
