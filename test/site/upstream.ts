// What the demo newspaper could offer a machine: a feed and a sitemap. The home page does not link to them.
import type { Article } from "./articles.ts";
import { escaped } from "./markup.ts";

const site = "http://xjyszb.cn";
const head = '<?xml version="1.0" encoding="UTF-8"?>';

const address = ({ number }: Article) => `${site}/News/${number}.aspx`;
/** A date of the paper as a feed writes it. */
const rfc2822 = ({ date }: Article) => {
  const [day = "", time = "00:00"] = date.split(" ");
  return new Date(`${day}T${time}+08:00`).toUTCString();
};

/** The newest ten, as RSS. */
export function feedOf(articles: readonly Article[]): string {
  const items = articles
    .slice(0, 10)
    .map(
      (one) =>
        `<item><title>${escaped(printable(one.title))}</title><link>${address(one)}?utm_source=rss</link><guid isPermaLink="false">${one.number}</guid><pubDate>${rfc2822(one)}</pubDate></item>`,
    );
  return `${head}<rss version="2.0"><channel><title>新济阳</title><link>${site}/</link><description>演示</description>${items.join("")}</channel></rss>`;
}

/** All of them, as the news extension of a sitemap. */
export function sitemapOf(articles: readonly Article[]): string {
  const urls = articles.map(
    (one) =>
      `<url><loc>${address(one)}</loc><news:news><news:publication_date>${one.date.slice(0, 10)}</news:publication_date><news:title>${escaped(printable(one.title))}</news:title></news:news></url>`,
  );
  return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${site}/About.aspx</loc></url>${urls.join("")}</urlset>`;
}

/** An index that says when the sitemap changed, by the day of the newest article. */
export function sitemapIndexOf(articles: readonly Article[]): string {
  const newest = articles[0];
  const changed =
    newest === undefined
      ? ""
      : `<lastmod>${newest.date.slice(0, 10)}T00:00:${String(newest.number % 60).padStart(2, "0")}Z</lastmod>`;
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${site}/sitemap-news.xml.gz</loc>${changed}</sitemap></sitemapindex>`;
}

/** XML has no place for control characters. */
const printable = (text: string) => text.replace(/\p{Cc}/gu, "");

export async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const zipped = new Response(bytes).body?.pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(zipped ?? null).arrayBuffer());
}
