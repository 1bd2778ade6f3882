// The feeds and sitemaps that a page links to. Pure; whether they hold what they promise is seen when they are read.
import type { CheerioAPI } from "cheerio/slim";
import type { Element } from "domhandler";
import { plainText } from "../extract/plain-text.ts";

export interface Upstream {
  kind: "feed" | "sitemap";
  url: string;
}

const feedType = /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|xml)|text\/xml)$/i;
/** Feeds of something else than the articles. */
const otherFeed = /comment|kommentar|podcast|評論|评论|コメント/i;
const feedAddress =
  /\/(?:rss|feed|atom|index|news)(?:\/|\.(?:xml|rss|atom|json|rdf))?$|\.(?:rss|atom|rdf)$|feed\.json$/i;
const feedText = /^(?:rss.{0,12}|atom.{0,8}|.{0,12}(?:feed|订阅|訂閱))$/i;
const sitemapAddress = /sitemap[\w-]{0,40}\.xml(?:\.gz)?$/i;

/** What a document is by its beginning, if it is no page but what a page links to. */
export function upstreamKind(document: string): Upstream["kind"] | undefined {
  const beginning = document
    .slice(0, 2000)
    .replace(/<\?[^>]{0,500}\?>|<!--[^>]{0,500}-->|<!DOCTYPE[^>]{0,500}>/gi, "")
    .trim();
  if (/^<(?:rss|feed|rdf:RDF)[\s>]|^\{\s{0,99}"version"\s{0,9}:\s{0,9}"https:\/\/jsonfeed\.org/.test(beginning))
    return "feed";
  return /^<(?:urlset|sitemapindex)[\s>]/.test(beginning) ? "sitemap" : undefined;
}

/** Announced ones first, then those that a link leads to. `base`: what links are relative to. */
export function findUpstream($: CheerioAPI, base: string): Upstream[] {
  const found = new Map<string, Upstream>();
  const add = (kind: Upstream["kind"], href: string | undefined) => {
    if (href === undefined || href.length > 2000 || !URL.canParse(href, base)) return;
    const url = new URL(href, base);
    url.hash = "";
    if (/^https?:$/.test(url.protocol) && !found.has(url.href)) found.set(url.href, { kind, url: url.href });
  };
  for (const { attribs } of $<Element, string>("link[href][rel]")) {
    const kinds = (attribs.rel ?? "").toLowerCase().split(/\s+/);
    const isOther = otherFeed.test(`${attribs.title ?? ""} ${attribs.href ?? ""}`);
    if (kinds.includes("alternate") && feedType.test(attribs.type?.trim() ?? "") && !isOther) add("feed", attribs.href);
    if (kinds.includes("sitemap")) add("sitemap", attribs.href);
  }
  for (const anchor of $<Element, string>("a[href]")) {
    const href = anchor.attribs.href ?? "";
    const path = href.split(/[?#]/)[0] ?? "";
    if (sitemapAddress.test(path)) add("sitemap", href);
    else if (feedAddress.test(path) && feedText.test(plainText($(anchor).text())) && !otherFeed.test(href))
      add("feed", href);
  }
  return [...found.values()];
}
