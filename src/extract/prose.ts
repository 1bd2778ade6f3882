// How much a line reads like prose. Knows punctuation, Chinese and Western; knows no page.
import { isAbout, isEnding, isFurniture } from "./furniture.ts";

const marks = /[，。；！？、：“”…,.;!?]/g;

/** Its characters outside links, more where there is punctuation, little where there is none; 0 for what is no text of an article. */
export function proseOf(text: string, linked: number): number {
  const own = text.length - linked;
  if (own < 8 || linked > text.length / 2 || isAbout(text) || isFurniture(text) || isEnding(text)) return 0;
  const found = text.match(marks)?.length ?? 0;
  return found === 0 ? own * 0.25 : own * (1 + Math.min(found, 10) / 10);
}
