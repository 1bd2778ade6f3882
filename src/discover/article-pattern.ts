// Addresses of articles → the URLPattern that says what they are, and which part of them is the key. Pure.
import { ending, month } from "./address-shape.ts";
import { type ArticleSite, articleAddresses, isWordQuery } from "./article-address.ts";
import { idLength, keyOf } from "./key-part.ts";
import { keyQuery } from "./key-query.ts";
import { areOneSeries, lastNumber } from "./number-series.ts";
import { escaped, literal } from "./pattern-text.ts";
import { common, isConstant } from "./same-values.ts";

/** What may stand between two slashes; escaped as the `v` flag wants it. */
const notSlash = "[^\\/]+";
/** Addresses that a pattern is tried on. */
const examples = 200;
/** Hosts that one source is read from at most. */
const mostHosts = 20;
/** A year, or a date that begins with one: `2020`, `202009`, `2020-09-04`. */
export const year = /^(?:19|20)\d\d(?:[-_]?\d\d){0,2}$/;
/** Shorter numbers in folders by date begin anew every day: the date is part of their key. */
const serialLength = 3;

/**
 * The pattern of these addresses, relative to `home`, whose key is different for each of them; none of `others` should match it.
 * Nothing where no part of the addresses tells them apart.
 */
export function articlePattern(articles: readonly URL[], others: readonly URL[], home: string): string | undefined {
  const known = distinct(articles).slice(0, examples);
  const host = hostPattern(articles, new URL(home));
  if (host === undefined) return undefined;
  let best: { pattern: string; strays: number } | undefined;
  for (const path of candidates(known)) {
    const site = { home, article: host + path };
    const strays = straysOf(site, known, others.slice(0, examples));
    if (strays === undefined || (best && best.strays <= strays)) continue;
    best = { pattern: site.article, strays };
  }
  return best?.pattern;
}

/** One address of each path, where most have a path of their own: what else their parameters tell is not which article it is. */
function distinct(articles: readonly URL[]): readonly URL[] {
  const paths = new Map(articles.map((url) => [url.host + url.pathname, url]));
  return paths.size * 2 > articles.length ? [...paths.values()] : articles;
}

/** How many of `others` a pattern takes for articles; nothing where it is no pattern that tells `articles` apart. */
function straysOf(site: ArticleSite, articles: readonly URL[], others: readonly URL[]): number | undefined {
  try {
    const read = articleAddresses(site);
    const keys = new Set(articles.map(({ href }) => read(href, site.home)?.key));
    if (keys.has(undefined) || keys.size !== articles.length) return undefined;
    return others.filter(({ href }) => read(href, site.home) !== undefined).length;
  } catch {
    return undefined;
  }
}

/** Nothing for the host of `home`; one other host as it is; several by their names. */
function hostPattern(articles: readonly URL[], home: URL): string | undefined {
  const origins = [...new Set(articles.map(({ origin }) => origin))];
  if (origins.length === 1) return origins[0] === home.origin ? "" : origins[0];
  const hosts = [...new Set(articles.map(({ hostname }) => hostname))].toSorted();
  // What a host is called is written as it is: the hosts that a source may be read from are named, too.
  if (hosts.length > mostHosts || articles.some(({ port }) => port !== "")) return undefined;
  return `http{s}?://(${hosts.map(escaped).join("|")})`;
}

/** Patterns, the most readable first; each next one is narrower. */
function candidates(articles: readonly URL[]): string[] {
  const paths = articles.map(({ pathname }) => pathname.replace(/\/$/, "").split("/").slice(1));
  const slash = articles.every(({ pathname }) => pathname.length > 1 && pathname.endsWith("/")) ? "{/}?" : "";
  const query = articles.every(({ search }) => isWordQuery(search))
    ? keyOf(articles.map(({ search }) => search.slice(1)))[0]
    : keyQuery(articles);
  const isNamedByPath = new Set(articles.map(({ pathname }) => pathname)).size === articles.length;
  if (query && !isNamedByPath) {
    return freeParts(paths).map((parts) => `/${parts.join("/")}${slash}\\?${query}`.replace(/(\w)\\\?/, "$1?"));
  }
  const length = paths[0]?.length ?? 0;
  if (length === 0 || paths.some((path) => path.length !== length)) return [];
  const at = keySegment(paths);
  return (at === undefined ? spanning(paths) : keyParts(paths, at)).map((path) => path + slash);
}

