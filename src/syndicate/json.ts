// JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/. `feed` writes version 1, which has one author and fewer fields.
import { z } from "zod";
import { type Article, type Attachment, iso } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { About, Frame } from "./about.ts";

const feedItems = z.object({ items: z.array(z.looseObject({})) });

/** The one item of a feed as it should be: https://www.jsonfeed.org/version/1.1/#items. The link comes first: see assembly.ts. */
export function jsonItem(json: string, article: Article, source: Source): string {
  const {
    author: _author,
    date_published: _published,
    summary: _summary,
    ...item
  } = feedItems.parse(JSON.parse(json)).items[0] ?? {};
  const { published } = article;
  return JSON.stringify({
    url: article.url,
    ...item,
    title: article.title,
    content_html: article.html,
    ...(article.summary === "" ? {} : { summary: article.summary }),
    ...(published ? { date_published: iso(published.at) } : {}),
    ...(article.authors.length > 0 ? { authors: article.authors.map((name) => ({ name })) } : {}),
    language: source.language,
    ...(article.image === undefined ? {} : { image: article.image }),
    ...(article.attachments.length > 0 ? { attachments: article.attachments.map(jsonAttachment) } : {}),
    // Last, and never empty: a document adds what it knows to its end.
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

/** `json`: a feed without items. https://www.jsonfeed.org/version/1.1/#top-level */
export function jsonFrame(json: string, about: About): Frame {
  const { items: _items, version: _version, icon: _icon, ...top } = z.looseObject({}).parse(JSON.parse(json));
  const fields = {
    version: "https://jsonfeed.org/version/1.1",
    ...top,
    ...(about.icon === undefined ? {} : { icon: about.icon, favicon: about.icon }),
    ...(about.language === undefined ? {} : { language: about.language }),
    ...(about.next === undefined ? {} : { next_url: about.next }),
    ...(about.hub === undefined ? {} : { hubs: [{ type: "WebSub", url: about.hub }] }),
    // What the items' own object means: https://www.jsonfeed.org/version/1.1/#extensions
    _pagewire: { about: "https://github.com/pagewire/pagewire/blob/main/docs/feeds.md" },
  };
  return { head: `${JSON.stringify(fields).slice(0, -1)},"items":[\n`, tail: "\n]}\n" };
}
