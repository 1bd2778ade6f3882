import { expect, it } from "vitest";
import { readJson, readRss } from "../refresh/feeds.ts";
import { openRun } from "../refresh/run.ts";

it("an article that its site took away leaves RSS and JSON Feed; Atom, its month and the changes tell it", {
  timeout: 30_000,
}, async () => {
  const run = await openRun({ size: 8 });
  await run.tick();
  const [newest] = run.paper.articles();
  if (newest === undefined) throw new Error("the newspaper has articles");
  const id = `tag:xjyszb.cn,2026:xjyszb/${newest.number}`;
  run.paper.withdraw(newest.number, 410);
  for (let day = 0; day < 4; day++) {
    run.wait(24 * 60);
    await run.tick();
  }
  expect((await readRss(run)).map((item) => item.id)).not.toContain(id);
  expect((await readJson(run)).map((item) => item.id)).not.toContain(id);
  const tombstone = new RegExp(`<at:deleted-entry ref="${id}" when="([^"]+)">`);
  for (const path of ["/xjyszb/atom.xml", "/atom.xml", "/xjyszb/archive/2020-09.xml"]) {
    const text = await run.text(path);
    expect(text).toMatch(tombstone);
    expect(text).not.toContain(`<id>${id}</id>`);
    expect(text.indexOf("<at:deleted-entry")).toBeLessThan(text.indexOf("<entry"));
  }
  const title = new URLSearchParams({ q: `title:"${newest.title}"` });
  for (const path of [`/xjyszb/atom.xml?${title}`, `/atom.xml?${title}`, "/xjyszb/atom.xml?limit=3"]) {
    const text = await run.text(path);
    expect(text, path).toMatch(tombstone);
    expect(text).not.toContain(`<id>${id}</id>`);
  }
  const { headers } = await run.get(`/xjyszb/atom.xml?${title}`);
  expect(headers.get("last-modified")).toBe((await run.get("/xjyszb/atom.xml")).headers.get("last-modified"));
  const built = (text: string) => /<lastBuildDate>[^<]*/.exec(text)?.[0];
  expect(built(await run.text("/xjyszb/rss.xml?limit=3"))).toBe(built(await run.text("/xjyszb/rss.xml")));
  for (const other of ["q=没有", "until=2020-01-01", "author=没有"])
    expect(await run.text(`/xjyszb/atom.xml?${other}`)).not.toContain("deleted-entry");
  for (const path of [`/xjyszb/rss.xml?${title}`, `/xjyszb/feed.json?${title}`])
    expect(await run.text(path)).not.toContain(`${newest.number}`);
  const { changes } = await run.json<{ changes: { kind: string; id: string; status?: number }[] }>(
    "/xjyszb/changes.json",
  );
  expect(changes[0]).toMatchObject({ kind: "withdrawn", id, status: 410 });
});
