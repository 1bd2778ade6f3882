// The names of weekdays, English ones and those that Intl knows for a language.

/** By language; few sources speak many. */
const tables = new Map<string, ReadonlySet<string>>();

/** Whether one of a text's words is a weekday in English or in `language`, in full. */
export function namesWeekday(text: string, language = "en"): boolean {
  const words = text.toLowerCase().match(/\p{L}{3,20}/gu) ?? [];
  return words.some((word) => weekdaysOf("en").has(word) || weekdaysOf(language).has(word));
}

function weekdaysOf(language: string): ReadonlySet<string> {
  const known = tables.get(language);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  const days = Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2020, 0, 1 + day)));
  const names = new Set(days.map((day) => day.toLowerCase()));
  tables.set(language, names);
  return names;
}
