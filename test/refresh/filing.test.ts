import { reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { newestFirst, type Order, orderOf } from "../../src/order.ts";
import { fileAway } from "../../src/refresh/filing.ts";
import { openSpared } from "../../src/refresh/spared.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { type Row, rowOf } from "../../src/store/cards.ts";
import { writeCatalogue } from "../../src/store/catalogue.ts";
import { type Drawer, readDrawer } from "../../src/store/drawers.ts";
import type { IndexEntry } from "../../src/store/index-record.ts";

const noon = Date.parse("2020-09-04T04:00:00Z");
const zone = xjyszb.timeZone;
const noViews = { at: 0, edition: 0, visits: {} };

function entry(number: number): IndexEntry {
  const seen = noon - number * 3_600_000;
  const times = { firstSeen: seen, updated: seen, changed: seen };
  return { key: String(number), url: "", title: "", ...times, edition: 1, fingerprint: "f", rendered: 1 };
}

const rowFrom = (one: IndexEntry): Row => ({
  key: one.key,
  order: orderOf(one, zone),
  date: one.firstSeen,
  changed: one.changed,
  fingerprint: "f",
  authors: [],
  categories: [],
  text: { title: `第${one.key}号`, authors: "", rest: "" },
});

const all = Array.from({ length: 1000 }, (_, at) => entry(at));
const openCatalogue = () =>
  writeCatalogue(env.KV, "xjyszb", { news: 1, modified: noon, drawers: [], withdrawn: [], rows: all.map(rowFrom) });

/** The cards of every drawer, drawer by drawer. */
const cardsIn = (drawers: readonly Drawer[]) =>
  Promise.all(drawers.map(async ({ number }) => (await readDrawer(env.KV, "xjyszb", number)).map(rowOf)));

const isWithin = (order: Order, { newest, oldest }: Drawer) =>
  newestFirst(newest, order) <= 0 && newestFirst(order, oldest) <= 0;

it("in whatever order articles leave, each has one card, in the drawer of its stretch, and no two drawers share one", async () => {
  const batches = fc.shuffledSubarray(all, { minLength: 900, maxLength: 1000 });
  await fc.assert(
    fc.asyncProperty(batches, fc.integer({ min: 60, max: 700 }), async (leaving, size) => {
      await reset();
      await openCatalogue();
      let drawers: Drawer[] = [];
      const filed = new Set<string>();
      for (let at = 0; at < leaving.length; at += size) {
        let left = leaving.slice(at, at + size).sort((a, b) => newestFirst(orderOf(a, zone), orderOf(b, zone)));
        while (left.length > 0) {
          const end = await fileAway({ kv: env.KV, spared: openSpared() }, xjyszb, left, drawers, noViews);
          expect(end.filed.size).toBeGreaterThan(0);
          for (const key of end.filed) filed.add(key);
          left = left.filter(({ key }) => !end.filed.has(key));
          drawers = end.drawers;
        }
      }
      const cards = await cardsIn(drawers);
      expect(
        cards
          .flat()
          .map(({ key }) => key)
          .toSorted(),
      ).toEqual(leaving.map(({ key }) => key).toSorted());
      expect(filed.size).toBe(leaving.length);
      for (const [at, drawer] of drawers.entries()) {
        expect(cards[at]).toHaveLength(drawer.articles);
        for (const { order } of cards[at] ?? []) expect(isWithin(order, drawer)).toBe(true);
        const next = drawers[at + 1];
        if (next) expect(newestFirst(drawer.oldest, next.newest)).toBeLessThan(0);
      }
    }),
    { numRuns: 4 },
  );
});

it("a year that leaves as it came fills one drawer after the other", async () => {
  await reset();
  await openCatalogue();
  let drawers: Drawer[] = [];
  for (let at = all.length; at > 0; at -= 100)
    drawers = (await fileAway({ kv: env.KV, spared: openSpared() }, xjyszb, all.slice(at - 100, at), drawers, noViews))
      .drawers;
  expect(drawers.map(({ articles }) => articles)).toEqual([200, 400, 400]);
});

it("a withdrawn article that was archived before has no card any more", async () => {
  await reset();
  await openCatalogue();
  const before = await fileAway({ kv: env.KV, spared: openSpared() }, xjyszb, all.slice(0, 3), [], noViews);
  const gone: IndexEntry = { ...entry(1), withdrawn: { at: noon, status: 410 } };
  const { filed, drawers } = await fileAway(
    { kv: env.KV, spared: openSpared() },
    xjyszb,
    [gone],
    before.drawers,
    noViews,
  );
  expect([...filed]).toEqual(["1"]);
  expect((await cardsIn(drawers)).flat().map(({ key }) => key)).toEqual(["2", "0"]);
});

it("a drawer of which KV shows an older state is left alone, and its articles stay", async () => {
  await reset();
  await openCatalogue();
  const { drawers } = await fileAway({ kv: env.KV, spared: openSpared() }, xjyszb, all.slice(0, 3), [], noViews);
  const ahead = drawers.map((drawer) => ({ ...drawer, articles: 9 }));
  const end = await fileAway({ kv: env.KV, spared: openSpared() }, xjyszb, all.slice(3, 5), ahead, noViews);
  expect([...end.filed]).toEqual([]);
  expect(end.drawers).toEqual(ahead);
});
