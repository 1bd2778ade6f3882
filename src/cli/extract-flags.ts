// The flags of `npm run extract`: what a person may say, and what is wrong with what they said. Pure.
import { parseArgs } from "node:util";
import { languageTag, timeZone } from "../sources/schema.ts";
import { explainable } from "./candidates-report.ts";
import { Mistake, messageOf } from "./mistake.ts";

export interface ExtractFlags {
  /** A file, an http(s) URL, or `-` for standard input; or a manifest of many files. */
  what: { kind: "page"; target: string } | { kind: "list"; manifest: string };
  /** Where the page of a file came from. */
  url?: string;
  json: boolean;
  explain?: (typeof explainable)[number];
  timeZone?: string;
  language?: string;
  connectTo: string[];
}

export const usage =
  "usage: npm run extract -- FILE|URL|- [--url URL] [--json] [--explain FIELD] [--time-zone ZONE] [--language TAG] [--connect-to HOST=ORIGIN] | --json --list MANIFEST";

/** @throws Mistake naming the flag that is wrong. "help" where it was asked for. */
export function readFlags(args: string[]): ExtractFlags | "help" {
  const { values, positionals } = parse(args);
  if (values.help) return "help";
  const { url, explain, list, language, "time-zone": zone } = values;
  const [target, ...more] = positionals;
  if (more.length > 0 || (target === undefined) === (list === undefined)) throw new Mistake(usage);
  if (target !== undefined && /^[a-z][a-z\d+.-]+:\/\//i.test(target) && !isWebAddress(target))
    throw new Mistake(`"${target}": expected a file or an http(s) URL`);
  if (url !== undefined && !isWebAddress(url)) throw new Mistake(`--url "${url}": expected an http(s) URL`);
  if (zone !== undefined && !timeZone.safeParse(zone).success)
    throw new Mistake(`--time-zone "${zone}": expected an IANA time zone like "Asia/Shanghai"`);
  if (language !== undefined && !languageTag.safeParse(language).success)
    throw new Mistake(`--language "${language}": expected a language tag like "zh-CN"`);
  const field = explainable.find((known) => known === explain);
  if (explain !== undefined && !field)
    throw new Mistake(`--explain "${explain}": expected one of ${explainable.join(", ")}`);
  if (field && (values.json || list !== undefined))
    throw new Mistake("--explain is of one page and for people; leave out --json and --list");
  return {
    what: list === undefined ? { kind: "page", target: target ?? "-" } : { kind: "list", manifest: list },
    ...(url === undefined ? {} : { url }),
    json: values.json,
    ...(field === undefined ? {} : { explain: field }),
    ...(zone === undefined ? {} : { timeZone: zone }),
    ...(language === undefined ? {} : { language }),
    connectTo: values["connect-to"],
  };
}

export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        list: { type: "string" },
        explain: { type: "string" },
        url: { type: "string" },
        "time-zone": { type: "string" },
        language: { type: "string" },
        "connect-to": { type: "string", multiple: true, default: [] },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new Mistake(`${messageOf(error)}; ${usage}`);
  }
}
