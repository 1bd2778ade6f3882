// The pages in a real browser: no error in the console, nothing wider than the window, and pictures for a person to look at.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { type Demo, startDemo } from "./pagewire.ts";

const seedTitle = "《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行";
const pictures = ".pagewire/pictures";

let demo: Demo;
let browser: Browser;
before(async () => {
  mkdirSync(pictures, { recursive: true });
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
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      const answer = await page.goto(demo.origin + path);
      assert.equal(answer?.status(), 200);
      await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
      assert.deepEqual(errors, []);
      const scrolled = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      assert.ok(scrolled <= 0, `${scrolled} px too wide`);
      await page.close();
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
