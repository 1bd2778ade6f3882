// Which of a page's links are its articles: links of one shape of address, weighed by what the page says of them. Pure.
import { addressShape, ending } from "./address-shape.ts";
import type { Anchor } from "./anchors.ts";
import { areOneSeries, lastNumber } from "./number-series.ts";

/** Links whose addresses have one shape. `quality`, 0 to about 1.5: how much they look like articles, on average. */
export interface Cluster {
  anchors: Anchor[];
  quality: number;
}

export interface Clusters {
  /** The articles, if there are some; the first is the cluster itself, in page order. */
  articles: Cluster | undefined;
  /** The rest, the largest first. */
  others: Cluster[];
  /** Those of the rest that are surely none: a pattern of the articles should match none of them. */
  strays: Anchor[];
}

/** A shape of so few links is an accident. */
const fewest = 3;
/** Links that look less like articles than this are none. */
const leastQuality = 0.35;
/** Links of another shape that look so much like articles may be of the same kind. */
const clearQuality = 0.7;
const leastInFolder = 0.05;
/** Of so many titles one may be of two words. */
const shortTitlesAmong = 8;
/** A host with this part of all articles has them all. */
const mostOnHost = 0.6;

/** Widths of a link's text, a Chinese character counting two: from "it may be a title" to "it is one". */
const titleFrom = 8;
const titleTo = 26;

/** Words in an address that say a page lists others, or is the site's own matter. */
const listWord =
  /(?:^|[/_.-])(?:index|list|col|columns?|categor(?:y|ies)|tags?|topics?|themen?|page|authors?|autor(?:en)?|users?|members?|login|register|search|about|contact|help|subscribe|newsletter|shop|jobs?|archive|more|live|video-?list|rss|feed)(?:$|[/_.-]|\d)/i;
const pagerText =
  /^(?:[\d\s.…<>«»‹›]{1,12}|更多.{0,3}|more.{0,3}|(?:next|prev(?:ious)?|older|newer)(?: (?:posts?|page))?|.{0,3}[上下]一?[页頁].{0,3}|[首尾末][页頁]|次へ|前へ|mehr.{0,3}|weiter.{0,3})$/i;

/** How much a link looks like one to an article. */
function articleQuality({ url, text, date, isNavigation }: Anchor): number {
  if (pagerText.test(text)) return 0;
  const title = Math.min(Math.max((widthOf(text) - titleFrom) / (titleTo - titleFrom), 0), 1);
  const shape = addressShape(url).exact;
  const last = shape.split("?")[0]?.split("/").at(-1) ?? "";
  const isNumbered = /N|X|S/.test(last) || /(?:^|=)[NX]/.test(shape.split("?")[1] ?? "");
  const isDated = /\/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2]|[a-z]{3})(?!\d{3})/i.test(url.pathname);
  const quality = title + (date ? 0.2 : 0) + (isNumbered ? 0.15 : -0.2) + (isDated ? 0.15 : 0);
  const isList = listWord.test(url.pathname) && !isDated;
  return Math.max(quality, 0) * (isNavigation ? 0.25 : 1) * (isList ? 0.5 : 1);
}

