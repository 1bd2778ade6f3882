// What the hub costs in workerd: a message that sends a document of 50 × 10 KB to six subscribers, signed for each, and one that asks a
// callback what it wants. The local KV is in the same process, so the numbers are upper bounds.
import { unstable_dev } from "wrangler";
import { cpuTime, workerdPids } from "./cpu-time.ts";

const rounds = 8;
const together = 6;

export async function bench(): Promise<void> {
  const worker = await unstable_dev("test/bench/hub-worker.ts", {
    config: "wrangler.toml",
    logLevel: "error",
    persist: false,
    experimental: { disableExperimentalWarning: true, disableDevRegistry: true },
  });
  const get = async (path: string) => {
    const answer = await worker.fetch(`http://bench.example${path}`);
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`);
  };
  try {
    await get(`/seed?rounds=${4 * rounds * together}`);
    const pids = workerdPids();
    const spent = async (path: string) => {
      const before = cpuTime(pids);
      await get(path);
      return cpuTime(pids) - before;
    };
    const costs = { send: [] as number[], verify: [] as number[] };
    for (let turn = 0; turn < 4; turn++) {
      for (const what of ["send", "verify"] as const) {
        const request = await spent(`/${what}?rounds=0`);
        const all = await spent(`/${what}?rounds=${rounds}&from=${turn * rounds * together}`);
        // The first turn compiles the code.
        if (turn > 0) costs[what].push((all - request) / rounds);
      }
    }
    const best = (values: number[]) => Math.min(...values).toFixed(2);
    console.log(`a document of 500 KB, signed for and sent to six   ${best(costs.send)} ms of CPU`);
    console.log(`a wish to subscribe, verified and kept             ${best(costs.verify)} ms of CPU`);
  } finally {
    await worker.stop();
  }
}
