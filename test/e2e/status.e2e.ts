// The status page as a person sees it while all is well, while something is wrong, when nobody looks any more and when the day is spent.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { reportSchema } from "../../src/web/status-report.ts";
import { openBrowser } from "./browser.ts";
import { look } from "./look.ts";
import { type Demo, startDemo, until } from "./pagewire.ts";

const minute = 60_000;
/** What Chromium paints where a page says nothing of its background. */
const papers = { light: "rgb(255, 255, 255)", dark: "rgb(18, 18, 18)" };

let demo: Demo;
let browser: Browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await demo.stop();
});

interface Report {
  health: string;
  sources: { last_tried: string; faults: { name: string; expected: string; found: string }[] }[];
}
const report = () => demo.json<Report>("/status.json");
const waitFor = (what: string, holds: (status: Report) => boolean) => until(what, async () => holds(await report()));

/** Looks at the page light and dark, wide and narrow; what there is to see is left to `check`. Programs get what is documented, no more and no less. */
async function lookAtStatus(name: string, check: (page: Page) => Promise<void>): Promise<void> {
  const told: unknown = await report();
  assert.deepEqual(reportSchema.parse(told), told);
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 360]) {
      await look(
        browser,
        `${demo.origin}/status`,
        { name: `status-${name}-${colorScheme}`, width, colorScheme },
        async (page) => {
          assert.deepEqual(
            await paleTexts(page, papers[colorScheme]),
            [],
            `${name}, ${colorScheme}: too little contrast`,
          );
          await check(page);
        },
      );
    }
  }
}

/** Texts whose contrast is less than WCAG's 4.5: https://www.w3.org/TR/WCAG22/#contrast-minimum */
async function paleTexts(page: Page, paper: string): Promise<string[]> {
  const texts = await page.locator("body *").evaluateAll((elements, ground) => {
    const styleOf = (element: (typeof elements)[number]) => element.ownerDocument.defaultView.getComputedStyle(element);
    return elements.flatMap((element) => {
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map((node) => node.textContent);
      const text = own.join("").trim();
      let around = element;
      while (around !== null && styleOf(around).backgroundColor === "rgba(0, 0, 0, 0)") around = around.parentElement;
      const behind: string = around === null ? ground : styleOf(around).backgroundColor;
      return text === "" ? [] : [{ text, color: String(styleOf(element).color), behind }];
    });
  }, paper);
  const pale = texts.filter(({ color, behind }) => contrast(color, behind) < 4.5);
  return pale.map(({ text, color, behind }) => `${text.slice(0, 40)}: ${color} on ${behind}`);
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const parts = color.match(/[\d.]+/g) ?? [];
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Writes a record of local KV, as the Worker would find it. */
async function edit(key: string, change: (record: Record<string, unknown>) => object): Promise<void> {
  const wrangler = (...args: string[]) =>
    promisify(execFile)("wrangler", ["kv", "key", ...args, "--binding", "KV", "--local", "--persist-to", demo.state], {
      env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" },
    });
  const { stdout } = await wrangler("get", key, "--text");
  await wrangler("put", key, JSON.stringify(change(JSON.parse(stdout))));
}

/** Whether all of these can be seen on the page. */
async function sees(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) assert.ok(await page.getByText(text).first().isVisible(), `"${text}" is not to be seen`);
}

test("good: that is all that there is to see", async () => {
  await lookAtStatus("good", async (page) => {
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Status: good");
    await sees(page, "All sources are read as they should be.");
    assert.equal(await page.locator(".faults").count(), 0);
    // A meter is named, for who does not see it.
    for (const name of ["KV reads", "KV writes", "queue operations", "requests to the site"])
      assert.equal(await page.getByRole("meter", { name }).count(), 1, name);
  });
});

test("over budget: what is spent, what waits, and until when, in no alarming red", async () => {
  const day = new Date().toISOString().slice(0, 10);
  await edit("state:xjyszb", (state) => ({
    ...state,
    ledger: { day, reads: 1200, writes: 960, queue: 300, requests: 240 },
  }));
  demo.paper.publish({ title: "演示：明天才读的新闻" });
  await demo.tick(Date.now() + 31 * minute);
  await waitFor("the budget is told", ({ sources }) => sources[0]?.faults[0]?.name === "budget");
  await lookAtStatus("budget", async (page) => {
    await sees(page, "of 1000 KV writes are spent today; news wait until 00:00 UTC", "it is done after 00:00 UTC");
    await sees(page, "Nothing is wrong with the sources.", "what was put off is done tomorrow");
    assert.deepEqual(await page.locator(".faults").evaluateAll((lists) => lists.map((list) => list.className)), [
      "faults notes",
    ]);
  });
});

test("faulty: which fault, since when, what was expected and found, where, and what to do", async () => {
  demo.paper.fail("list", { kind: "status", status: 500 });
  await demo.tick(Date.now() + 62 * minute);
  await waitFor("the fault is told", ({ health }) => health === "faulty");
  await lookAtStatus("faulty", async (page) => {
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Status: faulty");
    await sees(page, "http-error", "a page", "answered 500", "http://xjyszb.cn/", "it is tried again by itself");
    const first = page.locator(".faults li").first();
    assert.match(String(await first.textContent()), /^http-error since \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  });
});

test("stale: since when nobody has looked, and where to look for the reason", async () => {
  const hours = (record: Record<string, unknown>, name: string) => Number(record[name]) - 26 * 60 * minute;
  await edit("state:xjyszb", (state) => ({
    ...state,
    faults: [],
    at: hours(state, "at"),
    tried: hours(state, "tried"),
    good: hours(state, "good"),
  }));
  await waitFor("nobody has looked", ({ health }) => health === "stale");
  await lookAtStatus("stale", async (page) => {
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Status: stale");
    await sees(page, "for 26 hours", "a look every 30m", "the last at 20", "cron trigger");
  });
});
