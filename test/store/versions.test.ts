import { expect, it } from "vitest";
import { z } from "zod";
import { addToMonth } from "../../src/store/archives.ts";
import { rowOf } from "../../src/store/cards.ts";
import { readCatalogue } from "../../src/store/catalogue.ts";
import { readIndex } from "../../src/store/index-record.ts";
import { readJson, snapshot } from "../refresh/feeds.ts";
import { opening, openRun, origin, type Run } from "../refresh/run.ts";
import { countWrites } from "../refresh/writes.ts";
import version1 from "./version-1.json";

const hour = 3_600_000;

/** A Worker that finds the KV of an earlier one, three and a half hours after that one began; the newspaper is as it was. */
async function afterVersion1() {
  const run = await openRun({ size: 5, at: opening });
  run.wait(180);
  run.paper.publish({ title: "演示：第二天的新闻" });
  run.paper.correct(4059, { title: "演示：更正后的标题" });
  run.wait(30);
  run.paper.publish({ title: "演示：还没有读到的新闻" });
  for (const [name, record] of Object.entries(version1)) {
    const metadata = "metadata" in record ? { metadata: record.metadata } : {};
    await run.kv.put(name, record.value, metadata);
  }
  return run;
}

it("records of version 1 are read, and go on as what they were", async () => {
  const run = await afterVersion1();
  const before = await readJson(run);
  expect(before.map(({ title }) => title)).toContain("演示：更正后的标题");
  run.wait(60);
  await run.tick();
  const after = await readJson(run);
  const [first, ...others] = after;
  expect(others).toEqual(before.map((item) => ({ ...item, views: expect.any(Number) })));
  expect(first?.title).toBe("演示：还没有读到的新闻");
  const seen = await run.json<{ first_seen: string }>("/api/v1/articles/xjyszb/4062");
  expect(Date.parse(seen.first_seen)).toBe(opening + 3.5 * hour);
  const index = await readIndex(run.kv, "xjyszb");
  const editions = index.entries.map(({ key, edition }) => [key, edition]);
  expect(Math.max(...index.entries.slice(1).map(({ edition }) => edition))).toBe(3);
  expect(editions[0]).toEqual(["4062", index.edition]);
  expect(JSON.parse((await run.kv.get("index:xjyszb")) ?? "")).toMatchObject({ version: 2, months: [] });
});

it.each([
  ["/xjyszb/rss.xml", version1["document:xjyszb:rss"].value, "\n"],
  ["/xjyszb/atom.xml", version1["document:xjyszb:atom"].value, "\n"],
  ["/xjyszb/feed.json", version1["document:xjyszb:json"].value, ",\n"],
])("%s that version 1 kept is served byte by byte", async (path, kept, separator) => {
  const run = await afterVersion1();
  expect(await run.text(path)).toBe(sentOf(kept, separator));
});

const layoutSchema = z.object({ head: z.number(), entries: z.array(z.object({ bytes: z.number() })) });

/** What a reader gets of a document as version 1 kept it: what follows the line that tells where its entries are. */
function sentOf(kept: string, separator: string): string {
  const end = kept.indexOf("\n") + 1;
  const { head, entries } = layoutSchema.parse(JSON.parse(kept.slice(0, end)));
  const bytes = new TextEncoder().encode(kept.slice(end));
  let at = 0;
  const take = (length: number) => {
    at += length;
    return new TextDecoder().decode(bytes.subarray(at - length, at));
  };
  const sent = [take(head), entries.map((entry) => take(entry.bytes)).join(separator), take(bytes.byteLength - at)];
  return sent
    .join("")
    .replaceAll("https://origin.pagewire.invalid", origin)
    .replaceAll("https://hub.pagewire.invalid/", `${origin}/hub`);
}

it("feeds in a record each have the bytes and ETags of those in one, which is written when there is news", async () => {
  const run = await openRun({ size: 3 });
  await run.tick();
  const before = await snapshot(run);
  await splitDocuments(run);
  expect(await snapshot(run)).toEqual(before);
  const writes = countWrites(run);
  await run.pass(120);
  expect(documentsAmong(writes())).toEqual([]);
  expect(await snapshot(run)).toEqual(before);
  run.paper.publish({ title: "演示：之后的新闻" });
  await run.pass(30);
  expect(documentsAmong(writes())).toEqual(["documents:xjyszb"]);
  expect((await readJson(run)).map(({ title }) => title)[0]).toBe("演示：之后的新闻");
});

