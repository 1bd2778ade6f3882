// What a page says that its site is called. Pure.
import type { Page } from "../extract/page.ts";
import { isTop } from "./anchors.ts";

const titleLength = 100;
/** What stands between a site's name and what a page of it is called. */
const separator = /\s{0,5}[_|｜»·–—]\s{0,5}|\s[-:]\s|--|::|-(?=\p{Script=Han})|(?<=\p{Script=Han})-/u;
const pageWord =
  /^(?:(?:网站)?首[页頁]|主页|官方网站|新闻(?:中心|动态|资讯)?|要闻|home(?:page)?|start(?:seite)?|(?:latest )?news|トップ(?:ページ)?|ホーム|(?:ニュース|新着)(?:一覧)?|powered by .{1,40})$/i;
const welcome = /^(?:欢迎(?:您)?(?:光临|访问|来到|进入)?|welcome to )/i;

/** A home page begins with its site's name; another page ends with it. The host where no name is told. */
export function siteTitle({ title, meta, url }: Page): string {
  const { pathname, search, hostname } = new URL(url);
  const [stated] = meta.get("og:site_name") ?? meta.get("sitename") ?? [];
  if (stated !== undefined) return stated.slice(0, titleLength);
  const parts = title.split(separator).map((part) => part.trim().replace(welcome, ""));
  const names = parts.filter((part) => part.length > 1 && !pageWord.test(part));
  const name = isTop(pathname) && search === "" ? names[0] : names.at(-1);
  return (name ?? hostname.replace(/^www\./, "")).slice(0, titleLength);
}
