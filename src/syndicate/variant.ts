// An entry in another form: without its body, or with a link to our page. Text in, text out; nothing is rendered anew.
import { z } from "zod";
import type { Format } from "./format.ts";
import { xmlText } from "./xml.ts";

const item = z.looseObject({});

/** The entry with its summary alone. */
export function withoutBody(format: Format, entry: string): string {
  switch (format) {
    case "rss":
      return withoutElement(entry, "content:encoded");
    case "atom":
      return withoutElement(entry, "content");
    case "json": {
      const { id, content_html: _html, content_text: _text, summary, ...rest } = item.parse(JSON.parse(entry));
      // An item has a content: https://www.jsonfeed.org/version/1.1/#items-a-name-items-a
      return JSON.stringify({ id, content_text: summary ?? rest.title ?? "", ...rest });
    }
  }
}

/** The entry whose link is `page`, one of ours; JSON Feed names the article's own address beside it. */
export function linkedTo(format: Format, entry: string, page: string): string {
  switch (format) {
    case "rss": {
      const start = outsideCdata(entry, "<link>", 0);
      const end = outsideCdata(entry, "</link>", start);
      return start < 0 || end < 0 ? entry : `${entry.slice(0, start)}<link>${xmlText(page)}${entry.slice(end)}`;
    }
    case "atom": {
      for (let start = outsideCdata(entry, "<link ", 0); start >= 0; start = outsideCdata(entry, "<link ", start + 1)) {
        const end = outsideCdata(entry, ">", start);
        const link = entry.slice(start, end);
        if (!link.includes('rel="alternate"')) continue;
        const to = link.replace(/href="[^"]*"/, () => `href="${xmlText(page)}"`);
        return entry.slice(0, start) + to + entry.slice(end);
      }
      return entry;
    }
    case "json": {
      const { id, url, ...rest } = item.parse(JSON.parse(entry));
      return JSON.stringify({ id, url: page, external_url: url, ...rest });
    }
  }
}

function withoutElement(xml: string, name: string): string {
  const starts = [`<${name}>`, `<${name} `].map((tag) => outsideCdata(xml, tag, 0)).filter((at) => at >= 0);
  const start = Math.min(...starts);
  const closing = `</${name}>`;
  const end = starts.length === 0 ? -1 : outsideCdata(xml, closing, start);
  return end < 0 ? xml : xml.slice(0, start) + xml.slice(end + closing.length);
}

/** Where `needle` first stands at or after `from`, in no CDATA section: what a title or a body says is no markup. */
function outsideCdata(xml: string, needle: string, from: number): number {
  for (let at = Math.max(from, 0); ; ) {
    const found = xml.indexOf(needle, at);
    const section = xml.indexOf("<![CDATA[", at);
    if (found < 0 || section < 0 || found < section) return found;
    const end = xml.indexOf("]]>", section);
    if (end < 0) return -1;
    at = end + 3;
  }
}
