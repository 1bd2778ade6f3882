import { afterEach, expect, it, vi } from "vitest";
import { reportSchema } from "../../src/web/status-report.ts";
import { readJson, snapshot } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";
import { describeSources } from "./with-source.ts";
import { countWrites } from "./writes.ts";

afterEach(() => void vi.restoreAllMocks());

const titles = async (run: Run) =>
  (await run.json<{ items: { title: string }[] }>("/status/feed.json")).items.map(({ title }) => title);
const statusOf = async (run: Run) => reportSchema.parse(await run.json("/status.json"));

/** Puts another text in the place of a record; gives what puts it back. */
async function replace(run: Run, name: string, change: (text: string) => string): Promise<() => Promise<void>> {
  const text = (await run.kv.get(name)) ?? "";
  await run.kv.put(name, change(text));
  return () => run.kv.put(name, text);
}

const asNewer = (text: string) => text.replace(/"version":\d+/, '"version":99');

it.each([
  ["newer-record", "state:xjyszb", asNewer],
  ["newer-record", "views:xjyszb", asNewer],
  ["corrupt-record", "state:xjyszb", (text: string) => text.slice(0, -9)],
  ["corrupt-record", "index:xjyszb", () => "{}"],
] as const)(
  "a %s, %s, is one item of the health feeds, and another when it is right again",
  async (fault, name, change) => {
    const run = await openRun({ size: 2 });
    await run.tick();
    const before = await snapshot(run);
    const mend = await replace(run, name, change);
    run.paper.publish({ title: "演示：没有读到的新闻" });
    const writes = countWrites(run);
    await run.pass(180);
    expect(writes()).toEqual(["incidents"]);
    expect(await titles(run)).toEqual([`xjyszb: ${fault}`]);
    const { health, sources } = await statusOf(run);
    expect(health).toBe("faulty");
    expect(sources[0]?.faults).toMatchObject([{ name: fault, found: expect.stringContaining(name) }]);
    expect(await run.text("/status")).toContain(fault);
    expect(await snapshot(run)).toEqual(before);
    await mend();
    run.paper.publish({ title: "演示：又能读了" });
    await run.pass(60);
    expect((await readJson(run))[0]?.title).toBe("演示：又能读了");
    expect((await titles(run)).filter((title) => title.includes("record"))).toEqual([
      `xjyszb: ${fault} is over`,
      `xjyszb: ${fault}`,
    ]);
  },
);

it("a record that is mended is right with the next tick, though there is nothing else to say", async () => {
  const run = await openRun({ size: 2, kv: "memory" });
  await run.tick();
  const mend = await replace(run, "state:xjyszb", () => "nonsense");
  run.wait(10);
  run.messages.push({ kind: "tick", source: "xjyszb", at: run.now(), asked: true });
  await run.drain();
  await mend();
  expect((await statusOf(run)).health).toBe("faulty");
  run.wait(20);
  await run.tick();
  expect((await statusOf(run)).health).toBe("good");
  expect(await titles(run)).toEqual(["xjyszb: corrupt-record is over", "xjyszb: corrupt-record"]);
  const writes = countWrites(run);
  await run.pass(30);
  expect(writes()).toEqual([]);
});

it("a source whose records cannot be read keeps no other from its ticks, and /status tells of all", async () => {
  const run = await openRun({ size: 2 });
  describeSources([{ id: "sick" }, { id: "well" }]);
  await run.tick();
  await replace(run, "state:sick", () => "nonsense");
  run.paper.publish({ title: "演示：别处的新闻" });
  await run.pass(30);
  expect((await readJson(run, "/well/feed.json"))[0]?.title).toBe("演示：别处的新闻");
  expect((await run.get("/sick/feed.json")).status).toBe(200);
  expect((await statusOf(run)).sources.map(({ id, health }) => [id, health])).toEqual([
    ["sick", "faulty"],
    ["well", "good"],
  ]);
});

it.each([
  ["index:sick", 500],
  ["views:sick", 200],
])("pages and the API tell of the other sources while %s cannot be read", async (name, own) => {
  const run = await openRun({ size: 2 });
  describeSources([{ id: "sick" }, { id: "well" }]);
  await run.tick();
  const unread = await run.json<{ next_cursor: string }>("/api/v1/changes?source=well");
  const mend = await replace(run, name, () => "nonsense");
  for (const path of ["/", "/api/v1/sources", "/api/v1/articles", "/api/v1/changes", "/api/v1/most-viewed"]) {
    const answer = await run.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(await answer.text()).toContain("well");
  }
  expect((await run.get("/feed.json?sort=views")).status).toBe(200);
  const page = await run.get("/sick/");
  expect(page.status).toBe(own);
  if (own === 500) expect(await page.text()).toContain(name);
  const kept = await run.json<{ next_cursor: string }>(`/api/v1/changes?since=${unread.next_cursor}`);
  await mend();
  const told = await run.json<{ changes: { source: string }[] }>(`/api/v1/changes?since=${kept.next_cursor}`);
  expect(told.changes.filter(({ source }) => source === "sick").length).toBeGreaterThan(1);
});

it.each(["incidents", "dead-letters", "ledger", "robots:http://xjyszb.cn", "host:xjyszb.cn"])(
  "%s that cannot be read is begun anew, and nothing stops because of it",
  async (name) => {
    const run = await openRun({ size: 2 });
    await run.tick();
    await run.kv.put(name, "nonsense");
    run.paper.publish({ title: "演示：照常的新闻" });
    run.messages.push("nobody can read this");
    await run.pass(60);
    expect((await readJson(run))[0]?.title).toBe("演示：照常的新闻");
    expect((await run.get("/status")).status).toBe(200);
    expect(await titles(run)).toContain("a message: slice-lost");
  },
);
