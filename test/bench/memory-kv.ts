// KV in memory, as bytes: reading decodes and writing encodes, as it does on the platform. Tells what was asked of it.

interface Stored {
  bytes: Uint8Array<ArrayBuffer>;
  metadata: unknown;
}

export interface Spent {
  reads: number;
  writes: number;
  /** Bytes. */
  read: number;
  written: number;
}

export interface MemoryKv {
  kv: KVNamespace;
  spent(): Spent;
  /** KV that holds the same. What is written to it stays in it. */
  copy(): MemoryKv;
}

export function memoryKv(stored = new Map<string, Stored>()): MemoryKv {
  const spent: Spent = { reads: 0, writes: 0, read: 0, written: 0 };
  const decoder = new TextDecoder();
  const bytesOf = (key: string) => {
    const bytes = stored.get(key)?.bytes;
    spent.read += bytes?.byteLength ?? 0;
    return bytes;
  };
  const found = (key: string, type: unknown) => {
    const bytes = bytesOf(key);
    if (bytes === undefined) return null;
    if (type === "stream") return new Response(bytes).body;
    return type === "arrayBuffer" ? bytes.slice().buffer : decoder.decode(bytes);
  };
  const kv = {
    async get(key: string | string[], type?: unknown) {
      spent.reads++;
      return typeof key === "string" ? found(key, type) : new Map(key.map((one) => [one, found(one, type)]));
    },
    async getWithMetadata(key: string, type?: unknown) {
      spent.reads++;
      return { value: found(key, type), metadata: stored.get(key)?.metadata ?? null };
    },
    async put(key: string, value: string | Uint8Array<ArrayBuffer>, options?: { metadata?: unknown }) {
      const bytes = typeof value === "string" ? new Uint8Array(new TextEncoder().encode(value)) : value;
      spent.writes++;
      spent.written += bytes.byteLength;
      stored.set(key, { bytes, metadata: options?.metadata ?? null });
    },
    async list() {
      spent.writes++;
      return { keys: [], list_complete: true, cacheStatus: null };
    },
  };
  return { kv: kv as unknown as KVNamespace, spent: () => spent, copy: () => memoryKv(new Map(stored)) };
}
