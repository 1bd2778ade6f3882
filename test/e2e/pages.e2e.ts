// The pages in a real browser: no error in the console, nothing wider than the window, and pictures for a person to look at.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { look } from "./look.ts";
import { type Demo, startDemo } from "./pagewire.ts";

const seedTitle = "《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行";

let demo: Demo;
let browser: Browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await demo.stop();
});

for (const [path, name] of [
  ["/", "home"],
  ["/status", "status"],
] as const) {
  for (const width of [1280, 360]) {
    test(`${path} at ${width} px has no error in the console and does not scroll sideways`, async () => {
      await look(browser, demo.origin + path, { name, width });
    });
  }
}

test("/ shows the seed article and names every feed for readers to find", async () => {
  const page = await browser.newPage();
  await page.goto(`${demo.origin}/`);
  assert.ok(await page.getByText(seedTitle).first().isVisible());
  const types = await page.locator('link[rel="alternate"]').evaluateAll((links) => links.map((link) => link.type));
  for (const type of ["application/rss+xml", "application/atom+xml", "application/feed+json"])
    assert.ok(types.includes(type), type);
  await page.close();
});
