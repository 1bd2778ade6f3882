// The tag under which a cache keeps answers that change with a source. One rule for who sets it and who purges by it.

/** https://developers.cloudflare.com/workers/cache/purge/#purge-by-tag */
export function cacheTag(source: string): string {
  return `source-${source}`;
}
