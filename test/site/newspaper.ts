// The demo newspaper: a site with sixty articles that can be told to publish, correct, withdraw, be redesigned and break.
// One handler over a state in a value: tests call it, `npm start` serves it over HTTP. Invented, and says so.
import { type Article, article, firstArticles, newestNumber, type Truth, truthOf } from "./articles.ts";
import { encode } from "./encode.ts";
import { type Fault, faulty, meets, type Where } from "./faults.ts";
import { classic } from "./layouts/classic.ts";
import type { Column, Front, Layout } from "./layouts/layout.ts";
import { modern } from "./layouts/modern.ts";
import { soup } from "./layouts/soup.ts";
import { tables } from "./layouts/tables.ts";
import { pageOf } from "./several-pages.ts";
import { feedOf, gzipped, sitemapIndexOf, sitemapOf } from "./upstream.ts";

const layouts = { classic, tables, soup, modern } satisfies Record<string, Layout>;

/** How the home page links to articles. */
const linkStyles = {
  relative: ({ number }: Article) => `/News/${number}.aspx`,
  https: ({ number }: Article) => `https://xjyszb.cn/News/${number}.aspx`,
  query: ({ number }: Article) => `/News/${number}.aspx?from=home&v=1`,
  "other-query": ({ number }: Article) => `/News/${number}.aspx?v=1&from=home#top`,
  /** After a redesign of which nobody told us. */
  moved: ({ number }: Article) => `/content/2020/${number}.html`,
};

export interface Asked {
  method: string;
  url: string;
  headers: Record<string, string>;
  status: number;
  at: number;
}

export interface Newspaper {
  fetch(request: Request): Promise<Response>;
  /** What was asked so far. */
  readonly requests: readonly Asked[];
  resetRequests(): void;
  articles(): Truth[];
  /** What an article's page shows now. */
  viewsOf(number: number): number;
  /** Prints an article; gives its number. */
  publish(more: Partial<Article>): number;
  correct(number: number, change: Partial<Article>): void;
  withdraw(number: number, status: 404 | 410): void;
  restore(number: number): void;
  raiseViews(by: number): void;
  /** From now on the clock raises no view count. */
  freezeViews(): void;
  /** What /robots.txt says from now on. */
  robots(text: string): void;
  redesign(layout: keyof typeof layouts): void;
  moveSidebar(): void;
  linkAs(style: keyof typeof linkStyles): void;
  /** A home page that links to no article, or to all again. */
  emptyList(empty: boolean): void;
  fail(where: Where, fault: Fault): void;
  heal(): void;
  validators(kind: "etag" | "last-modified" | "both" | "none"): void;
  encoding(charset: string, declaredIn: "header" | "meta" | "both" | "nowhere"): void;
  /** From now on view counts are not printed: a script of one of these systems asks for them. */
  countByScript(system?: CountingSystem): void;
  /** What a request of the counting form has added. */
  readonly counted: number;
}

const step = 10 * 60_000;

