// What a page costs in workerd, parse included: the corpus' pages grown to 100 KB, or the pages of a directory as they are; and the hostile ones.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unstable_dev } from "wrangler";
import { decode } from "../../src/crawl/charset.ts";
import { hostilePages } from "../extract/hostile-pages.ts";
import { readTruth } from "../score/truth.ts";
import { cpuTime, workerdPids } from "./cpu-time.ts";

const size = 100_000;
const rounds = 15;
/** Milliseconds of CPU that a hostile page may take. */
const hostileBound = 100;

interface Cost {
  whole: number;
  parse: number;
}

/** The page with lists of related articles at its end, as portals have them, until it has `size` characters. */
function grown(html: string): string {
  const item = (at: number) =>
    `<li class="item"><a href="/news/${at}.html" title="一条不存在的旧闻">一条不存在的旧闻，编号是${at}</a><span class="date">2020-08-${10 + (at % 20)}</span></li>\n`;
  const lists: string[] = [];
  for (let length = html.length, at = 0; length < size; at++) {
    const list = `<div class="related"><h3>相关阅读</h3><ul>${Array.from({ length: 10 }, (_, of) => item(at * 10 + of)).join("")}</ul></div>\n`;
    lists.push(list);
    length += list.length;
  }
  const end = html.lastIndexOf("</body>");
  return end === -1 ? html + lists.join("") : html.slice(0, end) + lists.join("") + html.slice(end);
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN;
const shown = (milliseconds: number) => `${milliseconds.toFixed(2)} ms`;

function summary(name: string, values: readonly number[]): string {
  return `${name.padEnd(26)} median ${shown(median(values)).padStart(9)}   worst ${shown(Math.max(...values)).padStart(9)}`;
}

/** A measure of pages in a workerd of its own. */
async function openMeasure() {
  const worker = await unstable_dev("test/bench/extract-worker.ts", {
    config: "wrangler.toml",
    logLevel: "error",
    experimental: { disableExperimentalWarning: true, disableDevRegistry: true },
  });
  // The first answer comes when all that answers is there.
  const idle = JSON.stringify({ html: "", url: "", reads: 0, parses: 0 });
  await (await worker.fetch("http://bench.example/", { method: "POST", body: idle })).text();
  const pids = workerdPids();
  const spent = async (html: string, url: string, reads: number, parses: number) => {
    const before = cpuTime(pids);
    const body = JSON.stringify({ html, url, reads, parses });
    await (await worker.fetch("http://bench.example/", { method: "POST", body })).text();
    return cpuTime(pids) - before;
  };
  return {
    /** Milliseconds of CPU for one reading and for one parse, the cost of the request taken off. */
    async cost(html: string, url: string, times: number): Promise<Cost> {
      const request = await spent(html, url, 0, 0);
      const whole = (await spent(html, url, times, 0)) - request;
      const parse = (await spent(html, url, 0, times)) - request;
      return { whole: whole / times, parse: parse / times };
    },
    stop: () => worker.stop(),
  };
}

type Measure = Awaited<ReturnType<typeof openMeasure>>;

async function benchCorpus(measure: Measure, directory: string, isOurs: boolean): Promise<void> {
  const truths = readTruth(await readFile(join(directory, "truth.jsonl"), "utf8"));
  const costs: (Cost & { file: string; asItIs: number })[] = [];
  for (const { file, url, contentType } of truths) {
    const { text } = decode(await readFile(join(directory, file)), contentType);
    const html = isOurs ? grown(text) : text;
    // The first readings compile the code that a page of its kind needs.
    await measure.cost(html, url, 5);
    const { whole, parse } = await measure.cost(html, url, rounds);
    const scale = size / html.length;
    costs.push({ file, asItIs: whole, whole: whole * scale, parse: parse * scale });
  }
  console.log(`${costs.length} pages, milliseconds of CPU per ${size / 1000} KB in workerd, warm:`);
  const wholes = costs.map(({ whole }) => whole);
  console.log(summary("reading, parse included", wholes));
  console.log(
    summary(
      "the parse alone",
      costs.map(({ parse }) => parse),
    ),
  );
  if (!isOurs)
    console.log(
      summary(
        "a page of its own size",
        costs.map(({ asItIs }) => asItIs),
      ),
    );
  console.log(`reading ÷ parse: ${(median(wholes) / median(costs.map(({ parse }) => parse))).toFixed(2)}`);
  const slowest = costs.toSorted((a, b) => b.whole - a.whole).slice(0, 3);
  for (const { file, whole } of slowest) console.log(`  slowest: ${file} ${shown(whole)}`);
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
  await benchCorpus(measure, directory ?? "test/pages", directory === undefined);
  await benchHostile(measure);
  await measure.stop();
}
