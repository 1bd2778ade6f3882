// The language of a page and the time zone of its site: from what the page declares, its letters and its domain. Pure.

export interface Locale {
  language: string;
  timeZone: string;
  /** How they were found. */
  rules: [language: string, timeZone: string];
}

/** Where most of the sites of a country's domain are. Countries of several zones: the one with most people. */
const zonesByCountry: Record<string, string> = {
  cn: "Asia/Shanghai",
  hk: "Asia/Hong_Kong",
  mo: "Asia/Macau",
  tw: "Asia/Taipei",
  jp: "Asia/Tokyo",
  kr: "Asia/Seoul",
  sg: "Asia/Singapore",
  my: "Asia/Kuala_Lumpur",
  vn: "Asia/Ho_Chi_Minh",
  th: "Asia/Bangkok",
  id: "Asia/Jakarta",
  ph: "Asia/Manila",
  in: "Asia/Kolkata",
  pk: "Asia/Karachi",
  ir: "Asia/Tehran",
  il: "Asia/Jerusalem",
  sa: "Asia/Riyadh",
  ae: "Asia/Dubai",
  tr: "Europe/Istanbul",
  de: "Europe/Berlin",
  at: "Europe/Vienna",
  ch: "Europe/Zurich",
  fr: "Europe/Paris",
  be: "Europe/Brussels",
  nl: "Europe/Amsterdam",
  uk: "Europe/London",
  gb: "Europe/London",
  ie: "Europe/Dublin",
  es: "Europe/Madrid",
  pt: "Europe/Lisbon",
  it: "Europe/Rome",
  gr: "Europe/Athens",
  pl: "Europe/Warsaw",
  cz: "Europe/Prague",
  sk: "Europe/Bratislava",
  hu: "Europe/Budapest",
  ro: "Europe/Bucharest",
  bg: "Europe/Sofia",
  dk: "Europe/Copenhagen",
  se: "Europe/Stockholm",
  no: "Europe/Oslo",
  fi: "Europe/Helsinki",
  ua: "Europe/Kyiv",
  ru: "Europe/Moscow",
  us: "America/New_York",
  ca: "America/Toronto",
  mx: "America/Mexico_City",
  br: "America/Sao_Paulo",
  ar: "America/Argentina/Buenos_Aires",
  cl: "America/Santiago",
  co: "America/Bogota",
  au: "Australia/Sydney",
  nz: "Pacific/Auckland",
  za: "Africa/Johannesburg",
  eg: "Africa/Cairo",
};

/** The country of a language that is spoken in hardly any other, and the tag that is meant by its name alone. */
const homes: Record<string, [country: string, tag: string]> = {
  zh: ["cn", "zh-CN"],
  ja: ["jp", "ja"],
  ko: ["kr", "ko"],
  vi: ["vn", "vi"],
  th: ["th", "th"],
  id: ["id", "id"],
  hi: ["in", "hi"],
  he: ["il", "he"],
  tr: ["tr", "tr"],
  de: ["de", "de"],
  fr: ["fr", "fr"],
  nl: ["nl", "nl"],
  it: ["it", "it"],
  el: ["gr", "el"],
  pl: ["pl", "pl"],
  cs: ["cz", "cs"],
  hu: ["hu", "hu"],
  ro: ["ro", "ro"],
  bg: ["bg", "bg"],
  da: ["dk", "da"],
  sv: ["se", "sv"],
  nb: ["no", "nb"],
  no: ["no", "no"],
  fi: ["fi", "fi"],
  uk: ["ua", "uk"],
  ru: ["ru", "ru"],
};

