// Whether a site sent us from an article's address to what cannot be that article: its home page, a list, another article. Many sites do
// so with what they took away, in the place of a 404. Pure.
import { articleAddresses, canonicalUrl } from "../discover/article-address.ts";
import type { Source } from "../sources/schema.ts";

/** What stands at `url`, in words, where that is not the article called `key`; nothing: it may be. */
export function elsewhere(key: string, url: string, source: Source): string | undefined {
  const read = articleAddresses(source)(url, source.home);
  if (read) return read.key === key ? undefined : `the address of article "${read.key}"`;
  const { home, lists } = source;
  const [asked, ...places] = [url, home, ...lists].map((address) => placeOf(address, home));
  return places.includes(asked) ? "its home page or a list" : undefined;
}

/** The place of an address on its site: without the name of an index file, and without a query that only says where a reader came from. */
function placeOf(address: string, home: string): string | undefined {
  const url = canonicalUrl(address, home, [new URL(home)]);
  if (!url) return undefined;
  url.pathname = url.pathname.replace(/\/(?:index|default)\.\w{2,5}$/i, "/");
  if (url.pathname === new URL(home).pathname) url.search = "";
  return url.href;
}
