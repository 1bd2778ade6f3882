// A page of a site that nobody has described → the source that it is: what was understood, by what evidence, and what was rejected.
import type { Instant } from "../article.ts";
import { extractArticle } from "../extract/extract.ts";
import type { Line } from "../extract/lines.ts";
import { readPage } from "../extract/page.ts";
import { parse } from "../extract/parse.ts";
import { query } from "../extract/query.ts";
import { defineSource, type SourceFile } from "../sources/schema.ts";
import { siteAnchors } from "./anchors.ts";
import { type ArticleSite, articleAddresses } from "./article-address.ts";
import { articlePattern } from "./article-pattern.ts";
import { type Cluster, clusterAnchors } from "./clusters.ts";
import { elsewhere } from "./elsewhere.ts";
import type { Link } from "./link.ts";
import { discoverLinks } from "./list.ts";
import type { Locale } from "./locale.ts";
import { type PageLinks, pageLinks } from "./page-links.ts";
import { pageLocale } from "./page-locale.ts";
import { siteTitle } from "./site-title.ts";
import { sourceId } from "./source-id.ts";
import { findUpstream, type Upstream } from "./upstream.ts";

/** The page: its HTML, its final URL, and when it was read. */
export interface UnknownPage {
  html: string;
  url: string;
  now: Instant;
}

/** Links that were taken for no articles: an example, how many of that shape, and why. */
interface Rejected {
  example: string;
  links: number;
  why: string;
}

/** `upstream`: every feed and sitemap that the page links to; the file names the first of each, unread. */
export type Understood =
  | { kind: "source"; file: SourceFile; links: Link[]; upstream: Upstream[]; evidence: string[]; rejected: Rejected[] }
  | { kind: "article"; why: string }
  | { kind: "nothing"; why: string };

/** Groups of links that are told of, of all that were rejected. */
const toldOf = 6;
/** Characters of prose from which a page is an article, whatever links it has beside it. */
const articleLength = 200;

/** Never throws. */
export function understand({ html, url, now }: UnknownPage): Understood {
  const { root } = parse(html);
  const $ = query(root);
  const address = new URL(url);
  const home = `${address.origin}/`;
  const page = readPage(root, url);
  const { lines, base } = page;
  const locale = pageLocale(page);
  const context = { zone: locale.timeZone, now };
  const found = pageLinks(root, url);
  const anchors = siteAnchors(found, home, context);
  const { articles, others, strays } = clusterAnchors(anchors);
  const told = (site?: ArticleSite) => otherwise({ html, url, now }, locale, longestRun(lines), articles, site);
  if (!articles) {
    const routes = scriptRoutes(found);
    if (routes.length >= fewestRoutes)
      return {
        kind: "nothing",
        why: `its ${routes.length} links like ${routes[0]} are built by script: they all lead to this page`,
      };
    const other = told();
    const shown = other?.kind === "article" ? [] : elsewhere(root, base);
    if (other && shown.length === 0) return other;
    const hint = shown.length > 0 ? `; what it shows may be at ${shown.join(" or ")}` : "";
    return { kind: "nothing", why: `none of its ${anchors.length} links to its own site looks like an article${hint}` };
  }
  const article = articlePattern(
    articles.anchors.map((anchor) => anchor.url),
    strays.map((anchor) => anchor.url),
    home,
  );
  const example = articles.anchors[0]?.url.href ?? "";
  if (article === undefined)
    return told() ?? { kind: "nothing", why: `nothing in addresses like ${example} tells its articles apart` };
  const other = told({ home, article });
  if (other) return other;
  const upstream = findUpstream($, base);
  const hosts = [...new Set(articles.anchors.map((anchor) => anchor.url.host))].filter((host) => host !== address.host);
  const [feed, sitemap] = (["feed", "sitemap"] as const).map((kind) => upstream.find((one) => one.kind === kind)?.url);
  const file: SourceFile = {
    id: sourceId(address.hostname),
    title: siteTitle(page),
    home,
    language: locale.language,
    timeZone: locale.timeZone,
    lists: [url],
    article,
    ...(hosts.length > 0 ? { hosts } : {}),
    ...(feed === undefined ? {} : { feed }),
    ...(sitemap === undefined ? {} : { sitemap }),
  };
  const wrong = faultOf(file);
  if (wrong) return { kind: "nothing", why: wrong };
  const { links, cut } = discoverLinks(html, { url, home, article, timeZone: locale.timeZone, now });
  return {
    kind: "source",
    file,
    links,
    upstream,
    evidence: [
      ...articleEvidence(articles, links),
      ...(cut === undefined ? [] : [cut]),
      `language: ${locale.language}, by ${locale.rules[0]}`,
      `time zone: ${locale.timeZone}, by ${locale.rules[1]}`,
      ...upstream.map((one) => `${one.kind}: ${one.url}, linked on the page`),
    ],
    rejected: others.slice(0, toldOf).map(rejectedOf),
  };
}