/** A newspaper whose clock is `now`, in ms since the epoch, with all sixty articles or the newest few. */
export function openNewspaper({ now, size = 60 }: { now: () => number; size?: number }): Newspaper {
  let articles = firstArticles().slice(0, size);
  let requests: Asked[] = [];
  let layout: Layout = classic;
  let side: "left" | "right" = "left";
  let linkStyle: keyof typeof linkStyles = "relative";
  let empty = false;
  let raised = 0;
  let frozenAt: number | undefined;
  let changedAt = now();
  let raisedAt = now();
  let validators: "etag" | "last-modified" | "both" | "none" = "etag";
  let charset = "utf-8";
  let declaredIn: "header" | "meta" | "both" | "nowhere" = "both";
  let robots = "User-agent: *\nDisallow: /admin/\n";
  let countedBy: CountingSystem | undefined;
  let counted = 0;
  const faults: { where: Where; fault: Fault }[] = [];
  const opened = now();

  const steps = () => Math.floor(((frozenAt ?? now()) - opened) / step);
  const viewsOf = ({ views, number }: Article) => views + raised + steps() * (1 + (number % 3));
  const change = (number: number, edit: (article: Article) => Article) => {
    if (!articles.some((one) => one.number === number)) throw new Error(`the newspaper has no article ${number}`);
    articles = articles.map((one) => (one.number === number ? edit(one) : one));
    changedAt = now();
  };

  const shown = () => (empty ? [] : articles.filter(({ withdrawn }) => withdrawn === undefined));

  const front = (): Front => ({
    columns: columnsOf(shown()),
    side,
    charset: declaredIn === "meta" || declaredIn === "both" ? charset : undefined,
    link: linkStyles[linkStyle],
  });

  function page(request: Request, html: string, modified: number): Response {
    const type = `text/html${declaredIn === "header" || declaredIn === "both" ? `; charset=${charset}` : ""}`;
    return versioned(request, hash(html), encode(html, charset), type, modified);
  }

  function versioned(
    request: Request,
    version: string,
    body: Uint8Array<ArrayBuffer>,
    type: string,
    modified: number,
  ): Response {
    const headers = new Headers({ "content-type": type });
    const etag = `"${version}"`;
    const date = new Date(modified).toUTCString();
    if (validators === "etag" || validators === "both") headers.set("etag", etag);
    if (validators === "last-modified" || validators === "both") headers.set("last-modified", date);
    const known = (name: string, value: string) =>
      headers.has(name) && request.headers.get(name === "etag" ? "if-none-match" : "if-modified-since") === value;
    if (known("etag", etag) || known("last-modified", date)) return new Response(null, { status: 304, headers });
    return new Response(body, { headers });
  }

  /** An upstream document: XML in UTF-8, or such a file of gzip. */
  async function upstream(request: Request, xml: string, isGzip = false): Promise<Response> {
    const bytes = encode(xml, "utf-8");
    const body = isGzip ? await gzipped(bytes) : bytes;
    return versioned(request, hash(xml), body, isGzip ? "application/x-gzip" : "application/xml", changedAt);
  }

  function counter(url: URL): Response {
    const asked = articles.find(({ number }) => String(number) === url.searchParams.get("id"));
    if (asked === undefined) return notFound(404);
    if (url.searchParams.get("addclick") === "1") counted++;
    return new Response(`document.write('${viewsOf(asked)}');`, {
      headers: { "content-type": "application/x-javascript" },
    });
  }

  async function submittedCounter(request: Request): Promise<Response> {
    const { contentId, autoIncrease } = await request.json<{ contentId: number; autoIncrease: boolean }>();
    const asked = articles.find(({ number }) => number === contentId);
    if (asked === undefined) return notFound(404);
    if (autoIncrease) counted++;
    return Response.json({ value: viewsOf(asked) });
  }

  function articlePage(request: Request, number: number, part: number): Response {
    const at = articles.findIndex((one) => one.number === number);
    const asked = articles[at];
    if (asked === undefined) return notFound(404);
    if (asked.withdrawn !== undefined) return notFound(asked.withdrawn);
    const printed = pageOf(asked, part);
    if (printed === undefined) return notFound(404);
    const html = layout.article({
      ...front(),
      article: printed,
      views: countedBy ? counterScripts[countedBy](number) : viewsOf(asked),
      older: articles[at + 1],
      newer: articles[at - 1],
    });
    return page(request, html, Math.max(changedAt, raisedAt, opened + steps() * step));
  }

  function answer(request: Request, path: string): Response | Promise<Response> {
    const [, number, part = "1"] = /^\/News\/(\d{1,9})(?:_(\d))?\.aspx$/.exec(path) ?? [];
    if (path === "/") return page(request, layout.home(front()), changedAt);
    if (number !== undefined) return articlePage(request, Number(number), Number(part));
    if (path === "/rss.xml") return upstream(request, feedOf(shown()));
    if (path === "/sitemap.xml") return upstream(request, sitemapIndexOf(shown()));
    if (path === "/sitemap-news.xml.gz") return upstream(request, sitemapOf(shown()), true);
    if (path === "/e/public/ViewClick/") return counter(new URL(request.url));
    if (path === "/api/stl/actions/hits" && request.method === "POST") return submittedCounter(request);
    if (path === "/robots.txt") return new Response(robots, { headers: { "content-type": "text/plain" } });
    if (path.startsWith("/upload/") && path.endsWith(".pdf"))
      return new Response(file, { headers: { "content-type": "application/pdf", "content-length": `${file.length}` } });
    if (/^\/(upload|images|ad)\//.test(path))
      return new Response(picture, { headers: { "content-type": "image/svg+xml" } });
    return notFound(404);
  }

  return {
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const asked: Asked = {
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        status: 0,
        at: now(),
      };
      requests.push(asked);
      const trouble = faults.findLast(({ where }) => meets(where, pathname));
      // What is wrong with a page is not hidden by a version that the client knows.
      const right = await answer(trouble === undefined ? request : new Request(request.url), pathname);
      const response = trouble === undefined ? right : await faulty(trouble.fault, request, right);
      asked.status = response.status;
      return request.method === "HEAD" ? new Response(null, response) : response;
    },
    get requests() {
      return requests;
    },
    resetRequests() {
      requests = [];
    },
    articles: () => articles.map(truthOf),
    viewsOf(number) {
      const asked = articles.find((one) => one.number === number);
      if (asked === undefined) throw new Error(`the newspaper has no article ${number}`);
      return viewsOf(asked);
    },
    publish(more) {
      const number = more.number ?? Math.max(newestNumber, ...articles.map((one) => one.number)) + 1;
      articles = [article(number, new Date(now() + 8 * 3_600_000).toISOString().slice(0, 10), more), ...articles];
      changedAt = now();
      return number;
    },
    correct: (number, edit) => change(number, (one) => ({ ...one, ...edit })),
    withdraw: (number, status) => change(number, (one) => ({ ...one, withdrawn: status })),
    restore: (number) => change(number, ({ withdrawn: _, ...one }) => one),
    raiseViews(by) {
      raised += by;
      raisedAt = now();
    },
    freezeViews() {
      frozenAt = now();
    },
    robots(text) {
      robots = text;
    },
    redesign(name) {
      layout = layouts[name];
      changedAt = now();
    },
    moveSidebar() {
      side = side === "left" ? "right" : "left";
      changedAt = now();
    },
    linkAs(style) {
      linkStyle = style;
      changedAt = now();
    },
    emptyList(is) {
      empty = is;
      changedAt = now();
    },
    fail: (where, fault) => void faults.push({ where, fault }),
    heal: () => void faults.splice(0),
    validators(kind) {
      validators = kind;
    },
    encoding(name, where) {
      charset = name;
      declaredIn = where;
    },
    countByScript(system = "empire") {
      countedBy = system;
      changedAt = now();
    },
    get counted() {
      return counted;
    },
  };
}

