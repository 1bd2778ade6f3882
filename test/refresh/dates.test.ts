import { expect, it } from "vitest";
import { readAtom, readJson, readRss } from "./feeds.ts";
import { openRun } from "./run.ts";
import { describeSource } from "./with-source.ts";

const at = (text: string) => Date.parse(text);

async function dateOf(seen: string, stated: string, size = 2) {
  const run = await openRun({ at: at(seen), size });
  const number = run.paper.publish({ title: "演示：日期", date: stated });
  await run.tick();
  const mine = ({ id }: { id: string }) => id.endsWith(`/${number}`);
  const dates = [await readRss(run), await readAtom(run), await readJson(run)].map(
    (items) => items.find(mine)?.published,
  );
  expect(new Set(dates).size).toBe(1);
  return { run, number, published: dates[0] };
}

it.each([
  [
    "seen a minute before midnight in Shanghai, on its day",
    "2020-09-10T23:59:00+08:00",
    "2020-09-10",
    "2020-09-10T15:59:00.000Z",
  ],
  [
    "seen a minute after midnight in Shanghai, dated the day before",
    "2020-09-11T00:01:00+08:00",
    "2020-09-10",
    "2020-09-09T16:00:00.000Z",
  ],
  [
    "seen a minute after midnight in Shanghai, on its day",
    "2020-09-11T00:01:00+08:00",
    "2020-09-11",
    "2020-09-10T16:01:00.000Z",
  ],
  ["dated by the minute", "2020-09-11T12:00:00+08:00", "2020-09-10 09:05", "2020-09-10T01:05:00.000Z"],
  ["dated by the second", "2020-09-11T12:00:00+08:00", "2020-09-10 09:05:07", "2020-09-10T01:05:07.000Z"],
])("an article %s", async (_, seen, stated, published) => {
  expect((await dateOf(seen, stated)).published).toBe(published);
});

it("a date in the future is refused and told; the article has none", async () => {
  const { run, published } = await dateOf("2020-09-10T12:00:00+08:00", "2031-01-01");
  expect(published).toBeUndefined();
  const status = await run.json<{ sources: { faults: { name: string; found: string }[] }[] }>("/status.json");
  const doubt = status.sources[0]?.faults.find(({ name }) => name === "doubtful");
  expect(doubt?.found).toContain("a date in the future was refused: 2030-12-31T16:00:00.000Z");
});

it("tomorrow's date, read a minute before midnight, is refused as well", async () => {
  expect((await dateOf("2020-09-10T23:59:00+08:00", "2020-09-11")).published).toBeUndefined();
});

it("a date that was given stays when the article is corrected days later", async () => {
  const { run, number, published } = await dateOf("2020-09-10T12:00:00+08:00", "2020-09-10");
  run.wait(3 * 24 * 60);
  run.paper.correct(number, { title: "演示：日期，更正" });
  await run.tick();
  const item = (await readAtom(run)).find(({ id }) => id.endsWith(`/${number}`));
  expect(item).toMatchObject({ title: "演示：日期，更正", published });
});

it("a date that the page itself moves is moved, without becoming an update", async () => {
  const { run, number } = await dateOf("2020-09-10T12:00:00+08:00", "2020-09-09");
  const updated = async () => (await readAtom(run)).find(({ id }) => id.endsWith(`/${number}`));
  const before = await updated();
  run.wait(180);
  run.paper.correct(number, { date: "2020-09-08" });
  await run.tick();
  expect(await updated()).toMatchObject({ published: "2020-09-07T16:00:00.000Z", updated: before?.updated });
});

it.each([
  ["the day of 23 hours, seen in its last minute", "Europe/Berlin", "2026-03-29T21:59:00Z", "2026-03-29", undefined],
  ["the day of 23 hours, seen after it", "Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-29", "2026-03-28T23:00:00Z"],
  ["the day of 25 hours, seen in its last minute", "Europe/Berlin", "2026-10-25T22:59:00Z", "2026-10-25", undefined],
  [
    "the day of 25 hours, seen after it",
    "America/New_York",
    "2026-11-02T05:00:00Z",
    "2026-11-01",
    "2026-11-01T04:00:00Z",
  ],
  ["the hour that is skipped", "Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-29 02:30", "2026-03-29T01:30:00Z"],
  ["the hour that is skipped", "America/New_York", "2026-03-08T12:00:00Z", "2026-03-08 02:30", "2026-03-08T07:30:00Z"],
  ["the hour that comes twice", "Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-25 02:30", "2026-10-25T00:30:00Z"],
  ["the hour that comes twice", "America/New_York", "2026-11-01T12:00:00Z", "2026-11-01 01:30", "2026-11-01T05:30:00Z"],
])("a date of %s in %s is true, and is the same when the page is read again", async (_, timeZone, seen, stated, at) => {
  describeSource({ timeZone });
  const { run, number, published } = await dateOf(seen, stated, 1);
  expect(published).toBe(new Date(at ?? seen).toISOString());
  run.wait(150);
  run.paper.raiseViews(1);
  run.paper.resetRequests();
  await run.tick();
  expect(run.paper.requests).toContainEqual(expect.objectContaining({ url: expect.stringContaining(`/${number}.`) }));
  expect((await readJson(run)).find(({ id }) => id.endsWith(`/${number}`))?.published).toBe(published);
});
