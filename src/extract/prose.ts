// How much a line reads like prose. Knows punctuation, Chinese and Western; knows no page.
import { isAbout, isEnding, isFurniture } from "./furniture.ts";

const marks = /[，。；！？、：“”…,.;!?]/g;
/** More of them tell nothing more. */
const mostMarks = 10;

/** Its characters outside links, more where there is punctuation, little where there is none; 0 for what is no text of an article. */
export function proseOf(text: string, linked: number): number {
  const own = text.length - linked;
  if (own < 8 || linked > text.length / 2 || isAbout(text) || isFurniture(text) || isEnding(text)) return 0;
  marks.lastIndex = 0;
  let found = 0;
  while (found < mostMarks && marks.test(text)) found++;
  return found === 0 ? own * 0.25 : own * (1 + found / mostMarks);
}
