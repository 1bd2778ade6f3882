// The names of months, English ones and those that Intl knows for a language, and the order in which a language writes a date.

/** By language; few sources speak many. */
const tables = new Map<string, ReadonlyMap<string, number>>();
const orders = new Map<string, boolean>();

/** The month, 1 to 12, that a word names in English or in `language`. */
export function monthNamed(word: string, language = "en"): number | undefined {
  const flat = word.toLowerCase();
  return monthsOf("en").get(flat) ?? monthsOf(language).get(flat);
}

/** Whether the day stands before the month in `04/09/2020`. */
export function dayComesFirst(language = "en"): boolean {
  const known = orders.get(language);
  if (known !== undefined) return known;
  const parts = new Intl.DateTimeFormat(language, { year: "numeric", month: "numeric", day: "numeric" })
    .formatToParts(0)
    .map(({ type }) => type);
  const isFirst = parts.indexOf("day") < parts.indexOf("month");
  orders.set(language, isFirst);
  return isFirst;
}

function monthsOf(language: string): ReadonlyMap<string, number> {
  const known = tables.get(language);
  if (known) return known;
  const names = new Map<string, number>();
  for (const style of ["long", "short"] as const) {
    // With a day beside it a name takes the form that dates have: `сентября`, not `сентябрь`.
    for (const day of ["numeric", undefined] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, ...(day ? { day } : {}), timeZone: "UTC" });
      for (let month = 0; month < 12; month++) {
        const name = format.formatToParts(Date.UTC(2020, month, 1)).find(({ type }) => type === "month")?.value ?? "";
        const flat = name.replace(/\.$/, "").toLowerCase();
        if (/\p{L}{3}/u.test(flat)) names.set(flat, month + 1);
      }
    }
  }
  if (language === "en") names.set("sept", 9);
  tables.set(language, names);
  return names;
}
