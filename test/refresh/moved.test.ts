// A site that shows its articles elsewhere: what is at their addresses now is none of them, and nothing comes as new.
import { afterEach, expect, it, vi } from "vitest";
import { reportSchema } from "../../src/web/status-report.ts";
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
