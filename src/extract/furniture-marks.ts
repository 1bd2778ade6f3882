// Elements that templates call furniture: by tag, class or id. What is in them is hardly ever the article's text.
import type { Element } from "domhandler";
import { remembered } from "./remembered.ts";

const tags = new Set(["nav", "aside", "footer"]);
const part =
  /^(?:comments?(?:[_-]?(?:list|box|area|wrap|section|item|content))?|commentlist|cmts?|pinglun|kommentare?|kommentar[_-]?\w{1,12}|repl(?:y|ies)(?:[_-]?(?:list|area|box))?|related\w{0,20}|jp-relatedposts|recommend\w{0,20}|tuijian|xiangguan|guess\w{0,8}|mehr|mehr-zum-thema|verwandt\w{0,12}|kanren|osusume|inline-?teaser|newsletter(?:[_-]?\w{1,12})?|side-?bar|side|aside|widget(?:[_-]area)?|footer|foot|bottom-?nav|nav|navbar|navigation|menu|breadcrumbs?|crumbs?|position|location|dqwz|share\w{0,20}|teilen|sharedaddy|bdsharebuttonbox|social\w{0,10}|sns|toolbar|tools?|ad|ads|adv|advert\w{0,12}|anzeige|werbung|adbox|banner|hot\w{0,8}|rank(?:ing)?\w{0,6}|paihang|top10|prev-?next|pre-?next|prenext|pager|pages?|paging|pagination|pagelist|pageLink|dede_pages|copyright|qrcode|ewm|erweima|weixin|wechat|disclaimer|statement|mianze|zeren|report-error|jiucuo|post-?nav|newdigg|digg\w{0,6}|mood|xinqing|vote|login|popup|modal|tooltip|article-?tags?|tags?)$/i;

/** Whether an element is called furniture. It may still hold the article on a page with odd names. */
export function isCalledFurniture({ name, attribs }: Element): boolean {
  if (tags.has(name)) return true;
  if (name === "body" || name === "html") return false;
  const { class: classes, id } = attribs;
  return (classes !== undefined && namesFurniture(classes)) || (id !== undefined && namesFurniture(id));
}

const namesFurniture = remembered((names) => names.length <= 200 && names.split(/\s+/).some((name) => part.test(name)));
