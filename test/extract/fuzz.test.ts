import { describe, expect, it } from "vitest";
import { decode } from "../../src/crawl/charset.ts";
import { extractArticle } from "../../src/extract/extract.ts";
import type { ArticleReading } from "../../src/extract/reading.ts";
import { contextOf } from "../score/truth.ts";
import { harmIn } from "./harm.ts";
import { corpus } from "./pages.ts";
import { xssCases } from "./xss-cases.ts";

const seeds = [20_200_904, 7, 1_021, 697];
/** Of each seed. */
const mutations = 500;
/** Milliseconds for those of one seed, on a machine that is busy with much else. */
const patience = 30_000;
const day = 86_400_000;
/** Bytes of HTML that a body may have per byte of its page: absolute addresses make it longer, nothing else does. */
const growth = 12;

/** mulberry32: the same numbers from the same seed, on every machine. */
function randomOf(from: number): (below: number) => number {
  let state = from;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof randomOf>;

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Two places, in order, at most 600 bytes apart. */
function span(bytes: Uint8Array, random: Random): [number, number] {
  const from = random(bytes.length);
  return [from, Math.min(bytes.length, from + random(600))];
}

const wounds: readonly ((bytes: Uint8Array, random: Random) => Uint8Array)[] = [
  function cutAtTheEnd(bytes, random) {
    return bytes.slice(0, random(bytes.length) + 1);
  },
  function cutInside(bytes, random) {
    const [from, to] = span(bytes, random);
    return join(bytes.slice(0, from), bytes.slice(to));
  },
  function doubled(bytes, random) {
    const [from, to] = span(bytes, random);
    return join(bytes.slice(0, to), bytes.slice(from));
  },
  function swapped(bytes, random) {
    const [from, to] = span(bytes, random);
    const middle = from + Math.floor((to - from) / 2);
    return join(bytes.slice(0, from), bytes.slice(middle, to), bytes.slice(from, middle), bytes.slice(to));
  },
  function flipped(bytes, random) {
    const copy = bytes.slice();
    for (let left = 1 + random(12); left > 0; left--) copy[random(copy.length)] = random(256);
    return copy;
  },
  function poisoned(bytes, random) {
    const at = random(bytes.length);
    const poison = new TextEncoder().encode(xssCases[random(xssCases.length)]?.html ?? "");
    return join(bytes.slice(0, at), poison, bytes.slice(at));
  },
];

/** What is wrong with the reading of a wounded page, in words. */
function faultsOf(reading: ArticleReading, html: string, fetchedAt: number): string[] {
  const { title, body, published, views } = reading;
  const faults = harmIn(body.value.html);
  if (title.value.trim() === "" || title.value.length > html.length) faults.push(`title "${title.value.slice(0, 80)}"`);
  if (body.value.html.length > html.length * growth) faults.push(`body of ${body.value.html.length} characters`);
  if (published && published.value.at > fetchedAt + day) faults.push(`published ${published.value.at}`);
  if (views && !Number.isSafeInteger(views.value.count)) faults.push(`views ${views.value.count}`);
  return faults;
}

describe(`${seeds.length * mutations} wounded pages: none throws, none acts, none grows`, () => {
  it.each(seeds)(
    "seed %i",
    (seed) => {
      const random = randomOf(seed);
      const found: string[] = [];
      let articles = 0;
      for (let round = 0; round < mutations; round++) {
        const page = corpus[random(corpus.length)];
        if (page === undefined) throw new Error("the corpus is empty");
        let bytes = page.bytes;
        for (let left = 1 + random(3); left > 0; left--)
          bytes = wounds[random(wounds.length)]?.(bytes, random) ?? bytes;
        const html = decode(bytes, page.truth.contentType).text;
        const context = contextOf(page.truth);
        const reading = extractArticle(html, context);
        if (reading.kind === "no-article") continue;
        articles++;
        const faults = faultsOf(reading, html, context.fetchedAt);
        found.push(...faults.map((fault) => `${page.truth.file}, mutation ${round}: ${fault}`));
      }
      expect(found).toEqual([]);
      expect(articles).toBeGreaterThan(mutations / 2);
    },
    patience,
  );
});
