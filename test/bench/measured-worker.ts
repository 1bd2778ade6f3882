// A Worker of this folder in a workerd of its own, and what its answers cost.
import { unstable_dev } from "wrangler";
import { cpuTime, workerdPids } from "./cpu-time.ts";

export interface MeasuredWorker {
  /** The answer's text; `body` is posted as JSON. @throws Error where the answer is not 200 */
  ask(path: string, body?: unknown): Promise<string>;
  /** Milliseconds of CPU that workerd spends on the answer. The first answers compile the code. */
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
  return {
    ask,
    async cost(path, body) {
      pids ??= workerdPids();
      const before = cpuTime(pids);
      await ask(path, body);
      return cpuTime(pids) - before;
    },
    stop: () => worker.stop(),
  };
}