it("what an earlier Worker left undone when it died between two of its feeds is done", async () => {
  const run = await openRun({ size: 3 });
  await run.tick();
  const news = async () => (await readJson(run)).map(({ views: _, ...item }) => item);
  const before = await news();
  await splitDocuments(run);
  const name = "document:xjyszb:json";
  const { value, metadata } = await run.kv.getWithMetadata<object>(name);
  await run.kv.put(name, value ?? "", { metadata: { ...metadata, edition: 0 } });
  const writes = countWrites(run);
  await run.pass(120);
  expect(documentsAmong(writes())).toEqual(["documents:xjyszb"]);
  expect(await news()).toEqual(before);
});

const documentsAmong = (names: readonly string[]) => names.filter((name) => name.startsWith("document"));

const splitSchema = z.object({ parts: z.array(z.object({ format: z.string(), bytes: z.number() })) });

/** Keeps the feeds as earlier Workers did: in a record each. */
async function splitDocuments({ kv }: Run): Promise<void> {
  const name = "documents:xjyszb";
  const { value, metadata } = await kv.getWithMetadata(name, "arrayBuffer");
  const { etags, version: _, ...shown } = z.looseObject({ etags: z.record(z.string(), z.string()) }).parse(metadata);
  const bytes = new Uint8Array(value ?? new ArrayBuffer());
  let at = bytes.indexOf(10) + 1;
  const { parts } = splitSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, at))));
  for (const part of parts) {
    const document = new TextDecoder().decode(bytes.subarray(at, at + part.bytes));
    await kv.put(`document:xjyszb:${part.format}`, document.replace("{", '{"version":1,'), {
      metadata: { ...shown, etag: etags[part.format] },
    });
    at += part.bytes;
  }
  await kv.delete(name);
}

it("feeds of a newer Worker are never written over: nothing is written but that it is so, and they are served", async () => {
  const run = await openRun({ size: 3 });
  await run.tick();
  const before = await snapshot(run);
  const name = "documents:xjyszb";
  const { value, metadata } = await run.kv.getWithMetadata<object>(name);
  const newer = (value ?? "").replace('"version":1', '"version":99,"novelty":"unheard of"');
  await run.kv.put(name, newer, { metadata: { ...metadata, version: 99 } });
  run.paper.publish({ title: "演示：旧程序写不了的新闻" });
  const writes = countWrites(run);
  await run.pass(60);
  expect(writes()).toEqual(["incidents"]);
  expect(await run.kv.get(name)).toBe(newer);
  expect(await snapshot(run)).toEqual(before);
  const { sources } = await run.json<{ sources: { faults: { name: string; found: string }[] }[] }>("/status.json");
  expect(sources[0]?.faults[0]).toMatchObject({
    name: "newer-record",
    found: `record "${name}" has version 99, this Worker knows up to 1: deploy the newer Worker again`,
  });
});

it("a state of version 2, which knew of no hosts, is read, and asks the site anew", async () => {
  const run = await openRun({ size: 5 });
  await run.tick();
  const before = await snapshot(run);
  const { version: _, ...state } = JSON.parse((await run.kv.get("state:xjyszb")) ?? "");
  const waitUntil = run.now() + 4 * hour;
  await run.kv.put("state:xjyszb", JSON.stringify({ version: 2, ...state, failures: 3, waitUntil }));
  run.wait(60);
  run.paper.resetRequests();
  await run.tick();
  expect(run.paper.requests).toMatchObject([{ url: "http://xjyszb.cn/", status: 304 }]);
  expect(await snapshot(run)).toEqual(before);
  const after = JSON.parse((await run.kv.get("state:xjyszb")) ?? "");
  expect(after).toMatchObject({ version: 3, lists: state.lists, documents: state.documents });
  expect(after).not.toHaveProperty("waitUntil");
});

it("an index that does not say how new its archives are is read, and no change in them is missed", async () => {
  const run = await openRun({ size: 5 });
  await run.tick();
  const index = await readIndex(run.kv, "xjyszb");
  const [entry] = index.entries.slice(-1);
  if (entry === undefined) throw new Error("there is an article");
  await addToMonth(run.kv, "xjyszb", "2020-09", [{ entry }], undefined);
  const entries = index.entries.slice(0, -1);
  const before = { version: 2, ...index, entries, months: [{ month: "2020-09", articles: 1 }] };
  await run.kv.put("index:xjyszb", JSON.stringify(before));
  type Changes = { changes: { kind: string; key: string }[]; next_cursor: string };
  const texts = ({ changes }: Changes) => changes.filter(({ kind }) => kind !== "views").map(({ key }) => key);
  const first = await run.json<Changes>("/api/v1/changes");
  expect(texts(first).toSorted()).toEqual(index.entries.map(({ key }) => key).toSorted());
  run.paper.publish({ title: "演示：之后的新闻" });
  run.wait(60);
  await run.tick();
  expect(texts(await run.json<Changes>(`/api/v1/changes?since=${first.next_cursor}`))).toEqual(["4061"]);
  expect((await readIndex(run.kv, "xjyszb")).months).toMatchObject([{ month: "2020-09", articles: 1 }]);
});

