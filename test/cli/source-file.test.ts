import { expect, test } from "vitest";
import { articlePattern } from "../../src/cli/source-file.ts";

test.each([
  ["http://paper.example/News/1021.aspx", "/News/:key.aspx", "1021"],
  ["https://blog.example/2020/09/412/", "/*/*/:key/", "412"],
  ["http://gov.example/art/2020/9/4/art_15_1.html", "/art/*/*/*/:key.html", "art_15_1"],
  ["http://asp.example/shownews.asp?id=338", "/shownews.asp?id=:key", "338"],
])("the pattern made of %s matches it and finds its key", (address, pattern, key) => {
  expect(articlePattern(address)).toBe(pattern);
  const match = new URLPattern(pattern, new URL(address).origin).exec(address);
  expect(match?.pathname.groups.key ?? match?.search.groups.key).toBe(key);
});
