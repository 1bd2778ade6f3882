// What a source may say. A source is data: everything that differs by site stands in one, and nothing else does.
import { z } from "zod";

const minutes = { m: 1, h: 60, d: 1440 } as const;

const duration = z
  .string()
  .regex(/^[1-9]\d{0,3}[mhd]$/, 'expected a time like "30m", "2h" or "1d"')
  .refine((text) => durationMinutes(text) >= 10, "expected 10 minutes or more");

const webAddress = z.url({ protocol: /^https?$/, error: "expected an http(s) URL" });

const picture = webAddress.refine(
  (url) => /\.(gif|jpe?g|png)$/i.test(new URL(url).pathname),
  "expected the URL of a GIF, JPEG or PNG picture",
);

export const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'expected an IANA time zone like "Asia/Shanghai"');

/** BCP 47, as in `zh-CN`. */
export const languageTag = z
  .string()
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'expected a language tag like "zh-CN"');

const articlePattern = z
  .string()
  .refine((pattern) => /:key\b/.test(pattern), 'expected a URL pattern with ":key", like "/News/:key.aspx"');

const counter = z.strictObject({
  url: z
    .string()
    .refine((url) => url.includes("{key}"), 'expected a URL with "{key}", like "/count.aspx?id={key}"')
    .refine(
      (url) => !/[?&]addclick=1(?:&|$)/i.test(url),
      "expected the form that reads without counting: no addclick=1",
    ),
  pattern: z.string().refine(isExpression, "expected a regular expression whose first group is the number"),
});

const history = z.union(
  [
    z.strictObject({ from: z.number().int().min(0), to: z.union([z.literal("newest"), z.number().int().min(0)]) }),
    z.strictObject({
      pages: webAddress.refine((url) => url.includes("{page}"), 'expected a URL with "{page}"'),
      from: z.number().int().min(0).default(2),
      to: z.number().int().min(0).default(1000),
    }),
  ],
  'expected { from: 1, to: "newest" }, numbers of articles, or { pages: "http://…/list_{page}.html" }',
);

function isExpression(text: string): boolean {
  try {
    return text.includes("(") && new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** CSS selectors, a field each; tried before every rule. */
const selectors = z
  .strictObject({
    title: z.string().exactOptional(),
    published: z.string().exactOptional(),
    views: z.string().exactOptional(),
    authors: z.string().exactOptional(),
    publisher: z.string().exactOptional(),
    body: z.string().exactOptional(),
  })
  .exactOptional();

/** First names of our own paths, and what may become one: a source under such a name could not be reached, or would hide ours. */
const ownNames: ReadonlySet<string> = new Set([
  ...["api", "archive", "atom", "cdn-cgi", "changes", "docs", "favicon", "feed", "feeds", "filtered", "hub", "index"],
  ...["openapi", "opml", "preview", "robots", "rss", "search", "sitemap", "sources", "status"],
]);

/** Whether a source may not be called so, since a path of ours is. */
export function isOwnName(id: string): boolean {
  return ownNames.has(id);
}

const sourceSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "expected 1 to 32 of a-z, 0-9 and -")
      .refine((id) => !isOwnName(id), {
        error: ({ input }) => `/${input} is a path of our own; expected another name`,
      }),
    title: z.string().min(1),
    description: z.string().exactOptional(),
    /** The folder in which readers put its feeds. */
    category: z.string().min(1).exactOptional(),
    /** Who may use its articles, as feeds tell it. */
    rights: z.string().exactOptional(),
    /** A small square picture, and one twice as wide as high: a GIF, JPEG or PNG. */
    icon: picture.exactOptional(),
    logo: picture.exactOptional(),
    home: webAddress,
    language: languageTag,
    timeZone,
    /** Pages that link to articles, newest first where the site does so. */
    lists: z.array(webAddress).min(1),
    /** A URLPattern, relative to `home`: which links are articles, and what in them is the key. */
    article: articlePattern,
    /** How often the lists are read. */
    every: duration.default("30m"),
    /** An upstream RSS or Atom feed, or a sitemap, to discover articles from. */
    feed: webAddress.exactOptional(),
    sitemap: webAddress.exactOptional(),
    selectors,
    /** CSS selectors of what never belongs to an article. */
    drop: z.array(z.string()).default([]),
    /** Where a view count that a script loads is to be had: `{key}` in the URL, and a pattern whose first group is the number. */
    counter: counter.exactOptional(),
    /** Further hosts that it is read from, as in `pictures.example.org`; its own need not be named. */
    hosts: z
      .array(z.string().regex(/^[a-z0-9.-]+(?::\d{1,5})?$/, 'expected a host like "www.example.org"'))
      .default([]),
    /** The back catalogue to read: the numbers of articles, or list pages with "{page}" in their URL. */
    history: history.exactOptional(),
    /** Where its feeds link to: the article on its site, or our page of it. */
    link: z.enum(["site", "page"]).default("site"),
    /** How many pages of one article are joined. */
    maxPages: z.number().int().min(1).max(20).default(5),
  })
  .superRefine((source, context) => {
    try {
      new URLPattern(source.article, source.home);
    } catch {
      context.addIssue({ code: "custom", path: ["article"], message: `"${source.article}" is no URL pattern` });
    }
    if (source.history && !("pages" in source.history) && /[*(){}?]|:(?!key\b|\/)/.test(source.article)) {
      const message = "numbers need an article pattern of plain text and :key";
      context.addIssue({ code: "custom", path: ["history"], message });
    }
  });

export type Source = z.infer<typeof sourceSchema>;

/** What a site's file says: a source in which everything with a default may be left out. */
export type SourceFile = z.input<typeof sourceSchema>;

/** Minutes in "30m", "2h", "1d". */
function durationMinutes(text: string): number {
  const unit = text.at(-1);
  return Number(text.slice(0, -1)) * (unit === "h" ? minutes.h : unit === "d" ? minutes.d : minutes.m);
}

/** How often a source is read, in milliseconds. */
export function interval(source: Source): number {
  return durationMinutes(source.every) * 60_000;
}

/** A source from a site's file. @throws Error naming the source, the field, what stood there and what was expected. */
export function defineSource(file: SourceFile): Source {
  return readSource(file, `source "${file.id}"`);
}

/** Sources from a JSON array of what their files would say. @throws Error naming the source and the field that is wrong. */
export function parseSources(text: string): Source[] {
  const files = z.array(z.looseObject({ id: z.string() })).safeParse(jsonOf(text));
  if (!files.success) throw new Error("SOURCES: expected a JSON array of sources, each with an id");
  return files.data.map((file) => readSource(file, `SOURCES: source "${file.id}"`));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readSource(file: unknown, name: string): Source {
  const parsed = sourceSchema.safeParse(file);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".") || "source"}: ${issue.message}`);
  throw new Error(`${name}: ${faults.join("; ")}`);
}
