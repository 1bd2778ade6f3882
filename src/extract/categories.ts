// What an article is about or filed under: keywords, section, column. Short words, as the page states them.

import { plainText } from "./plain-text.ts";
import type { Scene } from "./scene.ts";
import { textOf } from "./text-of.ts";

const metaNames = ["article:section", "columnname", "article:tag", "category", "news_keywords", "keywords"];
const limit = 8;
const longest = 20;

/** Categories, the surest first: at most eight. The site's name and the title are none. */
export function findCategories({ page, statement, marks, labels, site }: Scene, title: string): string[] {
  const found = [
    ...(statement?.sections ?? []),
    ...metaNames.flatMap((name) => page.meta.get(name)?.slice(0, limit) ?? []),
    ...marks.filter(({ field }) => field === "category").map(({ element }) => textOf(element, 60)),
    ...labels.filter(({ kind }) => kind === "category").map(({ value }) => value),
    ...(statement?.keywords ?? []),
  ];
  const words = found.flatMap((text) => text.split(/[,，;；、|>]|\s{2,}/)).map((word) => plainText(word));
  const fits = (word: string) =>
    word.length >= 2 && word.length <= longest && word !== site && word !== title && /\p{L}/u.test(word);
  return [...new Set(words.filter(fits))].slice(0, limit);
}
