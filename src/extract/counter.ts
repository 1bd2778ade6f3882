// View counters that a script loads: which request tells the number, and whether it counts whoever asks. One table of the systems that
// print such pages; what each does is told, with its source, in docs/extraction.md.
import { fold } from "./fold.ts";
import { alternativesOf } from "./labels.ts";
import type { Script } from "./page.ts";
import type { Candidate, Counter } from "./reading.ts";
import type { Scene } from "./scene.ts";

interface CounterRule {
  rule: string;
  /** Where in a script it shows: its address, or its text. */
  in: "src" | "text";
  /** What it has in it, whatever stands around: looked for first, scripts are long. */
  sign: RegExp;
  pattern: RegExp;
  /** The address to ask, from the pattern's groups, relative to the page. */
  address(groups: Record<string, string>): string;
  /** What it is sent by POST, in the form that reads without counting. */
  body?(groups: Record<string, string>): string;
  /** What its answer looks like: the first group is the number. */
  answer: string;
  /** Whether every form of it counts whoever asks, or nobody knows. */
  isCounting: boolean;
}

/** `document.write('123')`, or a bare number. */
const written = String.raw`(\d{1,10})`;

const rules: readonly CounterRule[] = [
  {
    rule: "VSB _showDynClicks",
    in: "text",
    sign: /_showDynClicks\(/,
    pattern:
      /_showDynClicks\(\s{0,9}["'](?<type>\w{1,30})["']\s{0,9},\s{0,9}(?<owner>\d{1,15})\s{0,9},\s{0,9}(?<id>\d{1,12})/,
    address: ({ type, owner, id }) =>
      `/system/resource/code/news/click/dynclicks.jsp?clickid=${id}&owner=${owner}&clicktype=${type}`,
    answer: String.raw`^\s{0,20}(\d{1,10})`,
    isCounting: false,
  },
  {
    rule: "DedeCMS count.php",
    in: "src",
    sign: /\/plus\/count\.php/,
    pattern: /^(?<src>[^\s]{0,200}\/plus\/count\.php\?[^\s]{0,200})$/,
    address: ({ src = "" }) => src,
    answer: written,
    isCounting: true,
  },
  {
    // With `down` it tells likes, comments or downloads.
    rule: "EmpireCMS ViewClick",
    in: "src",
    sign: /\/e\/public\//,
    pattern: /^(?!\S{0,200}[?&]down=)(?<src>[^\s]{0,200}\/e\/public\/(?:ViewClick|ViewMore)\/[^\s]{0,200})$/,
    address: ({ src = "" }) => src,
    answer: written,
    isCounting: false,
  },
  {
    rule: "PHPCMS api count",
    in: "src",
    sign: /\/api\.php\?op=count&/,
    pattern: /^(?<src>[^\s]{0,200}\/api\.php\?op=count&[^\s]{0,200})$/,
    address: ({ src = "" }) => src,
    answer: String.raw`#hits["']\)\.html\(["'](\d{1,10})`,
    isCounting: true,
  },
  {
    rule: "PHPCMS api count",
    in: "text",
    sign: /\/api\.php\?op=count&/,
    pattern: /["'(](?<src>[^\s"'()]{0,120}\/api\.php\?op=count&[^\s"'()]{1,120})["')]/,
    address: ({ src = "" }) => src,
    answer: String.raw`#hits["']\)\.html\(["'](\d{1,10})`,
    isCounting: true,
  },
  {
    // What the page's script asks raises the count; later versions tell it at another address, and older ones have nothing there.
    rule: "JEECMS content_view_get",
    in: "text",
    sign: /Cms\.viewCount\(/,
    pattern: /Cms\.viewCount\(\s{0,9}["'](?<base>[^"']{0,60})["']\s{0,9},\s{0,9}["']?(?<id>\d{1,12})/,
    address: ({ base = "", id }) => `${base.replace(/\/$/, "")}/content_view_get.jspx?contentIds=${id}`,
    answer: String.raw`"contentViewsMap"\s{0,9}:\s{0,9}\{\s{0,9}"\d{1,12}"\s{0,9}:\s{0,9}(\d{1,10})`,
    isCounting: false,
  },
  {
    // Only where the page itself says whether it counts: before that, the same address counted whoever asks.
    rule: "SiteServer autoIncrease",
    in: "text",
    sign: /\/stl\/actions\/hits/,
    pattern:
      /url\s{0,3}:\s{0,3}["'](?<src>[^\s"']{0,120}\/stl\/actions\/hits)["'][^{}]{0,200}\bJSON\.stringify\((?=[^()]{0,200}"autoIncrease")(?<said>\{(?:\s?"\w{1,20}"\s?:\s?(?:\d{1,10}|true|false)\s?,?){3,6}\s?\})\)/i,
    address: ({ src = "" }) => src,
    body: ({ said = "" }) => said.replace(/(autoIncrease"\s?:\s?)true/i, "$1false"),
    answer: String.raw`"value"\s{0,3}:\s{0,3}(\d{1,10})`,
    isCounting: false,
  },
  {
    rule: "SiteServer hits",
    in: "text",
    sign: /\/ss\.hits\//i,
    pattern: /["'](?<src>[^\s"']{0,120}\/ss\.hits\/(?:hits\/)?\d{1,9}\/\d{1,9}\/\d{1,9})["'?]/i,
    address: ({ src = "" }) => src,
    answer: written,
    isCounting: true,
  },
  {
    rule: "SiteServer hits",
    in: "src",
    sign: /hits/i,
    pattern: /^(?<src>[^\s]{0,200}(?:\/stl\/|\/ss\.|pageservice|dynamic)[^\s]{0,120}hits[^\s]{0,120})$/i,
    address: ({ src = "" }) => src,
    answer: written,
    isCounting: true,
  },
  {
    rule: "script that writes a count",
    in: "src",
    sign: /\?/,
    pattern:
      /^(?<src>[^\s]{0,200}(?:hits?|clicks?|counts?|counter|views?|browse|pv)\w{0,12}\.(?:aspx?|ashx|jspx?|php|do|action)\?[^\s]{0,80}\d[^\s]{0,120})$/i,
    address: ({ src = "" }) => src,
    answer: written,
    isCounting: true,
  },
];

/** Parameters that make a request count; without them it only reads. */
const counting = /^(?:addclick|add|autoincrease|isadd|addhits?)$/i;
/** Lines around a views label, or around the text, in which its script stands. */
const reach = 3;

/** How sure a counter is that stands where a label has no number: surer than any number elsewhere on the page. */
export const inPlace = 0.95;
const label = `(?:${alternativesOf("views")})`;
const place = new RegExp(label, "i");
/** The label has its number, after it or before. */
const filledPlace = new RegExp(String.raw`${label}\p{L}{0,2}\s{0,3}[:：]?\s{0,3}\d|\d\s{0,2}[人次]?\s?${label}`, "iu");

/** Where a script would get the views of a page that does not show them. */
export function findCounter(scene: Scene): Candidate<Counter>[] {
  const { page, context } = scene;
  const own = context.counter;
  if (own) {
    const address = own.url.replaceAll("{key}", encodeURIComponent(context.key ?? ""));
    const asked = { answer: own.pattern, isCounting: false, rule: "the source's counter" };
    return counterAt({ address }, page.url, asked, own.url, 1);
  }
  const found = page.scripts.flatMap(countersIn);
  // Most pages have none.
  if (found.length === 0) return [];
  const isLabelled = scene.labels.some(({ kind }) => kind === "views");
  const places = scene.near.map(({ at, text }) => ({ at, said: fold(text) })).filter(({ said }) => place.test(said));
  const lines = places.map(({ at }) => at);
  const filled = places.filter(({ said }) => filledPlace.test(said)).map(({ at }) => at);
  const empty = lines.filter((at) => !filled.includes(at));
  return found.flatMap(({ script, rule, groups }) => {
    const isBeside = nearest(lines, script.line) <= reach;
    if (rule.rule === "script that writes a count" && !(isBeside && isLabelled)) return [];
    const toEmpty = nearest(empty, script.line);
    // A script that wrote its number before the page was saved stands nearest to a label that has one.
    const isInPlace = toEmpty <= reach && toEmpty < nearest(filled, script.line);
    return counterAt(
      { address: rule.address(groups), ...(rule.body ? { body: rule.body(groups) } : {}) },
      page.base,
      rule,
      script.src || script.text.trim(),
      isInPlace ? inPlace : isBeside ? 0.9 : 0.6,
    );
  });
}

/** Lines from `line` to the nearest of `lines`. */
function nearest(lines: readonly number[], line: number): number {
  return Math.min(...lines.map((at) => Math.abs(at - line)), Number.POSITIVE_INFINITY);
}

/** The counters that a script shows, with what their patterns found. */
function countersIn(script: Script): { script: Script; rule: CounterRule; groups: Record<string, string> }[] {
  const texts = { src: script.src.trim(), text: script.text.slice(0, 20_000) };
  const signed = rules.filter((rule) => texts[rule.in] !== "" && rule.sign.test(texts[rule.in]));
  return signed.flatMap((rule) => {
    const groups = texts[rule.in].match(rule.pattern)?.groups;
    return groups ? [{ script, rule, groups }] : [];
  });
}

function counterAt(
  { address, body }: { address: string; body?: string },
  base: string,
  { answer: pattern, isCounting, rule }: Pick<CounterRule, "answer" | "isCounting" | "rule">,
  where: string,
  confidence: number,
): Candidate<Counter>[] {
  if (!URL.canParse(address, base)) return [];
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol)) return [];
  for (const name of [...url.searchParams.keys()]) if (counting.test(name)) url.searchParams.delete(name);
  return [
    {
      value: { url: url.href, ...(body === undefined ? {} : { body }), pattern, rule, isCounting },
      rule,
      where: where.slice(0, 120),
      confidence,
    },
  ];
}
