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
  const keyIn = keyReader(pattern);
  return (href, base) => {
    const url = canonicalUrl(href, base, sites);
    if (!url) return undefined;
    const { href: canonical } = url;
    const key = keyIn(url, canonical);
    return key !== undefined && key !== "" && key.length <= longestKey ? { key, url: canonical } : undefined;
  };
}

/** The parameters that a pattern speaks of, in its order: nothing where it leaves them all open, or wants a word. */
function parametersOf({ search }: URLPattern): string[] {
  return search.split("&").flatMap((part) => (part.includes("=") ? [part.split("=")[0] ?? ""] : []));
}

/** Reads the key of an address in its canonical form, `href`; nothing where the pattern does not match. */
function keyReader(pattern: URLPattern): (url: URL, href: string) => string | undefined {
  const parameters = parametersOf(pattern);
  const isWord = isWordQuery(pattern.search);
  const around = aroundKey(pattern);
  return (url, href) => {
    const isReduced = isWord || (parameters.length === 0 && !href.includes("?"));
    const reduced = isReduced ? href : withParameters(url, parameters);
    if (around === undefined) {
      const match = pattern.exec(reduced);
      return match?.pathname.groups.key ?? match?.search.groups.key;
    }
    const { pathname } = url;
    return pattern.test(reduced) ? pathname.slice(around.before, pathname.length - around.after) : undefined;
  };
}

function withParameters(url: URL, names: readonly string[]): string {
  const reduced = new URL(url);
  const kept = names.map((name) => `${name}=${encodeURIComponent(url.searchParams.get(name) ?? "")}`);
  reduced.search = kept.join("&");
  return reduced.href;
}

/** A path whose only group is the key, which is always there. https://urlpattern.spec.whatwg.org/#pattern-strings */
const keyAlone =
  /^(?<before>[^:*+?(){}\\]*):key(?![\p{ID_Continue}$\u200c\u200d])(?:\([^()]*\))?(?<after>(?![*+?])[^:*+?(){}\\]*)$/u;

/**
 * How many characters of a path stand before the key, and after it, where that is the same for all paths: to ask whether a pattern
 * matches costs a fifth of asking for its groups, and a list may have a thousand links.
 */
function aroundKey({ pathname }: URLPattern): { before: number; after: number } | undefined {
  const { before, after } = keyAlone.exec(pathname)?.groups ?? {};
  return before === undefined || after === undefined ? undefined : { before: before.length, after: after.length };
}

/** A query that is one word and no parameter, as old sites have it: `/html/?123.html`. */
export const isWordQuery = (search: string) => search.length > 1 && !/[=&*]/.test(search);

/** One form for all ways to write an address; those on a host of `sites` get its scheme and host. Nothing where it is no page on the web. */
export function canonicalUrl(href: string | undefined, base: string, sites: readonly URL[]): URL | undefined {
  const text = href?.trim() ?? "";
  const url = text === "" || text.length > longestAddress ? null : URL.parse(text, base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  // Of a list of a thousand links most are as they are to be: to set what is there, part by part, would cost more than all else.
  const { href: found } = url;
  const site = sites.some(({ origin }) => found.startsWith(`${origin}/`)) ? undefined : siteOf(url, sites);
  if (site) {
    url.protocol = site.protocol;
    url.host = site.host;
  }
  if (found.includes("#")) url.hash = "";
  if (!found.includes("?") || isWordQuery(url.search)) return url;
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url;
}

function siteOf(url: URL, sites: readonly URL[]): URL | undefined {
  const host = bareHost(url);
  return sites.find((one) => bareHost(one) === host);
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^www\./, "");
}
