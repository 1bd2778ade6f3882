// How far a page's <title> and the list's link say the same as a title that is found. Knows titles as texts, knows no page.
import type { NearLine } from "./around.ts";
import { flat } from "./flat.ts";
import type { Candidate } from "./reading.ts";
import { remembered } from "./remembered.ts";

/** A title, and how much of an agreement with <title> and the list it needs to be one at all. */
export interface TitleCandidate extends Candidate<string> {
  needs: number;
}

/** What stands between a title and the name of its site. */
export const separator = /\s{0,3}(?:_|\||｜|——|--|::|(?<![A-Za-z])-|-(?![A-Za-z])|–|—|»|·|«)\s{0,3}/;

/** Characters that are compared. */
const reach = 2000;

/** A title as it is compared: letters and digits alone. The lines around a text are compared several times each. */
export const flatTitle = remembered((text) => flat(text.slice(0, reach)).toLowerCase(), 200);

/** What the list's word is worth; it is no witness of itself. */
export const ofTheList = 0.35;

/** A title that is cut short. */
export const ellipsis = /(?:…|\.{3})$/;

/** Characters of a list's word for an article, to be the beginning of its title. */
const leastBeginning = 4;

/**
 * How far `title`, the content of <title>, and the list's link say the same as a text: from 0 to 0.65. `head`: the lines over the article's
 * text.
 */
export function agreementWith(
  title: string,
  listed: string | undefined,
  head: readonly NearLine[],
): (text: string) => number {
  const whole = flatTitle(title);
  const parts = new Set(title.split(separator).map(flatTitle));
  const fromList = flatTitle(listed ?? "");
  const isCut = ellipsis.test(listed ?? "");
  const lines = new Set(listed === undefined ? [] : head.map(({ text }) => flatTitle(text)));
  // A list may cut its titles anywhere, without a word of it. What a line and <title> go on with is no name of a site.
  const goesOn = (own: string) =>
    fromList.length >= leastBeginning && own.startsWith(fromList) && whole.startsWith(own) && lines.has(own);
  const [first = ""] = title.split(separator, 1);
  const begun = ellipsis.test(first) ? flatTitle(first) : "";
  return (text) => {
    const own = flatTitle(text);
    if (own.length < 2) return 0;
    const isListed = fromList !== "" && (own === fromList || (isCut && own.startsWith(fromList)) || goesOn(own));
    const isLonger = begun.length >= 6 && own.startsWith(begun);
    const starts = whole === own || isLonger || (whole.startsWith(own) && own.length * 3 >= whole.length / 2);
    const inTitle = starts ? 0.3 : parts.has(own) ? 0.2 : whole.includes(own) && own.length >= 6 ? 0.2 : 0;
    return (isListed ? ofTheList : 0) + inTitle;
  };
}

const category =
  /^(?:[[【(（〔][^[\]【】()（）〔〕]{1,8}[\]】)）〕]|置顶|原创|独家|首发|推荐|精华|头条|转载)\s{0,3}(?=\S{4})/;

/** A line without what sites write before a title that <title> has without it: `[求助] 糖画摊今天出摊吗`, `置顶`. */
export function withoutCategory(line: string, title: string): string {
  const rest = line.replace(category, "");
  return rest !== line && flatTitle(title).startsWith(flatTitle(rest)) ? rest : line;
}
