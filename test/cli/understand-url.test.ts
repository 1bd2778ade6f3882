import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { understandUrl } from "../../src/cli/understand-url.ts";

const host = "http://courier.example";
const stories = [
  "bridge-opens-again",
  "ferry-is-late",
  "bell-rings-twice",
  "market-moves-inside",
  "lamp-stays-dark",
].map((name, at) => ({
  path: `/2020/09/0${at + 1}/the-${name}/`,
  title: `The ${name.replaceAll("-", " ")} on the north bank`,
}));
const rss = (paths: readonly string[]) =>
  `<rss version="2.0"><channel><title>x</title>${paths.map((path) => `<item><title>a</title><link>${host}${path}</link></item>`).join("")}</channel></rss>`;
const sitemap = (paths: readonly string[]) =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((path) => `<url><loc>${host}${path}</loc></url>`).join("")}</urlset>`;
const paths = stories.map(({ path }) => path);

/** A site with a page of its stories, which links to these feeds and sitemaps; what has no document is not there. */
function serve(
  feeds: readonly string[],
  sitemaps: readonly string[],
  documents: Record<string, string | Uint8Array<ArrayBuffer>>,
) {
  const links = feeds.map((href) => `<link rel="alternate" type="application/rss+xml" href="${href}">`);
  const maps = sitemaps.map((href) => `<a href="${href}">Sitemap</a>`);
  const items = stories.map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`);
  const page = `<html lang="en"><head><title>Courier</title>${links.join("")}</head><body><ul>${items.join("")}</ul>${maps.join("")}</body></html>`;
  const all: Record<string, string | Uint8Array<ArrayBuffer>> = { "/": page, ...documents };
  vi.stubGlobal("fetch", async (request: Request) => {
    const body = all[new URL(request.url).pathname];
    if (body === undefined) return new Response("none", { status: 404 });
    return new Response(body, {
      headers: { "content-type": typeof body === "string" ? "text/html" : "application/gzip" },
    });
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test("of the feeds that a page announces, the one with its articles is taken", async () => {
  serve(["/obits/feed/", "/sport/feed/", "/feed/"], [], {
    "/obits/feed/": rss(["/2020/08/01/the-late-miller/"]),
    "/sport/feed/": rss([...paths.slice(0, 1), "/2020/08/01/a/", "/2020/08/02/b/", "/2020/08/03/c/"]),
    "/feed/": rss([...paths, "/2020/08/01/an-older-one/"]),
  });
  const { file } = await understandUrl(`${host}/`, []);
  expect(file.feed).toBe(`${host}/feed/`);
});

test("a sitemap's index is taken when the sitemaps that it names have the articles", async () => {
  serve([], ["/old.sitemap.xml", "/sitemap.xml"], {
    "/old.sitemap.xml": sitemap(["/2010/01/01/a/", "/2010/01/02/b/", "/2010/01/03/c/"]),
    "/sitemap.xml": `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${host}/news.xml.gz</loc></sitemap></sitemapindex>`,
    "/news.xml.gz": gzipSync(sitemap(paths)),
  });
  const { file } = await understandUrl(`${host}/`, []);
  expect(file.sitemap).toBe(`${host}/sitemap.xml`);
});

test("a page whose feeds and sitemaps have hardly any of its articles is read itself", async () => {
  serve(["/gone/", "/obits/"], ["/sitemap.xml"], {
    "/obits/": rss(["/2020/08/01/the-late-miller/"]),
    "/sitemap.xml": `<sitemapindex><sitemap><loc>${host}/gone.xml</loc></sitemap></sitemapindex>`,
  });
  const { file, evidence } = await understandUrl(`${host}/`, []);
  expect(file).not.toHaveProperty("feed");
  expect(file).not.toHaveProperty("sitemap");
  expect(evidence.filter((line) => line.includes("left out"))).toEqual([
    `feed: left out, the site answered 404: ${host}/gone/`,
    `feed: left out, 0 of the page's articles are in it: ${host}/obits/`,
    `sitemap: left out, 0 of the page's articles are in it: ${host}/sitemap.xml`,
  ]);
});

test("a feed or a sitemap in the place of a page is told as what it is", async () => {
  serve([], [], {
    "/feed": `<?xml version="1.0"?>\n<!-- made by hand -->${rss(paths)}`,
    "/sitemap.xml": sitemap(paths),
  });
  await expect(understandUrl(`${host}/feed`, [])).rejects.toThrow(
    /it is a feed itself; give the page .* http:\/\/courier\.example\/$/,
  );
  await expect(understandUrl(`${host}/sitemap.xml`, [])).rejects.toThrow("it is a sitemap itself");
});
