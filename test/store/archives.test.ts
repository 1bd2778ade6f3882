import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { addToMonth, listingOf, openMonth } from "../../src/store/archives.ts";
import type { IndexEntry } from "../../src/store/index-record.ts";

const entryOf = (key: string, edition: number): IndexEntry => ({
  ...{ key, edition, url: `http://xjyszb.cn/News/${key}.aspx`, title: "t", fingerprint: String(edition), rendered: 1 },
  ...{ firstSeen: 0, updated: 0, changed: 0 },
});

it("a month of which KV shows an earlier state of an article is not written over", async () => {
  const month = "2020-07";
  const add = (entry: IndexEntry, listed: Parameters<typeof listingOf>[3]) =>
    addToMonth(env.KV, "xjyszb", month, [{ entry }], listed);
  await add(entryOf("1", 3), undefined);
  // The article was shown again, corrected, and archived again, which KV does not show yet.
  const listed = listingOf(month, 1, [{ entry: entryOf("1", 9) }], undefined);
  expect(await add(entryOf("2", 5), listed)).toBeUndefined();
  expect((await openMonth(env.KV, "xjyszb", month)).marks).toMatchObject([{ key: "1", edition: 3 }]);
  await add(entryOf("1", 9), undefined);
  expect(await add(entryOf("2", 5), listed)).toBe(2);
});
