// Watches and breaks the writes of a run: KV as the Worker sees it, with a hand on put and delete.
import type { Run } from "./run.ts";

/** Lets `before` decide about each write, by the name of its key; what it throws is what the Worker gets. */
export function watchWrites(run: Run, before: (key: string) => void): void {
  const { kv } = run;
  run.useKv({
    get: kv.get.bind(kv),
    getWithMetadata: kv.getWithMetadata.bind(kv),
    list: kv.list.bind(kv),
    async put(
      key: string,
      value: string | ArrayBuffer | ArrayBufferView | ReadableStream,
      options?: KVNamespacePutOptions,
    ) {
      before(key);
      return kv.put(key, value, options);
    },
    async delete(key: string) {
      before(key);
      return kv.delete(key);
    },
  } as KVNamespace);
}

/** Counts what is written to KV from now on: the names of the keys. */
export function countWrites(run: Run): () => string[] {
  const names: string[] = [];
  watchWrites(run, (key) => void names.push(key));
  return () => names;
}
