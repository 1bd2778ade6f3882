// What a page's view counter is, in words.
import type { Counter } from "../extract/reading.ts";

/** Its address. One that counts whoever asks is not asked: the views stay unknown. */
export function statedCounter({ url, isCounting }: Counter): string {
  return isCounting ? `${url} (counts whoever asks: not asked)` : url;
}
