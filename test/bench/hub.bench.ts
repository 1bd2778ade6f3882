// What the hub costs in workerd: a message that sends a document of 50 × 10 KB to six subscribers, signed for each, and one that asks a
// callback what it wants. The local KV is in the same process, so the numbers are upper bounds.
import { openWorker } from "./measured-worker.ts";

const rounds = 8;
const together = 6;

export async function bench(): Promise<void> {
  const worker = await openWorker("hub-worker.ts");
  try {
    await worker.ask(`/seed?rounds=${4 * rounds * together}`);
    const costs = { send: [] as number[], verify: [] as number[] };
    for (let turn = 0; turn < 4; turn++) {
      for (const what of ["send", "verify"] as const) {
        const request = await worker.cost(`/${what}?rounds=0`);
        const all = await worker.cost(`/${what}?rounds=${rounds}&from=${turn * rounds * together}`);
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
