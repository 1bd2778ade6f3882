// What it costs in workerd to read a long history: a first copy of 10,000 articles by the API's changes, and an archive of the feed.
import { openWorker } from "./measured-worker.ts";
import { median } from "./median.ts";

const articles = 10_000;
const times = 10;
const rounds = 5;

export async function bench(): Promise<void> {
  const worker = await openWorker("history-worker.ts");
  const ask = (path: string, count: number) => `/ask?${new URLSearchParams({ path, times: String(count) })}`;
  const cost = async (path: string) => {
    for (let round = 0; round < 2; round++) await worker.ask(ask(path, times));
    const costs: number[] = [];
    for (let round = 0; round < rounds; round++)
      costs.push(((await worker.cost(ask(path, times))) - (await worker.cost(ask(path, 0)))) / times);
    return median(costs).toFixed(2);
  };
  try {
    for (const perDay of [10, 50]) {
      await worker.ask(`/seed?articles=${articles}&day=${perDay}`);
      const pages: string[] = [];
      for (let path: string | undefined = "/api/v1/changes?limit=100"; path !== undefined; ) {
        pages.push(path);
        const { next_cursor, more } = JSON.parse(await worker.ask(ask(path, 1)));
        path = more ? `/api/v1/changes?limit=100&since=${next_cursor}` : undefined;
      }
      const some = [0, 1, Math.floor(pages.length / 2), pages.length - 1].map((at) => pages[at] ?? "");
      const costs: string[] = [];
      for (const path of some) costs.push(await cost(path));
      console.log(
        `${articles} articles, ${perDay} a day: ${pages.length} pages of changes, some ${costs.join(", ")} ms`,
      );
      const viewed = "/api/v1/most-viewed?to=2026-11-24";
      console.log(`  what gained most views in a week: ${await cost(viewed)} ms`);
      console.log(`  changes.json: ${await cost("/xjyszb/changes.json")} ms`);
      const archive = "/xjyszb/archive/2026-10.xml";
      const length = Math.round((await worker.ask(ask(archive, 1))).length / 1000);
      console.log(`  an archive of a hundred, ${length} thousand characters: ${await cost(archive)} ms`);
    }
  } finally {
    await worker.stop();
  }
}
