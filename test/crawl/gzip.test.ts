import { expect, it } from "vitest";
import { isGzip, unzip } from "../../src/crawl/gzip.ts";
import { gzipped } from "../site/upstream.ts";

const zipped = (text: string) => gzipped(new Uint8Array(new TextEncoder().encode(text)));

it("a file of gzip is read", async () => {
  const file = await zipped("<urlset>新</urlset>");
  expect(isGzip(file)).toBe(true);
  const read = await unzip(file, 1000, 1000);
  expect(read.kind === "read" && new TextDecoder().decode(read.bytes)).toBe("<urlset>新</urlset>");
});

it("one that is larger inside than we can read is refused, and one that breaks off too", async () => {
  const file = await zipped("0".repeat(1_000_000));
  expect(file.byteLength).toBeLessThan(5000);
  expect(await unzip(file, 1000, 1000)).toMatchObject({ kind: "failed", fault: "too-large" });
  expect(await unzip(file.slice(0, 500), 2_000_000, 1000)).toMatchObject({ kind: "failed", fault: "cut-short" });
});
