import { expect, it } from "vitest";
import { isFailed, isNotModified } from "../../src/web/conditional.ts";

const validators = { etag: '"abc"', modified: Date.parse("2020-09-04T12:00:00.900Z") };
const asked = (headers: Record<string, string>) => isNotModified(new Headers(headers), validators);

it.each([
  ['"abc"', true],
  ['W/"abc"', true],
  ['"x", W/"y","abc"', true],
  ["*", true],
  ['"x"', false],
  ['"ABC"', false],
  ["abc", false],
  ["", false],
])("If-None-Match: %s → 304 is %s", (value, is) => {
  expect(asked({ "if-none-match": value })).toBe(is);
});

it.each([
  ["Fri, 04 Sep 2020 12:00:00 GMT", true],
  ["Fri, 04 Sep 2020 12:00:01 GMT", true],
  ["Fri, 04 Sep 2020 11:59:59 GMT", false],
  ["Friday, 04-Sep-20 12:00:00 GMT", true],
  ["Fri Sep  4 12:00:00 2020", true],
  ["Fri Sep  4 11:59:59 2020", false],
  ["the day before yesterday", false],
  ["2030-01-01", false],
  ["Fri, 44 Sep 2030 12:00:00 GMT", false],
])("If-Modified-Since: %s → 304 is %s", (value, is) => {
  expect(asked({ "if-modified-since": value })).toBe(is);
});

it.each<[Record<string, string>, boolean]>([
  [{ "if-match": '"abc"' }, false],
  [{ "if-match": '"x", "abc"' }, false],
  [{ "if-match": "*" }, false],
  [{ "if-match": '"x"' }, true],
  [{ "if-match": 'W/"abc"' }, true],
  [{ "if-unmodified-since": "Fri, 04 Sep 2020 12:00:00 GMT" }, false],
  [{ "if-unmodified-since": "Fri, 04 Sep 2020 11:59:59 GMT" }, true],
  [{ "if-unmodified-since": "yesterday" }, false],
  [{ "if-match": '"abc"', "if-unmodified-since": "Fri, 04 Sep 2020 11:59:59 GMT" }, false],
  [{}, false],
])("%o → 412 is %s", (headers, is) => {
  expect(isFailed(new Headers(headers), validators)).toBe(is);
});

it("If-None-Match decides alone where both are sent", () => {
  const since = "Fri, 04 Sep 2020 12:00:00 GMT";
  expect(asked({ "if-none-match": '"x"', "if-modified-since": since })).toBe(false);
  expect(asked({})).toBe(false);
});
