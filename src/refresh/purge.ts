// Drops from Cloudflare's cache before the Worker what it keeps of a changed source. https://developers.cloudflare.com/workers/cache/purge/
import { cacheTag } from "../cache-tag.ts";
import type { Outside } from "./outside.ts";
import type { Purge } from "./push-message.ts";

/**
 * Seconds after the documents were written: KV shows a write everywhere within a minute, mostly, and a reader who comes before would put
 * the old document back for its whole freshness.
 */
export const purgeAfter = 90;

/** Where the cache takes no purge, what it keeps ends with its freshness all the same: that is told, and not tried again. */
export async function purge({ source }: Purge, { purge: drop, log }: Outside): Promise<void> {
  if (!drop) return;
  const { success, errors } = await drop([cacheTag(source)]);
  const why = errors.map(({ message }) => message).join("; ");
  log(success ? { event: "purged", source } : { event: "purge-failed", source, why });
}
