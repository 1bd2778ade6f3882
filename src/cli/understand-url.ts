// `npm start -- --url URL`: reads a page of a site that nobody has described, and says what was understood of it.
import { fetchPage } from "../crawl/fetch.ts";
import type { Web } from "../crawl/follow.ts";
import { discover } from "../discover/discover.ts";
import { type Understood, understand } from "../discover/understand.ts";
import { dayOf } from "../zone.ts";
import { Mistake } from "./mistake.ts";
import { politeWeb, whyUnread } from "./polite-web.ts";
import { sourceText } from "./source-text.ts";

type Source = Extract<Understood, { kind: "source" }>;

/** Articles that are shown. */
const shown = 10;

/** What a page's site is as a source. @throws Mistake in one line where the page cannot be read, is an article, or says nothing. */
export async function understandUrl(url: string, connectTo: readonly string[]): Promise<Source> {
  const web = politeWeb(connectTo);
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
