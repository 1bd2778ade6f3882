import { expect, it } from "vitest";
import { readIndex } from "../../src/store/index-record.ts";
import { unlessUnusable } from "../../src/store/record.ts";
import { memoryKv } from "../refresh/memory-kv.ts";

it("a record that is wrong in thousands of places is told in one short line, which says the first", async () => {
  const { kv } = memoryKv();
  const listed = Array.from({ length: 5000 }, (_, key) => ({ key: String(key), url: "http://xjyszb.cn/" }));
  await kv.put("index:xjyszb", JSON.stringify({ version: 2, edition: 1, news: 1, entries: [], listed, months: [] }));
  const read = await unlessUnusable(readIndex(kv, "xjyszb"));
  const told = read instanceof Error ? read.message : "it was read";
  expect(told).toMatch(/^record "index:xjyszb" cannot be read: .*listed\[0\]\.firstSeen/);
  expect(told.length).toBeLessThan(500);
  expect(told).not.toContain("\n");
});
