import { expect, test } from "vitest";
import { readManifest } from "../../src/cli/manifest.ts";

const defaults = { timeZone: "Asia/Shanghai", language: "zh-CN", fetchedAt: Date.parse("2020-09-05T00:00:00Z") };

test("a line needs a file and an address; the rest is what holds for all", () => {
  expect(readManifest('{"file":"a.html","url":"http://a.example/1"}\n\n', defaults)).toEqual([
    { file: "a.html", context: { url: "http://a.example/1", ...defaults } },
  ]);
});

test("a line may say when and where its page was read, and what its list said", () => {
  const line = {
    file: "b.html",
    url: "http://b.example/2",
    timeZone: "UTC",
    language: "en",
    contentType: "text/html; charset=gbk",
    fetchedAt: "2021-01-02T03:04:05+08:00",
    listed: { text: "A title", date: "2021-01-01" },
    body: "other tools' fields do no harm",
  };
  expect(readManifest(JSON.stringify(line), defaults)).toEqual([
    {
      file: "b.html",
      contentType: "text/html; charset=gbk",
      context: {
        url: "http://b.example/2",
        timeZone: "UTC",
        language: "en",
        fetchedAt: Date.parse("2021-01-01T19:04:05Z"),
        listed: { text: "A title", date: { at: Date.parse("2021-01-01T00:00:00Z"), precision: "day" } },
      },
    },
  ]);
});

test.each([
  ["{", /line 1/],
  ['{"file":"a.html"}', /line 1: url/],
  ['{"file":"a.html","url":"ftp://a.example/"}', /line 1: url/],
])("a line that is none is named: %s", (line, told) => {
  expect(() => readManifest(line, defaults)).toThrow(told);
});
