// KV that tells what is asked of it.
import type { Spending } from "./limits.ts";

/** `kv`, telling each operation before it is made. A bulk read is one; a delete counts like a write, though the plan has as many of its own. */
export function countedKv(kv: KVNamespace, spend: (what: Spending) => void): KVNamespace {
  return new Proxy(kv, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...args: unknown[]) => {
        spend(name === "list" ? "lists" : name === "get" || name === "getWithMetadata" ? "reads" : "writes");
        return Reflect.apply(member, target, args);
      };
    },
  });
}
