// A date whose parts stand in elements of their own, as a leaf of a calendar shows it: `04` above `2020-09`.

/** The parts, each with its numbers by name. */
const parts: readonly RegExp[] = [
  /^(?<day>\d{1,2})日?$/,
  /^(?<month>\d{1,2})月$/,
  /^(?<year>(?:19|20)\d{2})年?$/,
  /^(?<year>(?:19|20)\d{2})[-/.年](?<month>\d{1,2})月?$/,
  /^(?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?$/,
  /^(?<clock>\d{1,2}:\d{2}(?::\d{2})?)$/,
];
const mostParts = 4;
/** Month and day behind a year, in elements of their own: `2020 09 / 04`. */
const slashed = /^((?:19|20)\d{2}\s{1,3}\d{1,2})\s{0,3}\/\s{0,3}(?=\d{1,2}(?!\d))/;
const named = /^\d{1,2} \p{L}{3,9}\.? (?:19|20)\d{2}$|^\p{L}{3,9}\.? \d{1,2} (?:19|20)\d{2}$/u;

/** The date that some texts, one after another, begin with the parts of; nothing where one is missing, or said twice. */
export function splitDate(texts: readonly string[]): string | undefined {
  if (!/^[\d\p{Lu}]/u.test(texts[0] ?? "")) return undefined;
  const words = texts
    .join(" ")
    .replace(slashed, "$1/")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const found: Record<string, string> = {};
  for (const word of words.slice(0, mostParts)) {
    const groups = parts.map((part) => word.match(part)?.groups).find((own) => own !== undefined);
    if (!groups || Object.keys(groups).some((key) => key in found)) break;
    Object.assign(found, groups);
  }
  const { year, month, day, clock = "" } = found;
  if (year !== undefined && month !== undefined && day !== undefined) return `${year}-${month}-${day} ${clock}`.trim();
  const whole = words.join(" ");
  return texts.length > 1 && named.test(whole) ? whole : undefined;
}
