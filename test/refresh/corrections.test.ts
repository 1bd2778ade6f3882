import { expect, it } from "vitest";
import { readArticles } from "../../src/store/articles.ts";
import { readAtom } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";
import { countWrites } from "./writes.ts";

const hour = 3_600_000;
const page = "/News/4060.aspx";
/** Hours after which the article of a quiet site is read again, at ticks an hour apart. */
const visits = [2, 24, 72, 168, 336, 672];

/** A site that prints one article, and nothing more for five weeks. */
async function openQuiet(kind: "etag" | "last-modified" = "etag"): Promise<Run> {
  const run = await openRun({ kv: "memory", size: 1 });
  run.paper.freezeViews();
  run.paper.validators(kind);
  await run.tick();
  return run;
}

/** Ticks every hour, up to and with that hour since the article was first seen. */
async function liveUntil(run: Run, opened: number, last: number): Promise<void> {
  while (run.now() < opened + last * hour) {
    run.wait(60);
    await run.tick();
  }
}

it.each([
  ["etag", "if-none-match"],
  ["last-modified", "if-modified-since"],
] as const)(
  "on a site where nothing happens an article is read again after hours, days, weeks, then no more: each time by %s, for an empty answer, and nothing of it is written",
  async (kind, header) => {
    const run = await openQuiet(kind);
    const opened = run.now();
    run.paper.resetRequests();
    const writes = countWrites(run);
    await liveUntil(run, opened, 60 * 24);
    const read = run.paper.requests.filter(({ url }) => url.endsWith(page));
    expect(read.map(({ at }) => (at - opened) / hour)).toEqual(visits);
    for (const { headers, status } of read) {
      expect(headers[header]).toBeTypeOf("string");
      expect(status).toBe(304);
    }
    expect(writes().filter((name) => !/^(?:state|views|robots):/.test(name))).toEqual([]);
    expect(writes().filter((name) => name.startsWith("views:"))).toHaveLength(visits.length);
  },
);

it("a correction is found at the next of these visits, with its views: updated moves, and the earlier version is kept in the history", async () => {
  const run = await openQuiet();
  const opened = run.now();
  const stored = async () => {
    const article = (await readArticles(run.kv, "xjyszb", ["4060"])).get("4060")?.article;
    if (!article) throw new Error("the article is stored");
    return article;
  };
  const first = await stored();
  const expected: { fingerprint: string; until: number; changed: string[] }[] = [];
  for (const [at, visit] of visits.entries()) {
    const before = await stored();
    await liveUntil(run, opened, (visits[at - 1] ?? 0) + 1);
    run.paper.correct(4060, { title: `演示：第${at + 1}次更正的标题` });
    run.paper.raiseViews(100);
    await liveUntil(run, opened, visit - 1);
    expect(await stored()).toEqual(before);
    await liveUntil(run, opened, visit);
    const after = await stored();
    expected.push({ fingerprint: before.fingerprint, until: opened + visit * hour, changed: ["title"] });
    expect(after).toMatchObject({
      title: `演示：第${at + 1}次更正的标题`,
      updated: opened + visit * hour,
      history: expected,
      published: first.published,
      firstSeen: opened,
    });
    const [item] = await readAtom(run);
    expect(item).toMatchObject({ title: after.title, views: run.paper.viewsOf(4060) });
    expect(item?.updated).toBe(new Date(opened + visit * hour).toISOString());
  }
  run.paper.correct(4060, { title: "演示：太晚了" });
  await liveUntil(run, opened, 60 * 24);
  expect((await stored()).title).toBe("演示：第6次更正的标题");
});

it.each(["（图）", "——写在开学之际", " 写在开学之际", "里有人画画"])(
  "an article that its list calls by its title without %j is news, and not corrected when it is read again",
  async (more) => {
    const run = await openRun({ kv: "memory", size: 3 });
    await run.tick();
    run.paper.publish({ title: `演示：随机的第七条新闻${more}` });
    run.paper.fail("list", { kind: "edit", edit: (html) => html.split(more).join("") });
    await run.pass(30);
    const [first] = await readAtom(run);
    expect(first?.title).toContain("演示：随机的第七条新闻");
    run.paper.raiseViews(10);
    await run.pass(27 * 60);
    expect((await readAtom(run))[0]).toMatchObject({ title: first?.title, updated: first?.updated });
  },
);
