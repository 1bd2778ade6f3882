import { expect, it } from "vitest";
import { dueVisits } from "../../src/refresh/plan.ts";

const hour = 3_600_000;

it("an article that is due now comes before newer ones that are due soon, which were read early and stay so", () => {
  const now = 2 * hour;
  const entry = (key: string, firstSeen: number) => ({
    ...{ key, url: "", title: "", firstSeen, updated: 0, changed: 0, fingerprint: "", rendered: 1, edition: 1 },
  });
  const newer = ["5", "4", "3", "2"].map((key) => entry(key, hour / 2));
  const index = { edition: 1, news: 1, entries: [...newer, entry("1", 0)], listed: [], months: [], drawers: [] };
  const visit = (at: number) => ({ at, readings: 1, history: [] });
  const visits = Object.fromEntries(index.entries.map(({ key }) => [key, visit(hour)]));
  const due = dueVisits(index, { at: 0, edition: 1, visits }, now);
  expect(due.map(({ key }) => key)).toEqual(["1", "5", "4", "3", "2"]);
});
