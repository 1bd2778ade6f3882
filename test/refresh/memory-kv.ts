// KV in memory, for tests that play the same hours over and over: what it holds can be copied, and it can be as late as the real one is.
// It tells what was asked of it, in bytes as they are kept.
import { env } from "cloudflare:workers";

type Value = string | ArrayBuffer | ArrayBufferView | ReadableStream;

interface Written {
  at: number;
  /** `null`: deleted. */
  bytes: ArrayBuffer | null;
  metadata: unknown;
}

/** Operations, and the bytes of their values. */
export interface Spent {
  reads: number;
  writes: number;
  read: number;
  written: number;
}

export interface MemoryKv {
  kv: KVNamespace;
  spent: Readonly<Spent>;
  /** Another one that holds the same. */
  copy(): MemoryKv;
  /** The same, but every read shows what was there `late` milliseconds ago by the clock `now`; what was missing too. */
  behind(now: () => number, late: number): KVNamespace;
}

/** KV that shows each write at once. */
export function memoryKv(before: ReadonlyMap<string, readonly Written[]> = new Map()): MemoryKv {
  const writes = new Map(before);
  const spent: Spent = { reads: 0, writes: 0, read: 0, written: 0 };
  const write = (key: string, bytes: ArrayBuffer | null, metadata?: unknown) => {
    spent.writes++;
    spent.written += bytes?.byteLength ?? 0;
    writes.set(key, [...(writes.get(key) ?? []), { at: Date.now(), bytes, metadata }]);
  };
  const view = (shownAt: () => number) => over(writes, spent, write, shownAt);
  return {
    spent,
    kv: view(() => Number.POSITIVE_INFINITY),
    copy: () => memoryKv(writes),
    behind: (now, late) => view(() => now() - late),
  };
}

function over(
  writes: ReadonlyMap<string, readonly Written[]>,
  spent: Spent,
  write: (key: string, bytes: ArrayBuffer | null, metadata?: unknown) => void,
  shownAt: () => number,
): KVNamespace {
  const shown = (key: string) => {
    const until = shownAt();
    const found = writes.get(key)?.findLast(({ at }) => at <= until);
    return found?.bytes ? { bytes: found.bytes, metadata: found.metadata ?? null } : undefined;
  };
  const read = (key: string, type: unknown) => {
    const bytes = shown(key)?.bytes;
    if (bytes === undefined) return null;
    spent.read += bytes.byteLength;
    if (type === "arrayBuffer") return bytes.slice(0);
    if (type === "stream") return new Response(bytes).body;
    const text = new TextDecoder().decode(bytes);
    return type === "json" ? JSON.parse(text) : text;
  };
  const methods: Record<string, (...parameters: never[]) => unknown> = {
    async get(key: string | string[], options?: unknown) {
      spent.reads++;
      if (typeof key === "string") return read(key, typeOf(options));
      return new Map(key.map((one) => [one, read(one, typeOf(options))]));
    },
    async getWithMetadata(key: string, options?: unknown) {
      spent.reads++;
      return { value: read(key, typeOf(options)), metadata: shown(key)?.metadata ?? null };
    },
    async put(key: string, value: Value, options?: KVNamespacePutOptions) {
      write(key, await new Response(value as BodyInit).arrayBuffer(), structuredClone(options?.metadata));
    },
    async delete(key: string) {
      write(key, null);
    },
    async list({ prefix = "" }: { prefix?: string } = {}) {
      const names = [...writes.keys()].filter((name) => name.startsWith(prefix) && shown(name) !== undefined).sort();
      return { keys: names.map((name) => ({ name, metadata: shown(name)?.metadata })), list_complete: true };
    },
  };
  return new Proxy(env.KV, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      const method = methods[String(name)];
      if (method === undefined) throw new Error(`the tests' KV knows no ${String(name)}`);
      return method;
    },
    // A spy takes the place of a method of this KV, and of no other.
    getOwnPropertyDescriptor(_, name) {
      return { value: methods[String(name)], configurable: true, writable: true, enumerable: true };
    },
    defineProperty(_, name, { value }) {
      methods[String(name)] = value;
      return true;
    },
  });
}

function typeOf(options: unknown): unknown {
  return typeof options === "object" && options !== null && "type" in options ? options.type : options;
}
