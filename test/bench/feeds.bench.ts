// What a feed costs in workerd: a canonical document of 50 articles of 10 KB, and a choice of 50 among 500.
import { openWorker } from "./measured-worker.ts";

const rounds = 100;

export async function bench(): Promise<void> {
  const worker = await openWorker("feeds-worker.ts");
  try {
    const spent = (canonical: number, filtered: number) => worker.cost("/", { canonical, filtered });
    // The first rounds compile the code.
    await worker.ask("/", { canonical: 20, filtered: 20 });
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
