// What stands before and after the entries of a document.
import { Feed } from "feed";
import type { Instant } from "../article.ts";
import { interval, type Source } from "../sources/schema.ts";
import type { About, Deleted, Frame, Place } from "./about.ts";
import { atomFrame } from "./atom.ts";
import { type Format, feedFiles } from "./format.ts";
import { jsonFrame } from "./json.ts";
import { plain } from "./plain.ts";
import { rssFrame } from "./rss.ts";
import { xmlText } from "./xml.ts";

/** Stands for our own origin in a stored document, which does not know it; only in its head. `.invalid` is nobody's: RFC 2606. */
export const originPlaceholder = "https://origin.pagewire.invalid";

/** Stands for the hub of a canonical document: which one it is, is known where the document is sent. */
const hubPlaceholder = "https://hub.pagewire.invalid/";

/** What makes a canonical document the topic of a hub. */
export const topical: Variant = { hub: hubPlaceholder };

/** The head of a topic, with the address of its hub in the place of the placeholder, as the format writes it. */
export function withHub(format: Format, head: string, hub: string): string {
  return head.replaceAll(hubPlaceholder, () => (format === "json" ? JSON.stringify(hub).slice(1, -1) : xmlText(hub)));
}

/** What makes a document another than the canonical one of its sources. */
export interface Variant {
  /** Its query in canonical form, with "?": part of its address and of its identity. */
  query?: string;
  /** What its title adds to that of the sources. */
  title?: string;
  /** The address of its WebSub hub. */
  hub?: string;
  /** Its own path and query, where it is a part of the canonical feed. */
  path?: string;
  /** Path and query of the page with older articles. */
  older?: string;
  /** Where it stands in the history, with paths. */
  place?: Place;
  /** Withdrawn articles. */
  deleted?: readonly Deleted[];
}

/** The frame of one source's documents. */
export function sourceFrame(format: Format, source: Source, updated: Instant, variant: Variant = {}): Frame {
  const { icon, logo, rights, category } = source;
  return frame(format, variant, {
    id: feedId(source),
    title: source.title,
    description: source.description ?? source.title,
    home: source.home,
    language: source.language,
    updated,
    self: `${originPlaceholder}/${source.id}/${feedFiles[format]}`,
    ttlMinutes: interval(source) / 60_000,
    ...(icon === undefined ? {} : { icon }),
    ...(logo === undefined ? {} : { logo }),
    ...(rights === undefined ? {} : { rights }),
    ...(category === undefined ? {} : { category }),
  });
}

/** The frame of a document of several sources. */
export function mergedFrame(
  format: Format,
  sources: readonly Source[],
  updated: Instant,
  variant: Variant = {},
): Frame {
  const titles = sources.map(({ title }) => title).join(", ");
  return frame(format, variant, {
    id: `${originPlaceholder}/`,
    title: sources.length === 1 ? titles : `Pagewire: ${titles}`,
    description: `News of ${titles}`,
    home: `${originPlaceholder}/`,
    updated,
    self: `${originPlaceholder}/${feedFiles[format]}`,
    ttlMinutes: Math.min(...sources.map(interval)) / 60_000,
  });
}

/** The identity of a source's feed, as `articleId` is that of an article. */
export function feedId(source: Source): string {
  return `tag:${new URL(source.home).hostname},2026:${source.id}`;
}

function frame(format: Format, variant: Variant, canonical: About): Frame {
  const { query = "", title = "", hub, path, older, place, deleted } = variant;
  const about: About = {
    ...canonical,
    id: canonical.id + query,
    title: plain(canonical.title + title),
    description: plain(canonical.description),
    self: path === undefined ? canonical.self + query : originPlaceholder + path,
    ...(hub === undefined ? {} : { hub }),
    ...(older === undefined ? {} : { next: originPlaceholder + older }),
    ...(place === undefined ? {} : { place: placed(place) }),
    ...(deleted === undefined ? {} : { deleted }),
  };
  const feed = new Feed({
    id: about.id,
    title: about.title,
    description: about.description,
    link: about.home,
    ...(about.language === undefined ? {} : { language: about.language }),
    updated: new Date(about.updated),
    generator: "",
    docs: "https://www.rssboard.org/rss-specification",
    copyright: plain(about.rights ?? ""),
    ...(about.ttlMinutes === undefined ? {} : { ttl: about.ttlMinutes }),
    ...(about.icon === undefined ? {} : { favicon: about.icon }),
    ...(about.logo === undefined ? {} : { image: about.logo }),
    feedLinks: { [format]: about.self },
  });
  if (about.category !== undefined) feed.addCategory(plain(about.category));
  switch (format) {
    case "rss":
      return rssFrame(feed.rss2(), about);
    case "atom":
      return atomFrame(feed.atom1(), about);
    case "json":
      return jsonFrame(feed.json1(), about);
  }
}

function placed({ previous, next, current, ...marks }: Place): Place {
  return {
    ...marks,
    ...(previous === undefined ? {} : { previous: originPlaceholder + previous }),
    ...(next === undefined ? {} : { next: originPlaceholder + next }),
    ...(current === undefined ? {} : { current: originPlaceholder + current }),
  };
}
