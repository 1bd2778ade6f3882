// What the hub refuses, and says of it: bad requests, too many subscriptions, too many requests.
import { beforeEach, expect, it } from "vitest";
import { writeOwnLedger } from "../../src/store/ledger.ts";
import { openRun, origin, type Run } from "../refresh/run.ts";
import { askHub, openSubscriber, publishOne, subscribe } from "./subscriber.ts";

let run: Run;
beforeEach(async () => {
  run = await openRun({ size: 2 });
});

const topic = `${origin}/xjyszb/atom.xml`;
const good = { "hub.mode": "subscribe", "hub.topic": topic, "hub.callback": "https://subscriber.example/callback" };

it.each([
  ["no mode", { "hub.mode": "" }, "hub.mode"],
  ["a mode that is none", { "hub.mode": "follow" }, "hub.mode"],
  ["no topic", { "hub.topic": "" }, "hub.topic"],
  ["a topic that is no URL", { "hub.topic": "/xjyszb/atom.xml" }, "hub.topic"],
  ["a topic of another site", { "hub.topic": "https://other.example/xjyszb/atom.xml" }, "hub.topic"],
  ["a topic of another scheme", { "hub.topic": topic.replace("https", "http") }, "hub.topic"],
  ["a topic of no source", { "hub.topic": `${origin}/other/atom.xml` }, "hub.topic"],
  ["a topic that is no feed", { "hub.topic": `${origin}/status` }, "hub.topic"],
  ["a choice of articles", { "hub.topic": `${topic}?limit=3` }, "hub.topic"],
  ["a topic with a fragment", { "hub.topic": `${topic}#top` }, "hub.topic"],
  ["a topic with a user name", { "hub.topic": topic.replace("//", "//me@") }, "hub.topic"],
  ["no callback", { "hub.callback": "" }, "hub.callback"],
  ["a callback that is no URL", { "hub.callback": "subscriber.example" }, "hub.callback"],
  ["a callback that is no web address", { "hub.callback": "ftp://subscriber.example/" }, "hub.callback"],
  ["a callback in our own network", { "hub.callback": "http://127.0.0.1:8080/" }, "hub.callback"],
  ["a callback in disguise", { "hub.callback": "http://0x7f.1/" }, "hub.callback"],
  ["a callback in the cloud's own network", { "hub.callback": "http://169.254.169.254/latest" }, "hub.callback"],
  ["a callback without a dot", { "hub.callback": "http://intranet/" }, "hub.callback"],
  ["a callback with a password", { "hub.callback": "https://a:b@subscriber.example/" }, "hub.callback"],
  ["a callback with a fragment", { "hub.callback": "https://subscriber.example/#me" }, "hub.callback"],
  ["a callback that is the hub", { "hub.callback": `${origin}/hub` }, "hub.callback"],
  [
    "a callback of 3,000 characters",
    { "hub.callback": `https://subscriber.example/${"a".repeat(3000)}` },
    "hub.callback",
  ],
  ["a lease of no seconds", { "hub.lease_seconds": "0" }, "hub.lease_seconds"],
  ["a lease of less than none", { "hub.lease_seconds": "-5" }, "hub.lease_seconds"],
  ["a lease in words", { "hub.lease_seconds": "ten days" }, "hub.lease_seconds"],
  ["a secret of 200 bytes", { "hub.secret": `${"密".repeat(66)}xx` }, "hub.secret"],
])("%s is a 400 that names the parameter, and nobody is asked", async (_, wrong, named) => {
  const subscriber = openSubscriber(good["hub.callback"]);
  const answer = await askHub(run, { ...good, ...wrong });
  expect(answer.status).toBe(400);
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const { detail } = await answer.json<{ detail: string }>();
  expect(detail).toContain(`parameter "${named}"`);
  expect(detail).not.toContain("\n");
  expect(run.messages).toEqual([]);
  expect(subscriber.urls).toEqual([]);
});

it("a parameter that is given twice is a 400 that names it", async () => {
  const answer = await askHub(run, `${new URLSearchParams(good)}&hub.topic=${encodeURIComponent(topic)}`);
  expect(answer.status).toBe(400);
  expect((await answer.json<{ detail: string }>()).detail).toContain('parameter "hub.topic" is given 2 times');
});

