// What a filtered feed costs in workerd when no cache has it, with 500 articles to choose from; and a search alone of 10,000. The Worker
// asks itself, so that the proxy of a local run, which is in the same process, is no part of what is counted.
import { openWorker } from "./measured-worker.ts";
import { median } from "./median.ts";

const articles = 500;
const times = 20;
const rounds = 9;

/** The canonical address of a search: a redirect would be followed and counted. */
const asked = (query: Record<string, string>) => `/xjyszb/rss.xml?${new URLSearchParams(query)}`;

/** Prints the costs. */
export async function bench(): Promise<void> {
  const worker = await openWorker("filter-worker.ts");
  await worker.ask("/seed?articles=1");
  /** Milliseconds of CPU for one of what `path` does so often as it is told. */
  const cost = async (path: (count: number) => string) => {
    // The first rounds compile the code.
    for (let round = 0; round < 3; round++) await worker.ask(path(times));
    const costs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      costs.push(((await worker.cost(path(times))) - (await worker.cost(path(0)))) / times);
    }
    return median(costs);
  };
  await worker.ask(`/seed?articles=${articles}`);
  const shown = async (name: string, query: Record<string, string>) => {
    const path = (count: number) => `/ask?${new URLSearchParams({ path: asked(query), times: String(count) })}`;
    const length = Math.round(Number(await worker.ask(path(1))) / 1000);
    console.log(`${articles} articles, ${name.padEnd(30)} ${(await cost(path)).toFixed(2)} ms, ${length} KB`);
  };
  await shown("a search that finds none", { q: "没有的词ROUND" });
  await shown("a search, 50 bodies of 10 KB", { q: "读书会 -xROUND" });
  await shown("a search, 50 summaries", { q: "读书会 -yROUND", content: "summary" });
  const search = await cost((count) => `/search?times=${count}`);
  console.log(`the search alone, 10,000 articles of 1,000 characters, two words and a name: ${search.toFixed(2)} ms`);
  await worker.ask("/seed?articles=10000");
  await archived("q=没有的词", (query) => api(query, worker.ask), cost);
  await archived("author=没有", (query) => api(query, worker.ask), cost);
  await archived("limit=20", (query) => api(query, worker.ask), cost);
  await archived("limit=100&content=summary", (query) => api(query, worker.ask), cost);
  await archived("limit=100", (query) => api(query, worker.ask), cost);
  await worker.stop();
}

interface Page {
  articles: unknown[];
  next_cursor?: string;
}

const apiPath = (query: string) => `/api/v1/articles?${new URLSearchParams(query)}`;

async function api(query: string, get: (path: string) => Promise<string>): Promise<Page> {
  const path = new URL(apiPath(query), "http://bench.example").href;
  return JSON.parse(await get(`/read?${new URLSearchParams({ path })}`));
}

/** Walks through 10,000 articles, most of them archived, by the API's cursor, and tells what the dearest request costs. */
async function archived(
  query: string,
  ask: (query: string) => Promise<Page>,
  cost: (path: (count: number) => string) => Promise<number>,
): Promise<void> {
  const requests: string[] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const full: string = cursor === "" ? query : `${query}&cursor=${cursor}`;
    requests.push(full);
    cursor = (await ask(full)).next_cursor;
  }
  // Those whose articles are there to be read.
  const some = [requests[0] ?? "", requests.at(-1) ?? ""];
  const costs: number[] = [];
  for (const one of new Set(some))
    costs.push(await cost((count) => `/ask?${new URLSearchParams({ path: apiPath(one), times: String(count) })}`));
  const shown = costs.map((milliseconds) => milliseconds.toFixed(2)).join(", ");
  console.log(
    `10,000 articles, API, ${query.padEnd(20)} ${requests.length} requests to the end; some cost ${shown} ms`,
  );
}
