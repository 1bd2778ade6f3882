import { expect, it } from "vitest";
import { articleAddresses } from "../../src/discover/article-address.ts";
import { articlePattern } from "../../src/discover/article-pattern.ts";

const home = "http://paper.example/";

it.each([
  ["/gn/2020/09-04/{}.shtml", "/gn/2020/09-05/{}.shtml"],
  ["/c/2020/0904/{}.html", "/c/2020/0905/{}.html"],
  ["/c/202009/04/{}.html", "/c/202010/01/{}.html"],
  ["/c/20200904/{}.html", "/c/20201001/{}.html"],
  ["/2020/sep/04/{}", "/2020/oct/01/{}"],
  ["/show-{}-2020-09-04.html", "/show-{}-2020-10-01.html"],
  ["/show_{}_20200904.html", "/show_{}_20201001.html"],
])("a pattern of one day's articles like %s is that of the next day's too", (today, tomorrow) => {
  const address = (form: string, id: number) => new URL(form.replace("{}", String(id)), home);
  const articles = Array.from({ length: 6 }, (_, at) => address(today, 92_812_34 + at));
  const article = articlePattern(articles, [], home) ?? "";
  const read = articleAddresses({ home, article });
  expect(read(address(tomorrow, 92_812_99).href, home)?.key).toContain("9281299");
});

it("addresses made to hurt cost milliseconds", () => {
  const address = (at: number) => new URL(`/news/${at}${"x".repeat(64_000)}.${1_234_567 + at}.html`, home);
  const articles = Array.from({ length: 20 }, (_, at) => address(at));
  const before = performance.now();
  articlePattern(articles, [], home);
  expect(performance.now() - before).toBeLessThan(500);
});
