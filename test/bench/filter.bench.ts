// What a filtered feed costs in workerd when no cache has it, with 500 articles to choose from; and a search alone of 10,000. The proxy of
// the local run is in the same process and part of what is counted: an answer of nothing else shows how much.
import { unstable_dev } from "wrangler";
import { cpuTime, workerdPids } from "./cpu-time.ts";

const rounds = 30;
const warming = 60;

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
    return text.length;
  };
  await get("/seed?articles=1");
  const pids = workerdPids();
  const cost = async (path: (round: number) => string) => {
    const costs: number[] = [];
    // The first rounds compile the code.
    for (let round = 0; round < warming; round++) await get(path(round + rounds));
    for (let round = 0; round < rounds; round++) {
      const before = cpuTime(pids);
      await get(path(round));
      costs.push(cpuTime(pids) - before);
    }
    return median(costs);
  };
  const articles = 500;
  await get(`/seed?articles=${articles}`);
  const shown = async (name: string, path: (round: number) => string) =>
    console.log(`${articles} articles, ${name.padEnd(44)} ${(await cost(path)).toFixed(2)} ms`);
  await shown("an answer and nothing else", () => "/search?times=0");
  await shown("a search that finds none", (round) => asked({ q: `没有的词${round}` }));
  await shown("a search, 50 bodies of 10 KB", (round) => asked({ q: `读书会 -x${round}` }));
  await shown("a search, 50 summaries", (round) => asked({ q: `读书会 -y${round}`, content: "summary" }));
  const idle = await cost(() => "/search?times=0");
  const search = ((await cost(() => "/search?times=20")) - idle) / 20;
  console.log(`the search alone, 10,000 articles of 1,000 characters, two words and a name: ${search.toFixed(2)} ms`);
  await worker.stop();
}
