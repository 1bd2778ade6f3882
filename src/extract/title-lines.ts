// A title that a page breaks into lines. Knows lines and <title>.
import type { NearLine } from "./around.ts";
import { isAbout } from "./furniture.ts";
import type { Scene } from "./scene.ts";
import { flatTitle, separator, type TitleCandidate } from "./title-agreement.ts";

const titleLimit = 200;
/** Lines that a title is broken into at most. */
const titleLines = 5;

/** The lines that <title> begins with when they are read as one; a line that is a part of it by itself is no piece of another. */
function linesThatBegin(whole: string, lines: readonly NearLine[], parts: ReadonlySet<string>): readonly NearLine[] {
  let joined = "";
  let count = 0;
  for (const { text, linked, at } of lines) {
    const own = flatTitle(text);
    const isNext = at === (lines[0]?.at ?? at) + count && linked === 0 && own !== "" && !parts.has(own);
    if (!isNext || !whole.startsWith(joined + own)) break;
    joined += own;
    count++;
  }
  return lines.slice(0, count);
}

/** Lines as <title> writes them, with the gaps that it has between them. */
function asWritten(title: string, lines: readonly NearLine[]): string | undefined {
  const wanted = flatTitle(lines.map(({ text }) => text).join(""));
  for (let end = wanted.length; end <= Math.min(title.length, titleLimit); end++) {
    const begin = title.slice(0, end);
    if (flatTitle(begin) === wanted) return begin;
  }
  return undefined;
}

/** A heading that is broken into lines, or a title and its second line, are one title where <title> or the list says so. */
export function titleOfLines({ head, page }: Scene): TitleCandidate[] {
  const whole = flatTitle(page.title);
  // Behind a long dash stands a second line as often as the name of the site.
  const parts = new Set(page.title.replaceAll("——", "").split(separator).map(flatTitle));
  const headings = Map.groupBy(
    head.filter(({ heading, text }) => heading > 0 && !isAbout(text)),
    ({ block }) => block,
  );
  const runs = head.map((_, at) => linesThatBegin(whole, head.slice(at, at + titleLines), parts));
  return [...headings.values(), ...runs].flatMap((lines) => {
    if (lines.length < 2) return [];
    const written = asWritten(page.title, lines);
    const value = written ?? lines.map(({ text }) => text).join(" ");
    const rule = `title of ${lines.length} lines`;
    // One heading that <title> has as a whole is surer than the first of its lines.
    const isOne =
      written !== undefined && lines.every(({ block, heading }) => heading > 0 && block === lines[0]?.block);
    const confidence = isOne ? 0.6 : 0.45;
    return value.length > titleLimit ? [] : [{ value, rule, where: value.slice(0, 120), confidence, needs: 0.3 }];
  });
}
