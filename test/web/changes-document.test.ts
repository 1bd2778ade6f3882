import { expect, it } from "vitest";
import { openRun } from "../refresh/run.ts";

interface Told {
  changes: { kind: string; id: string; title: string; at: string; changed?: string[] }[];
}

it("/{source}/changes.json tells the new and the corrected, the last first, and what a correction changed", async () => {
  const run = await openRun({ size: 8 });
  await run.tick();
  const path = "/xjyszb/changes.json";
  const first = await run.get(path);
  const { changes } = await first.json<Told>();
  expect(changes).toHaveLength(8);
  expect(changes.every(({ kind }) => kind === "new")).toBe(true);

  run.wait(180);
  const [newest] = run.paper.articles();
  if (newest === undefined) throw new Error("the newspaper has articles");
  run.paper.correct(newest.number, { title: "演示：更正后的标题" });
  const number = run.paper.publish({ title: "演示：又一篇" });
  await run.tick();
  const told = (await run.json<Told>(path)).changes;
  const find = (of: number) => told.find(({ id }) => id === `tag:xjyszb.cn,2026:xjyszb/${of}`);
  expect(find(number)).toMatchObject({ kind: "new", title: "演示：又一篇" });
  expect(find(newest.number)).toMatchObject({
    kind: "corrected",
    title: "演示：更正后的标题",
    at: new Date(run.now()).toISOString(),
    changed: ["title"],
  });
  expect(
    told
      .slice(0, 2)
      .map(({ id }) => id.split("/")[1])
      .toSorted(),
  ).toEqual([String(number), String(newest.number)].toSorted());
  expect((await run.get(path, { "if-none-match": first.headers.get("etag") ?? "" })).status).toBe(200);

  run.wait(180);
  run.paper.raiseViews(50);
  const { headers } = await run.get(path);
  await run.tick();
  expect((await run.get(path, { "if-none-match": headers.get("etag") ?? "" })).status).toBe(304);
});
