import { expect, it } from "vitest";
import { afterLook, afterPlace } from "../../src/refresh/faults.ts";
import type { Fault } from "../../src/store/state.ts";

const list = "http://xjyszb.cn/";
const notice = (name: string, url: string) => ({ name, url, expected: "an article", found: "none" });

it("fifty bad pages crowd out no fault of the list, and it keeps the time since when it lasts", () => {
  const pages = Array.from({ length: 60 }, (_, at) => `http://xjyszb.cn/News/${at}.aspx`);
  const many = pages.reduce((faults: Fault[], url) => afterLook(faults, url, [notice("doubtful", url)], 1000), []);
  const told = afterPlace(many, list, [notice("list-empty", list)], 2000);
  expect(told).toContainEqual({ ...notice("list-empty", list), since: 2000, last: 2000 });
  const later = pages.reduce((faults, url) => afterLook(faults, url, [notice("doubtful", url)], 3000), told);
  const again = afterPlace(later, list, [notice("list-empty", list)], 4000);
  expect(again).toContainEqual({ ...notice("list-empty", list), since: 2000, last: 4000 });
  expect(again.length).toBeLessThanOrEqual(50);
  expect(afterPlace(again, list, [], 5000).map(({ name }) => name)).not.toContain("list-empty");
});
