// Link headers: what belongs to an answer, told without reading its body. https://www.rfc-editor.org/rfc/rfc8288
import type { Context } from "hono";
import { contentTypes, type Format, feedFiles, formats } from "../syndicate/format.ts";
import { originOf } from "./origin.ts";

export interface Link {
  href: string;
  rel: string;
  type?: string;
}

export function linkHeader(links: readonly Link[]): string {
  return links
    .map(({ href, rel, type }) => `<${href}>; rel="${rel}"${type === undefined ? "" : `; type="${type}"`}`)
    .join(", ");
}

/** The media type alone, as `type` of a link has it. */
export function mediaType(format: Format): string {
  return withoutParameters(contentTypes[format]);
}

const withoutParameters = (contentType: string) => contentType.split(";")[0] ?? "";

/** The address that was asked, query and all, under our own origin. */
export function selfLink(context: Context<{ Bindings: Env }>, contentType: string): Link {
  const { pathname, search } = new URL(context.req.url);
  return { href: originOf(context) + pathname + search, rel: "self", type: withoutParameters(contentType) };
}

/**
 * What a feed belongs to: itself, the page it is of, its other formats. `folder`: the path that its file stands in, as in
 * `/xjyszb/`; `query`: with its `?`, or empty.
 */
export function feedLinks(origin: string, folder: string, format: Format, query: string): Link[] {
  const others = formats.filter((other) => other !== format);
  return [
    { href: `${origin}${folder}${feedFiles[format]}${query}`, rel: "self", type: mediaType(format) },
    { href: `${origin}${folder}`, rel: "alternate", type: "text/html" },
    ...others.map((other) => ({
      href: `${origin}${folder}${feedFiles[other]}${query}`,
      rel: "alternate",
      type: mediaType(other),
    })),
  ];
}
