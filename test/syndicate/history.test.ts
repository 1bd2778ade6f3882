import { expect, it } from "vitest";
import type { Order } from "../../src/order.ts";
import { archivePath, belowParameter, nextMonth, olderPath, type Shelves } from "../../src/syndicate/history.ts";

const order = (day: string, key: string): Order => [day, Date.parse(`${day}T04:00:00Z`), key];
const article = (day: string, key: string) => ({ order: order(day, key), month: day.slice(0, 7) });

const shelves: Shelves = {
  source: "s",
  articles: [
    article("2020-11-02", "6"),
    article("2020-11-01", "5"),
    article("2020-10-05", "4"),
    article("2020-08-05", "3"),
  ],
  archived: ["2020-08", "2019-12"],
  open: "2020-11",
};

it("the Atom feed leads to what it lacks of the month that is not over, then to every month that is", () => {
  const last = order("2020-11-02", "6");
  const first = olderPath("atom", shelves, undefined, last);
  expect(first).toBe(archivePath("atom", "s", "2020-11", last));
  expect(olderPath("atom", shelves, "2020-11", last)).toBe("/s/archive/2020-10.xml");
  expect(olderPath("atom", shelves, "2020-10", undefined)).toBe("/s/archive/2020-08.xml");
  expect(olderPath("atom", shelves, "2020-08", undefined)).toBe("/s/archive/2019-12.xml");
  expect(olderPath("atom", shelves, "2019-12", undefined)).toBeUndefined();
});

it("the Atom feed skips a month of which it holds everything, unless that is over: archives are linked for good", () => {
  expect(olderPath("atom", shelves, undefined, order("2020-11-01", "5"))).toBe("/s/archive/2020-10.xml");
  expect(olderPath("atom", shelves, undefined, order("2020-10-05", "4"))).toBe("/s/archive/2020-10.xml");
});

it("JSON Feed pages leave out what the first page shows", () => {
  const last = order("2020-10-05", "4");
  expect(olderPath("json", shelves, undefined, last)).toBe("/s/archive/2020-08.json");
  const newer = order("2020-11-02", "6");
  expect(olderPath("json", shelves, undefined, newer)).toBe(archivePath("json", "s", "2020-11", newer));
  expect(olderPath("json", shelves, "2020-11", newer)).toBe("/s/archive/2020-10.json");
});

it("a place in the order survives its way through an address", () => {
  const below: Order = ["2020-09-04", 1_599_192_000_000, "新闻,1&2"];
  const { searchParams } = new URL(archivePath("json", "s", "2020-09", below), "https://news.example");
  expect(belowParameter.parse(searchParams.get("below"))).toEqual(below);
});

it("the month after December is January", () => {
  expect(nextMonth("2020-12")).toBe("2021-01");
  expect(nextMonth("2020-09")).toBe("2020-10");
});
