// Which addresses are a source's own: those of its host, with and without www, and those that it declares.
import type { Source } from "./schema.ts";

/** Whether a source may be read at this address, on this port. The scheme may be either, on its default port. */
export function isOwnAddress(url: URL, source: Source): boolean {
  const own = [source.home, ...source.lists, source.feed, source.sitemap, source.counter?.url]
    .filter((address) => address !== undefined && URL.canParse(address))
    .map((address) => new URL(address ?? source.home));
  return (
    own.some((one) => bare(one.hostname) === bare(url.hostname) && (url.port === "" || url.port === one.port)) ||
    source.hosts.some((host) => host === url.host)
  );
}

/** The hosts that a source names, each once. */
export function hostsOf({ home, lists, feed, sitemap, counter, hosts }: Source): string[] {
  const named = [home, ...lists, feed, sitemap, counter?.url].filter((address) => address !== undefined);
  const own = named.filter((address) => URL.canParse(address)).map((address) => new URL(address).host);
  return [...new Set([...own, ...hosts])];
}

function bare(host: string): string {
  return host.replace(/^www\./, "").replace(/\.$/, "");
}
