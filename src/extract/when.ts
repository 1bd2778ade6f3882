// Lines that tell when: told apart without reading their dates, which is dearer. Knows no page.

/** A whole day in numbers, wherever it stands: a sign that a line tells when, cheaper than reading it. */
export const writtenDay = /(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}/;

/** One in the order of other languages: `04.09.2020`, `Sept. 4, 2020`, `4 de septiembre de 2020`. */
const otherDay =
  /(?<!\d)\d{1,2}(?<mark>\. ?|\/)\d{1,2}\k<mark>(?:19|20)\d{2}|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}|(?<!\d)\d{1,2}(?:\.|er|st|nd|rd|th)?(?: d['’]|(?: de)?[ -])\p{L}{3,12}\.?,?(?: del?)?[ -](?:19|20)\d{2}|(?:19|20)\d{2}(?:\.| m\.) \p{L}{3,12}\.? \d{1,2}/u;
const year = /(?:19|20)\d{2}/;
const sentence = /[。！？]|[.!?]["”’]?$/;
/** `10:05 a.m.` ends no sentence, nor does `Lesezeit: 2 Min.`. */
const ofDay = /\b(?:[ap]\.m|mins?|std|hrs?)\.$/i;

/** Whether a text has a whole day in it, in the order of any language, and is no sentence. */
export function tellsDay(text: string): boolean {
  if (!year.test(text)) return false;
  return (writtenDay.test(text) || otherDay.test(text)) && (!sentence.test(text) || ofDay.test(text));
}

/** What a text has that tells when, and letters that it may have beside: months, weekdays, `Uhr`. A Chinese character tells as much as three. */
const when = /(?:19|20)\d{2}|\d{1,2}:\d{2}|\d\.\d{2} Uhr/;
const fewLetters = 24;
const hanLetters = 3;

/** Whether a text is a day or a time and hardly anything else. */
export function isWhenAlone(text: string): boolean {
  if (text.length > 80 || !when.test(text)) return false;
  const letters = text.match(/\p{L}/gu) ?? [];
  const han = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  return letters.length + han * (hanLetters - 1) <= fewLetters;
}
