import { expect, it } from "vitest";
import { newestFirst, type Order, orderOf } from "../src/order.ts";

const zone = "Asia/Shanghai";
const at = (text: string) => Date.parse(`${text}+08:00`);
const day = (date: string, firstSeen: string, key: string) =>
  orderOf(
    {
      key,
      firstSeen: at(firstSeen),
      published: { at: at(`${date}T00:00`), stated: at(`${date}T00:00`), precision: "day" },
    },
    zone,
  );
const keys = (orders: Order[]) => orders.toSorted(newestFirst).map(([, , key]) => key);

it("articles of one day stand by when they were first seen, then by key", () => {
  const early = day("2020-09-04", "2020-09-04T09:00", "20");
  const late = day("2020-09-04", "2020-09-05T01:00", "3");
  const before = day("2020-09-03", "2020-09-05T02:00", "99");
  const twin = day("2020-09-04", "2020-09-04T09:00", "101");
  expect(keys([before, early, twin, late])).toEqual(["3", "101", "20", "99"]);
});

it("an article with a time stands by it within its day", () => {
  const published = { at: at("2020-09-04T10:05"), stated: at("2020-09-04T10:05"), precision: "minute" } as const;
  const timed = orderOf({ key: "7", firstSeen: at("2020-09-06T00:00"), published }, zone);
  expect(keys([timed, day("2020-09-04", "2020-09-04T09:00", "8")])).toEqual(["7", "8"]);
  expect(keys([timed, day("2020-09-04", "2020-09-04T11:00", "8")])).toEqual(["8", "7"]);
});

it("an article without a date stands where it was first seen", () => {
  const undated = orderOf({ key: "1", firstSeen: at("2020-09-05T00:30") }, zone);
  expect(keys([day("2020-09-04", "2020-09-05T00:40", "2"), undated])).toEqual(["1", "2"]);
});
