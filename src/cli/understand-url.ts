// `npm start -- --url URL`: reads a page of a site that nobody has described, and says what was understood of it.
import { fetchPage } from "../crawl/fetch.ts";
import type { Web } from "../crawl/follow.ts";
import { discover } from "../discover/discover.ts";
import type { Discovered } from "../discover/link.ts";
import { type Understood, understand } from "../discover/understand.ts";
import { upstreamKind } from "../discover/upstream.ts";
import { dayOf } from "../zone.ts";
import { Mistake } from "./mistake.ts";
import { politeWeb, whyUnread } from "./polite-web.ts";
import { sourceText } from "./source-text.ts";

type Source = Extract<Understood, { kind: "source" }>;

/** Feeds, and sitemaps, of those that a page announces, that are looked at. */
const tried = 3;
/** Articles that are shown. */
const shown = 10;

/** What a page's site is as a source. @throws Mistake in one line where the page cannot be read, is an article, or says nothing. */
export async function understandUrl(url: string, connectTo: readonly string[]): Promise<Source> {
  const web = politeWeb(connectTo);
  const outcome = await fetchPage(url, {}, web);
  if (outcome.kind !== "fresh") throw new Mistake(`--url ${url}: ${whyUnread(outcome)}`, 1);
  const kind = upstreamKind(outcome.text);
  if (kind) {
    const home = new URL("/", outcome.url).href;
    throw new Mistake(
      `--url ${url}: it is a ${kind} itself; give the page that lists the articles, such as ${home}`,
      1,
    );
  }
  const understood = understand({ html: outcome.text, url: outcome.url, now: Date.now() });
  switch (understood.kind) {
    case "source":
      return withWorkingUpstream(understood, web);
    case "article":
      throw new Mistake(`--url ${url}: ${understood.why}; give the page that lists the articles`, 1);
    case "nothing":
      throw new Mistake(`--url ${url}: no articles were found: ${understood.why}`, 1);
  }
}

/** The source with the feed, or else the sitemap, that has most of its articles; with neither where those that it announces have none. */
async function withWorkingUpstream(understood: Source, web: Web): Promise<Source> {
  const { feed: _feed, sitemap: _sitemap, ...file } = understood.file;
  const evidence = [...understood.evidence];
  for (const kind of ["feed", "sitemap"] as const) {
    const urls = understood.upstream.filter((one) => one.kind === kind).map(({ url }) => url);
    let best: { url: string; articles: number } | undefined;
    for (const url of urls.slice(0, tried)) {
      const articles = await articlesIn(kind, url, understood, web);
      if (typeof articles === "string") evidence.push(`${kind}: left out, ${articles}: ${url}`);
      else if (!best || best.articles < articles) best = { url, articles };
    }
    if (!best) continue;
    evidence.push(
      `${kind}: it is read in the place of the page, ${best.articles} of its articles are in it: ${best.url}`,
    );
    return { ...understood, evidence, file: { ...file, [kind]: best.url } };
  }
  return { ...understood, evidence, file };
}

/**
 * How many of a page's articles an upstream document has, or the sitemaps that it leads on to; or why it is not read: one that shares few
 * with the page is that of a column, or old, and the page itself has them all.
 */
async function articlesIn(
  kind: "feed" | "sitemap",
  url: string,
  { file: { home, article, timeZone }, links }: Source,
  web: Web,
): Promise<number | string> {
  const read = async (address: string): Promise<Discovered> => {
    const outcome = await fetchPage(address, {}, web);
    if (outcome.kind !== "fresh") return { kind: "unreadable", why: whyUnread(outcome) };
    return discover(kind, outcome.text, { url: outcome.url, home, article, timeZone, now: web.now() });
  };
  const found = await read(url);
  if (found.kind === "unreadable") return found.why;
  const documents: Discovered[] = [found];
  if (found.kind === "index") for (const sitemap of found.sitemaps) documents.push(await read(sitemap));
  const keys = documents.flatMap((one) => (one.kind === "links" ? one.links.map(({ key }) => key) : []));
  const listed = new Set(links.map(({ key }) => key));
  const shared = keys.filter((key) => listed.has(key)).length;
  const isColumns = shared * 2 < Math.min(keys.length, listed.size);
  return shared === 0 || isColumns ? `${shared} of the page's articles are in it` : shared;
}

/** For a person: the source's file, its first articles, by what evidence, and what was taken for no article. */
export function understoodReport({ file, links, evidence, rejected }: Source): string {
  const day = (at: number | undefined) => (at === undefined ? "          " : dayOf(at, file.timeZone));
  return [
    `Understood ${file.lists[0] ?? ""}. As a file in src/sources/:`,
    "",
    sourceText(file),
    "",
    `Articles, the first ${Math.min(shown, links.length)} of ${links.length}:`,
    ...links.slice(0, shown).map(({ text, date, url }) => `  ${day(date?.at)}  ${text.slice(0, 60)}  ${url}`),
    "Why:",
    ...evidence.map((line) => `  ${line}`),
    ...(rejected.length === 0 ? [] : ["Not taken for articles:"]),
    ...rejected.map(({ example, links: count, why }) => `  ${count} like ${example}: ${why}`),
  ].join("\n");
}
