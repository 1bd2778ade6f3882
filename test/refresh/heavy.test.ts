import { isDeepStrictEqual } from "node:util";
import { expect, it } from "vitest";
import { reportSchema } from "../../src/web/status-report.ts";
import { readJson } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";
import { watchWrites } from "./writes.ts";

const asked = (run: Run) => run.paper.requests.map(({ url }) => new URL(url).pathname).filter((path) => path !== "/");
const faultsOf = async (run: Run) => reportSchema.parse(await run.json("/status.json")).sources[0]?.faults;

it("after a try that died without a word a page is read alone, so that it is known which kills", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  for (const title of ["演示：第一条", "演示：第二条"]) run.paper.publish({ title });
  const newest = run.paper.publish({ title: "演示：压垮读者的一页" });
  run.wait(30);
  await run.scheduled();
  run.paper.resetRequests();
  await run.deliver(2);
  expect(asked(run)).toEqual([`/News/${newest}.aspx`]);
});

it("a page that killed two tries is set aside and told, and blocks no other", async () => {
  const run = await openRun({ size: 2, at: Date.parse("2020-10-04T12:00:00+08:00") });
  await run.tick();
  const others = ["演示：第一条", "演示：第二条", "演示：第三条"].map((title) => run.paper.publish({ title }));
  const heavy = run.paper.publish({ title: "演示：压垮读者的一页" });
  run.wait(30);
  await run.scheduled();
  run.paper.resetRequests();
  await run.deliver(3);
  expect(asked(run)).toEqual([]);
  await run.drain();
  expect(asked(run).sort()).toEqual(others.map((number) => `/News/${number}.aspx`));
  expect((await readJson(run)).slice(0, 3).map(({ title }) => title)).toEqual([
    "演示：第三条",
    "演示：第二条",
    "演示：第一条",
  ]);
  const url = `http://xjyszb.cn/News/${heavy}.aspx`;
  expect(await faultsOf(run)).toMatchObject([
    { name: "too-heavy", url, found: expect.stringContaining("ended without a word") },
  ]);

  // It is tried again after an hour, and is right by then.
  await run.pass(90);
  expect((await readJson(run))[0]?.title).toBe("演示：压垮读者的一页");
  expect(await faultsOf(run)).toEqual([]);
});

it("errors that other isolates caught are counted against no page", async () => {
  const run = await openRun({ kv: "memory", size: 2 });
  await run.tick();
  run.paper.publish({ title: "演示：不重的一页" });
  run.wait(30);
  await run.scheduled();
  watchWrites(run, () => {
    throw new Error("KV is out of order");
  });
  let attempt = 0;
  for (let tries = 0; tries < 4; tries++) {
    const [body] = run.messages;
    await run.deliver(++attempt);
    // A message of its own is at its first try again.
    if (!isDeepStrictEqual(run.messages[0], body)) attempt = 0;
    run.changeIsolate();
    run.wait(1);
  }
  run.useKv(run.kv);
  run.paper.resetRequests();
  await run.deliver(attempt + 1);
  await run.drain();
  expect((await readJson(run))[0]?.title).toBe("演示：不重的一页");
  expect((await run.text("/status/feed.json")).includes("too-heavy")).toBe(false);
});

it("a slice that has read a long page leaves the others to the next", async () => {
  const run = await openRun({ size: 2 });
  await run.tick();
  const others = ["演示：第一条", "演示：第二条"].map((title) => run.paper.publish({ title }));
  const html = `<!--${"x".repeat(130_000)}--><p>演示：一张很长的网页，读起来费时。</p>`;
  const long = run.paper.publish({ title: "演示：很长的一页", blocks: [{ kind: "raw", html }] });
  run.wait(30);
  await run.scheduled();
  run.paper.resetRequests();
  await run.deliver();
  expect(asked(run)).toEqual([`/News/${long}.aspx`]);
  await run.drain();
  expect(asked(run).sort()).toEqual([...others, long].map((number) => `/News/${number}.aspx`));
});
