import { describe, expect, it } from "vitest";
import { extractArticle } from "../../src/extract/extract.ts";
import { harmIn } from "./harm.ts";
import { pageWith, xssCases, xssContext } from "./xss-cases.ts";

it("the check itself sees what could act", () => {
  const harmless = '<p>a<b>b</b><a href="https://a.example/">c</a><img src="http://a.example/b.jpg" alt=""></p>';
  expect(harmIn(harmless)).toEqual([]);
  for (const html of [
    "<p onclick=x>",
    "<svg>",
    '<a href="javascript:x">',
    '<img src="//a/b">',
    "<!--x-->",
    "<p style=x>",
  ])
    expect(harmIn(html)).toHaveLength(1);
});

describe(`${xssCases.length} ways to run a script in a reader`, () => {
  it.each(xssCases)("$name: nothing that acts is left, and the article is", (one) => {
    const reading = extractArticle(pageWith(one), xssContext);
    if (reading.kind !== "article") throw new Error(`no article: ${reading.detail}`);
    expect(harmIn(reading.body.value.html)).toEqual([]);
    expect(reading.body.value.text).toContain("船上没有人，只有一封没有写字的信");
  });
});
