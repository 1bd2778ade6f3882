// RSS 2.0 and the Advisory Board's profile: https://www.rssboard.org/rss-profile. What `feed` wrote, made right and complete.
import type { Cheerio } from "cheerio/slim";
import type { Element } from "domhandler";
import type { Article } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { About, Frame } from "./about.ts";
import { generator, namespaces } from "./about.ts";
import { hasLength, mediumOf } from "./media.ts";
import { loadXml, type Make, makerIn, split, xmlText } from "./xml.ts";

/** Titles are plain text, yet readers take it for HTML: https://www.rssboard.org/rss-profile#data-types-characterdata */
function characterData(text: string): string {
  return text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;").replaceAll(">", "&#x3E;");
}

/** An `<item>` of `feed` as it should be. The link comes first: see assembly.ts. */
export function rssItem(item: Cheerio<Element>, article: Article, source: Source, make: Make): void {
  item.prepend(item.children("link"));
  item.children("title").text(characterData(article.title));
  // Plain text, in an element that holds HTML: https://www.rssboard.org/rss-profile#element-channel-item-description
  item.children("description").remove();
  item.children("title").after(make("description", {}, xmlText(article.summary)));
  item.children("category").each((at, category) => {
    item
      .children("category")
      .eq(at)
      .text(characterData(article.categories[at] ?? ""));
    category.attribs = {};
  });
  // `<author>` is an e-mail address in RSS; a name is Dublin Core's: https://www.rssboard.org/rss-profile#element-channel-item-author
  item.children("author").remove();
  if (!article.published) item.children("pubDate").remove();
  for (const name of article.authors) item.append(make("dc:creator", {}, name));
  // `<source>` must tell the address of the publisher's own feed, which we do not know: https://www.rssboard.org/rss-profile#element-channel-item-source
  if (article.publisher !== undefined) item.append(make("dc:publisher", {}, article.publisher));
  item.append(make("dc:language", {}, source.language));
  // An item has one enclosure, and it tells its true length: https://www.rssboard.org/rss-profile#element-channel-item-enclosure
  const enclosure = article.attachments.find(hasLength);
  if (enclosure) {
    const { url, type, length } = enclosure;
    item.append(make("enclosure", { url, length: String(length), type }));
  }
  for (const attachment of article.attachments) {
    const { url, type } = attachment;
    const size = hasLength(attachment) ? { fileSize: String(attachment.length) } : {};
    item.append(make("media:content", { url, type, medium: mediumOf(type), ...size }));
  }
  if (article.image !== undefined) item.append(make("media:thumbnail", { url: article.image }));
}

/** `xml`: a feed without items. */
export function rssFrame(xml: string, about: About): Frame {
  const $ = loadXml(xml);
  const make = makerIn($);
  $("rss").attr({
    ...namespaces,
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
  });
  const channel = $<Element, string>("channel");
  channel.children("title").text(characterData(about.title));
  channel.children("description").text(characterData(about.description));
  channel.children("generator").text(`${generator.name} ${generator.version} (${generator.uri})`);
  channel.find("image > title").text(characterData(about.title));
  if (about.hub !== undefined) channel.append(make("atom:link", { rel: "hub", href: about.hub }));
  if (about.next !== undefined)
    channel.append(make("atom:link", { rel: "next", type: "application/rss+xml", href: about.next }));
  return split($.xml(), "</channel>");
}
