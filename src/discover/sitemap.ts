// The articles that a sitemap names, or the sitemaps that its index names. A pure function of the decoded document.
import { articleAddresses } from "./article-address.ts";
import type { DiscoverContext, Discovered, Link } from "./link.ts";
import { type SitemapEntry, sitemapEntries } from "./sitemap-entries.ts";
import { upstreamDate } from "./upstream-date.ts";

/** A sitemap names all that a site ever printed; of it, the newest are taken. */
const most = 100;
/** Sitemaps of an index that are looked at: the newest of the best kind. */
const mostSitemaps = 2;

/** What the sitemaps of an index are called, by what they hold: news, articles among others, and what has none. */
const kinds = [/news/i, /^(?!.*(?:categor|taxonom|tag|author|user|page|image|video|product))/i, /^/];

/** A day or a month in an address. */
const dayInAddress =
  /(?<!\d)((?:19|20)\d\d)[-_/]?(0?[1-9]|1[0-2])(?!\d)(?:[-_/]([0-3]?\d)(?!\d))?|(?<!\d)((?:19|20)\d{6})(?!\d)/;

/** The newest articles, newest first; those that say no time after those that do. */
export function discoverInSitemap(document: string, context: DiscoverContext): Discovered {
  const { root, entries } = sitemapEntries(document);
  if (root === undefined) return { kind: "unreadable", why: "is no sitemap: it has no <urlset>" };
  const named = entries.filter(({ loc }) => URL.canParse(loc, context.url));
  if (root === "urlset") return { kind: "links", links: linksOf(newestFirst(named), context) };
  const isDated = named.some((entry) => timeOf(entry) > 0);
  const nameOf = ({ loc }: SitemapEntry) => new URL(loc, context.url).pathname;
  const best = kinds.map((kind) => named.filter((entry) => kind.test(nameOf(entry)))).find(({ length }) => length > 0);
  const chosen = newestFirst(best ?? []).slice(0, mostSitemaps);
  return { kind: "index", sitemaps: chosen.map(({ loc }) => new URL(loc, context.url).href), isDated };
}

/** By the time; of those that say none, by the day in the address, then by its last number: the highest is the newest. */
function newestFirst(entries: readonly SitemapEntry[]): SitemapEntry[] {
  const placed = entries.map((entry) => ({ entry, at: timeOf(entry), day: dayOf(entry), number: lastNumber(entry) }));
  return placed.sort((a, b) => b.at - a.at || b.day - a.day || b.number - a.number).map(({ entry }) => entry);
}

/** When it was published, else when it last changed; 0 where it does not say. */
function timeOf(entry: SitemapEntry): number {
  const at = Date.parse(entry["news:publication_date"] || entry.lastmod);
  return Number.isNaN(at) ? 0 : at;
}

function dayOf({ loc }: SitemapEntry): number {
  const [, year, month, day = 0, whole] = loc.slice(-200).match(dayInAddress) ?? [];
  if (whole !== undefined) return Number(whole);
  return year === undefined ? 0 : Number(year) * 10_000 + Number(month) * 100 + Number(day);
}

function lastNumber({ loc }: SitemapEntry): number {
  return Number(loc.slice(-100).match(/\d{1,15}(?=\D{0,30}$)/)?.[0] ?? 0);
}

function linksOf(entries: readonly SitemapEntry[], context: DiscoverContext): Link[] {
  const read = articleAddresses(context);
  const found = new Map<string, Link>();
  for (const { loc, ...said } of entries) {
    const article = read(loc, context.url);
    if (!article || found.has(article.key)) continue;
    // When a page last changed is not when it was published: <lastmod> orders and dates nothing.
    const date = upstreamDate(said["news:publication_date"], { zone: context.timeZone, now: context.now });
    found.set(article.key, { ...article, text: said["news:title"], ...(date ? { date } : {}) });
    if (found.size === most) break;
  }
  return [...found.values()];
}
