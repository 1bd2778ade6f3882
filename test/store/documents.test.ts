import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { readDocument, readShown, writeDocuments } from "../../src/store/documents.ts";
import { formats } from "../../src/syndicate/format.ts";

/** https://developers.cloudflare.com/kv/platform/limits/ */
const mostMetadata = 1024;

const utf8 = (text: string) => new TextEncoder().encode(text);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it("the feeds of a source are one record, of which each is read as it was written", async () => {
  const longest = Number.MAX_SAFE_INTEGER;
  const order = ["2020-09-04", longest, "4057"] as const;
  await writeDocuments(
    env.KV,
    "one",
    formats.map((format) => [
      format,
      {
        head: `头 ${format}\n`,
        entries: [{ order: [...order], edition: longest, bytes: utf8(`文 ${format}\n`) }],
        tail: "尾",
      },
    ]),
    { modified: longest, edition: longest, rendered: longest },
  );
  const tags = new Set<string>();
  for (const format of formats) {
    const document = await readDocument(env.KV, "one", format);
    if (document === undefined) throw new Error(`${format} was written`);
    expect([text(document.head), text(document.tail)]).toEqual([`头 ${format}\n`, "尾"]);
    const entries = document.entries.map(({ bytes, ...place }) => ({ ...place, text: text(bytes) }));
    expect(entries).toEqual([{ order, edition: longest, text: `文 ${format}\n` }]);
    tags.add(document.etag);
  }
  expect(tags.size).toBe(formats.length);
  expect(await readShown(env.KV, "one")).toMatchObject({ modified: longest, edition: longest, rendered: longest });
  const { metadata } = await env.KV.getWithMetadata("documents:one", "stream");
  expect(utf8(JSON.stringify(metadata)).byteLength).toBeLessThanOrEqual(mostMetadata);
  expect((await env.KV.list({ prefix: "document" })).keys.map(({ name }) => name)).toEqual(["documents:one"]);
});
