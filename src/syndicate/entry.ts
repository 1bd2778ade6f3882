// One article in each format, rendered by `feed` as a feed of one item, cut to its entry and extended here: what `feed` cannot
// say is added to its output and nowhere else. Views are not in an entry: a document adds those that it knows.
import type { Cheerio } from "cheerio/slim";
import type { Element } from "domhandler";
import { Feed } from "feed";
import { z } from "zod";
import type { Article, Attachment, Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { plain } from "./plain.ts";
import { loadXml, type Make, makerIn, xmlText } from "./xml.ts";

/** Raised when an entry would come out different: stored entries are then rendered anew. */
export const rendererVersion = 1;

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
    content: article.html,
    date: new Date(article.updated),
    ...(article.published ? { published: new Date(article.published.at) } : {}),
    // `feed` fails over an empty list of authors.
    ...(article.authors.length > 0 ? { author: article.authors.map((name) => ({ name })) } : {}),
    category: article.categories.map((name) => ({ name, term: name })),
  });
  return {
    rss: cut(feed.rss2(), "item", (item, make) => extendRss(item, article, make)),
    atom: cut(feed.atom1(), "entry", (entry, make) => extendAtom(entry, article, make)),
    json: jsonItem(feed.json1(), article),
  };
}

/** The one element `name` of a feed, after `extend` has worked on it. */
function cut(xml: string, name: string, extend: (element: Cheerio<Element>, make: Make) => void): string {
  const $ = loadXml(xml);
  const element = $<Element, string>(name).first();
  extend(element, makerIn($));
  // Space between elements is only indentation; CDATA, which is a node of its own, keeps its space.
  element
    .find("*")
    .addBack()
    .contents()
    .filter((_, node) => node.type === "text" && node.data.trim() === "")
    .remove();
  return $.xml(element);
}

/** RSS 2.0 and the Advisory Board's profile: https://www.rssboard.org/rss-profile */
function extendRss(item: Cheerio<Element>, article: Article, make: Make): void {
  // `<author>` is an e-mail address in RSS; a name is Dublin Core's: https://www.rssboard.org/rss-profile#element-channel-item-author
  item.children("author").remove();
  if (!article.published) item.children("pubDate").remove();
  for (const name of article.authors) item.append(make("dc:creator", {}, name));
  if (article.publisher !== undefined) item.append(make("dc:publisher", {}, article.publisher));
  // An item has one enclosure, and it tells its true length: https://www.rssboard.org/rss-profile#element-channel-item-enclosure
  const enclosure = article.attachments.find(hasLength);
  if (enclosure) {
    const { url, type, length } = enclosure;
    item.append(make("enclosure", { url, length: String(length), type }));
  }
  for (const { url, type } of article.attachments) item.append(make("media:content", { url, type }));
  if (article.image !== undefined) item.append(make("media:thumbnail", { url: article.image }));
}

/** RFC 4287, section 4.1.2: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2 */
function extendAtom(entry: Cheerio<Element>, article: Article, make: Make): void {
  entry.children("title").attr("type", "text").text(xmlText(article.title));
  entry.children("summary").remove();
  if (article.summary !== "") entry.children("content").before(make("summary", { type: "text" }, article.summary));
  entry.children("link").first().attr({ rel: "alternate", type: "text/html" });
  for (const attachment of article.attachments) {
    const { type, url, title } = attachment;
    const length = hasLength(attachment) ? { length: String(attachment.length) } : {};
    entry.append(
      make("link", { rel: "enclosure", type, href: url, ...(title === undefined ? {} : { title }), ...length }),
    );
  }
  if (article.publisher !== undefined) entry.append(make("dc:publisher", {}, article.publisher));
  if (article.image !== undefined) entry.append(make("media:thumbnail", { url: article.image }));
}

const feedItems = z.object({ items: z.array(z.looseObject({})) });

const iso = (at: Instant) => new Date(at).toISOString();

/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/#items. `feed` writes version 1, which has one author and fewer fields. */
function jsonItem(json: string, article: Article): string {
  const { author: _author, date_published: _published, ...item } = feedItems.parse(JSON.parse(json)).items[0] ?? {};
  const { published } = article;
  return JSON.stringify({
    ...item,
    ...(published ? { date_published: iso(published.at) } : {}),
    ...(article.authors.length > 0 ? { authors: article.authors.map((name) => ({ name })) } : {}),
    ...(article.image === undefined ? {} : { image: article.image }),
    ...(article.attachments.length > 0 ? { attachments: article.attachments.map(jsonAttachment) } : {}),
    // Last, and never empty: a document adds the views to its end.
    _pagewire: {
      first_seen: iso(article.firstSeen),
      ...(published ? { precision: published.precision } : {}),
      ...(article.publisher === undefined ? {} : { publisher: article.publisher }),
    },
  });
}

function jsonAttachment({ url, type, title, length }: Attachment) {
  return {
    url,
    mime_type: type,
    ...(title === undefined ? {} : { title }),
    ...(length === undefined ? {} : { size_in_bytes: length }),
  };
}

function hasLength(attachment: Attachment): attachment is Attachment & { length: number } {
  return attachment.length !== undefined;
}

function plainArticle(article: Article): Article {
  return {
    ...article,
    title: plain(article.title),
    authors: article.authors.map(plain),
    ...(article.publisher === undefined ? {} : { publisher: plain(article.publisher) }),
    html: plain(article.html),
    summary: plain(article.summary),
    categories: article.categories.map(plain),
  };
}
