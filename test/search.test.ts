import { expect, it } from "vitest";
import { isMatch, normalised, parseQuery } from "../src/search.ts";

const article = {
  title: normalised("济阳ＡＢＣ图书馆 Opens its Doors"),
  authors: normalised("刘姝琪 / 王 小明"),
  rest: normalised("民生 新馆   共有三层，\n藏书10万册。"),
};
const finds = (text: string) => {
  const parsed = parseQuery(text);
  if (parsed.kind === "bad") throw new Error(parsed.why);
  return isMatch(parsed.query, article);
};

it.each([
  ["图书馆", true],
  ["书馆 三层", true],
  ["图书馆 体育场", false],
  ["图书馆 -体育场", true],
  ["图书馆 -三层", false],
  ["体育场 OR 图书馆", true],
  ["体育场 OR 图书馆 OR 公园 三层", true],
  ["体育场 OR 公园 三层", false],
  ["体育场 OR -公园", true],
  ["abc OPENS", true],
  ['"its doors"', true],
  ['"doors its"', false],
  ["“its doors”", true],
  ['-"its doors"', false],
  ['"共有三层，藏书"', false],
  ['"共有三层， 藏书"', true],
  ["title:图书馆", true],
  ["title:三层", false],
  ["author:刘姝琪", true],
  ["author:图书馆", false],
  ['author:"王 小明"', true],
  ["-author:刘姝琪", false],
  ["10:30", false],
  ["other:图书馆", false],
  ["or", true],
  ["OR2", false],
])("%s → %s", (text, is) => {
  // "or" is in "doors": only the upper-case word joins.
  expect(finds(text)).toBe(is);
});

it.each([
  ["", "expected words"],
  ["   ", "expected words"],
  ["OR a", "both sides of OR"],
  ["a OR", "both sides of OR"],
  ["a OR OR b", "both sides of OR"],
  ['a "b', "closing quote"],
  ['title:""', "between the quotes"],
  ["x".repeat(201), "up to 200"],
  [Array(17).fill("a").join(" "), "up to 16"],
])("refuses %s", (text, why) => {
  expect(parseQuery(text)).toEqual({ kind: "bad", why: expect.stringContaining(why) });
});

it("10,000 articles are searched within the CPU of a request", () => {
  const texts = Array.from({ length: 10_000 }, (_, n) => ({
    title: `第${n}期 河湾社区举行读书会`,
    authors: "刘姝琪",
    rest: `活动共有${n}人报名，`.repeat(20),
  }));
  const parsed = parseQuery('图书馆 OR 读书会 -author:王 "共有9999人"');
  if (parsed.kind === "bad") throw new Error(parsed.why);
  expect(texts.filter((text) => isMatch(parsed.query, text))).toHaveLength(1);
});
