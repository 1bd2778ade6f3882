// KV as it can be: an operation that fails.

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