it("what is no form is a 415, and a form of a megabyte a 413", async () => {
  expect((await askHub(run, JSON.stringify(good), { "content-type": "application/json" })).status).toBe(415);
  expect((await askHub(run, { ...good, x: "x".repeat(1_000_000) })).status).toBe(413);
  expect(run.messages).toEqual([]);
});

it("nobody but Pagewire publishes here", async () => {
  await run.tick();
  const subscriber = openSubscriber();
  await subscribe(run, subscriber);
  const fields: Record<string, string>[] = [
    { "hub.mode": "publish", "hub.url": topic },
    { "hub.mode": "publish", "hub.topic": topic },
  ];
  for (const published of fields) {
    const answer = await askHub(run, published);
    expect(answer.status).toBe(403);
    expect((await answer.json<{ detail: string }>()).detail).toContain('parameter "hub.mode"');
  }
  expect(run.messages).toEqual([]);
  expect(subscriber.deliveries).toEqual([]);
});

it("a host has twenty subscriptions; the next is denied with the reason, one of another host is not", async () => {
  await run.tick();
  const many = openSubscriber("https://many.example/0");
  for (let number = 0; number < 20; number++) {
    await subscribe(run, { ...many, callback: `https://many.example/${number}` });
  }
  await subscribe(run, { ...many, callback: "https://many.example/one-more" });
  expect(many.asked).toHaveLength(21);
  expect(many.asked[20]?.get("hub.mode")).toBe("denied");
  expect(many.asked[20]?.get("hub.topic")).toBe(topic);
  expect(many.asked[20]?.get("hub.reason")).toContain("many.example");
  await subscribe(run, { ...many, callback: "https://many.example/3" });
  expect(many.asked[21]?.get("hub.mode"), "a renewal is none more").toBe("subscribe");
  const other = openSubscriber();
  await subscribe(run, other);
  await publishOne(run);
  expect(many.deliveries).toHaveLength(20);
  expect(other.deliveries).toHaveLength(1);
});

it("the hub has a hundred subscriptions; the next is denied, until one has ended", async () => {
  const expires = run.now() + 86_400_000;
  for (let number = 0; number < 100; number++) {
    const metadata = { topic, host: `${number}.example`, expires };
    const record = { version: 1, topic, callback: `https://${number}.example/`, expires };
    await run.kv.put(`subscription:${number}`, JSON.stringify(record), { metadata });
  }
  const subscriber = openSubscriber();
  await subscribe(run, subscriber);
  expect(subscriber.asked[0]?.get("hub.mode")).toBe("denied");
  run.wait(24 * 60);
  await subscribe(run, subscriber);
  expect(subscriber.asked[1]?.get("hub.mode")).toBe("subscribe");
});

it("a flood of requests is told when to come back, before it costs the queue its day", async () => {
  run.wait(7 * 24 * 60);
  const answers: Response[] = [];
  for (let number = 0; number < 70; number++) answers.push(await askHub(run, good));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(60);
  const last = answers.at(-1);
  expect(last?.status).toBe(429);
  expect(run.messages).toHaveLength(60);
  const wait = Number(last?.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  run.wait(wait / 60);
  expect((await askHub(run, good)).status).toBe(202);
  expect((await askHub(run, good)).status).toBe(429);
});

it("when the day's own part is spent, whichever instance spent it, the hub takes no more until the day is over", async () => {
  run.wait(14 * 24 * 60);
  const day = new Date(run.now()).toISOString().slice(0, 10);
  const ledger = { day, reads: 0, writes: 0, lists: 0, queue: 9_999, requests: 0 };
  await writeOwnLedger(run.kv, { at: run.now(), ledger });
  const answer = await askHub(run, good);
  expect(answer.status).toBe(429);
  expect((await answer.json<{ detail: string }>()).detail).toContain("queue");
  expect(Number(answer.headers.get("retry-after"))).toBe((Date.parse(`${day}T24:00:00Z`) - run.now()) / 1000);
  expect(run.messages).toEqual([]);
  run.wait(24 * 60);
  expect((await askHub(run, good)).status).toBe(202);
});
