// `npm run extract`: the extraction of the Worker, on a page or a file, from a terminal. Prints; decides nothing about pages.
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { decode } from "../crawl/charset.ts";
import { fetchPage } from "../crawl/fetch.ts";
import { pageLocale } from "../discover/page-locale.ts";
import { explainArticle, extractArticle } from "../extract/extract.ts";
import { readPage } from "../extract/page.ts";
import { parse } from "../extract/parse.ts";
import { query } from "../extract/query.ts";
import type { PageContext } from "../extract/reading.ts";
import { candidatesReport, explainable } from "./candidates-report.ts";
import { type ManifestDefaults, type ManifestPage, readManifest } from "./manifest.ts";
import { Mistake, messageOf, runCommand } from "./mistake.ts";
import { politeWeb, whyUnread } from "./polite-web.ts";
import { readingLine } from "./reading-line.ts";
import { readingReport } from "./reading-report.ts";
import { sourceFile } from "./source-file.ts";

const usage =
  "usage: npm run extract -- FILE|URL|- [--url URL] [--json] [--explain FIELD] [--time-zone ZONE] [--language TAG] [--connect-to HOST=ORIGIN] | --json --list MANIFEST";

/** What holds for the pages of a manifest, unless a flag or their line says otherwise. */
const inLists = { timeZone: "Asia/Shanghai", language: "zh-CN" };

/** Of a file that does not say where it came from. */
const unknownAddress = "http://page.invalid/";
const unknownSite = "For a source file, say where the page came from: --url URL";

interface Loaded {
  html: string;
  url: string;
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args);
  const zone = values["time-zone"] === undefined ? undefined : zoneOf(values["time-zone"]);
  const tag = values.language === undefined ? undefined : languageOf(values.language);
  const fetchedAt = Date.now();
  if (values.list !== undefined)
    return printList(values.list, { timeZone: zone ?? inLists.timeZone, language: tag ?? inLists.language, fetchedAt });
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) throw new Mistake(usage);
  const field = fieldOf(values.explain);
  const { html, url } = await loadPage(target, values.url, values["connect-to"]);
  const page = readPage(parse(html).root, url);
  const own = pageLocale(page);
  const context: PageContext = { url, timeZone: zone ?? own.timeZone, language: tag ?? own.language, fetchedAt };
  const before = performance.now();
  const { reading, candidates } = explainArticle(html, context);
  const ms = performance.now() - before;
  if (field !== undefined) return console.log(candidatesReport(field, candidates, reading, context.timeZone));
  if (values.json) return console.log(readingLine(target, reading, context.timeZone, ms));
  console.log(readingReport(reading, context.timeZone).trimEnd());
  if (reading.kind === "article")
    console.log(`\n${url === unknownAddress ? unknownSite : sourceFile(page, reading.title.value, context)}`);
}

function readArguments(args: string[]) {
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
      },
    });
  } catch (error) {
    throw new Mistake(`${messageOf(error)}; ${usage}`);
  }
}

function fieldOf(name: string | undefined) {
  const field = explainable.find((known) => known === name);
  if (name !== undefined && !field) throw new Mistake(`--explain "${name}": expected one of ${explainable.join(", ")}`);
  return field;
}

function zoneOf(name: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    throw new Mistake(`--time-zone "${name}": expected an IANA time zone like "Asia/Shanghai"`);
  }
}

function languageOf(tag: string): string {
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    throw new Mistake(`--language "${tag}": expected a language tag like "zh-CN"`);
  }
}

/** One line a page, as it is read: a long list shows its beginning at once. */
async function printList(manifest: string, defaults: ManifestDefaults): Promise<void> {
  for (const page of pagesOf(manifest, (await read(manifest)).toString("utf8"), defaults)) {
    const bytes = await read(resolve(dirname(manifest), page.file));
    const before = performance.now();
    const reading = extractArticle(decode(bytes, page.contentType).text, page.context);
    console.log(readingLine(page.file, reading, page.context.timeZone, performance.now() - before));
  }
}

function pagesOf(name: string, manifest: string, defaults: ManifestDefaults): ManifestPage[] {
  try {
    return readManifest(manifest, defaults);
  } catch (error) {
    throw new Mistake(`${name}: ${messageOf(error)}`);
  }
}

async function loadPage(target: string, url: string | undefined, connectTo: readonly string[]): Promise<Loaded> {
  if (url !== undefined && !isWebAddress(url)) throw new Mistake(`--url "${url}": expected an http(s) URL`);
  if (/^https?:\/\//i.test(target)) {
    const outcome = await fetchPage(target, {}, politeWeb(connectTo));
    if (outcome.kind === "fresh") return { html: outcome.text, url: outcome.url };
    throw new Mistake(`${target}: ${whyUnread(outcome)}`, 1);
  }
  const html = decode(target === "-" ? await buffer(process.stdin) : await read(target)).text;
  return { html, url: url ?? ownAddress(html) ?? unknownAddress };
}

/** What a saved page says its address was. */
function ownAddress(html: string): string | undefined {
  const $ = query(parse(html).root);
  const stated = [$('link[rel="canonical"]').attr("href"), $('meta[property="og:url"]').attr("content")];
  return stated.find((address) => address !== undefined && isWebAddress(address));
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Mistake(`${file}: ${messageOf(error)}`);
  }
}

await runCommand(() => run(process.argv.slice(2)));