/** Links behind the mark of a place within the page that are paths: a script shows what they name, no address does. */
function scriptRoutes({ anchors }: PageLinks): string[] {
  return [...new Set(anchors.map(({ attribs: { href = "" } }) => href.trim()))].filter((href) => route.test(href));
}

const route = /^[^#]{0,500}#!?\/[^/]/;
const fewestRoutes = 5;

/** Whether the page itself is an article or an error, and why; nothing where it is a list. `run`: characters of its longest text. */
function otherwise(
  { html, url, now }: UnknownPage,
  { timeZone, language }: Locale,
  run: number,
  articles: Cluster | undefined,
  site: ArticleSite | undefined,
): Understood | undefined {
  const reading = extractArticle(html, { url, timeZone, language, fetchedAt: now });
  if (reading.kind === "no-article") {
    const { reason } = reading;
    const isError = reason === "error-page" || reason === "challenge";
    const isEmpty = !articles && (reason === "script-only" || reason === "login");
    return isError || isEmpty ? { kind: "nothing", why: `it is no page of articles: ${reading.detail}` } : undefined;
  }
  const name = `it is the article "${reading.title.value.slice(0, 80)}"`;
  if (site && articleAddresses(site)(url, url))
    return { kind: "article", why: `${name}: its address is like those that it links to` };
  const titles = articles?.anchors.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  if (run < articleLength || run <= 2 * titles) return undefined;
  return { kind: "article", why: `${name}: ${run} characters of text in one piece` };
}

/** Characters of the longest text without a link that has a line of its own: a list's texts are short, a link between each two. */
function longestRun(lines: readonly Line[]): number {
  let longest = 0;
  let run = 0;
  for (const { text, linked } of lines) {
    run = linked * 2 > text.length && linked > 8 ? 0 : run + text.length - linked;
    longest = Math.max(longest, run);
  }
  return longest;
}

function faultOf(file: SourceFile): string | undefined {
  try {
    defineSource(file);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function articleEvidence({ anchors, quality }: Cluster, links: readonly Link[]): string[] {
  const length = Math.round(anchors.reduce((sum, { text }) => sum + text.length, 0) / anchors.length);
  const dated = links.filter(({ date }) => date !== undefined).length;
  return [
    `articles: ${anchors.length} links like ${anchors[0]?.url.href ?? ""}, titles of ${length} characters on average, ${dated} with a date beside them (quality ${quality.toFixed(2)})`,
    `keys: ${links
      .slice(0, 3)
      .map(({ key }) => key)
      .join(", ")}`,
  ];
}

function rejectedOf({ anchors }: Cluster): Rejected {
  const [first] = anchors;
  const length = Math.round(anchors.reduce((sum, { text }) => sum + text.length, 0) / anchors.length);
  const inMenu = anchors.filter(({ isNavigation }) => isNavigation).length;
  const why =
    inMenu * 2 > anchors.length
      ? "in menus"
      : length < 9
        ? `titles of ${length} characters`
        : "of another shape, and fewer or less like articles";
  return { example: first?.url.href ?? "", links: anchors.length, why };
}
