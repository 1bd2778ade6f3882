// What each format says of its items, read by a library that is not ours, in one shape to compare.
import { decodeHTML } from "entities";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { z } from "zod";

const file = z.object({ url: z.string(), type: z.string(), length: z.number().optional() });

const said = z.object({
  id: z.string(),
  link: z.string(),
  title: z.string(),
  summary: z.string(),
  html: z.string(),
  published: z.string().optional(),
  language: z.string(),
  authors: z.array(z.string()),
  categories: z.array(z.string()),
  publisher: z.string().optional(),
  image: z.string().optional(),
  files: z.array(file),
  views: z.number().optional(),
});
export type Said = z.infer<typeof said>;

/** White space at the ends of a text, and how it is written between words of a name, says nothing. */
const iso = (date: string | undefined) => (date === undefined ? undefined : new Date(date).toISOString());
const text = (value: string | undefined) => (value ?? "").trim();

export function saidByRss(xml: string): Said[] {
  return (parseRssFeed(xml).items ?? []).map((item) =>
    said.parse({
      id: item.guid?.value,
      link: item.link,
      title: text(item.title),
      summary: decodeHTML(text(item.description)),
      html: text(item.content?.encoded),
      published: iso(item.pubDate),
      language: item.dc?.languages?.[0],
      authors: item.dc?.creators ?? [],
      categories: (item.categories ?? []).map(({ name }) => name),
      publisher: item.dc?.publishers?.[0],
      image: item.media?.thumbnails?.[0]?.url,
      files: (item.media?.contents ?? []).map(({ url, type, fileSize }) => ({ url, type, length: fileSize })),
      views: item.media?.community?.statistics?.views,
    }),
  );
}

export function saidByAtom(xml: string): Said[] {
  return (parseAtomFeed(xml).entries ?? []).map((entry) =>
    said.parse({
      id: entry.id,
      link: entry.links?.find(({ rel }) => rel === "alternate")?.href,
      title: construct(entry.title),
      summary: construct(entry.summary),
      html: text(entry.content?.value),
      published: iso(entry.published),
      language: entry.xml?.lang,
      authors: (entry.authors ?? []).map(({ name }) => name),
      categories: (entry.categories ?? []).map(({ term }) => term),
      publisher: entry.dc?.publishers?.[0],
      image: entry.media?.thumbnails?.[0]?.url,
      files: (entry.links ?? [])
        .filter(({ rel }) => rel === "enclosure")
        .map(({ href, type, length }) => ({ url: href, type, length })),
      views: entry.media?.community?.statistics?.views,
    }),
  );
}

/** RFC 4287, section 3.1 */
function construct(value: { value?: string; type?: string } | undefined): string {
  return value?.type === "html" ? decodeHTML(text(value.value)) : text(value?.value);
}

const ours = z.object({
  items: z.array(
    z.object({
      _pagewire: z.object({ publisher: z.string().optional(), views: z.object({ count: z.number() }).optional() }),
    }),
  ),
});

export function saidByJson(json: string): Said[] {
  const extensions = ours.parse(JSON.parse(json)).items;
  return (parseJsonFeed(json).items ?? []).map((item, at) =>
    said.parse({
      id: item.id,
      link: item.url,
      title: text(item.title),
      summary: text(item.summary),
      html: text(item.content_html),
      published: iso(item.date_published),
      language: item.language,
      authors: (item.authors ?? []).map(({ name }) => name),
      categories: item.tags ?? [],
      publisher: extensions[at]?._pagewire.publisher,
      image: item.image,
      files: (item.attachments ?? []).map(({ url, mime_type, size_in_bytes }) => ({
        url,
        type: mime_type,
        length: size_in_bytes,
      })),
      views: extensions[at]?._pagewire.views?.count,
    }),
  );
}
