// A site that shows its articles elsewhere: what is at their addresses now is none of them, and nothing comes as new.
import { afterEach, expect, it, vi } from "vitest";
import { reportSchema } from "../../src/web/status-report.ts";
import type { Block } from "../site/articles.ts";
import { readJson } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";

afterEach(() => void vi.restoreAllMocks());

const faultsOf = async (run: Run) =>
  reportSchema.parse(await run.json("/status.json")).sources[0]?.faults.map(({ name }) => name) ?? [];

/** From now on the site answers so; nothing: as the newspaper does. */
type Answer = (path: string, right: (path: string) => Promise<Response>) => Promise<Response> | undefined;

function answer(run: Run, how: Answer): void {
  const ask = (address: string) => run.paper.fetch(new Request(address));
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname, origin } = new URL(request.url);
    return (await how(pathname, (path) => ask(origin + path))) ?? run.paper.fetch(request);
  });
}

const sentTo = (location: string) => Promise.resolve(new Response(null, { status: 302, headers: { location } }));

it.each([
  ["one page, to the home page,", /4058/, "/"],
  ["half of all pages, to the home page with a word why,", /405[0-8]/, "/index.html?error=404"],
  ["one page, to another article's,", /4058/, "/News/4060.aspx"],
])("%s sent elsewhere however long: no article says what stands there", async (_, which, to) => {
  const run = await openRun({ kv: "memory", size: 14 });
  run.paper.freezeViews();
  await run.tick();
  const before = await readJson(run);
  answer(run, (path, right) => {
    if (path === "/index.html") return right("/");
    return path.startsWith("/News/") && which.test(path) ? sentTo(to) : undefined;
  });
  await run.pass(60 * 60);
  expect(await readJson(run)).toEqual(before);
  expect((await faultsOf(run)).length).toBeGreaterThan(0);
  answer(run, () => undefined);
  run.paper.publish({ title: "演示：恢复后的新闻" });
  await run.pass(80 * 60);
  expect((await readJson(run)).slice(1)).toEqual(before);
  expect(await faultsOf(run)).toEqual([]);
});

/** What the newspaper says, with each link to an article followed by one to the same text under another number, or replaced by it. */
const renumbered =
  (links: string): Answer =>
  (path, right) => {
    const [, number] = /^\/News\/9(\d{4})\.aspx$/.exec(path) ?? [];
    if (number !== undefined) return right(`/News/${number}.aspx`);
    if (path !== "/") return undefined;
    return right(path).then(async (page) => {
      const html = await page.text();
      const headers = { "content-type": "text/html; charset=utf-8" };
      return new Response(html.replaceAll(/(<a href="\/News\/)(\d{4})(\.aspx"[^>]*>)(.*?)(<\/a>)/gs, links), {
        headers,
      });
    });
  };

it.each([
  ["under a second number too", "$1$2$3$4$5 $19$2$3$4$5", "4061"],
  ["under another number", "$19$2$3$4$5", "94061"],
])("all articles %s come not as new, which is told, and news comes", async (_, links, news) => {
  const run = await openRun({ kv: "memory", size: 14 });
  run.paper.freezeViews();
  await run.tick();
  const before = await readJson(run);
  answer(run, renumbered(links));
  await run.pass(120);
  expect(await readJson(run)).toEqual(before);
  expect(await faultsOf(run)).toContain("copies");
  run.paper.publish({ title: "演示：搬家后的新闻" });
  await run.pass(24 * 60);
  const [first, ...others] = await readJson(run);
  expect(first).toMatchObject({ id: `tag:xjyszb.cn,2026:xjyszb/${news}`, title: "演示：搬家后的新闻" });
  expect(others).toEqual(before);
  // Of one that goes back to its numbers what is there already stays.
  answer(run, () => undefined);
  run.paper.publish({ title: "演示：恢复后的新闻" });
  await run.pass(120);
  run.paper.publish({ title: "演示：又一条新闻" });
  await run.pass(30);
  expect((await readJson(run)).slice(3)).toEqual(before);
  expect(await faultsOf(run)).not.toContain("copies");
});

it("articles that are found under other numbers only, and no more under their own, are neither withdrawn nor new", async () => {
  const run = await openRun({ kv: "memory", size: 14 });
  run.paper.freezeViews();
  await run.tick();
  const before = await readJson(run);
  const moved = renumbered("$19$2$3$4$5");
  answer(run, (path, right) =>
    /^\/News\/4\d{3}\.aspx$/.test(path) ? Promise.resolve(new Response("", { status: 404 })) : moved(path, right),
  );
  for (let news = 1; news <= 8; news++) run.paper.publish({ title: `演示：搬家后的第${news}条新闻` });
  await run.pass(5 * 24 * 60);
  expect((await readJson(run)).slice(8)).toEqual(before);
  expect(await faultsOf(run)).toContain("all-gone");
});

it("a notice that is printed again some days later is no copy, though others are", async () => {
  const run = await openRun({ kv: "memory", size: 14 });
  const blocks: Block[] = [{ kind: "text", text: "演示：停水通知，请各家各户提前储水。".repeat(9) }];
  const notice = { title: "演示：停水通知", reporters: [], byline: "", blocks };
  run.paper.publish({ ...notice, date: "2020-09-01" });
  run.paper.freezeViews();
  await run.tick();
  answer(run, renumbered("$1$2$3$4$5 $19$2$3$4$5"));
  await run.pass(30);
  expect(await faultsOf(run)).toContain("copies");
  run.paper.publish({ ...notice, date: "2020-09-04" });
  await run.pass(30);
  const printed = (await readJson(run)).filter(({ title }) => title === notice.title);
  expect(printed.map(({ published }) => published?.slice(0, 10))).toEqual(["2020-09-04", "2020-08-31"]);
});
