// What an entry is told only when a document is assembled, since it changes without the article: its views, and in a document of
// several sources its own. It is put before the end of the rendered entry, which is not parsed.
import { type Instant, iso, type Views } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { closings, type Format, feedFiles } from "./format.ts";
import { feedId } from "./head.ts";
import { plain } from "./plain.ts";
import { xmlText } from "./xml.ts";

/** The entry with the views that are known now; without them, the entry. */
export function withViews(format: Format, entry: string, views: Views | undefined): string {
  return views === undefined ? entry : before(format, entry, viewsText(format, views));
}

/** As `withViews` and `withSource` make it, of bytes that need not be decoded. `source`: in a document of several. */
export function withBoth(
  format: Format,
  entry: Uint8Array,
  views: Views | undefined,
  source: { of: Source; updated: Instant; origin: string } | undefined,
): Uint8Array {
  const viewed = views === undefined ? "" : viewsText(format, views);
  const named = source === undefined ? "" : sourceText(format, source.of, source.updated, source.origin);
  if (viewed + named === "") return entry;
  const addition = new TextEncoder().encode(viewed + named + closings[format]);
  const end = entry.byteLength - closings[format].length;
  const whole = new Uint8Array(end + addition.byteLength);
  whole.set(entry.subarray(0, end));
  whole.set(addition, end);
  return whole;
}

function viewsText(format: Format, { count, atLeast }: Views): string {
  if (format === "json") return `,"views":${JSON.stringify({ count, at_least: atLeast })}`;
  // Media RSS: https://www.rssboard.org/media-rss#media-community
  return `<media:community><media:statistics views="${count}"/></media:community>`;
}

/** The entry in a document of several sources, with its own: each format's own way. `updated`: the last change of its feed. */
export function withSource(format: Format, entry: string, source: Source, updated: Instant, origin: string): string {
  return before(format, entry, sourceText(format, source, updated, origin));
}

function sourceText(format: Format, source: Source, updated: Instant, origin: string): string {
  const title = plain(source.title);
  const self = `${origin}/${source.id}/${feedFiles[format]}`;
  switch (format) {
    case "rss":
      // https://www.rssboard.org/rss-profile#element-channel-item-source
      return `<source url="${xmlText(self)}">${xmlText(title)}</source>`;
    case "atom": {
      // RFC 4287, section 4.2.11
      const rights = source.rights === undefined ? "" : `<rights>${xmlText(plain(source.rights))}</rights>`;
      const links = `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`;
      const what = `<id>${xmlText(feedId(source))}</id><title>${xmlText(title)}</title>`;
      return `<source>${what}<updated>${iso(updated)}</updated>${links}${rights}</source>`;
    }
    case "json":
      return `,"source":${JSON.stringify({ id: source.id, title, feed_url: self, home_page_url: source.home })}`;
  }
}

function before(format: Format, entry: string, addition: string): string {
  const end = entry.length - closings[format].length;
  return entry.slice(0, end) + addition + closings[format];
}
