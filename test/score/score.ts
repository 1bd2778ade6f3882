// `npm run score [-- DIRECTORY]`: how right the extraction is on a corpus with a truth.jsonl, and what others read on the same pages.
// `--numbers` prints no word of any page: what may be published of pages that belong to others.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { decode } from "../../src/crawl/charset.ts";
import { extractArticle } from "../../src/extract/extract.ts";
import { flat } from "./body-score.ts";
import { compare, compared, comparedBody } from "./compare.ts";
import { peers } from "./peers.ts";
import { bodyLine, fieldTable, missLines, type PageScore, peerTable } from "./table.ts";
import { contextOf, readTruth, type Truth } from "./truth.ts";
import { wallClock } from "./wall-clock.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { numbers: { type: "boolean" } } });
const directory = positionals[0] ?? "test/pages";

interface Page {
  truth: Truth;
  html: string;
}

async function readCorpus(): Promise<Page[]> {
  const truths = readTruth(await readFile(join(directory, "truth.jsonl"), "utf8"));
  return Promise.all(
    truths.map(async (truth) => {
      const bytes = await readFile(join(directory, truth.file));
      return { truth, html: decode(bytes, truth.contentType).text };
    }),
  );
}

function ours({ truth, html }: Page): PageScore {
  const reading = extractArticle(html, contextOf(truth));
  const text = reading.kind === "article" ? reading.body.value.text : "";
  const body = truth.noArticle ? undefined : comparedBody(truth.body, text).score;
  return { file: truth.file, fields: compare(truth, reading), body };
}

/** Dates of peers are compared to the precision of the truth, with ours. */
async function theirs(read: (typeof peers)[number]["read"], { truth, html }: Page): Promise<PageScore> {
  const { title, published, text } = await read(html, truth.url).catch(() => ({ title: "", published: "", text: "" }));
  const [zone, precision] = [truth.timeZone, truth.precision ?? "day"] as const;
  const { score, ...body } = comparedBody(truth.body, text);
  const fields = [
    compared("title", flat(truth.title ?? ""), flat(title)),
    compared("published", wallClock(truth.published, zone, precision), wallClock(published, zone, precision)),
    body,
  ].filter(({ field }) => !truth.skip.includes(field));
  return { file: truth.file, fields, body: score };
}

const corpus = await readCorpus();
const articles = corpus.filter(({ truth }) => !truth.noArticle);
const own = corpus.map(ours);
const names = new Set(articles.map(({ truth }) => truth.file));
const others = [];
// A peer may complain on the console about a page; the table is what is asked for.
console.error = () => {};
for (const { name, read } of peers) {
  const pages = [];
  for (const page of articles) pages.push(await theirs(read, page));
  others.push({ name, pages });
}
console.log(`${fieldTable(own)}\n\n${bodyLine(own)}\n`);
console.log(peerTable([{ name: "Pagewire", pages: own.filter(({ file }) => names.has(file)) }, ...others]));
if (!values.numbers) console.log(["", ...missLines(own)].join("\n"));
