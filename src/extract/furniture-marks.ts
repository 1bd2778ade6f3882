// How templates call furniture: by tag, class or id. What is in such elements is hardly ever the article's text.
import type { Element } from "domhandler";

const tags = new Set(["nav", "aside", "footer"]);
const part =
  /^(?:comments?(?:[_-]?(?:list|box|area|wrap|section|item|content))?|commentlist|cmts?|pinglun|kommentare?|kommentar[_-]?\w{1,12}|repl(?:y|ies)(?:[_-]?(?:list|area|box))?|related\w{0,20}|jp-relatedposts|recommend\w{0,20}|tuijian|xiangguan|guess\w{0,8}|mehr|mehr-zum-thema|verwandt\w{0,12}|kanren|osusume|inline-?teaser|newsletter(?:[_-]?\w{1,12})?|side-?bar|side|aside|widget(?:[_-]area)?|footer|foot|bottom-?nav|nav|navbar|navigation|menu|breadcrumbs?|crumbs?|position|location|dqwz|share\w{0,20}|teilen|sharedaddy|bdsharebuttonbox|social\w{0,10}|sns|toolbar|tools?|ad|ads|adv|advert\w{0,12}|anzeige|werbung|adbox|banner|hot\w{0,8}|rank(?:ing)?\w{0,6}|paihang|top10|prev-?next|pre-?next|prenext|pager|pages?|paging|pagination|pagelist|pageLink|dede_pages|copyright|qrcode|ewm|erweima|weixin|wechat|disclaimer|statement|mianze|zeren|report-error|jiucuo|post-?nav|newdigg|digg\w{0,6}|mood|xinqing|vote|login|popup|modal|tooltip|article-?tags?|tags?)$/i;
/** The box in which who wrote it is told; in a line such a name is a byline's. */
const authorBox =
  /^(?:(?:about|post|article|entry)[_-]?(?:the[_-])?author(?:[_-]\w{1,12})?|author[_-]?(?:box|bio|card|desc\w{0,8}|intro|profile|about))$/i;
const boxes = new Set(["div", "section"]);

export function isFurnitureTag({ name }: Element): boolean {
  return tags.has(name);
}

/** Whether an element is a box of its own. */
export function isBox({ name }: Element): boolean {
  return boxes.has(name);
}

const naming = (pattern: RegExp) => (names: string) =>
  names.length <= 200 && names.split(/\s+/).some((name) => pattern.test(name));

/** Whether one of some classes, or an id, is a name of furniture. */
export const namesFurniture = naming(part);
/** Whether it is that of a box about who wrote the article. */
export const namesAuthorBox = naming(authorBox);
