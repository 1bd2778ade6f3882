// The path without any of our hands on it: the runtime's own queue and KV.
import { createScheduledController, reset } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import worker from "../src/worker.ts";
import { openNewspaper } from "./site/newspaper.ts";

it("a cron tick reads the newspaper through the queue, slice by slice, into the feeds", {
  timeout: 60_000,
}, async () => {
  await reset();
  const paper = openNewspaper({ now: () => Date.now(), size: 6 });
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => paper.fetch(new Request(input, init)));
  vi.spyOn(console, "log").mockImplementation(() => {});
  expect((await exports.default.fetch("https://news.example/xjyszb/feed.json")).status).toBe(503);
  await worker.scheduled(createScheduledController({ scheduledTime: Date.now() }), env);
  await vi.waitFor(
    async () => {
      const answer = await exports.default.fetch("https://news.example/api/v1/articles?limit=100");
      const { articles } = await answer.json<{ articles: unknown[] }>();
      expect(articles).toHaveLength(6);
    },
    { timeout: 55_000, interval: 500 },
  );
  const feed = await exports.default.fetch("https://news.example/xjyszb/feed.json");
  const { items } = await feed.json<{ items: { title: string }[] }>();
  expect(items).toHaveLength(6);
  expect(items.map(({ title }) => title)).toContain("《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行");
});
