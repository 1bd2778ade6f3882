// `npm start -- --url URL`: reads a page of a site that nobody has described, and says what was understood of it.
import { parseConnectTo } from "../crawl/connect-to.ts";
import { fetchPage } from "../crawl/fetch.ts";
import type { Denial, Web } from "../crawl/follow.ts";
import { fetchRobots, readRules } from "../crawl/robots.ts";
import { discover } from "../discover/discover.ts";
import { type Understood, understand } from "../discover/understand.ts";
import { dayOf } from "../zone.ts";
import { Mistake } from "./mistake.ts";
import { sourceText } from "./source-text.ts";

type Source = Extract<Understood, { kind: "source" }>;

/** Milliseconds for the page. */
const timeout = 30_000;
const contactUrl = "https://github.com/pagewire/pagewire";
/** Articles that are shown. */
const shown = 10;

/** What a page's site is as a source. @throws Mistake in one line where the page cannot be read, is an article, or says nothing. */
export async function understandUrl(url: string, connectTo: readonly string[]): Promise<Source> {
  const web: Web = {
    fetch: (request: Request) => fetch(request),
    now: Date.now,
    contactUrl,
    connectTo: parseConnectTo(connectTo.join(",")),
    timeout,
  };
  web.permit = (asked) => robotsDenial(asked, { ...web });
  const outcome = await fetchPage(url, {}, web);
  if (outcome.kind !== "fresh") throw new Mistake(`--url ${url}: ${whyUnread(outcome)}`, 1);
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

/** Why a site's robots.txt does not let us read an address; nothing where it does, or where there is none. */
async function robotsDenial(url: URL, web: Web): Promise<Denial | undefined> {
  const { permit: _permit, ...free } = web;
  const robots = await fetchRobots(url.origin, free);
  if (robots.kind === "none") return undefined;
  if (robots.kind === "unreachable") return { fault: "robots-unreachable", why: `its robots.txt ${robots.why}` };
  if (readRules(url.origin, robots.text).isAllowed(url.href)) return undefined;
  return { fault: "robots-disallowed", why: "its robots.txt does not allow it" };
}

/** The source without a feed or a sitemap that has none of its articles: the page may announce what it does not keep. */
async function withWorkingUpstream(understood: Source, web: Web): Promise<Source> {
  const { feed, sitemap, ...file } = understood.file;
  const { home, article, timeZone } = file;
  const evidence = [...understood.evidence];
  const isWorking = async (kind: "feed" | "sitemap", url: string) => {
    const outcome = await fetchPage(url, {}, web);
    const context = { url, home, article, timeZone, now: web.now() };
    const found = outcome.kind === "fresh" ? await discover(kind, outcome.text, context) : undefined;
    const articles = found?.kind === "links" ? found.links.length : 0;
    const is = articles > 0 || found?.kind === "index";
    evidence.push(
      `${kind}: ${is ? "it is read in the place of the page" : "left out, none of the articles is in it"}: ${url}`,
    );
    return is;
  };
  const hasFeed = feed !== undefined && (await isWorking("feed", feed));
  const hasSitemap = !hasFeed && sitemap !== undefined && (await isWorking("sitemap", sitemap));
  return {
    ...understood,
    evidence,
    file: { ...file, ...(hasFeed ? { feed } : {}), ...(hasSitemap ? { sitemap } : {}) },
  };
}

function whyUnread(outcome: Exclude<Awaited<ReturnType<typeof fetchPage>>, { kind: "fresh" }>): string {
  switch (outcome.kind) {
    case "failed":
      return `${outcome.fault}: ${outcome.why}`.replace(/\s+/g, " ");
    case "gone":
    case "throttled":
      return `the site answered ${outcome.status}`;
    case "unchanged":
      return "the site answered 304 to a request without a condition";
  }
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
