// KV as it can be: an operation that fails, and reads that are behind.

type Value = string | ArrayBuffer | ArrayBufferView | ReadableStream;

/** KV of which each operation for which `fails` says so throws; and the names of the operations so far. */
export function brokenKv(
  kv: KVNamespace,
  fails: (count: number) => boolean,
): { kv: KVNamespace; operations(): string[] } {
  const names: string[] = [];
  const wrapped = new Proxy(kv, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return async (...parameters: unknown[]) => {
        names.push(`${String(name)} ${String(parameters[0])}`);
        if (fails(names.length - 1)) throw new Error("KV is out of order");
        return Reflect.apply(method, target, parameters);
      };
    },
  });
  return { kv: wrapped, operations: () => names };
}

interface Written {
  at: number;
  bytes: ArrayBuffer | null;
  metadata: unknown;
}

/** KV of which every read shows what was there `late` milliseconds ago, by the clock `now`; writes go to `kv` too. */
export function staleKv(kv: KVNamespace, now: () => number, late: number): KVNamespace {
  const writes = new Map<string, Written[]>();
  const shown = (key: string) => writes.get(key)?.findLast(({ at }) => at <= now() - late);
  const as = (bytes: ArrayBuffer | null | undefined, type: unknown) => {
    if (bytes === null || bytes === undefined) return null;
    if (type === "arrayBuffer") return bytes.slice(0);
    if (type === "stream") return new Response(bytes).body;
    const text = new TextDecoder().decode(bytes);
    return type === "json" ? JSON.parse(text) : text;
  };
  const kindOf = (options: unknown) =>
    typeof options === "object" && options !== null && "type" in options ? options.type : options;
  const methods: Record<string, (...parameters: never[]) => unknown> = {
    async get(key: string | string[], options?: unknown) {
      if (typeof key === "string") return as(shown(key)?.bytes, kindOf(options));
      return new Map(key.map((one) => [one, as(shown(one)?.bytes, kindOf(options))]));
    },
    async getWithMetadata(key: string, options?: unknown) {
      const found = shown(key);
      return { value: as(found?.bytes, kindOf(options)), metadata: found?.metadata ?? null };
    },
    async put(key: string, value: Value, options?: KVNamespacePutOptions) {
      const bytes = await new Response(value as BodyInit).arrayBuffer();
      writes.set(key, [...(writes.get(key) ?? []), { at: now(), bytes, metadata: options?.metadata }]);
      await kv.put(key, bytes, options);
    },
    async delete(key: string) {
      writes.set(key, [...(writes.get(key) ?? []), { at: now(), bytes: null, metadata: null }]);
      await kv.delete(key);
    },
  };
  return new Proxy(kv, { get: (target, name) => methods[String(name)] ?? Reflect.get(target, name) });
}
