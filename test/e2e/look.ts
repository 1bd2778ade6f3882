// A page as a person sees it: no error in its console, nothing wider than the window, and a picture for a person to look at.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";

const pictures = ".pagewire/pictures";

export interface Sight {
  /** Of the picture's file. */
  name: string;
  /** Pixels. */
  width: number;
  colorScheme?: "light" | "dark";
}

/** Opens the address, and looks; what else there is to see is left to `check`. */
export async function look(
  browser: Browser,
  address: string,
  { name, width, colorScheme = "light" }: Sight,
  check: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  const answer = await page.goto(address);
  assert.equal(answer?.status(), 200);
  await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
  assert.deepEqual(errors, []);
  const scrolled = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  assert.ok(scrolled <= 0, `${name}: ${scrolled} px too wide at ${width} px`);
  await check(page);
  await page.close();
}