type CountingSystem = "empire" | "siteserver";

/** What stands in the place of a count, as 帝国 CMS and SiteServer print it. */
const counterScripts: Record<CountingSystem, (number: number) => string> = {
  empire: (number) => `<script src="/e/public/ViewClick/?classid=1&id=${number}&addclick=1"></script>`,
  siteserver: (number) =>
    `<script type="text/javascript">$(function(){ $.ajax({ type: "POST", url: "/api/stl/actions/hits", contentType: "application/json", data: JSON.stringify({"siteId":1,"channelId":2,"contentId":${number},"autoIncrease":true}), dataType: "json", success: function (result) { $("#hits").before(result.value) } }); });</script>`,
};

/** Four columns; the first has the newest of all, so that some articles stand on the page twice. */
function columnsOf(articles: Article[]): Column[] {
  const third = Math.ceil(articles.length / 3);
  return [
    { name: "最新", entries: articles.slice(0, 6) },
    { name: "要闻", entries: articles.slice(0, third) },
    { name: "民生", entries: articles.slice(third, 2 * third) },
    { name: "图片", entries: articles.slice(2 * third) },
  ];
}

const notFound = (status: 404 | 410) =>
  new Response(`<html><title>${status}</title><body>您访问的页面不存在</body></html>`, {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });

const file = "%PDF-1.4 (not really: a demo)";

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><rect width="320" height="180" fill="#9ab"/></svg>';

/** FNV-1a: a name for these bytes, nothing more. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16);
}
