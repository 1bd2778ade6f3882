import { expect, it } from "vitest";
import { readIndex, writeIndex } from "../../src/store/index-record.ts";
import { reportSchema } from "../../src/web/status-report.ts";
import { readJson } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";

const name = "article:xjyszb:4059";
const url = "http://xjyszb.cn/News/4059.aspx";

const statusOf = async (run: Run) => reportSchema.parse(await run.json("/status.json")).sources[0];
const faultsOf = async (run: Run) => (await statusOf(run))?.faults;
const titles = async (run: Run) =>
  (await run.json<{ items: { title: string }[] }>("/status/feed.json")).items.map(({ title }) => title);
const indexed = async (run: Run) => (await readIndex(run.kv, "xjyszb")).entries.find(({ key }) => key === "4059");
const keysOf = async (run: Run) => (await readJson(run)).map(({ id }) => id.split("/").at(-1));

/** A Worker that has read four articles, of which nobody can read the record of one. */
async function broken(
  as: (stored: string) => string | undefined = () => "nonsense",
): Promise<{ run: Run; stored: string }> {
  const run = await openRun({ size: 4, kv: "memory" });
  run.paper.freezeViews();
  await run.tick();
  const stored = (await run.kv.get(name)) ?? "";
  const left = as(stored);
  if (left === undefined) await run.kv.delete(name);
  else await run.kv.put(name, left);
  return { run, stored };
}

it.each([
  ["no frame of texts", () => "nonsense"],
  ["empty", () => ""],
  ["half of it", (stored: string) => stored.slice(0, stored.length / 2)],
  ["another article's", (stored: string) => stored.replaceAll("4059", "4058")],
  ["of another shape", (stored: string) => stored.replace('"html":', '"htmx":')],
  ["lost", () => undefined],
] as const)("an article whose record is %s keeps no news waiting, and is read again as what it was", async (_, as) => {
  const { run, stored } = await broken(as);
  const before = await readJson(run);
  const entry = await indexed(run);
  const { next_cursor: cursor } = await run.json<{ next_cursor: string }>("/api/v1/changes");
  run.paper.publish({ title: "演示：照常的新闻", date: "2020-09-04" });
  // By then it is due to be read for its views too, which is where one of another shape is noticed.
  await run.pass(180);
  expect((await readJson(run)).slice(1)).toEqual(before);
  expect(await run.kv.get(name)).toBe(stored);
  expect(await indexed(run)).toEqual(entry);
  const { changes } = await run.json<{ changes: { key: string; kind: string }[] }>(`/api/v1/changes?since=${cursor}`);
  expect(changes.filter(({ kind }) => kind !== "views").map(({ key }) => key)).toEqual(["4061"]);
  expect(await statusOf(run)).toMatchObject({ health: "good", faults: [], pending: 0 });
});

it.each([
  ["cannot be read", () => "nonsense"],
  ["is lost", () => undefined],
])(
  "one whose record %s is served as it was while its page cannot be had, told by name, and mended when the page is there",
  async (_, as) => {
    const { run, stored } = await broken(as);
    const before = await readJson(run);
    run.paper.fail("/News/4059.aspx", { kind: "status", status: 500 });
    run.paper.publish({ title: "演示：照常的新闻", date: "2020-09-04" });
    await run.pass(30);
    expect((await readJson(run)).slice(1)).toEqual(before);
    const [fault, ...others] = (await faultsOf(run)) ?? [];
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ name: "corrupt-article", url, found: expect.stringContaining(name) });
    expect(fault?.found).toContain("http-error");
    run.paper.publish({ title: "演示：还有新闻", date: "2020-09-04" });
    await run.pass(30);
    expect((await readJson(run)).slice(2)).toEqual(before);
    const sent = run.sent.length;
    await run.pass(120);
    expect(run.sent.length - sent).toBeLessThan(10);
    run.paper.heal();
    await run.pass(300);
    expect(await run.kv.get(name)).toBe(stored);
    expect(await faultsOf(run)).toEqual([]);
    expect(await titles(run)).toEqual(["xjyszb: corrupt-article is over", "xjyszb: corrupt-article"]);
  },
);

