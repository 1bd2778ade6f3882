// What a source is called: by its host. Pure.
import { isOwnName } from "../sources/schema.ts";

/** The host's own name: without `www` and what it shares with others. */
export function sourceId(hostname: string): string {
  const labels = hostname
    .toLowerCase()
    .replace(/^(?:www|m|wap)\./, "")
    .split(".");
  const isSecondLevel = labels.length > 2 && labels.at(-1)?.length === 2 && (labels.at(-2)?.length ?? 9) <= 3;
  const own = /^[\d.]+$/.test(hostname) ? labels : labels.slice(0, isSecondLevel ? -2 : -1);
  const named = (own.length === 0 ? labels : own).join("-").replace(/[^a-z0-9-]+/g, "-");
  const id = named.replace(/^-+|-+$/g, "").slice(0, 32) || "site";
  return isOwnName(id) ? `${id}-site` : id;
}
