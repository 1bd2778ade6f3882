// The list of feeds, for a reader to import: OPML 2.0, http://opml.org/spec2.opml
import type { Cheerio } from "cheerio/slim";
import type { Element } from "domhandler";
import type { Source } from "../sources/schema.ts";
import { type Format, feedFiles, formatNames } from "./format.ts";
import { looksLikeHtml, plain } from "./plain.ts";
import { loadXml, type Make, makerIn, xmlText } from "./xml.ts";

/** Each source in each of these formats; sources with a category in a folder of that name, as readers make them theirs. */
export function opml(sources: readonly Source[], chosen: readonly Format[], origin: string): string {
  const $ = loadXml('<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"></opml>');
  const make = makerIn($);
  const body = make("body", {});
  const folders = new Map<string, Cheerio<Element>>();
  for (const source of sources) {
    const { category } = source;
    let folder = category === undefined ? body : folders.get(category);
    if (folder === undefined && category !== undefined) {
      // Without a title: with one it would be a headline of a type, http://opml.org/spec2.opml#whatIsAnLtoutlinegt
      folder = make("outline", { text: html(category) });
      folders.set(category, folder);
      body.append(folder);
    }
    for (const format of chosen) folder?.append("\n", outline(source, format, chosen.length > 1, origin, make));
  }
  const head = make("head", {}).append(make("title", {}, "Pagewire"));
  $("opml").append("\n", head, "\n", body.append("\n"), "\n");
  return `${$.xml()}\n`;
}

/** A subscription: http://opml.org/spec2.opml#subscriptionLists. Its type is "rss" whatever the format. */
function outline(source: Source, format: Format, isOneOfMany: boolean, origin: string, make: Make): Cheerio<Element> {
  const { id, title, description, home, language, category } = source;
  const text = html(isOneOfMany ? `${title} (${formatNames[format]})` : title);
  return make("outline", {
    type: "rss",
    text,
    title: text,
    xmlUrl: `${origin}/${id}/${feedFiles[format]}`,
    htmlUrl: home,
    language,
    ...(description === undefined ? {} : { description: html(description) }),
    ...(category === undefined ? {} : { category: plain(`/${category}`) }),
  });
}

/** "The text attribute … may contain encoded HTML markup": text that looks like it is sent as HTML that shows it. */
function html(text: string): string {
  return looksLikeHtml(text) ? xmlText(plain(text)) : plain(text);
}