/** `codes`: what ISO 15924 calls the script, as `Intl.Locale` tells it of a language; some of its languages are written in Latin letters too. */
const scripts: readonly { language: string; codes: readonly string[]; pattern: RegExp; orLatin?: true }[] = [
  { language: "ja", codes: ["Jpan"], pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { language: "ko", codes: ["Kore"], pattern: /\p{Script=Hangul}/gu },
  { language: "zh-CN", codes: ["Hans", "Hant"], pattern: /\p{Script=Han}/gu },
  { language: "th", codes: ["Thai"], pattern: /\p{Script=Thai}/gu },
  { language: "el", codes: ["Grek"], pattern: /\p{Script=Greek}/gu },
  { language: "he", codes: ["Hebr"], pattern: /\p{Script=Hebrew}/gu },
  { language: "ar", codes: ["Arab"], pattern: /\p{Script=Arabic}/gu, orLatin: true },
  { language: "ru", codes: ["Cyrl"], pattern: /\p{Script=Cyrillic}/gu, orLatin: true },
];
/** A script that a page is written in is more than a name or two. */
const leastShare = 0.05;
/** A page that is written in another script has more of it than this. */
const mostForeign = 0.5;
/** Fewer letters tell nothing. */
const leastLetters = 60;

/** Words that hardly any other of these languages has. */
const words: readonly { language: string; pattern: RegExp }[] = [
  { language: "en", pattern: /\b(?:the|and|of|for|with|is)\b/gi },
  { language: "de", pattern: /\b(?:der|die|und|das|nicht|für|mit|ist)\b/gi },
  { language: "fr", pattern: /\b(?:le|les|des|et|dans|pour|une)\b/gi },
  { language: "es", pattern: /\b(?:el|los|las|y|del|por|con|una)\b/gi },
  { language: "it", pattern: /\b(?:il|gli|di|che|della|per|è)\b/gi },
  { language: "pt", pattern: /\b(?:os|não|uma|em|para|dos|à)\b/gi },
  { language: "nl", pattern: /\b(?:het|een|van|voor|niet|zijn)\b/gi },
];

/**
 * `declared`: what the page says of its language, the surest first: believed unless its letters are of another script, as where a
 * template's `lang="en"` was left on a Chinese page. `text`: some of what it shows.
 */
export function localeOf(declared: readonly (string | undefined)[], text: string, hostname: string): Locale {
  const country = hostname.split(".").at(-1)?.toLowerCase() ?? "";
  const tag = declared.map(tagOf).find((one) => one !== undefined && mayBeIn(one, text));
  const language = tag ?? languageOf(text);
  const full = homes[language]?.[1] ?? language;
  const region = full
    .split("-")
    .slice(1)
    .find((part) => /^[A-Z]{2}$/.test(part))
    ?.toLowerCase();
  const home = homes[full.split("-")[0] ?? ""]?.[0];
  const zones: [string | undefined, string][] = [
    [zonesByCountry[country], `the domain .${country}`],
    [region === undefined ? undefined : zonesByCountry[region], `the language ${full}`],
    [home === undefined ? undefined : zonesByCountry[home], `the language ${full}`],
  ];
  const [timeZone = "UTC", zoneRule = "nothing that tells it: check it"] =
    zones.find(([zone]) => zone !== undefined) ?? [];
  return { language: full, timeZone, rules: [tag ? "declared by the page" : "the letters of the text", zoneRule] };
}

/** `zh_CN`, `ZH-cn`, `de` as a BCP 47 tag; nothing for what is none. */
function tagOf(text: string | undefined): string | undefined {
  const tag = (text ?? "").trim().replaceAll("_", "-").slice(0, 35);
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return undefined;
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    return undefined;
  }
}

/** Whether a text may be in a language, by its letters. */
function mayBeIn(tag: string, text: string): boolean {
  const letters = count(text, letter);
  if (letters < leastLetters) return true;
  const { script = "" } = new Intl.Locale(tag).maximize();
  const own = scripts.find(({ codes }) => codes.includes(script));
  if (own && !own.orLatin) return count(text, own.pattern) > letters * leastShare;
  return scripts.every(({ pattern, codes }) => codes.includes(script) || count(text, pattern) <= letters * mostForeign);
}

const letter = /\p{L}/gu;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function languageOf(text: string): string {
  const letters = count(text, letter);
  const written = scripts.find(({ pattern }) => count(text, pattern) > letters * leastShare);
  if (written) return written.language;
  const counted = words.map(({ language, pattern }) => ({ language, found: count(text, pattern) }));
  return counted.toSorted((a, b) => b.found - a.found)[0]?.language ?? "en";
}
