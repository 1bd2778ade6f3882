// Every key in KV. The names are a promise to the stored data: a changed name is lost data.
export const keys = {
  article: (source: string, key: string) => `article:${source}:${key}`,
  index: (source: string) => `index:${source}`,
  views: (source: string) => `views:${source}`,
  state: (source: string) => `state:${source}`,
  archive: (source: string, month: string) => `archive:${source}:${month}`,
  documents: (source: string) => `documents:${source}`,
  /** Of earlier Workers. */
  document: (source: string, format: string) => `document:${source}:${format}`,
  catalogue: (source: string) => `catalogue:${source}`,
  drawer: (source: string, number: number) => `catalogue:${source}:${number}`,
  subscription: (id: string) => `subscription:${id}`,
  robots: (origin: string) => `robots:${origin}`,
  host: (host: string) => `host:${host}`,
  deadLetters: "dead-letters",
  incidents: "incidents",
  ledger: "ledger",
};

/** Bytes of a key that KV takes. https://developers.cloudflare.com/kv/platform/limits/ */
const longestName = 512;

/** Whether KV can hold something under this name at all; asking for a longer one is an error. */
export function isName(name: string): boolean {
  return new TextEncoder().encode(name).byteLength <= longestName;
}