/** The part of the path that tells articles apart and stays when a title is edited; nothing where no part alone does. */
function keySegment(paths: readonly string[][]): number | undefined {
  const length = paths[0]?.length ?? 0;
  const column = (at: number) => paths.map((path) => path[at] ?? "");
  const isUnique = (at: number) => new Set(column(at)).size === paths.length;
  const last = Array.from({ length }, (_, at) => length - 1 - at).find(isUnique);
  if (last === undefined) return undefined;
  const before = last - 1;
  const isId = (at: number) => column(at).every((part) => new RegExp(`^\\d{${idLength},}$`).test(part));
  if (before >= 0 && !isId(last) && isId(before) && isUnique(before) && !isDate(paths, before)) return before;
  const isSerial = column(last).every((part) => part.replace(ending, "").length <= serialLength && /^\d/.test(part));
  const isDated =
    last > 0 && column(before).every((part) => /^\d+(?:[-_]\d+){0,2}$/.test(part)) && !isConstant(column(before));
  return (isSerial && isDated) || !isNumberedAcross(paths, last) ? undefined : last;
}

/** Whether pages in folders of different words are numbered in one series: else a number is a key only with its folder. */
function isNumberedAcross(paths: readonly string[][], last: number): boolean {
  const groups = Map.groupBy(paths, (path) =>
    path
      .slice(0, last)
      .filter((part) => !/\d/.test(part))
      .join("/"),
  );
  const series = [...groups.values()].map((group) => group.flatMap((path) => lastNumber(path.join("/")) ?? []));
  return series.every((one) => series.every((other) => areOneSeries(one, other)));
}

/** A pattern for each way to write the key, the widest first. */
function keyParts(paths: readonly string[][], at: number): string[] {
  const column = paths.map((path) => path[at] ?? "");
  const key = keyOf(column);
  return freeParts(paths).flatMap((parts) =>
    key.map((pattern) => `/${parts.map((part, place) => (place === at ? pattern : part)).join("/")}`),
  );
}

/** The other parts: what is the same stays; numbers and months are free; of columns, any, or those that there are. */
function freeParts(paths: readonly string[][]): string[][] {
  const length = Math.min(...paths.map((path) => path.length));
  const write = (isOpen: boolean) =>
    Array.from({ length }, (_, at) => {
      const column = paths.map((path) => path[at] ?? "");
      if (isConstant(column) && !isDate(paths, at)) return literal(column[0] ?? "");
      const free = freePart(column);
      if (free !== undefined) return `(${free})`;
      if (isOpen) return `:part${at + 1}`;
      return `(${oneOf(column)})`;
    });
  return [write(true), write(false)];
}

/** An expression for these words and no others. */
const oneOf = (words: readonly string[]) => [...new Set(words)].toSorted().map(escaped).join("|");

/** What stands for numbers and months. */
function freePart(column: readonly string[]): string | undefined {
  if (column.every((part) => /^\d+$/.test(part))) return "\\d+";
  if (column.every((part) => /^[\d_-]+$/.test(part))) return "[\\d_\\-]+";
  return column.every((part) => month.test(part)) ? "[A-Za-z]+" : undefined;
}

/** Whether a part is of a date: today it is the same everywhere, tomorrow it is not. */
function isDate(paths: readonly string[][], at: number): boolean {
  const every = (place: number, pattern: RegExp) => paths.every((path) => pattern.test(path[place] ?? ""));
  if (every(at, year)) return true;
  if (!every(at, /^\d{1,2}(?:[-_]?\d{1,2})?$/) && !every(at, month)) return false;
  return at > 0 && isDate(paths, at - 1);
}

/** A key of several parts: a number that begins anew with every day, or in every folder, needs that. The widest first. */
function spanning(paths: readonly string[][]): string[] {
  const length = paths[0]?.length ?? 0;
  const columns = Array.from({ length }, (_, at) => paths.map((path) => path[at] ?? ""));
  const first = columns.findIndex((column, at) => !isConstant(column) || isDate(paths, at));
  const suffix = common((columns.at(-1) ?? []).map((part) => part.match(ending)?.[0] ?? "")) ?? "";
  const head = columns.slice(0, first).map((column) => literal(column[0] ?? ""));
  const write = (isOpen: boolean) => {
    const expressions = columns.slice(first).map((column, at, { length: count }) => {
      const isLast = at === count - 1;
      const parts = isLast ? column.map((part) => part.slice(0, part.length - suffix.length)) : column;
      return freePart(parts) ?? (isOpen || isLast ? notSlash : `(?:${oneOf(parts)})`);
    });
    return `/${[...head, `:key(${expressions.join("/")})${literal(suffix)}`].join("/")}`;
  };
  return [write(true), write(false)];
}
