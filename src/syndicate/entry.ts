// One article in each format, rendered by `feed` as a feed of one item and cut to its entry; what `feed` cannot say, each format's
// own file adds. What changes without the article, like its views, is not in an entry: a document adds it (assembly.ts).
import type { Cheerio } from "cheerio/slim";
import { type Element, isTag, isText } from "domhandler";
import { Feed } from "feed";
import type { Article } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { atomEntry } from "./atom.ts";
import { jsonItem } from "./json.ts";
import { plain, plainLine } from "./plain.ts";
import { rssItem } from "./rss.ts";
import { loadXml, type Make, makerIn } from "./xml.ts";

/** Raised when an entry would come out different: stored entries are then rendered anew. */
export const rendererVersion = 2;

/** An article as an RSS `<item>`, an Atom `<entry>` and a JSON Feed item. */
export interface Entries {
  rss: string;
  atom: string;
  json: string;
}

/** Renders an article. The same article gives the same bytes, always. */
export function renderEntries(dirty: Article, source: Source): Entries {
  const article = plainArticle(dirty);
  const feed = new Feed({
    id: article.id,
    title: source.title,
    link: source.home,
    copyright: "",
    updated: new Date(article.updated),
  });
  feed.addItem({
    id: article.id,
    title: article.title,
    link: article.url,
    description: article.summary,
    // As JSON Feed has it, an article without a body has an empty one.
    content: article.html === "" ? "" : bodyMark,
    date: new Date(article.updated),
    ...(article.published ? { published: new Date(article.published.at) } : {}),
    // `feed` fails over an empty list of authors.
    ...(article.authors.length > 0 ? { author: article.authors.map((name) => ({ name })) } : {}),
    category: article.categories.map((name) => ({ name, term: name })),
  });
  const { html } = article;
  return {
    rss: withBody(
      cut(feed.rss2(), "item", (item, make) => rssItem(item, article, source, make)),
      html,
    ),
    atom: withBody(
      cut(feed.atom1(), "entry", (entry, make) => atomEntry(entry, article, source, make)),
      html,
    ),
    json: jsonItem(feed.json1(), article, source),
  };
}

/** Stands for the body while an entry is made: to parse and write it twice, as it is, costs half of all that is done here. */
const bodyMark = "body";

/** An entry with the body in its place: nothing else in it is CDATA. https://www.w3.org/TR/xml/#sec-cdata-sect */
function withBody(entry: string, html: string): string {
  return entry.replace(`<![CDATA[${bodyMark}]]>`, () => `<![CDATA[${html.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`);
}

/** The one element `name` of a feed, after `extend` has worked on it. */
function cut(xml: string, name: string, extend: (element: Cheerio<Element>, make: Make) => void): string {
  const $ = loadXml(xml);
  const element = $<Element, string>(name).first();
  extend(element, makerIn($));
  for (const whole of element) unindent(whole);
  return $.xml(element);
}

/** Space between elements is only indentation; CDATA, which is a node of its own, keeps its space. */
function unindent({ children }: Element): void {
  for (const child of children) {
    if (isText(child) && child.data.trim() === "") child.data = "";
    else if (isTag(child)) unindent(child);
  }
}

function plainArticle(article: Article): Article {
  // A feed's item needs a title; the address says at least which article it is.
  const title = plainLine(article.title) || article.url;
  const html = plain(article.html);
  const summary = plainLine(article.summary);
  return {
    ...article,
    title,
    authors: names(article.authors),
    ...(article.publisher === undefined ? {} : { publisher: plainLine(article.publisher) }),
    html,
    // RFC 4287, section 4.1.1.1, advises against an entry of no text.
    summary: summary === "" && html === "" ? title : summary,
    categories: names(article.categories),
    attachments: article.attachments.map((attachment) => ({
      ...attachment,
      ...(attachment.title === undefined ? {} : { title: plainLine(attachment.title) }),
    })),
  };
}

/** Names, each once; one of control characters alone is none. */
function names(all: readonly string[]): string[] {
  return [...new Set(all.map(plainLine))].filter((name) => name !== "");
}
