// What a sitemap or an index of sitemaps lists, read in one pass without a tree: such a document may name 50,000 pages. Knows no source.
// https://www.sitemaps.org/protocol.html, https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
import { Parser } from "htmlparser2";
import { plainText } from "../extract/plain-text.ts";

/** One `<url>` or `<sitemap>`, as it is written; empty for what it does not say. */
export interface SitemapEntry {
  loc: string;
  lastmod: string;
  "news:publication_date": string;
  "news:title": string;
}

export interface SitemapDocument {
  root: "urlset" | "sitemapindex" | undefined;
  entries: SitemapEntry[];
}

const entryNames = { urlset: "url", sitemapindex: "sitemap" } as const;
/** A sitemap has four levels, with extensions a few more; the parser's cost grows with the square of the depth. */
const deepest = 16;
/** https://www.sitemaps.org/protocol.html#index: no sitemap names more. */
const mostEntries = 50_000;
const longestText = 2000;

const isField = (name: string): name is keyof SitemapEntry =>
  name === "loc" || name === "lastmod" || name === "news:publication_date" || name === "news:title";

/** Never throws; a document that breaks off gives what it has. */
export function sitemapEntries(document: string): SitemapDocument {
  const entries: SitemapEntry[] = [];
  let root: SitemapDocument["root"];
  let depth = 0;
  let entry: SitemapEntry | undefined;
  let field: keyof SitemapEntry | undefined;
  let text = "";
  const parser = new Parser(
    {
      onopentag(name) {
        if (++depth > deepest || entries.length >= mostEntries) parser.pause();
        if (name === "urlset" || name === "sitemapindex") root ??= name;
        if (root && name === entryNames[root])
          entry = { loc: "", lastmod: "", "news:publication_date": "", "news:title": "" };
        field = entry && isField(name) && entry[name] === "" ? name : undefined;
        text = "";
      },
      ontext(data) {
        if (field && text.length < longestText) text += data;
      },
      onclosetag(name) {
        depth--;
        if (entry && field === name) entry[field] = plainText(text);
        field = undefined;
        if (!entry || !root || name !== entryNames[root]) return;
        entries.push(entry);
        entry = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(document);
  return { root, entries };
}