/** East Asian characters are two wide: a title of theirs is half as long. */
function widthOf(text: string): number {
  return (
    text.length + (text.match(/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0)
  );
}

/** Sorts a page's links into its articles and the rest. */
export function clusterAnchors(anchors: readonly Anchor[]): Clusters {
  const exact = [...groupBy(anchors, ({ url }) => addressShape(url).exact).values()].map(clusterOf);
  const families = (nameOf: (cluster: Cluster) => string) =>
    [...groupBy(exact, nameOf).values()]
      .map((family) => merged(ofOneKind(family.filter(({ quality }) => quality >= leastQuality))))
      .filter(({ anchors: own }) => own.length > 0)
      .toSorted((a, b) => weight(b) - weight(a));
  const [onHost] = families(openShape);
  const [anywhere] = families((cluster) => withoutHost(openShape(cluster)));
  // A portal has its articles on many hosts; where one has most of them, the others are blogs, forums and shops.
  const isSpread = onHost && anywhere && onHost.anchors.length < anywhere.anchors.length * mostOnHost;
  const best = isSpread ? anywhere : onHost;
  if (!best) return { articles: undefined, others: bySize(exact), strays: [] };
  const kin = exact.filter((other) => !isWithin(other, best) && isKin(other, best));
  const all = merged([best, ...kin, ...shortTitles(exact, best)]);
  const taken = new Set(all.anchors);
  const others = bySize(exact.filter((cluster) => !cluster.anchors.some((anchor) => taken.has(anchor))));
  // A pager's link to an article's second page is no article of its own.
  const whole = clusterOf(anchors.filter((anchor) => taken.has(anchor) && articleQuality(anchor) > 0));
  const strays = others.flatMap((cluster) =>
    cluster.anchors.filter((anchor) => !isOfKind(cluster, best) || articleQuality(anchor) < clearQuality),
  );
  return { articles: whole.anchors.length >= fewest ? whole : undefined, others, strays };
}

/** A family without those of another kind than its best. */
function ofOneKind(family: readonly Cluster[]): Cluster[] {
  const [best] = family.toSorted((a, b) => weight(b) - weight(a));
  return family.filter((cluster) => !best || isOfKind(cluster, best));
}

/** Numbered in one series with the best, or dated as it is: topics and advertisements in folders of their own are neither. */
function isOfKind(cluster: Cluster, best: Cluster): boolean {
  return datedPart(cluster) * 2 > datedPart(best) || areOneSeries(numbers(best), numbers(cluster));
}

/** The part of links with a date beside them. */
const datedPart = ({ anchors }: Cluster) => anchors.filter(({ date }) => date !== undefined).length / anchors.length;
const numbers = ({ anchors }: Cluster) => anchors.flatMap(({ url }) => lastNumber(url.pathname) ?? []);

function openShape({ anchors: [first] }: Cluster): string {
  return first ? addressShape(first.url).open : "";
}

const withoutHost = (shape: string) => shape.slice(shape.indexOf("/"));

function isWithin({ anchors: [first] }: Cluster, best: Cluster): boolean {
  return first !== undefined && best.anchors.includes(first);
}

function clusterOf(anchors: Anchor[]): Cluster {
  return { anchors, quality: anchors.reduce((sum, anchor) => sum + articleQuality(anchor), 0) / anchors.length };
}

function merged(clusters: readonly Cluster[]): Cluster {
  return clusterOf(clusters.flatMap(({ anchors }) => anchors));
}

/** Many and good: thirty links of a menu weigh less than five titles. */
function weight({ anchors, quality }: Cluster): number {
  return anchors.length * quality * quality;
}

/**
 * Addresses that differ in the last part of their path alone, and not where a parameter names the article: titles of two words beside
 * those of many, numbers beside titles. In a folder by date all are articles that are in no menu; elsewhere those that look like one.
 */
function isKin(other: Cluster, best: Cluster): boolean {
  const folder = stem(other);
  if (folder !== stem(best) || !isOfKind(other, best)) return false;
  return other.quality >= (/\/N\//.test(folder) ? leastInFolder : clearQuality);
}

/**
 * A title of two words looks like a column's name. In a folder of titles, one to eight that are longer, in no menu, is an article; more
 * are columns.
 */
function shortTitles(exact: readonly Cluster[], best: Cluster): Cluster[] {
  const folders = new Set(best.anchors.map(({ url }) => folderOf(url)));
  const found = exact.filter(({ anchors: [first, ...more] }) => {
    if (!first || more.length > 0 || first.isNavigation || best.anchors.includes(first)) return false;
    const folder = folderOf(first.url);
    return folder !== "" && folders.has(folder) && /\/=[^/?]*[-_][^/?]*$/.test(addressShape(first.url).exact);
  });
  return found.length * shortTitlesAmong <= best.anchors.length ? found : [];
}

/** The host and the folders of an address; empty at the top of a site. */
function folderOf({ host, pathname }: URL): string {
  const folders = pathname.replace(/\/$/, "").split("/").slice(1, -1);
  return folders.length === 0 ? "" : `${host}/${folders.join("/")}`;
}

function stem({ anchors: [first] }: Cluster): string {
  if (!first) return "";
  const [path = "", search = ""] = addressShape(first.url).open.split("?");
  if (search !== "") return `${path}?${search}`;
  const parts = path.split("/");
  const suffix = parts.at(-1)?.match(ending)?.[0] ?? "";
  return `${parts.slice(0, -1).join("/")}/${suffix}`;
}

function bySize(clusters: readonly Cluster[]): Cluster[] {
  return clusters.toSorted((a, b) => b.anchors.length - a.anchors.length);
}

function groupBy<Value>(values: readonly Value[], nameOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const name = nameOf(value);
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}
