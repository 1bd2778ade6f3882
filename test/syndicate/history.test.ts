import fc from "fast-check";
import { expect, it } from "vitest";
import { newestFirst, type Order } from "../../src/order.ts";
import {
  archivePath,
  belowParameter,
  inPart,
  isBelow,
  nextMonth,
  nextPart,
  olderPath,
  partNamed,
  type Shelves,
} from "../../src/syndicate/history.ts";

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
  counts: new Map(),
  open: "2020-11",
};

it("the Atom feed leads to what it lacks of the month that is not over, then to every month that is", () => {
  const last = order("2020-11-02", "6");
  const first = olderPath("atom", shelves, undefined, last);
  expect(first).toBe(archivePath("atom", "s", { month: "2020-11", part: 1 }, last));
  expect(olderPath("atom", shelves, { month: "2020-11", part: 1 }, last)).toBe("/s/archive/2020-10.xml");
  expect(olderPath("atom", shelves, { month: "2020-10", part: 1 }, undefined)).toBe("/s/archive/2020-08.xml");
  expect(olderPath("atom", shelves, { month: "2020-08", part: 1 }, undefined)).toBe("/s/archive/2019-12.xml");
  expect(olderPath("atom", shelves, { month: "2019-12", part: 1 }, undefined)).toBeUndefined();
});

it("the Atom feed skips a month of which it holds everything, unless that is over: archives are linked for good", () => {
  expect(olderPath("atom", shelves, undefined, order("2020-11-01", "5"))).toBe("/s/archive/2020-10.xml");
  expect(olderPath("atom", shelves, undefined, order("2020-10-05", "4"))).toBe("/s/archive/2020-10.xml");
});

it("JSON Feed pages leave out what the first page shows", () => {
  const last = order("2020-10-05", "4");
  expect(olderPath("json", shelves, undefined, last)).toBe("/s/archive/2020-08.json");
  const newer = order("2020-11-02", "6");
  expect(olderPath("json", shelves, undefined, newer)).toBe(
    archivePath("json", "s", { month: "2020-11", part: 1 }, newer),
  );
  expect(olderPath("json", shelves, { month: "2020-11", part: 1 }, newer)).toBe("/s/archive/2020-10.json");
});

it("a month of more than a hundred articles is in parts, the latest first on the way back", () => {
  const long: Shelves = { ...shelves, counts: new Map([["2020-08", 201]]) };
  const path = (part: number) => archivePath("atom", "s", { month: "2020-08", part });
  expect([1, 2, 3].map(path)).toEqual([
    "/s/archive/2020-08.xml",
    "/s/archive/2020-08-2.xml",
    "/s/archive/2020-08-3.xml",
  ]);
  expect(olderPath("atom", long, { month: "2020-10", part: 1 }, undefined)).toBe(path(3));
  expect(olderPath("atom", long, { month: "2020-08", part: 3 }, undefined)).toBe(path(2));
  expect(olderPath("atom", long, { month: "2020-08", part: 1 }, undefined)).toBe("/s/archive/2019-12.xml");
  expect(nextPart(long, { month: "2020-08", part: 2 })).toEqual({ month: "2020-08", part: 3 });
  expect(nextPart(long, { month: "2020-08", part: 3 })).toEqual({ month: "2020-09", part: 1 });
  expect(["2020-08", "2020-08-3"].map(partNamed)).toEqual([1, 3].map((part) => ({ month: "2020-08", part })));
});

it("what comes later changes the last part alone, and every article is in one", () => {
  const seen = (at: number) => ({ key: String(at), firstSeen: Math.floor(at / 7) });
  const all = Array.from({ length: 250 }, (_, at) => seen(249 - at));
  const before = all.filter(({ firstSeen }) => firstSeen < 30);
  expect([1, 2].map((part) => inPart(before, part))).toEqual([1, 2].map((part) => inPart(all, part)));
  const parts = [1, 2, 3].flatMap((part) => inPart(all, part));
  expect(parts).toHaveLength(250);
  expect(new Set(parts).size).toBe(250);
});

it("a place in the order survives its way through an address", () => {
  const below: Order = ["2020-09-04", 1_599_192_000_000, "新闻,1&2"];
  const { searchParams } = new URL(
    archivePath("json", "s", { month: "2020-09", part: 1 }, below),
    "https://news.example",
  );
  expect(belowParameter.parse(searchParams.get("below"))).toEqual(below);
});

it("the month after December is January", () => {
  expect(nextMonth("2020-12")).toBe("2021-01");
  expect(nextMonth("2020-09")).toBe("2020-10");
});

const monthNames = ["2020-08", "2020-09", "2020-10", "2020-11"];

it("whatever was seen and archived when, the pages hold every article once, and the archives each of a month that is over once", () => {
  const day = fc.record({
    month: fc.integer({ min: 0, max: 3 }),
    late: fc.boolean(),
    at: fc.integer({ min: 10, max: 28 }),
  });
  fc.assert(
    fc.property(fc.array(day, { minLength: 60, maxLength: 450 }), fc.integer({ min: 10, max: 60 }), (days, hot) => {
      const all = days
        .map(({ month, late, at }, number) => {
          // Some are dated a month before they were seen.
          const dated = `${monthNames[Math.max(0, month - (late ? 1 : 0))]}-${at}`;
          const name = monthNames[month] ?? "";
          const key = String(number);
          const order: Order = [dated, Date.parse(dated) + number, key];
          return { key, month: name, firstSeen: Date.parse(`${name}-${at}`), order };
        })
        .sort((a, b) => newestFirst(a.order, b.order));
      const [index, archived] = [all.slice(0, hot), all.slice(hot)];
      const known: Shelves = {
        source: "s",
        articles: index,
        archived: [...new Set(archived.map(({ month }) => month))],
        counts: new Map(monthNames.map((name) => [name, all.filter(({ month }) => month === name).length])),
        open: "2020-11",
      };
      const canonical = index.slice(0, 10);
      const end = canonical.at(-1)?.order;
      for (const format of ["json", "atom"] as const) {
        const told = canonical.map(({ key }) => key);
        const over: string[] = [];
        const paths = new Set<string>();
        let path = olderPath(format, known, undefined, end);
        while (path !== undefined) {
          expect(paths).not.toContain(path);
          paths.add(path);
          const { pathname, searchParams } = new URL(path, "https://news.example");
          const asked = partNamed(/([\d-]+)\.\w+$/.exec(pathname)?.[1] ?? "");
          const below = searchParams.has("below") ? belowParameter.parse(searchParams.get("below")) : undefined;
          const month = all.filter((article) => article.month === asked.month);
          const rows = inPart(month, asked.part).filter(({ order }) => isBelow(order, below));
          const keys = rows.map(({ key }) => key);
          told.push(...keys);
          if (asked.month < known.open) over.push(...keys);
          path = olderPath(format, known, asked, below);
        }
        const keys = all.map(({ key }) => key);
        if (format === "json") expect(told.toSorted()).toEqual(keys.toSorted());
        else {
          expect([...new Set(told)].toSorted()).toEqual(keys.toSorted());
          expect(new Set(over).size).toBe(over.length);
        }
      }
    }),
    { numRuns: 200 },
  );
});
