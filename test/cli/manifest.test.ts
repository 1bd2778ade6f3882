import { expect, test } from "vitest";
import { readManifest } from "../../src/cli/manifest.ts";

const defaults = { timeZone: "Asia/Shanghai", language: "zh-CN", fetchedAt: Date.parse("2020-09-05T00:00:00Z") };

test("a line needs a file and an address; the rest is what holds for all", () => {
  expect(readManifest('{"file":"a.html","url":"http://a.example/1"}\n\n', defaults)).toEqual([
    { kind: "page", file: "a.html", context: { url: "http://a.example/1", ...defaults } },
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
      kind: "page",
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

test("a manifest may begin with a byte order mark and end its lines as Windows does", () => {
  const line = (at: number) => `{"file":"${at}.html","url":"http://a.example/${at}","language":"zh_CN"}`;
  const pages = readManifest(`\ufeff${line(1)}\r\n\r\n${line(2)}\r\n`, defaults);
  expect(pages).toMatchObject([
    { file: "1.html", context: { language: "zh-CN" } },
    { file: "2.html", context: { language: "zh-CN" } },
  ]);
});

test.each([
  ["{", /line 1: is no JSON/],
  ['{"file":"a.html","url":"http://a.example/","timeZone":"Mars/Base"}', /line 1: timeZone/],
  ['{"file":"a.html","url":"http://a.example/","language":"no such"}', /line 1: language/],
  ['{"file":"a.html"}', /line 1: url/],
  ['{"file":"a.html","url":"ftp://a.example/"}', /line 1: url/],
])("a line that is none is named, and the others are read: %s", (line, told) => {
  const good = '{"file":"b.html","url":"http://a.example/2"}';
  expect(readManifest(`${line}\n${good}`, defaults)).toMatchObject([
    { kind: "mistake", file: line === "{" ? "" : "a.html", why: expect.stringMatching(told) },
    { kind: "page", file: "b.html" },
  ]);
});

test("what a line leaves empty is what holds for all", () => {
  const line = '{"file":"a.html","url":"http://a.example/1","language":"","timeZone":""}';
  expect(readManifest(line, defaults)).toMatchObject([{ context: { language: "zh-CN", timeZone: "Asia/Shanghai" } }]);
});