it("one whose page is gone for a day is withdrawn, and the news goes on", async () => {
  const { run } = await broken();
  run.paper.withdraw(4059, 404);
  run.paper.publish({ title: "演示：照常的新闻", date: "2020-09-04" });
  await run.pass(60);
  expect(await keysOf(run)).toEqual(["4061", "4060", "4059", "4058", "4057"]);
  run.wait(25 * 60);
  await run.pass(120);
  expect(await keysOf(run)).toEqual(["4061", "4060", "4058", "4057"]);
  expect((await indexed(run))?.withdrawn).toMatchObject({ status: 404 });
  expect(await faultsOf(run)).toEqual([]);
});

it("one that was corrected meanwhile is corrected, not new, under its dates", async () => {
  const { run } = await broken();
  const before = (await readJson(run)).find(({ link }) => link === url);
  const { next_cursor: cursor } = await run.json<{ next_cursor: string }>("/api/v1/changes");
  run.paper.correct(4059, { blocks: [{ kind: "text", text: "演示：更正后的正文，比先前的清楚。" }] });
  run.paper.publish({ title: "演示：照常的新闻", date: "2020-09-04" });
  await run.pass(30);
  const after = (await readJson(run)).find(({ link }) => link === url);
  expect(after).toMatchObject({ id: before?.id, published: before?.published });
  expect(after?.html).toContain("更正后的正文");
  const { changes } = await run.json<{ changes: object[] }>(`/api/v1/changes?since=${cursor}`);
  expect(changes).toContainEqual(expect.objectContaining({ key: "4059", kind: "corrected" }));
});

it("a page that says something else altogether is not taken for it", async () => {
  const { run } = await broken();
  const before = await readJson(run);
  const casino = `<html><title>Casino</title><h1>Casino bonus of the day</h1><p>2020-09-04</p><p>${"Play and win now. ".repeat(40)}</p></html>`;
  run.paper.fail("/News/4059.aspx", { kind: "edit", edit: () => casino });
  run.paper.publish({ title: "演示：照常的新闻", date: "2020-09-04" });
  await run.pass(60);
  expect((await readJson(run)).slice(1)).toEqual(before);
  expect(await faultsOf(run)).toMatchObject([{ name: "corrupt-article" }]);
});

it("one that has become another article meanwhile is believed after a day, under its id", async () => {
  const { run } = await broken();
  const before = (await readJson(run)).find(({ link }) => link === url);
  run.paper.correct(4059, {
    title: "演示：完全不同",
    blocks: [{ kind: "text", text: "演示：另外一件事，字句无一相同。" }],
  });
  run.paper.publish({ title: "演示：照常的新闻", date: "2020-09-04" });
  await run.pass(60);
  expect((await readJson(run)).find(({ link }) => link === url)).toEqual(before);
  await run.pass(48 * 60);
  const after = (await readJson(run)).find(({ link }) => link === url);
  expect(after).toMatchObject({ id: before?.id, title: "演示：完全不同", published: before?.published });
  expect(await faultsOf(run)).toEqual([]);
});

it.each([
  ["there are no documents", (run: Run) => run.kv.delete("documents:xjyszb")],
  ["nobody can read the documents", (run: Run) => run.kv.put("documents:xjyszb", "nonsense")],
])("where %s either the others go on, and it is back when its page is", async (_, lose) => {
  const { run } = await broken();
  const before = await readJson(run);
  await lose(run);
  run.paper.fail("/News/4059.aspx", { kind: "status", status: 500 });
  run.paper.publish({ title: "演示：照常的新闻", date: "2020-09-04" });
  await run.pass(30);
  expect((await readJson(run)).slice(1)).toEqual(before.filter(({ link }) => link !== url));
  run.paper.heal();
  await run.pass(180);
  expect((await readJson(run)).slice(1)).toEqual(before);
});

it("one that a newer renderer cannot render anew changes nothing, and asks for no slice each second", async () => {
  const { run, stored } = await broken();
  const before = await readJson(run);
  const index = await readIndex(run.kv, "xjyszb");
  await writeIndex(run.kv, "xjyszb", { ...index, entries: index.entries.map((entry) => ({ ...entry, rendered: 1 })) });
  run.paper.fail("/News/4059.aspx", { kind: "status", status: 500 });
  await run.pass(150);
  const sent = run.sent.length;
  await run.pass(60);
  expect(run.sent.length - sent).toBeLessThan(6);
  expect(await readJson(run)).toEqual(before);
  run.paper.heal();
  await run.pass(300);
  expect(await run.kv.get(name)).toBe(stored);
  expect(await faultsOf(run)).toEqual([]);
});
