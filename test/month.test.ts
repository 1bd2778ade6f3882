import { expect, it } from "vitest";
import { months, monthsOf } from "../src/month.ts";

const at = Date.parse;
const zone = "Asia/Shanghai";

it("a month begins and ends by the source's clock", () => {
  const monthAt = months(zone);
  expect(monthAt(at("2020-08-31T15:59:59.999Z"))).toBe("2020-08");
  expect(monthAt(at("2020-08-31T16:00:00Z"))).toBe("2020-09");
  expect(monthAt(at("2020-12-31T15:59:59Z"))).toBe("2020-12");
  expect(monthAt(at("2020-12-31T16:00:00Z"))).toBe("2021-01");
});

it("an article of the back catalogue belongs to the month of its date, a later one to the month in which it was first seen", () => {
  const monthOf = monthsOf(zone, at("2020-09-04T12:00:00+08:00"));
  const article = (date: string, seen: string) => {
    const stated = at(date);
    return monthOf({ key: "1", firstSeen: at(seen), published: { at: stated, precision: "day", stated } });
  };
  expect(article("2020-08-21T00:00:00+08:00", "2020-09-04T12:00:00+08:00")).toBe("2020-08");
  expect(article("2019-01-01T00:00:00+08:00", "2020-12-04T12:00:00+08:00")).toBe("2019-01");
  expect(article("2020-09-30T00:00:00+08:00", "2020-10-01T00:30:00+08:00")).toBe("2020-10");
  expect(monthOf({ key: "1", firstSeen: at("2020-11-05T00:00:00Z") })).toBe("2020-11");
});
