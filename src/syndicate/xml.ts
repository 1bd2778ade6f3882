// XML that `feed` wrote, opened to be extended. References stay as they are written: 中 is not sent as &#x4e2d;.
import { type Cheerio, type CheerioAPI, load } from "cheerio/slim";
import { Element } from "domhandler";
import { escapeUTF8 } from "entities";

export function loadXml(xml: string): CheerioAPI {
  return load(xml, { xml: { decodeEntities: false } });
}

/** Text as it stands in XML. */
export const xmlText = escapeUTF8;

/** Makes an element; attributes and text are given as they are meant. */
export type Make = (name: string, attributes: Record<string, string>, text?: string) => Cheerio<Element>;

export function makerIn($: CheerioAPI): Make {
  return (name, attributes, text = "") => {
    const written = Object.entries(attributes).map(([key, value]) => [key, xmlText(value)]);
    const element = $(new Element(name, Object.fromEntries(written)));
    return text === "" ? element : element.text(xmlText(text));
  };
}

/** The text before and from the last `closing` on: entries go between. */
export function split(xml: string, closing: string): { head: string; tail: string } {
  const at = xml.lastIndexOf(closing);
  return { head: `${xml.slice(0, at).trimEnd()}\n`, tail: `\n${xml.slice(at).trimEnd()}\n` };
}
