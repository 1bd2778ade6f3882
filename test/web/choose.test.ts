// Pages of a choice among sources, of each of which more is archived than one request looks into.
import { expect, it } from "vitest";
import { newestFirst, type Order } from "../../src/order.ts";
import { defineSource } from "../../src/sources/schema.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import type { Row } from "../../src/store/cards.ts";
import { writeCatalogue } from "../../src/store/catalogue.ts";
import { type Drawer, putInDrawer } from "../../src/store/drawers.ts";
import { type Choice, choose } from "../../src/web/choose.ts";
import type { Place } from "../../src/web/place.ts";
import { memoryKv } from "../refresh/memory-kv.ts";

const day = 86_400_000;
const start = Date.parse("2020-09-04T04:00:00Z");

function rowAt(at: number, key: string): Row {
  const order: Order = [new Date(at).toISOString().slice(0, 10), at, key];
  const text = { title: "t", authors: "", rest: "" };
  return { key, order, date: at, changed: at, fingerprint: key, authors: [], categories: [], text };
}

/** Sources that are archived side by side: each with so many drawers of four articles, one a day. */
async function archived(kv: KVNamespace, count: number, drawersOfEach: number) {
  const sources = Array.from({ length: count }, (_, at) => defineSource({ ...xjyszb, id: `s${at}` }));
  for (const [at, { id }] of sources.entries()) {
    const drawers: Drawer[] = [];
    for (let number = 1; number <= drawersOfEach; number++) {
      const rows = [0, 1, 2, 3].map((one) => {
        const place = (number - 1) * 4 + one;
        return rowAt(start - place * day - at * 60_000, `${at}-${place}`);
      });
      const [newest, oldest] = [rows[0], rows.at(-1)].map((row) => row?.order);
      if (!newest || !oldest) throw new Error("a drawer has articles");
      await putInDrawer(kv, id, number, { rows, without: [] }, 0);
      drawers.push({ number, newest, oldest, articles: rows.length });
    }
    await writeCatalogue(kv, id, { news: 1, modified: start, drawers, withdrawn: [], rows: [] });
  }
  return sources;
}

it.each([1, 2, 5, 6, 9])("the pages of %i sources come to an end, each article once, newest first", async (count) => {
  const { kv } = memoryKv();
  const sources = await archived(kv, count, 3);
  const found: Choice[] = [];
  let after: Place | undefined;
  for (let pages = 0; pages === 0 || after !== undefined; pages++) {
    expect(pages, "pages without an end").toBeLessThan(100);
    const choices = await choose(kv, sources, { sort: "date" }, { limit: 7, after });
    found.push(...(choices?.articles ?? []));
    after = choices?.next;
  }
  const names = found.map(({ source, row }) => `${source.id} ${row.key}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(count * 12);
  const orders = found.map(({ row }) => row.order);
  expect(orders).toEqual(orders.toSorted(newestFirst));
});
