// The links of a page to its own site, each once, with what the page says of it. Knows pages, judges no link.
import type { Element } from "domhandler";
import type { PageDate } from "../article.ts";
import type { DateContext } from "../extract/date-fields.ts";
import { plainText } from "../extract/plain-text.ts";
import { canonicalUrl } from "./article-address.ts";
import { firstWithin, linkText, titleOf } from "./list.ts";
import { addressOf, type PageLinks } from "./page-links.ts";
import { rowDate } from "./row-date.ts";

export interface Anchor {
  url: URL;
  text: string;
  date?: PageDate;
  /** Every link to it stands in a menu, a footer or the like. */
  isNavigation: boolean;
}

/** Files that a link may lead to and that are no pages. */
const file =
  /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|apk|exe|dmg|jpe?g|png|gif|webp|svg|mp[34]|m4a|mov|wav|avi|flv|css|js|xml|rss|atom|json|ics|txt|csv)$/i;

const navigationTags = new Set(["nav", "footer"]);
/** Words in the class or id of what is not the page's own matter. */
const navigationWord =
  /(?:^|[^a-z])(?:nav|navbar|navi|navigation|menu|submenu|breadcrumbs?|crumbs?|foot|footer|pager|pagination|pages|copyright|login|share|social|tags?|tagcloud|friendlinks?|sitemap)(?:$|[^a-z])/i;
const climbLimit = 12;
/** More links than any page has that a person reads. */
const linkLimit = 2000;

/** The links within the site of `home`, in page order. */
export function siteAnchors({ anchors, base }: PageLinks, home: string, context: DateContext): Anchor[] {
  const site = siteName(new URL(home));
  const found = new Map<string, Anchor>();
  for (const element of anchors.slice(0, linkLimit)) {
    const url = canonicalUrl(addressOf(element), base, [new URL(home)]);
    if (!url || siteName(url) !== site || file.test(url.pathname)) continue;
    if (url.search === "" && isTop(url.pathname)) continue;
    const text = plainText(linkText(element)) || plainText(firstWithin(element, isNamedPicture)?.attribs.alt ?? "");
    const own = found.get(url.href);
    const date = own?.date ?? rowDate(element, text, context);
    found.set(url.href, {
      url,
      text: titleOf(own?.text ?? "", text),
      ...(date ? { date } : {}),
      isNavigation: (own?.isNavigation ?? true) && isInNavigation(element),
    });
  }
  return [...found.values()];
}

/** Whether a path is that of a site's home page. */
export function isTop(pathname: string): boolean {
  return /^\/(?:(?:index|default|home)\.\w{2,5})?$/i.test(pathname);
}

const isNamedPicture = ({ name, attribs }: Element) => name === "img" && (attribs.alt ?? "").trim() !== "";

function isInNavigation(element: Element): boolean {
  let box: Element["parent"] = element.parent;
  for (let steps = 0; box && "attribs" in box && steps < climbLimit; steps++, box = box.parent) {
    if (navigationTags.has(box.name)) return true;
    if (box.name !== "body" && navigationWord.test(`${box.attribs.class ?? ""} ${box.attribs.id ?? ""}`)) return true;
  }
  return false;
}

/**
 * What the hosts of one site have in common: `news.paper.co.uk` and `www.paper.co.uk` are of `paper.co.uk`. A guess by the lengths
 * of labels, not the public suffix list: it only decides which links are looked at.
 */
function siteName({ hostname }: URL): string {
  const labels = hostname.split(".");
  if (/^[\d.]+$|^\[/.test(hostname) || labels.length < 3) return hostname;
  const isSecondLevel = labels.at(-1)?.length === 2 && (labels.at(-2)?.length ?? 9) <= 3;
  return labels.slice(isSecondLevel ? -3 : -2).join(".");
}
