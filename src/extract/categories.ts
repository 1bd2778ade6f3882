// What an article is about or filed under: keywords, section, column. Short words, as the page states them.

import { plainText } from "./plain-text.ts";
import type { Candidate } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { textOf } from "./text-of.ts";

/** What <meta> elements state, the surest first. */
const metaNames = ["article:section", "columnname", "article:tag", "category", "news_keywords", "keywords"];
const mostWords = 8;
const longest = 20;

/** Categories, each word by itself. */
export function findCategories({ page, statement, marks, labels }: Scene): Candidate<string>[] {
  const read = (text: string, rule: string, confidence: number): Candidate<string>[] =>
    text
      .split(/[,，;；、|>]|\s{2,}/)
      .map((word) => plainText(word))
      .filter((word) => word.length >= 2 && word.length <= longest && /\p{L}/u.test(word))
      .map((value) => ({ value, rule, where: text.slice(0, 120), confidence }));
  return [
    ...(statement?.sections ?? []).flatMap((text) => read(text, "JSON-LD articleSection", 0.9)),
    ...metaNames.flatMap((name, at) =>
      (page.meta.get(name) ?? []).slice(0, mostWords).flatMap((text) => read(text, `meta ${name}`, 0.85 - at / 100)),
    ),
    ...marks
      .filter(({ field }) => field === "category")
      .flatMap(({ element, rule }) => read(textOf(element, 60), rule, 0.7)),
    ...labels.filter(({ kind }) => kind === "category").flatMap(({ value }) => read(value, "label before words", 0.6)),
    ...(statement?.keywords ?? []).flatMap((text) => read(text, "JSON-LD keywords", 0.5)),
  ];
}
