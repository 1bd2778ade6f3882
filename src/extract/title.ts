// What the article is called: candidates from the page's head, its headings, the list, and the lines around the body.

import { isAbout, isEnding, isFurniture } from "./furniture.ts";
import type { Line, Page } from "./page.ts";
import type { Candidate } from "./reading.ts";

const metaNames = ["articletitle", "og:title", "twitter:title", "dc.title"];
/** What stands between a title and the name of its site. */
const separator = /\s{0,3}(?:_|\||——|--|::|-|–|—|»|·)\s{0,3}/;

const flat = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{P}\p{S}]+/gu, "")
    .toLowerCase();

/** Titles, the surest first. `lines` are those before and at the beginning of the body. */
export function findTitle(page: Page, lines: readonly Line[], listed: string | undefined): Candidate<string>[] {
  const whole = flat(page.title);
  const fromList = flat(listed ?? "");
  const cut = /(?:…|\.{3})$/.test(listed ?? "");
  const agrees = (text: string): number => {
    const own = flat(text);
    if (own.length < 2) return 0;
    const isListed = fromList !== "" && (own === fromList || (cut && own.startsWith(fromList.slice(0, -1))));
    const inTitle =
      whole === own
        ? 0.3
        : whole.startsWith(own) && own.length * 3 >= whole.length / 2
          ? 0.3
          : whole.includes(own) && own.length >= 6
            ? 0.2
            : 0;
    return (isListed ? 0.35 : 0) + inTitle;
  };
  const fromMeta = metaNames.flatMap((name) => {
    const value = page.meta.get(name);
    return value === undefined
      ? []
      : [{ value, rule: `meta ${name}`, where: value.slice(0, 120), confidence: 0.35 + agrees(value) }];
  });
  const fromLines = lines.flatMap((line, at): Candidate<string>[] => {
    const { text, heading } = line;
    if (
      text.length < 2 ||
      text.length > 150 ||
      line.linked > text.length / 2 ||
      isAbout(text) ||
      isFurniture(text) ||
      isEnding(text)
    )
      return [];
    const nearMeta = lines.slice(Math.max(0, at - 2), at + 3).some((other) => isAbout(other.text)) ? 0.15 : 0;
    const headed = heading === 1 ? 0.25 : heading > 0 ? 0.15 : 0;
    const confidence = agrees(text) + headed + nearMeta;
    return confidence === 0
      ? []
      : [
          {
            value: text,
            rule: heading > 0 ? `h${heading}` : "line above the text",
            where: text.slice(0, 120),
            confidence,
          },
        ];
  });
  const [stem = ""] = page.title.split(separator);
  const fromTitle =
    stem.length < 2
      ? []
      : [
          {
            value: stem,
            rule: "title element",
            where: page.title.slice(0, 120),
            confidence: 0.2 + (agrees(stem) > 0.3 ? 0.35 : 0),
          },
        ];
  const fromListed =
    listed === undefined || cut || fromList.length < 4
      ? []
      : [{ value: listed, rule: "link text", where: listed.slice(0, 120), confidence: 0.3 }];
  return [...fromMeta, ...fromLines, ...fromTitle, ...fromListed].toSorted((a, b) => b.confidence - a.confidence);
}
