// Which addresses are a source's articles, and what their keys are: one key for all the ways in which a site writes one address.

/** What a source says of its articles' addresses: `article` is a URLPattern with `:key`, relative to `home`. */
export interface ArticleSite {
  home: string;
  article: string;
}

export interface ArticleAddress {
  key: string;
  /** Absolute, in one canonical form: without fragment and tracking parameters, the rest of them sorted. */
  url: string;
}

/** The article that `href`, written on a page at `base`, leads to; nothing where it leads to none. */
export type ReadAddress = (href: string | undefined, base: string) => ArticleAddress | undefined;

/** Longer addresses are no article's. */
const longestAddress = 2000;
/** A key names a record in KV, with the source's id before it and 512 bytes in all. In an address every character is one byte. */
const longestKey = 400;

/** Parameters that say where a reader came from, and nothing of what is read. */
const tracking = /^(?:utm_\w{1,30}|fbclid|gclid|yclid|msclkid|mc_[ce]id|igshid|spm|ref_src|wt_mc|cmpid|_ga)$/i;

/** The host that an absolute pattern names, where it names one without a wildcard. */
const literalOrigin = /^https?:\/\/[\w.-]{1,255}(?::\d{1,5})?(?=[/?\\]|$)/i;

/**
 * Reads addresses by a source's pattern. Scheme, `www.`, fragment, the order of parameters and parameters that the pattern does not
 * name never matter.
 */
export function articleAddresses({ home, article }: ArticleSite): ReadAddress {
  const pattern = new URLPattern(article, home);
  const sites = [home, article.match(literalOrigin)?.[0]].flatMap((site) =>
    site === undefined ? [] : [new URL(site)],
  );
  const parameters = parametersOf(pattern);
  return (href, base) => {
    const url = canonicalUrl(href, base, sites);
    const match = url && matched(url, pattern, parameters);
    const key = match?.pathname.groups.key ?? match?.search.groups.key;
    return url && key !== undefined && key !== "" && key.length <= longestKey ? { key, url: url.href } : undefined;
  };
}

/** The parameters that a pattern speaks of, in its order: nothing where it leaves them all open, or wants a word. */
function parametersOf({ search }: URLPattern): string[] {
  return search.split("&").flatMap((part) => (part.includes("=") ? [part.split("=")[0] ?? ""] : []));
}

function matched(url: URL, pattern: URLPattern, parameters: readonly string[]): URLPatternResult | undefined {
  if (isWordQuery(pattern.search)) return pattern.exec(url.href) ?? undefined;
  const reduced = new URL(url);
  const kept = parameters.map((name) => `${name}=${encodeURIComponent(url.searchParams.get(name) ?? "")}`);
  reduced.search = kept.join("&");
  return pattern.exec(reduced.href) ?? undefined;
}

/** A query that is one word and no parameter, as old sites have it: `/html/?123.html`. */
export const isWordQuery = (search: string) => search.length > 1 && !/[=&*]/.test(search);

/** One form for all ways to write an address; those on a host of `sites` get its scheme and host. Nothing where it is no page on the web. */
export function canonicalUrl(href: string | undefined, base: string, sites: readonly URL[]): URL | undefined {
  const text = href?.trim() ?? "";
  if (text === "" || text.length > longestAddress || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const site = sites.find((one) => bareHost(one) === bareHost(url));
  if (site) {
    url.protocol = site.protocol;
    url.host = site.host;
  }
  url.hash = "";
  if (isWordQuery(url.search)) return url;
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url;
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^www\./, "");
}
