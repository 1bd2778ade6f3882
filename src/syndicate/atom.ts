// Atom 1.0: https://www.rfc-editor.org/rfc/rfc4287. What `feed` wrote, made right and complete.
import type { Cheerio } from "cheerio/slim";
import type { Element } from "domhandler";
import { type Article, iso } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { About, Frame, Place } from "./about.ts";
import { generator, namespaces } from "./about.ts";
import { hasLength } from "./media.ts";
import { looksLikeHtml } from "./plain.ts";
import { loadXml, type Make, makerIn, split, xmlText } from "./xml.ts";

/** An `<entry>` of `feed` as it should be: RFC 4287, section 4.1.2. The link comes first: see assembly.ts. */
export function atomEntry(entry: Cheerio<Element>, article: Article, source: Source, make: Make): void {
  entry.attr("xml:lang", source.language);
  entry.prepend(entry.children("link").first().attr({ rel: "alternate", type: "text/html" }));
  entry.children("title").replaceWith(textConstruct("title", article.title, make));
  entry.children("updated").text(distinct(article));
  entry.children("summary").remove();
  if (article.summary !== "") entry.children("updated").after(textConstruct("summary", article.summary, make));
  entry.children("category").remove();
  for (const term of article.categories) entry.append(make("category", { term, label: term }));
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

/**
 * Plain text as it is meant. Where it looks like HTML it is sent as HTML that shows it: readers that guess do not go wrong.
 * RFC 4287, section 3.1.1
 */
function textConstruct(name: string, text: string, make: Make): Cheerio<Element> {
  return looksLikeHtml(text) ? make(name, { type: "html" }, xmlText(text)) : make(name, { type: "text" }, text);
}

/**
 * When the article last changed. Validators warn of entries that were updated at the same moment, as those of one reading are: the
 * digits beyond the milliseconds, which nobody measures, tell them apart. They follow from the id.
 */
function distinct({ id, updated }: Article): string {
  const range = 1_000_000;
  let mark = 0;
  // Base 10, so that numbered keys never meet: the last six of their digits stand for themselves.
  for (const character of id) mark = (mark * 10 + (character.codePointAt(0) ?? 0)) % range;
  return iso(updated).replace("Z", `${String(mark).padStart(6, "0")}Z`);
}

/** `xml`: a feed without entries. */
export function atomFrame(xml: string, about: About): Frame {
  const $ = loadXml(xml);
  const make = makerIn($);
  const feed = $<Element, string>("feed").attr(namespaces);
  if (about.language !== undefined) feed.attr("xml:lang", about.language);
  feed.children("title").attr("type", "text").text(xmlText(about.title));
  feed.children("subtitle").attr("type", "text").text(xmlText(about.description));
  feed.children("generator").text(generator.name).attr({ uri: generator.uri, version: generator.version });
  feed.children('link[rel="alternate"]').attr("type", "text/html");
  feed.children('link[rel="self"]').attr("type", "application/atom+xml");
  if (about.hub !== undefined) feed.append(make("link", { rel: "hub", href: about.hub }));
  if (about.next !== undefined)
    feed.append(make("link", { rel: "next", type: "application/atom+xml", href: about.next }));
  if (about.place !== undefined) place(feed, about.place, make);
  // An entry without an author is valid under a feed with one: RFC 4287, section 4.1.1
  feed.append(make("author", {}).append(make("name", {}, about.title)));
  for (const { id, when, comment } of about.deleted ?? []) {
    feed.attr("xmlns:at", "http://purl.org/atompub/tombstones/1.0");
    // RFC 6721, section 3. Before the entries: RFC 4287, section 4.1, has no extensions between or after them in its grammar.
    const tombstone = make("at:deleted-entry", { ref: id, when: iso(when) });
    feed.append(tombstone.append(make("at:comment", {}, comment)));
  }
  return split($.xml(), "</feed>");
}

/** RFC 5005: where the document stands in the history of its feed. */
function place(feed: Cheerio<Element>, { previous, next, current, isArchive, isComplete }: Place, make: Make): void {
  const links = { "prev-archive": previous, "next-archive": next, current };
  for (const [rel, href] of Object.entries(links)) {
    if (href !== undefined) feed.append(make("link", { rel, type: "application/atom+xml", href }));
  }
  if (isArchive || isComplete) feed.attr("xmlns:fh", "http://purl.org/syndication/history/1.0");
  if (isArchive) feed.append(make("fh:archive", {}));
  if (isComplete) feed.append(make("fh:complete", {}));
}
