// The extracted output of every case, loaded in a real browser with a canary that must not sing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { extractArticle } from "../../src/extract/extract.ts";
import { pageWith, xssCases, xssContext } from "../extract/xss-cases.ts";
import { openBrowser } from "./browser.ts";

/** Milliseconds for failing pictures, frames and animations to tell of themselves. */
const patience = 25;

/** What a visitor may do to a page, done to every element of it. */
const touchAll = `for (const element of document.querySelectorAll("body *")) {
  for (const type of ["mouseover", "focus", "toggle", "animationstart", "load"]) element.dispatchEvent(new Event(type));
  element.click?.();
}`;
const document = (html: string) =>
  `<!DOCTYPE html><meta charset="utf-8"><script>window.sung = 0; window.canary = () => { window.sung++; }</script><body>${html}</body>`;

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

/** A page that reaches nothing. */
async function openPage(): Promise<Page> {
  const context = await browser.newContext();
  await context.route("**", (route) => route.abort());
  return context.newPage();
}

/** How often the canary sang for `html`, untouched and touched. */
async function songs(page: Page, html: string): Promise<number> {
  await page.setContent(document(html));
  await page.waitForTimeout(patience);
  await page.evaluate(touchAll);
  await page.waitForTimeout(patience);
  return Number(await page.evaluate("window.sung"));
}

test("the canary sings where nothing is taken away: most cases do act in this browser", async () => {
  let page = await openPage();
  let singing = 0;
  for (const { html } of xssCases) {
    // A case may take the page away or close it: it did act, but it did not sing.
    const sung = await songs(page, html).catch(() => undefined);
    if (sung === undefined || Number.isNaN(sung)) page = await openPage();
    else if (sung > 0) singing++;
  }
  assert.ok(singing >= xssCases.length / 2, `${singing} of ${xssCases.length} sing`);
});

test(`the canary is silent for the extracted output of all ${xssCases.length} cases`, async () => {
  const page = await openPage();
  for (const one of xssCases) {
    const reading = extractArticle(pageWith(one), xssContext);
    const html = reading.kind === "article" ? reading.body.value.html : "";
    assert.match(html, /船上没有人/, one.name);
    // The touch follows links, and what they lead to is not the page's doing.
    assert.equal(await songs(page, html.replaceAll("<a ", '<a target="_blank" ')), 0, one.name);
    assert.equal(page.url(), "about:blank", one.name);
  }
});
