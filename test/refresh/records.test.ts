// Every record of a source, damaged in every way: what is served stays, what is wrong has a name, others go on.
import { afterEach, expect, it, vi } from "vitest";
import { addToMonth } from "../../src/store/archives.ts";
import { readIndex } from "../../src/store/index-record.ts";
import { reportSchema } from "../../src/web/status-report.ts";
import { readJson } from "./feeds.ts";
import { old, openOldRun } from "./old-run.ts";
import { openRun, type Run } from "./run.ts";
import { describeSources } from "./with-source.ts";
import { countWrites } from "./writes.ts";

afterEach(() => void vi.restoreAllMocks());

type Stored = { value: ArrayBuffer; metadata: unknown };

const damages: readonly [string, (own: Stored, others: Stored) => Stored][] = [
  ["nonsense", () => ({ value: Uint8Array.from("nonsense", (letter) => letter.charCodeAt(0)).buffer, metadata: null })],
  ["an empty value", () => ({ value: new ArrayBuffer(0), metadata: null })],
  ["half of it", ({ value }) => ({ value: value.slice(0, value.byteLength / 2), metadata: null })],
  ["another source's", (_, others) => others],
];

async function read(run: Run, name: string): Promise<Stored> {
  const { value, metadata } = await run.kv.getWithMetadata(name, "arrayBuffer");
  return { value: value ?? new ArrayBuffer(0), metadata };
}

const put = (run: Run, name: string, { value, metadata }: Stored) =>
  run.kv.put(name, value, metadata ? { metadata } : {});

async function statusOf(run: Run, source: string) {
  const { sources } = reportSchema.parse(await run.json("/status.json"));
  return sources.find(({ id }) => id === source);
}

const feedsOf = (run: Run) =>
  Promise.all(["rss.xml", "atom.xml", "feed.json"].map((file) => run.text(`/sick/${file}`)));

async function twoSources(): Promise<Run> {
  const run = await openRun({ size: 3, kv: "memory" });
  run.paper.freezeViews();
  describeSources([{ id: "sick" }, { id: "well" }]);
  await run.tick();
  return run;
}

it.each(["index", "state", "views"])(
  "whatever is in the place of the %s of a source: its feeds stay, it is named, and nothing is written over",
  async (kind) => {
    const run = await twoSources();
    for (const [what, damage] of damages) {
      const name = `${kind}:sick`;
      const own = await read(run, name);
      const feeds = await feedsOf(run);
      await put(run, name, damage(own, await read(run, `${kind}:well`)));
      run.paper.publish({ title: `演示：${what}` });
      const writes = countWrites(run);
      await run.pass(60);
      expect([what, writes().filter((key) => key.endsWith(":sick"))]).toEqual([what, []]);
      expect(await feedsOf(run)).toEqual(feeds);
      expect((await readJson(run, "/well/feed.json"))[0]?.title).toBe(`演示：${what}`);
      expect((await statusOf(run, "sick"))?.faults).toMatchObject([
        { name: "corrupt-record", found: expect.stringContaining(name) },
      ]);
      await put(run, name, own);
      await run.pass(60);
      expect((await readJson(run, "/sick/feed.json"))[0]?.title).toBe(`演示：${what}`);
      expect(await statusOf(run, "sick")).toMatchObject({ health: "good", faults: [] });
    }
  },
);

it.each(["documents", "catalogue"])(
  "whatever is in the place of the %s of a source: it is made anew with the news, and told",
  async (kind) => {
    const run = await twoSources();
    for (const [what, damage] of damages) {
      const name = `${kind}:sick`;
      const before = await readJson(run, "/sick/feed.json");
      await put(run, name, damage(await read(run, name), await read(run, `${kind}:well`)));
      run.paper.publish({ title: `演示：${what}` });
      await run.pass(30);
      const after = await readJson(run, "/sick/feed.json");
      expect([what, after[0]?.title]).toEqual([what, `演示：${what}`]);
      expect(after.slice(1)).toEqual(before);
      expect((await readJson(run, "/well/feed.json"))[0]?.title).toBe(`演示：${what}`);
      const found = await readJson(run, `/sick/feed.json?${new URLSearchParams({ q: what })}`);
      expect(found.map(({ title }) => title)).toEqual([`演示：${what}`]);
      expect(await run.text("/status/feed.json")).toContain("sick: broken-record");
      await run.pass(90);
      expect(await statusOf(run, "sick")).toMatchObject({ health: "good", faults: [] });
    }
  },
);

