// Incidents as a feed of their own: an item when a fault begins, one when it ends, one where it came back in between. Never among the
// news. Pure.

import { Feed } from "feed";
import { iso } from "../article.ts";
import type { Incident } from "../store/incidents.ts";

/** The feed of what went wrong, newest first. The same incidents are the same bytes. */
export function healthFeed(incidents: readonly Incident[], origin: string, format: "rss" | "json"): string {
  const items = incidents.flatMap(itemsOf).sort((a, b) => b.at - a.at || a.title.localeCompare(b.title));
  const feed = new Feed({
    id: `${origin}/status`,
    title: "Pagewire: health",
    description: "When something goes wrong with a source, and when it is over.",
    link: `${origin}/status`,
    language: "en",
    copyright: "",
    generator: "Pagewire",
    updated: new Date(items[0]?.at ?? 0),
    feedLinks: { rss: `${origin}/status/rss.xml`, json: `${origin}/status/feed.json` },
  });
  for (const { id, title, text, at } of items) {
    feed.addItem({
      id: `${origin}/status#${id}`,
      link: `${origin}/status`,
      title,
      description: text,
      content: text,
      date: new Date(at),
    });
  }
  // Nothing ever changed in a feed without items; the library would call that 1970.
  if (format === "rss")
    return items.length > 0 ? feed.rss2() : feed.rss2().replace(/\s*<lastBuildDate>[^<]*<\/lastBuildDate>/, "");
  // The library writes version 1, of which 1.1 is a superset.
  const { version: _1, ...document }: Record<string, unknown> = JSON.parse(feed.json1());
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", ...document }, null, 2);
}

interface Item {
  id: string;
  title: string;
  text: string;
  at: number;
}

function itemsOf(incident: Incident): Item[] {
  const { source, name, url, expected, found, began, ended, returned } = incident;
  const id = encodeURIComponent(`${source}-${name}-${began}-${url}`);
  const where = url === "" ? "" : `At ${url}: `;
  const text = `${where}expected ${expected}, found ${found}.`;
  // What nobody could read is of no source.
  const title = `${source === "" ? "a message" : source}: ${name}`;
  const beginning = { id: `began-${id}`, title, text, at: began };
  // What was over as soon as it had happened has no end of its own.
  if (ended === began) return [beginning];
  const lasted = `It began at ${iso(began)}. ${text}`;
  const again = returned === undefined ? "" : `-${returned}`;
  const comes = `${lasted} It was over for less than two hours, and is told to be over once it has stayed away for so long.`;
  return [
    beginning,
    ...(returned === undefined
      ? []
      : [{ id: `returned-${id}${again}`, title: `${title} is back`, text: comes, at: returned }]),
    ...(ended === undefined ? [] : [{ id: `ended-${id}${again}`, title: `${title} is over`, text: lasted, at: ended }]),
  ];
}
