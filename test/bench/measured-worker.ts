// A Worker of this folder in a workerd of its own, and what its answers cost.
import { unstable_dev } from "wrangler";
import { cpuTimes, workerdPids } from "./cpu-time.ts";

export interface MeasuredWorker {
  /** The answer's text; `body` is posted as JSON. @throws Error where the answer is not 200 */
  ask(path: string, body?: unknown): Promise<string>;
  /**
   * Milliseconds of CPU that the thread of the isolate spends on the answer: what a plan limits. V8 compiles and collects garbage on
   * others beside it; how much is told at the end. The first answers compile the code.
   */
  cost(path: string, body?: unknown): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the Worker of a file of this folder, with nothing in its storage. */
export async function openWorker(file: string): Promise<MeasuredWorker> {
  const worker = await unstable_dev(`test/bench/${file}`, {
    config: "wrangler.toml",
    logLevel: "error",
    persist: false,
    experimental: { disableExperimentalWarning: true, disableDevRegistry: true },
  });
  const ask = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const answer = await worker.fetch(`http://bench.example${path}`, init);
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`);
    return text;
  };
  let pids: readonly string[] | undefined;
  let inIsolate = 0;
  let inAll = 0;
  return {
    ask,
    async cost(path, body) {
      pids ??= workerdPids();
      const before = cpuTimes(pids);
      await ask(path, body);
      const spent = [...cpuTimes(pids)].map(([thread, time]) => time - (before.get(thread) ?? 0));
      const isolate = Math.max(...spent);
      inIsolate += isolate;
      inAll += spent.reduce((sum, time) => sum + time, 0);
      return isolate;
    },
    async stop() {
      await worker.stop();
      console.log(
        `\nall of it in the isolate's thread; ${Math.round((inAll / inIsolate - 1) * 100)} % more in those of V8 and the network`,
      );
    },
  };
}
