// What a page costs in workerd, parse included: the corpus' pages grown to 100 KB, or the pages of a directory as they are; and the hostile ones.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decode } from "../../src/crawl/charset.ts";
import { hostilePages } from "../extract/hostile-pages.ts";
import { readTruth } from "../score/truth.ts";
import { openWorker } from "./measured-worker.ts";
import { median } from "./median.ts";

/** Bytes of a page of 100 KB, as UTF-8. */
const size = 100_000;
/** A smaller page costs more per byte: most of its cost is that of an article, however much stands around it. Its cost is told as it is. */
const scalable = size / 2;
const warmUp = 12;
/** Others' work on the machine makes every reading dearer: of so many batches the least disturbed is told. */
const batches = 7;
/** Bytes of HTML that a batch reads: enough that the cost of its request does not matter. */
const batchBytes = 800_000;
/** Milliseconds of CPU that a hostile page may take. */
const hostileBound = 100;

interface Cost {
  whole: number;
  parse: number;
}

interface Sample {
  file: string;
  html: string;
  url: string;
}

const bytesOf = (html: string) => new TextEncoder().encode(html).byteLength;

/** The page with lists of related articles at its end, as portals have them, until it has `size` bytes. */
function grown(html: string): string {
  const item = (at: number) =>
    `<li class="item"><a href="/news/${at}.html" title="一条不存在的旧闻">一条不存在的旧闻，编号是${at}</a><span class="date">2020-08-${10 + (at % 20)}</span></li>\n`;
  const lists: string[] = [];
  for (let length = bytesOf(html), at = 0; length < size; at++) {
    const list = `<div class="related"><h3>相关阅读</h3><ul>${Array.from({ length: 10 }, (_, of) => item(at * 10 + of)).join("")}</ul></div>\n`;
    lists.push(list);
    length += bytesOf(list);
  }
  const end = html.lastIndexOf("</body>");
  return end === -1 ? html + lists.join("") : html.slice(0, end) + lists.join("") + html.slice(end);
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const shown = (milliseconds: number) => `${milliseconds.toFixed(2)} ms`;

function summary(name: string, values: readonly number[]): string {
  return `${name.padEnd(26)} median ${shown(median(values)).padStart(9)}   worst ${shown(Math.max(...values)).padStart(9)}`;
}

/** A measure of pages in a workerd of its own. */
async function openMeasure() {
  const worker = await openWorker("extract-worker.ts");
  // The first answer comes when all that answers is there.
  await worker.ask("/", { html: "", url: "", reads: 0, parses: 0 });
  const spent = (html: string, url: string, reads: number, parses: number) =>
    worker.cost("/", { html, url, reads, parses });
  return {
    /** Milliseconds of CPU for one reading and for one parse, the cost of the request taken off: the least of some batches. */
    async cost(html: string, url: string, times: number, of = 1): Promise<Cost> {
      const least: Cost = { whole: Number.POSITIVE_INFINITY, parse: Number.POSITIVE_INFINITY };
      for (let left = of; left > 0; left--) {
        const request = await spent(html, url, 0, 0);
        least.whole = Math.min(least.whole, ((await spent(html, url, times, 0)) - request) / times);
        least.parse = Math.min(least.parse, ((await spent(html, url, 0, times)) - request) / times);
      }
      return least;
    },
    stop: worker.stop,
  };
}

type Measure = Awaited<ReturnType<typeof openMeasure>>;

async function samplesIn(directory: string, isOurs: boolean): Promise<Sample[]> {
  const truths = readTruth(await readFile(join(directory, "truth.jsonl"), "utf8"));
  return Promise.all(
    truths.map(async ({ file, url, contentType }) => {
      const { text } = decode(await readFile(join(directory, file)), contentType);
      return { file, url, html: isOurs ? grown(text) : text };
    }),
  );
}

async function benchCorpus(measure: Measure, samples: readonly Sample[]): Promise<void> {
  const [first] = samples;
  if (first)
    console.log(`the first page of a fresh isolate: ${shown((await measure.cost(first.html, first.url, 1)).whole)}`);
  // The first readings compile the code that pages need; a page alone would compile it for its own kind.
  for (const { html, url } of samples) await measure.cost(html, url, warmUp);
  const costs: (Cost & { file: string; scale: number })[] = [];
  for (const { file, html, url } of samples)
    costs.push({
      file,
      scale: size / bytesOf(html),
      ...(await measure.cost(html, url, Math.ceil(batchBytes / bytesOf(html)), batches)),
    });
  const large = costs.filter(({ scale }) => scale <= size / scalable);

  const sizes = sorted(costs.map(({ scale }) => Math.round(size / scale / 1000)));
  console.log(`\n${costs.length} pages of ${sizes[0]} to ${sizes.at(-1)} KB, milliseconds of CPU in workerd, warm:`);
  console.log(
    summary(
      "reading, parse included",
      costs.map(({ whole }) => whole),
    ),
  );
  console.log(
    summary(
      "the parse alone",
      costs.map(({ parse }) => parse),
    ),
  );
  console.log(`the ${large.length} of ${scalable / 1000} KB or more, scaled to ${size / 1000} KB:`);
  console.log(
    summary(
      "reading, parse included",
      large.map(({ whole, scale }) => whole * scale),
    ),
  );
  console.log(
    summary(
      "the parse alone",
      large.map(({ parse, scale }) => parse * scale),
    ),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  console.log(
    `reading ÷ parse, all pages together: ${(sum(costs.map(({ whole }) => whole)) / sum(costs.map(({ parse }) => parse))).toFixed(2)}`,
  );
  for (const { file, whole, scale } of costs.toSorted((a, b) => b.whole - a.whole).slice(0, 3))
    console.log(`  slowest: ${file} ${shown(whole)}, ${Math.round(size / scale / 1000)} KB`);
}

async function benchHostile(measure: Measure): Promise<void> {
  const costs: { name: string; whole: number }[] = [];
  for (const { name, html } of hostilePages) {
    const { whole } = await measure.cost(html, "http://www.a.example/News/7.aspx", 1);
    costs.push({ name, whole });
  }
  console.log(`\n${costs.length} hostile pages, milliseconds of CPU each:`);
  console.log(
    summary(
      "reading, parse included",
      costs.map(({ whole }) => whole),
    ),
  );
  for (const { name, whole } of costs)
    if (whole > hostileBound) console.log(`  over ${hostileBound} ms: ${name} ${shown(whole)}`);
}

/** Prints the costs. `args`: a directory with a truth.jsonl, whose pages are taken as they are, instead of our own. */
export async function bench([directory]: readonly string[]): Promise<void> {
  const measure = await openMeasure();
  await benchCorpus(measure, await samplesIn(directory ?? "test/pages", directory === undefined));
  await benchHostile(measure);
  await measure.stop();
}
