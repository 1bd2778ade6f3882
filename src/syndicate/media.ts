// Files of an article, as the formats tell them.
import type { Attachment } from "../article.ts";

export function hasLength(attachment: Attachment): attachment is Attachment & { length: number } {
  return attachment.length !== undefined;
}

/** What kind of medium a type is: https://www.rssboard.org/media-rss#media-content */
export function mediumOf(type: string): "image" | "audio" | "video" | "document" {
  const [family] = type.split("/");
  return family === "image" || family === "audio" || family === "video" ? family : "document";
}
