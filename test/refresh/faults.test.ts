import { expect, it } from "vitest";
import type { Fault, Where } from "../site/faults.ts";
import type { Newspaper } from "../site/newspaper.ts";
import { readJson, snapshot } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";

interface StatusReport {
  sources: {
    health: string;
    last_good: string;
    faults: { name: string; since: string; url: string; expected: string; found: string }[];
  }[];
}

async function statusOf(run: Run) {
  const { sources } = await run.json<StatusReport>("/status.json");
  const [source] = sources;
  if (source === undefined) throw new Error("the status names no source");
  return source;
}

const broken: [what: string, fault: string, breakIt: (paper: Newspaper) => void][] = [
  ["the site answers 500", "http-error", ({ fail }) => fail("all", { kind: "status", status: 500 })],
  ["the site hangs", "timeout", ({ fail }) => fail("all", { kind: "hang" })],
  ["the list is cut off by the connection", "cut-short", ({ fail }) => fail("list", { kind: "cut" })],
  ["the list is cut in half", "cut-short", ({ fail }) => fail("list", { kind: "half" })],
  ["the list is a blank page", "cut-short", ({ fail }) => fail("list", { kind: "blank" })],
  ["the list links to nothing", "list-empty", ({ emptyList }) => emptyList(true)],
  ["the list was redesigned", "list-empty", ({ linkAs }) => linkAs("moved")],
  ["the list is a friendly error page", "list-empty", ({ fail }) => fail("list", { kind: "soft-error" })],
  ["the list is not found", "list-gone", ({ fail }) => fail("list", { kind: "status", status: 404 })],
];

it.each(broken)(
  "%s for a day: the feeds stay byte-identical and the status says since when and why",
  async (_, fault, breakIt) => {
    const run = await openRun({ vars: { FETCH_TIMEOUT_SECONDS: "0.2" } });
    await run.tick();
    const before = await snapshot(run);
    run.wait(30);
    const began = new Date(run.now()).toISOString();
    breakIt(run.paper);
    for (let hour = 0; hour < 24; hour += 6) {
      await run.tick();
      run.wait(360);
    }
    expect(await snapshot(run)).toEqual(before);
    const { health, faults } = await statusOf(run);
    expect(health).toBe("faulty");
    expect(faults).toMatchObject([{ name: fault, since: began, url: "http://xjyszb.cn/" }]);
    expect(faults[0]?.found).not.toBe("");
  },
);

it("a list that shows nothing is told by what its page is called, so that a wall is known from a redesign", async () => {
  const run = await openRun({ size: 1 });
  await run.tick();
  run.wait(30);
  run.paper.fail("list", { kind: "soft-error" });
  await run.tick();
  const [fault] = (await statusOf(run)).faults;
  expect(fault?.found).toBe('none that matches the article pattern, on a page called "系统提示"');
});

it("a fault ends by itself, and what was published meanwhile arrives", async () => {
  const run = await openRun();
  await run.tick();
  run.wait(30);
  run.paper.fail("all", { kind: "status", status: 502 });
  await run.tick();
  expect((await statusOf(run)).health).toBe("faulty");
  const number = run.paper.publish({ title: "演示：停电时的新闻" });
  run.paper.heal();
  run.wait(120);
  await run.tick();
  expect(await statusOf(run)).toMatchObject({ health: "good", faults: [] });
  expect((await readJson(run))[0]).toMatchObject({
    title: "演示：停电时的新闻",
    id: `tag:xjyszb.cn,2026:xjyszb/${number}`,
  });
});

it("a list too large to be read to its end is believed as far as it is read, and told", async () => {
  const run = await openRun({ size: 2 });
  const rest = "<i></i>".repeat(16_000);
  run.paper.fail("list", { kind: "edit", edit: (html) => html.replace("</body>", `${rest}</body>`) });
  await run.tick();
  expect(await readJson(run)).toHaveLength(2);
  const { health, faults } = await statusOf(run);
  expect(health).toBe("good");
  expect(faults).toMatchObject([{ url: "http://xjyszb.cn/", found: expect.stringContaining("read up to where") }]);
});

const brokenPages: [what: string, where: Where, fault: Fault][] = [
  ["cut off by the connection", "articles", { kind: "cut" }],
  ["cut in half", "articles", { kind: "half" }],
  ["blank", "articles", { kind: "blank" }],
  ["a friendly error page", "articles", { kind: "soft-error" }],
];

it.each(brokenPages)(
  "article pages that are %s change no known article and make no new one",
  async (_, where, fault) => {
    const run = await openRun();
    await run.tick();
    const before = await snapshot(run);
    run.paper.publish({ title: "演示：读不到的新闻" });
    run.paper.fail(where, fault);
    run.paper.raiseViews(10);
    run.wait(180);
    await run.tick();
    expect(await snapshot(run)).toEqual(before);
    expect((await statusOf(run)).faults.length).toBeGreaterThan(0);
    run.paper.heal();
    run.wait(24 * 60);
    await run.tick();
    const [first] = await readJson(run);
    expect(first?.title).toBe("演示：读不到的新闻");
    expect((await statusOf(run)).faults).toEqual([]);
  },
);

it("one page that cannot be read blocks nothing", async () => {
  const run = await openRun();
  run.paper.fail("/News/4060.aspx", { kind: "status", status: 500 });
  await run.tick();
  const items = await readJson(run);
  expect(items).toHaveLength(7);
  expect(items[0]?.link).toBe("http://xjyszb.cn/News/4059.aspx");
  expect((await statusOf(run)).faults).toMatchObject([{ name: "http-error", url: "http://xjyszb.cn/News/4060.aspx" }]);
});

it("a site that asks for patience is not asked again before its time", async () => {
  const run = await openRun();
  await run.tick();
  run.wait(30);
  run.paper.fail("all", { kind: "status", status: 429, retryAfter: "7200" });
  await run.tick();
  run.paper.resetRequests();
  run.wait(60);
  await run.tick();
  expect(run.paper.requests).toEqual([]);
  run.paper.heal();
  run.wait(70);
  await run.tick();
  expect(run.paper.requests.length).toBeGreaterThan(0);
});

it("a message that nobody can read is told, and the others are worked on", async () => {
  const run = await openRun();
  run.messages.push({ nonsense: true });
  await run.tick();
  expect(await readJson(run)).toHaveLength(8);
  const { dead_letters } = await run.json<{ dead_letters: { message: string }[] }>("/status.json");
  expect(dead_letters).toHaveLength(1);
  expect(dead_letters[0]?.message).toContain("unreadable");
});

it("a list that is said not to have changed, though it has, is read whole once a day", async () => {
  const run = await openRun({ kv: "memory", size: 2 });
  await run.tick();
  const stuck = (request: Request, right: Response) =>
    request.headers.has("if-none-match") ? new Response(null, { status: 304 }) : right;
  run.paper.fail("list", { kind: "answer", answer: stuck });
  run.paper.publish({ title: "演示：谁也没有看到的新闻" });
  await run.pass(23 * 60);
  expect(await readJson(run)).toHaveLength(2);
  run.paper.resetRequests();
  await run.pass(24 * 60);
  expect((await readJson(run))[0]?.title).toBe("演示：谁也没有看到的新闻");
  const lists = run.paper.requests.filter(({ url }) => new URL(url).pathname === "/");
  expect(lists.filter(({ headers }) => !("if-none-match" in headers))).toHaveLength(1);
});
