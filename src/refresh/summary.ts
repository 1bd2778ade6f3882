// The first sentences of an article, for readers that show a list.

const wanted = 200;
const ending = /[。！？!?…]["”』」)]?|\.(?=\s)/g;

/** The text's beginning, up to about 200 characters, cut after a sentence where there is one. */
export function summaryOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = Array.from(line.slice(0, wanted * 2));
  if (characters.length <= wanted) return line;
  const start = characters.slice(0, wanted).join("");
  const sentence = [...start.matchAll(ending)].at(-1);
  const end = sentence === undefined ? 0 : sentence.index + sentence[0].length;
  return end >= wanted / 3 ? start.slice(0, end) : `${start.trimEnd()}…`;
}
