// Puts a view count into a rendered entry, just before its end, without parsing it.
import type { Views } from "../article.ts";
import { closings, type Format } from "./format.ts";

/** The entry with the views that are known now; without them, the entry. */
export function withViews(format: Format, entry: string, views: Views | undefined): string {
  if (views === undefined) return entry;
  const end = entry.length - closings[format].length;
  return entry.slice(0, end) + viewsText(format, views) + closings[format];
}

function viewsText(format: Format, { count, atLeast }: Views): string {
  if (format === "json") return `,"views":${JSON.stringify({ count, at_least: atLeast })}`;
  // Media RSS: https://www.rssboard.org/media-rss#media-community
  return `<media:community><media:statistics views="${count}"/></media:community>`;
}
