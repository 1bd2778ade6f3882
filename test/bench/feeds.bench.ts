// What a feed costs in workerd: a canonical document of 50 articles of 10 KB, and a choice of 50 among 500.
import { unstable_dev } from "wrangler";
import { cpuTime, workerdPids } from "./cpu-time.ts";

const rounds = 100;

export async function bench(): Promise<void> {
  const worker = await unstable_dev("test/bench/feeds-worker.ts", {
    config: "wrangler.toml",
    logLevel: "error",
    experimental: { disableExperimentalWarning: true, disableDevRegistry: true },
  });
  const order = async (canonical: number, filtered: number) =>
    (
      await worker.fetch("http://bench.example/", { method: "POST", body: JSON.stringify({ canonical, filtered }) })
    ).text();
  try {
    await order(20, 20);
    const pids = workerdPids();
    const spent = async (canonical: number, filtered: number) => {
      const before = cpuTime(pids);
      await order(canonical, filtered);
      return cpuTime(pids) - before;
    };
    const request = await spent(0, 0);
    const canonical = ((await spent(rounds, 0)) - request) / rounds;
    const filtered = ((await spent(0, rounds)) - request) / rounds;
    console.log(`milliseconds of CPU in workerd, warm, mean of ${rounds}:`);
    console.log(`canonical document of 50 × 10 KB   ${canonical.toFixed(2)} ms   (bound 2 ms)`);
    console.log(`a choice of 50 among 500, joined   ${filtered.toFixed(2)} ms   (bound 8 ms)`);
  } finally {
    await worker.stop();
  }
}
