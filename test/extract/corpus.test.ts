import { describe, expect, it } from "vitest";
import { extractArticle } from "../../src/extract/extract.ts";
import { compare } from "../score/compare.ts";
import { contextOf } from "../score/truth.ts";
import { harmIn } from "./harm.ts";
import { corpus, files } from "./pages.ts";

it("the corpus is at least 40 pages, in three zones and four charsets, each with its truth", () => {
  expect(corpus.map(({ truth }) => truth.file).sort()).toEqual([...files].sort());
  expect(corpus.length).toBeGreaterThanOrEqual(40);
  const distinct = (values: readonly string[]) => new Set(values).size;
  expect(distinct(corpus.map(({ truth }) => truth.timeZone))).toBeGreaterThanOrEqual(3);
  expect(distinct(corpus.map(({ charset }) => charset))).toBeGreaterThanOrEqual(4);
  expect(distinct(corpus.map(({ truth }) => truth.file.replace(/-\d+\.html$/, "")))).toBeGreaterThanOrEqual(15);
});

it("every page is read in the charset that it was written in", () => {
  for (const { truth, bytes, html } of corpus)
    expect([truth.file, new TextDecoder(truth.charset).decode(bytes) === html]).toEqual([truth.file, true]);
});

describe("every field of every page is what a person read", () => {
  it.each(corpus)("$truth.file", ({ truth, html }) => {
    const reading = extractArticle(html, contextOf(truth));
    const misses = compare(truth, reading).filter(({ verdict }) => verdict !== "right");
    expect(misses).toEqual([]);
    if (reading.kind === "article") expect(harmIn(reading.body.value.html)).toEqual([]);
  });
});
