// The articles that a sitemap names, or the sitemaps that its index names. A pure function of the decoded document.
// https://www.sitemaps.org/protocol.html, https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
import { load } from "cheerio/slim";
import type { Element } from "domhandler";
import { plainText } from "../extract/plain-text.ts";
import { articleAddresses } from "./article-address.ts";
import type { DiscoverContext, Discovered, Link } from "./link.ts";
import { upstreamDate } from "./upstream-date.ts";

/** A sitemap names all that a site ever printed; of it, the newest are taken. */
const most = 100;
/** Sitemaps of an index that are looked at: the newest, or those that call themselves news. */
const mostSitemaps = 2;

/** One `<url>` or `<sitemap>`. `changed`: when it last changed, 0 where it does not say. */
interface Entry {
  address: string;
  title: string;
  published: string;
  changed: number;
}

/** The newest articles, newest first; those that say no time after those that do. */
export function discoverInSitemap(document: string, context: DiscoverContext): Discovered {
  const $ = load(document, { xml: true });
  const sitemaps = entriesOf("sitemapindex > sitemap");
  if (sitemaps.length > 0) {
    const isDated = sitemaps.some(({ changed }) => changed > 0);
    const news = sitemaps.filter(({ address }) => /news/i.test(address));
    const chosen = newestFirst(news.length > 0 ? news : sitemaps).slice(0, mostSitemaps);
    return { kind: "index", sitemaps: chosen.map(({ address }) => new URL(address, context.url).href), isDated };
  }
  if ($("urlset").length === 0) return { kind: "unreadable", why: "is no sitemap: it has no <urlset>" };
  return { kind: "links", links: linksOf(newestFirst(entriesOf("urlset > url")), context) };

  function entriesOf(selector: string): Entry[] {
    return $<Element, string>(selector)
      .toArray()
      .map((element) => {
        const textOf = (name: string) => plainText($(element).find(name).first().text());
        const published = textOf("news\\:publication_date");
        const changed = Date.parse(published || textOf("lastmod"));
        return {
          address: $(element).children("loc").first().text().trim(),
          title: textOf("news\\:title"),
          published,
          changed: Number.isNaN(changed) ? 0 : changed,
        };
      })
      .filter(({ address }) => URL.canParse(address, context.url));
  }
}

/** By the time; of those that say none, the highest number in the address is the newest. */
function newestFirst(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => b.changed - a.changed || lastNumber(b.address) - lastNumber(a.address));
}

function lastNumber(address: string): number {
  return Number(address.slice(-100).match(/\d{1,15}(?=\D{0,30}$)/)?.[0] ?? 0);
}

function linksOf(entries: readonly Entry[], context: DiscoverContext): Link[] {
  const read = articleAddresses(context);
  const found = new Map<string, Link>();
  for (const { address, title, published } of entries) {
    const article = read(address, context.url);
    if (!article || found.has(article.key)) continue;
    // When a page last changed is not when it was published: <lastmod> orders and dates nothing.
    const date = upstreamDate(published, { zone: context.timeZone, now: context.now });
    found.set(article.key, { ...article, text: title, ...(date ? { date } : {}) });
    if (found.size === most) break;
  }
  return [...found.values()];
}
