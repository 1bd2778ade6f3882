// Elements that templates call furniture: by tag, class or id. What is in them is hardly ever the article's text.
import type { Element } from "domhandler";
import { remembered } from "./remembered.ts";

const tags = new Set(["nav", "aside", "footer"]);
const part =
  /^(?:comments?(?:[_-]?(?:list|box|area|wrap|section|item|content))?|commentlist|cmts?|pinglun|kommentare?|kommentar[_-]?\w{1,12}|repl(?:y|ies)(?:[_-]?(?:list|area|box))?|related\w{0,20}|jp-relatedposts|recommend\w{0,20}|tuijian|xiangguan|guess\w{0,8}|mehr|mehr-zum-thema|verwandt\w{0,12}|kanren|osusume|inline-?teaser|newsletter(?:[_-]?\w{1,12})?|side-?bar|side|aside|widget(?:[_-]area)?|footer|foot|bottom-?nav|nav|navbar|navigation|menu|breadcrumbs?|crumbs?|position|location|dqwz|share\w{0,20}|teilen|sharedaddy|bdsharebuttonbox|social\w{0,10}|sns|toolbar|tools?|ad|ads|adv|advert\w{0,12}|anzeige|werbung|adbox|banner|hot\w{0,8}|rank(?:ing)?\w{0,6}|paihang|top10|prev-?next|pre-?next|prenext|pager|pages?|paging|pagination|pagelist|pageLink|dede_pages|copyright|qrcode|ewm|erweima|weixin|wechat|disclaimer|statement|mianze|zeren|report-error|jiucuo|post-?nav|newdigg|digg\w{0,6}|mood|xinqing|vote|login|popup|modal|tooltip|article-?tags?|tags?)$/i;
/** The box in which who wrote it is told; in a line such a name is a byline's. */
const authorBox =
  /^(?:(?:about|post|article|entry)[_-]?(?:the[_-])?author(?:[_-]\w{1,12})?|author[_-]?(?:box|bio|card|desc\w{0,8}|intro|profile|about))$/i;
const boxes = new Set(["div", "section"]);

/** Whether an element is called furniture. It may still hold the article on a page with odd names. */
export function isCalledFurniture({ name, attribs }: Element): boolean {
  if (tags.has(name)) return true;
  if (name === "body" || name === "html") return false;
  const { class: classes, id } = attribs;
  if (classes === undefined && id === undefined) return false;
  const isBox = boxes.has(name);
  return [classes, id].some(
    (names) => names !== undefined && (namesFurniture(names) || (isBox && namesAuthorBox(names))),
  );
}

const naming = (pattern: RegExp) =>
  remembered((names) => names.length <= 200 && names.split(/\s+/).some((name) => pattern.test(name)));
const namesFurniture = naming(part);
const namesAuthorBox = naming(authorBox);