it("a corrected article of an index that does not say when is corrected all the same", async () => {
  const run = await openRun({ size: 3 });
  await run.tick();
  run.paper.correct(4060, { title: "演示：更正后的标题" });
  run.paper.correct(4059, { date: "2020-09-01" });
  run.wait(180);
  await run.tick();
  type Told = { changes: { kind: string; id: string; at?: string }[] };
  const document = () => run.json<Told>("/xjyszb/changes.json");
  const before = await document();
  const index = await readIndex(run.kv, "xjyszb");
  const entries = index.entries.map(({ corrected: _, ...entry }) => entry);
  await run.kv.put("index:xjyszb", JSON.stringify({ version: 2, ...index, entries }));
  expect(await document()).toEqual(before);
  expect(before.changes.map(({ kind }) => kind)).toEqual(["corrected", "corrected", "new"]);
  const { changes } = await run.json<Told>("/api/v1/changes");
  expect(changes.find(({ id }) => id.endsWith("/4060"))?.kind).toBe("corrected");
});

it.each([
  ["state:xjyszb", 3],
  ["index:xjyszb", 2],
  ["views:xjyszb", 1],
  ["robots:http://xjyszb.cn", 1],
  ["host:xjyszb.cn", 1],
])(
  "%s of a newer Worker is never written over: nothing is written but that it is so, and the feeds are served",
  async (name, known) => {
    const run = await openRun({ size: 5 });
    await run.tick();
    const before = await snapshot(run);
    const record = JSON.parse((await run.kv.get(name)) ?? '{"at":0,"failures":0}');
    await run.kv.put(name, JSON.stringify({ ...record, version: 99, novelty: "unheard of" }));
    run.paper.publish({ title: "演示：旧程序读不了的新闻" });
    run.wait(60);
    const writes = countWrites(run);
    await run.tick();
    expect(writes()).toEqual(["incidents"]);
    expect(await snapshot(run)).toEqual(before);
    expect((await run.get("/")).status).toBe(200);
    const { sources } = await run.json<{ sources: { health: string; faults: { name: string; found: string }[] }[] }>(
      "/status.json",
    );
    expect(sources[0]?.health).toBe("faulty");
    expect(sources[0]?.faults[0]).toMatchObject({
      name: "newer-record",
      found: `record "${name}" has version 99, this Worker knows up to ${known}: deploy the newer Worker again`,
    });
  },
);

it("an article of a newer Worker is not written over either", async () => {
  const run = await openRun({ size: 5 });
  await run.tick();
  const name = "article:xjyszb:4059";
  const stored = (await run.kv.get(name)) ?? "";
  const newer = stored.replace('{"version":1,', '{"version":9,');
  await run.kv.put(name, newer);
  run.paper.correct(4059, { title: "演示：更正后的标题" });
  run.wait(180);
  await run.tick();
  expect(await run.kv.get(name)).toBe(newer);
});

it("a catalogue from before there were drawers is read", async () => {
  const run = await openRun({ size: 1 });
  const row = { key: "7", order: ["2020-09-04", 5, "7"], date: 5, changed: 5, fingerprint: "f", authors: ["张三"] };
  const texts = [
    JSON.stringify({ version: 1, news: 3, modified: 9, rows: [{ ...row, categories: [] }] }),
    "标题",
    "张三",
    "正文",
  ];
  const stored = `${JSON.stringify(texts.map((text) => text.length))}\n${texts.join("")}`;
  await run.kv.put("catalogue:xjyszb", stored, { metadata: { tag: "x", news: 3 } });
  const { cards, ...rest } = (await readCatalogue(run.kv, "xjyszb")) ?? { cards: [] };
  expect(rest).toEqual({ news: 3, modified: 9, drawers: [], withdrawn: [], gone: [] });
  expect(cards.map(rowOf)).toEqual([
    { ...row, categories: [], text: { title: "标题", authors: "张三", rest: "正文" } },
  ]);
});

it("what the Worker itself has spent, kept by a newer one, is not written over, and nothing stops because of it", async () => {
  const run = await openRun({ size: 2 });
  const newer = JSON.stringify({ version: 9, novelty: "unheard of" });
  await run.kv.put("ledger", newer);
  run.messages.push({ nonsense: true });
  await run.tick();
  expect(await run.kv.get("ledger")).toBe(newer);
  expect(await readJson(run)).toHaveLength(2);
});
