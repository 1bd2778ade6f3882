// Lines that count something and say nothing else: `日志:279`, `댓글 3`, `点赞(12)`. Knows label words, knows no page.
import { labelledIn } from "./labels.ts";

const longest = 20;
const wordAndNumber = /^\p{L}[\p{L}\s]{0,12}[\s:：(（[]{0,3}\d[\d,.]{0,9}[)）\]次]{0,2}$/u;

/** Whether a line counts something, whatever it is: a word, a colon and a number. */
export function isCount(text: string): boolean {
  return text.length <= longest && /[:：]/.test(text) && wordAndNumber.test(text);
}

/** Whether a line counts what pages count: without a colon too, by its word. */
export function isPagesCount(text: string): boolean {
  if (text.length > longest || !wordAndNumber.test(text)) return false;
  const [label] = labelledIn(text);
  return label?.at === 0 && (label.kind === "other" || label.kind === "views");
}
