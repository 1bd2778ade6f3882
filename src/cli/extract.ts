// `npm run extract`: the extraction of the Worker, on a page or a file, from a terminal. Prints; decides nothing about pages.
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { decode } from "../crawl/charset.ts";
import { fetchPage } from "../crawl/fetch.ts";
import { pageLocale } from "../discover/page-locale.ts";
import { explainArticle, extractArticle } from "../extract/extract.ts";
import { readPage } from "../extract/page.ts";
import { parse } from "../extract/parse.ts";
import { query } from "../extract/query.ts";
import { candidatesReport } from "./candidates-report.ts";
import { type ExtractFlags, isWebAddress, readFlags, usage } from "./extract-flags.ts";
import { readManifest } from "./manifest.ts";
import { Mistake, messageOf, runCommand } from "./mistake.ts";
import { politeWeb, whyUnread } from "./polite-web.ts";
import { mistakeLine, readingLine } from "./reading-line.ts";
import { readingReport } from "./reading-report.ts";
import { sourceFile } from "./source-file.ts";

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
  const flags = readFlags(args);
  if (flags === "help") return console.log(usage);
  const { what } = flags;
  return what.kind === "list" ? printList(what.manifest, flags) : printPage(what.target, flags);
}

async function printPage(target: string, flags: ExtractFlags): Promise<void> {
  const { html, url } = await loadPage(target, flags);
  const page = readPage(parse(html).root, url);
  const own = pageLocale(page);
  const { timeZone = own.timeZone, language = own.language } = flags;
  const before = performance.now();
  const { reading, candidates } = explainArticle(html, { url, timeZone, language, fetchedAt: Date.now() });
  const ms = performance.now() - before;
  if (flags.explain) return console.log(candidatesReport(flags.explain, candidates, reading, timeZone));
  if (flags.json) return console.log(readingLine(target, reading, timeZone, ms));
  console.log(readingReport(reading, timeZone).trimEnd());
  if (reading.kind === "no-article") return;
  const source = url === unknownAddress ? unknownSite : sourceFile(page, reading.title.value, { timeZone, language });
  console.log(`\n${source}`);
}

/**
 * One line a page, as it is read: a long list shows its beginning at once. A line of the manifest that is wrong, and a file that cannot be
 * read, has its line too, and the others are read.
 */
async function printList(manifest: string, flags: ExtractFlags): Promise<void> {
  const { timeZone = inLists.timeZone, language = inLists.language } = flags;
  const text = (await read(manifest)).toString("utf8");
  const unread = { files: 0, lines: 0 };
  const pages = readManifest(text, { timeZone, language, fetchedAt: Date.now() });
  const [first] = pages;
  // A file without any such line is no manifest.
  if (first?.kind === "mistake" && pages.every(({ kind }) => kind === "mistake"))
    throw new Mistake(`${manifest}: ${first.why}`);
  for (const page of pages) {
    if (page.kind === "mistake") {
      unread.lines++;
      console.error(`${manifest}: ${page.why}`);
      console.log(mistakeLine(page.file, page.why));
      continue;
    }
    const bytes = await readIfThere(resolve(dirname(manifest), page.file));
    if (typeof bytes === "string") {
      unread.files++;
      console.error(bytes);
      console.log(mistakeLine(page.file, bytes));
      continue;
    }
    const before = performance.now();
    const reading = extractArticle(decode(bytes, page.contentType).text, page.context);
    console.log(readingLine(page.file, reading, page.context.timeZone, performance.now() - before));
  }
  const told = (["lines", "files"] as const).flatMap((what) =>
    unread[what] > 0 ? [`${unread[what]} of its ${what}`] : [],
  );
  if (told.length > 0) throw new Mistake(`${manifest}: ${told.join(" and ")} could not be read`, 1);
}

async function loadPage(target: string, { url, connectTo }: ExtractFlags): Promise<Loaded> {
  if (isWebAddress(target)) {
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

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Mistake(`${file}: ${whyNot(error)}`);
  }
}

/** A file of many; or why it cannot be read. */
async function readIfThere(file: string): Promise<Buffer | string> {
  try {
    return await read(file);
  } catch (error) {
    return messageOf(error);
  }
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  return code === "EISDIR" ? "is a directory, expected a file" : messageOf(error);
}

await runCommand(() => run(process.argv.slice(2)));
