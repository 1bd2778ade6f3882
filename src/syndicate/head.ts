// What stands before and after the entries of a document.
import { Feed } from "feed";
import { z } from "zod";
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { type Format, feedFiles } from "./format.ts";
import { loadXml, makerIn } from "./xml.ts";

/** Stands for our own origin in a stored document, which does not know it; only in its head. `.invalid` is nobody's: RFC 2606. */
export const originPlaceholder = "https://origin.pagewire.invalid";

/** A document of which only the entries are missing. */
export interface Frame {
  head: string;
  tail: string;
}

/** What a document says of itself. */
interface About {
  id: string;
  title: string;
  description: string;
  home: string;
  language?: string;
  /** The last real change of what it shows. */
  updated: Instant;
  /** Its own path. */
  path: string;
  ttlMinutes?: number;
}

/** Version of the software, as `generator` tells it. */
const generator = { name: "Pagewire", version: "0.1.0", uri: "https://github.com/pagewire/pagewire" };

/** What makes a document one of a choice of articles: its query, with `?`, and what its title adds. */
export interface Choice {
  query: string;
  title: string;
}

const everything: Choice = { query: "", title: "" };

/** The frame of one source's documents. */
export function sourceFrame(
  format: Format,
  source: Source,
  updated: Instant,
  ttlMinutes: number,
  choice = everything,
): Frame {
  return frame(format, {
    id: `tag:${new URL(source.home).hostname},2026:${source.id}${choice.query}`,
    title: source.title + choice.title,
    description: source.description ?? source.title,
    home: source.home,
    language: source.language,
    updated,
    path: `/${source.id}/${feedFiles[format]}${choice.query}`,
    ttlMinutes,
  });
}

/** The frame of a document of all sources. */
export function mergedFrame(format: Format, sources: readonly Source[], updated: Instant, choice = everything): Frame {
  const titles = sources.map(({ title }) => title).join(", ");
  return frame(format, {
    id: `${originPlaceholder}/${choice.query}`,
    title: (sources.length === 1 ? titles : `Pagewire: ${titles}`) + choice.title,
    description: `News of ${titles}`,
    home: `${originPlaceholder}/`,
    updated,
    path: `/${feedFiles[format]}${choice.query}`,
  });
}

function frame(format: Format, about: About): Frame {
  const self = originPlaceholder + about.path;
  const feed = new Feed({
    id: about.id,
    title: about.title,
    description: about.description,
    link: about.home,
    ...(about.language === undefined ? {} : { language: about.language }),
    updated: new Date(about.updated),
    generator: generator.name,
    copyright: "",
    ...(about.ttlMinutes === undefined ? {} : { ttl: about.ttlMinutes }),
    feedLinks: { [format]: self },
  });
  switch (format) {
    case "rss":
      return rssFrame(feed.rss2());
    case "atom":
      return atomFrame(feed.atom1(), about);
    case "json":
      return jsonFrame(feed.json1(), about, self);
  }
}

const namespaces = {
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:media": "http://search.yahoo.com/mrss/",
};

function rssFrame(xml: string): Frame {
  const $ = loadXml(xml);
  $("rss").attr({
    ...namespaces,
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
  });
  $("generator").text(`${generator.name} ${generator.version} (${generator.uri})`);
  return split($.xml(), "</channel>");
}

function atomFrame(xml: string, about: About): Frame {
  const $ = loadXml(xml);
  const feed = $("feed").attr(namespaces);
  if (about.language !== undefined) feed.attr("xml:lang", about.language);
  feed.children("generator").text(generator.name).attr({ uri: generator.uri, version: generator.version });
  feed.children('link[rel="alternate"]').attr("type", "text/html");
  feed.children('link[rel="self"]').attr("type", "application/atom+xml");
  // An entry without an author is valid under a feed with one: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1
  const make = makerIn($);
  feed.append(make("author", {}).append(make("name", {}, about.title)));
  return split($.xml(), "</feed>");
}

/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/#top-level */
function jsonFrame(json: string, about: About, self: string): Frame {
  const { items: _items, version: _version, ...top } = z.looseObject({}).parse(JSON.parse(json));
  const fields = {
    version: "https://jsonfeed.org/version/1.1",
    ...top,
    feed_url: self,
    ...(about.language === undefined ? {} : { language: about.language }),
  };
  return { head: `${JSON.stringify(fields).slice(0, -1)},"items":[\n`, tail: "\n]}\n" };
}

function split(xml: string, closing: string): Frame {
  const at = xml.lastIndexOf(closing);
  return { head: `${xml.slice(0, at).trimEnd()}\n`, tail: `\n${xml.slice(at).trimEnd()}\n` };
}
