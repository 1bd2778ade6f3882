// Numbers whose thousands are set apart by a space, as French, Russian and ISO 31-0 write them: `1 234`. Knows label words, knows no page.
import { alternativesOf } from "./labels.ts";

/** Not the end of a day, a time or a decimal, before a number of three digits. */
const grouped = /(?<!\d[.,:：/年月-]?[ \u00a0]?)[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}){1,3}(?![\d.,:：/年月-])/gu;
const countBefore = new RegExp(
  String.raw`(?:${alternativesOf("views")}|${alternativesOf("other")})[\s:：]{0,3}$`,
  "iu",
);
const wordBehind = /^\s?(?![次人])\p{L}/u;
/** Characters before a number in which its label stands. */
const reach = 12;

/** A text with such numbers closed up. Between two words that count, each of the two numbers is its own: `点击 12 345 评论`. */
export function joinThousands(text: string): string {
  return text.replace(grouped, (number, at: number) => {
    const isOfTwo =
      countBefore.test(text.slice(Math.max(0, at - reach), at)) && wordBehind.test(text.slice(at + number.length));
    return isOfTwo ? number : number.replace(/\D/g, "");
  });
}
