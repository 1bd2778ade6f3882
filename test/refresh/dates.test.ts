import { expect, it } from "vitest";
import { readAtom, readJson, readRss } from "./feeds.ts";
import { openRun } from "./run.ts";

const at = (text: string) => Date.parse(text);

async function dateOf(seen: string, stated: string) {
  const run = await openRun({ at: at(seen) });
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
