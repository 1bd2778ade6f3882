import { beforeEach, expect, it } from "vitest";
import { readJson } from "./feeds.ts";
import { openRun } from "./run.ts";
import { describeSource } from "./with-source.ts";

beforeEach(() => describeSource({ feed: "http://xjyszb.cn/rss.xml" }));

/** What was asked, but for the leave to ask. */
const paths = (requests: readonly { url: string }[]) =>
  requests.map(({ url }) => new URL(url).pathname).filter((path) => path !== "/robots.txt");

it("the articles of an upstream feed are read without asking for a list", async () => {
  const run = await openRun();
  await run.tick();
  const asked = paths(run.paper.requests);
  expect(asked).not.toContain("/");
  expect(asked[0]).toBe("/rss.xml");
  const items = await readJson(run);
  const newest = run.paper.articles().slice(0, 10);
  expect(items.map(({ title }) => title).toSorted()).toEqual(newest.map(({ title }) => title).toSorted());
  expect(items.map(({ id }) => id)).toContain(`tag:xjyszb.cn,2026:xjyszb/${newest[0]?.number}`);
});

it("an upstream feed that did not change costs one conditional request", async () => {
  const run = await openRun();
  await run.tick();
  run.wait(30);
  run.paper.resetRequests();
  await run.tick();
  expect(run.paper.requests.map(({ url, status }) => [new URL(url).pathname, status])).toEqual([["/rss.xml", 304]]);
});

it("an upstream feed that is gone leaves the lists, and is told on the status", async () => {
  const run = await openRun();
  await run.tick();
  run.wait(30);
  run.paper.fail("/rss.xml", { kind: "status", status: 404 });
  await run.tick();
  const number = run.paper.publish({ title: "演示：没有订阅源的一天" });
  run.wait(30);
  await run.tick();
  expect((await readJson(run)).map(({ id }) => id)).toContain(`tag:xjyszb.cn,2026:xjyszb/${number}`);
  expect(await run.text("/status.json")).toContain("http://xjyszb.cn/rss.xml");
});

it("an upstream feed that became a web page is told, and the lists go on", async () => {
  const run = await openRun();
  await run.tick();
  run.paper.fail("/rss.xml", { kind: "soft-error" });
  run.wait(30);
  await run.tick();
  const { sources } = await run.json<{ sources: { faults: { name: string; url: string }[] }[] }>("/status.json");
  expect(sources[0]?.faults).toMatchObject([{ name: "list-unreadable", url: "http://xjyszb.cn/rss.xml" }]);
  expect((await readJson(run)).length).toBe(8);
});

it("after a tick in which the whole site failed all faults end with the feed's, though nobody asks the lists again", async () => {
  const run = await openRun();
  await run.tick();
  run.paper.fail("all", { kind: "status", status: 500 });
  run.wait(30);
  await run.tick();
  const faults = async () =>
    (await run.json<{ sources: { faults: { url: string }[] }[] }>("/status.json")).sources[0]?.faults;
  expect(await faults()).toMatchObject([{ url: "http://xjyszb.cn/" }, { url: "http://xjyszb.cn/rss.xml" }]);
  run.paper.heal();
  run.wait(30);
  await run.tick();
  expect(await faults()).toEqual([]);
  expect((await run.get("/status.json?source=xjyszb")).status).toBe(200);
});
