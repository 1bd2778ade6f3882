// KV whose reads cost a Worker of a benchmark what they cost a deployed one.

const bytes = new Map<string, ArrayBuffer>();
const metadata = new Map<string, unknown>();

/**
 * KV whose values are in memory as bytes after the first time: a read costs what it costs a Worker, the copying or decoding, and not what the
 * local KV does in the same process.
 */
export function remembered(kv: KVNamespace): KVNamespace {
  const read = async (name: string, type?: unknown) => {
    const known = bytes.get(name) ?? (await kv.get(name, "arrayBuffer"));
    if (known) bytes.set(name, known);
    return type === "arrayBuffer" ? (known?.slice(0) ?? null) : known && new TextDecoder().decode(known);
  };
  const get = async (name: string | string[], type?: unknown) => {
    if (typeof name === "string") return read(name, type);
    return new Map(await Promise.all(name.map(async (one) => [one, await read(one)] as const)));
  };
  const getWithMetadata = async (name: string) => {
    const known = metadata.get(name) ?? (await kv.getWithMetadata(name, "arrayBuffer")).metadata;
    metadata.set(name, known);
    return { value: new Response("").body, metadata: known };
  };
  return new Proxy(kv, {
    get(target, property) {
      if (property === "get") return get;
      if (property === "getWithMetadata") return getWithMetadata;
      const value: unknown = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Before other values are read under the same names. */
export function forget(): void {
  bytes.clear();
  metadata.clear();
}
