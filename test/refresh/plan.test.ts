import { expect, it } from "vitest";
import { dueVisits, leftToRead } from "../../src/refresh/plan.ts";

const hour = 3_600_000;

const entry = (key: string, firstSeen: number) => ({
  ...{ key, url: "", title: "", firstSeen, updated: 0, changed: 0, fingerprint: "", rendered: 1, edition: 1 },
});

it("an article that is due now comes before newer ones that are due soon, which were read early and stay so", () => {
  const now = 2 * hour;
  const newer = ["5", "4", "3", "2"].map((key) => entry(key, hour / 2));
  const index = { edition: 1, news: 1, entries: [...newer, entry("1", 0)], listed: [], months: [], drawers: [] };
  const visit = (at: number) => ({ at, readings: 1, history: [] });
  const visits = Object.fromEntries(index.entries.map(({ key }) => [key, visit(hour)]));
  const due = dueVisits(index, { at: 0, edition: 1, visits }, now);
  expect(due.map(({ key }) => key)).toEqual(["1", "5", "4", "3", "2"]);
});

it("visits that would fill a slice are worth another, fewer wait for the news; what is listed or failed does not", () => {
  const now = 3 * hour;
  const known = ["1", "2", "3"].map((key) => entry(key, 0));
  const index = { edition: 1, news: 1, entries: known, listed: [], months: [], drawers: [] };
  const visit = { at: hour, readings: 1, history: [] };
  const views = { at: 0, edition: 1, visits: { "1": visit, "2": visit, "3": visit } };
  const left = (of: typeof views, read: number) => leftToRead(index, of, now, read, () => true).map(({ key }) => key);
  expect(left(views, 3)).toEqual(["1", "2", "3"]);
  expect(left(views, 4)).toEqual([]);
  const failed = { ...visit, failures: 1, retryAt: 2 * hour };
  expect(left({ ...views, visits: { ...views.visits, "2": failed } }, 4)).toEqual(["2"]);
  const listed = [{ key: "4", url: "", text: "", firstSeen: 0 }];
  expect(leftToRead({ ...index, listed }, views, now, 4, () => true).map(({ key }) => key)).toEqual(["4"]);
});
