import { describe, expect, it } from "vitest";
import { decode } from "../../src/crawl/charset.ts";
import { extractArticle } from "../../src/extract/extract.ts";
import { contextOf } from "../score/truth.ts";
import { harmIn } from "./harm.ts";
import { hostilePages } from "./hostile-pages.ts";
import { corpus } from "./pages.ts";
import { xssContext as context } from "./xss-cases.ts";

/** Milliseconds that no page may come near: what takes them hangs. How fast a page is read is a benchmark's to say. */
const hang = 5_000;

/** Clocks of workerd stand still between its waits. */
async function clock(): Promise<number> {
  await scheduler.wait(1);
  return Date.now();
}

describe("a page made to break a reader is answered: nothing throws, nothing hangs, nothing acts", () => {
  it.each(hostilePages)("$name", async ({ html, expected }) => {
    const before = await clock();
    const reading = extractArticle(html, context);
    const taken = (await clock()) - before;
    expect(taken).toBeLessThan(hang);
    if (expected === "article") expect(reading.kind).toBe("article");
    if (expected === "too-large") {
      expect(reading).toMatchObject({ kind: "no-article", reason: "too-large" });
      if (reading.kind === "no-article") expect(reading.detail).toMatch(/\d+ .+\d+/);
    }
    if (reading.kind === "article") {
      expect(reading.title.value).toMatch(/河/);
      expect(harmIn(reading.body.value.html)).toEqual([]);
    }
  });
});

it("a page with more text than is read keeps its article, and says where it was cut", () => {
  const page = hostilePages.find(({ name }) => name === "100,000 references");
  const reading = extractArticle(page?.html ?? "", context);
  expect(reading).toMatchObject({ kind: "article", warnings: [expect.stringMatching(/\d+ characters of text/)] });
  if (reading.kind === "article") expect(reading.title.value).toBe("河上来了一条纸船");
});

describe("a page whose charset is declared wrongly is read all the same", () => {
  const [utf8, gbk] = ["aspx-1.html", "tables-1.html"].map((file) => corpus.find(({ truth }) => truth.file === file));
  it.each([
    { name: "UTF-8 declared as GBK", page: utf8, contentType: "text/html; charset=gbk" },
    { name: "GBK declared as UTF-8", page: gbk, contentType: "text/html; charset=utf-8" },
    { name: "GBK declared as what is no charset", page: gbk, contentType: "text/html; charset=klingon" },
    { name: "UTF-8 declared as UTF-16", page: utf8, contentType: "text/html; charset=utf-16" },
  ])("$name", ({ page, contentType }) => {
    if (page === undefined) throw new Error("the corpus lost a page");
    const { text } = decode(page.bytes, contentType);
    const reading = extractArticle(text, contextOf(page.truth));
    expect(reading.kind === "article" && reading.title.value).toBe(page.truth.title);
  });

  it("bytes that are no text at all are answered", () => {
    const noise = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) & 0xff);
    for (const contentType of [undefined, "text/html; charset=shift_jis", "text/html; charset=utf-8"])
      expect(() => extractArticle(decode(noise, contentType).text, context)).not.toThrow();
  });
});
