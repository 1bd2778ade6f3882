// Lines that tell when: told apart without reading their dates, which is dearer. Knows no page.

/** A whole day in numbers, wherever it stands: a sign that a line tells when, cheaper than reading it. */
export const writtenDay = /(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}/;

/** What a text has that tells when, and letters that it may have beside: months, weekdays, `Uhr`. A Chinese character tells as much as three. */
const when = /(?:19|20)\d{2}|\d{1,2}:\d{2}|\d\.\d{2} Uhr/;
const fewLetters = 24;
const hanLetters = 3;

/** Whether a text is a day or a time and hardly anything else. */
export function isWhenAlone(text: string): boolean {
  if (text.length > 60 || !when.test(text)) return false;
  const letters = text.match(/\p{L}/gu) ?? [];
  const han = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  return letters.length + han * (hanLetters - 1) <= fewLetters;
}