const juneOf = async (run: Run) =>
  (await readIndex(run.kv, "xjyszb")).entries.filter(({ firstSeen }) => firstSeen < Date.parse("2020-06-30T16:00:00Z"));
const brokenOf = async (run: Run) =>
  (await statusOf(run, "xjyszb"))?.faults.filter(({ name }) => name === "broken-record").map(({ found }) => found);

it.each(damages)(
  "with %s in the place of an archive what belongs into it waits, and the news does not",
  async (_, damage) => {
    const run = await openOldRun(450);
    const name = "archive:xjyszb:2020-06";
    await addToMonth(run.kv, "other", "2020-06", [], undefined);
    await addToMonth(run.kv, "xjyszb", "2020-06", [], undefined);
    const own = await read(run, name);
    await put(run, name, damage(own, await read(run, "archive:other:2020-06")));
    await run.tick();
    expect(await readJson(run)).toHaveLength(50);
    expect(await juneOf(run)).not.toEqual([]);
    expect(await brokenOf(run)).toEqual([expect.stringContaining(name)]);
    await put(run, name, own);
    run.paper.publish({ title: "演示：照常的新闻" });
    await run.pass(60);
    expect((await readJson(run))[0]?.title).toBe("演示：照常的新闻");
    expect(await juneOf(run)).toEqual([]);
    expect(await brokenOf(run)).toEqual([]);
  },
);

it("an archived article that a list shows again is no news while its archive cannot be read, and then what it was", async () => {
  const run = await openOldRun(450, 450);
  await run.tick();
  const { key, title, id } = old(440);
  const name = "archive:xjyszb:2020-06";
  const own = await read(run, name);
  await run.kv.put(name, "nonsense");
  run.paper.publish({ number: Number(key), title });
  run.paper.publish({ title: "演示：照常的新闻" });
  await run.pass(30);
  expect((await readJson(run))[0]?.title).toBe("演示：照常的新闻");
  expect((await readJson(run)).map((item) => item.id)).not.toContain(id);
  expect(await brokenOf(run)).toEqual([expect.stringContaining(name)]);
  await put(run, name, own);
  run.paper.publish({ title: "演示：还有新闻" });
  await run.pass(30);
  expect((await readIndex(run.kv, "xjyszb")).entries.find((entry) => entry.key === key)).toMatchObject({
    firstSeen: old(440).firstSeen,
    archived: "2020-06",
  });
  expect(await brokenOf(run)).toEqual([]);
});

it("an archive that a person mended is told to be whole, though nothing needs it any more", async () => {
  const run = await openOldRun(450, 450);
  await run.tick();
  const { key, title } = old(440);
  const name = "archive:xjyszb:2020-06";
  const own = await read(run, name);
  await run.kv.put(name, "nonsense");
  run.paper.publish({ number: Number(key), title });
  await run.pass(30);
  run.paper.withdraw(Number(key), 410);
  run.paper.publish({ title: "演示：照常的新闻" });
  await run.pass(30);
  expect(await brokenOf(run)).toEqual([expect.stringContaining(name)]);
  await put(run, name, own);
  run.paper.publish({ title: "演示：还有新闻" });
  await run.pass(30);
  expect(await brokenOf(run)).toEqual([]);
});

it("while the record of the feeds is broken a reader is asked to come back, and after the next tick has the bytes of before", async () => {
  const run = await openRun({ kv: "memory", size: 2 });
  await run.tick();
  const feed = await run.text("/xjyszb/rss.xml");
  await run.kv.put("documents:xjyszb", "nonsense");
  const broken = await run.get("/xjyszb/rss.xml");
  expect([broken.status, broken.headers.get("retry-after")]).toEqual([503, "1800"]);
  expect(broken.headers.get("content-type")).toContain("application/problem+json");
  expect(await broken.text()).toContain('record \\"documents:xjyszb\\" cannot be read');
  await run.pass(30);
  expect(await run.text("/xjyszb/rss.xml")).toBe(feed);
});
