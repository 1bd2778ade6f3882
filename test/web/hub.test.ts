// What the Recommendation asks of a hub, point by point. https://www.w3.org/TR/websub/#hubs
import { beforeEach, describe, expect, it } from "vitest";
import { feedPaths } from "../refresh/feeds.ts";
import { openRun, origin, type Run } from "../refresh/run.ts";
import { askHub, discover, openSubscriber, publishOne, type Subscriber, signatureOf, subscribe } from "./subscriber.ts";

let run: Run;
let subscriber: Subscriber;
beforeEach(async () => {
  run = await openRun({ size: 2 });
  await run.tick();
  subscriber = openSubscriber();
});

const topic = `${origin}/xjyszb/atom.xml`;
const day = 86_400;

describe.each(feedPaths)("%s", (path) => {
  it("names its hub and itself, in the Link header and in the document", async () => {
    const answer = await run.get(path);
    expect(discover(answer)).toEqual({ hub: `${origin}/hub`, self: origin + path });
    const text = await answer.text();
    if (path.endsWith(".json")) {
      expect(JSON.parse(text)).toMatchObject({
        hubs: [{ type: "WebSub", url: `${origin}/hub` }],
        feed_url: origin + path,
      });
    } else {
      const links = [...text.matchAll(/<(?:atom:)?link[^>]* rel="(hub|self)"[^>]*>|<(?:atom:)?link[^>]*>/g)].map(
        ([link]) => [/ rel="([^"]*)"/.exec(link)?.[1], / href="([^"]*)"/.exec(link)?.[1]],
      );
      expect(links).toContainEqual(["hub", `${origin}/hub`]);
      expect(links).toContainEqual(["self", origin + path]);
    }
  });

  it("is distributed whole: the bytes, the type and the links that a reader gets", async () => {
    await subscribe(run, subscriber, {}, path);
    await publishOne(run);
    expect(subscriber.deliveries).toHaveLength(1);
    const [delivery] = subscriber.deliveries;
    const answer = await run.get(path);
    expect(delivery?.text).toContain("演示：推送的新闻");
    expect(delivery?.bytes).toEqual(new Uint8Array(await answer.arrayBuffer()));
    for (const name of ["content-type", "link", "etag"])
      expect(delivery?.headers.get(name)).toBe(answer.headers.get(name));
  });
});

it("a subscriber that discovers, subscribes with a secret, echoes the challenge and checks the signature gets the news", async () => {
  const { hub, self } = discover(await run.get("/xjyszb/atom.xml"));
  const secret = "知道的人不多 & ümläut";
  const accepted = await run.ask(
    new Request(hub ?? "", {
      method: "POST",
      body: new URLSearchParams({
        "hub.mode": "subscribe",
        "hub.topic": self ?? "",
        "hub.callback": subscriber.callback,
        "hub.secret": secret,
      }),
    }),
  );
  expect(accepted.status).toBe(202);
  expect(subscriber.asked, "the answer does not wait for the verification").toEqual([]);
  await run.drain();
  expect(subscriber.asked).toHaveLength(1);
  expect(subscriber.asked[0]?.get("hub.mode")).toBe("subscribe");
  expect(subscriber.asked[0]?.get("hub.topic")).toBe(self);
  expect(subscriber.asked[0]?.get("hub.challenge")?.length).toBeGreaterThan(20);
  await publishOne(run);
  const [delivery, ...more] = subscriber.deliveries;
  expect(more).toEqual([]);
  expect(delivery?.url).toBe(subscriber.callback);
  expect(delivery?.headers.get("x-hub-signature")).toBe(signatureOf(secret, delivery?.bytes ?? new Uint8Array()));
  expect(delivery?.headers.get("user-agent")).toMatch(/^Pagewire\//);
});

it("100: a typical request, with mode, topic and callback alone, is served without a signature", async () => {
  expect((await subscribe(run, subscriber)).status).toBe(202);
  await publishOne(run);
  expect(subscriber.deliveries).toHaveLength(1);
  expect(subscriber.deliveries[0]?.headers.has("x-hub-signature")).toBe(false);
});

it("101: a request with a secret is served with its signature", async () => {
  await subscribe(run, subscriber, { "hub.secret": "s".repeat(199) });
  await publishOne(run);
  const [delivery] = subscriber.deliveries;
  expect(delivery?.headers.get("x-hub-signature")).toBe(
    signatureOf("s".repeat(199), delivery?.bytes ?? new Uint8Array()),
  );
});

it("102: further parameters are ignored", async () => {
  const more = {
    "hub.verify": "async",
    "hub.verify_token": "x",
    foo: "bar",
    "hub.secret": "",
    "hub.lease_seconds": "",
  };
  expect((await subscribe(run, subscriber, more)).status).toBe(202);
  expect([...(subscriber.asked[0]?.keys() ?? [])].sort()).toEqual([
    "hub.challenge",
    "hub.lease_seconds",
    "hub.mode",
    "hub.topic",
  ]);
  await publishOne(run);
  expect(subscriber.deliveries).toHaveLength(1);
});

it("103: a second request for the same subscription replaces its secret, and delivers once", async () => {
  await subscribe(run, subscriber, { "hub.secret": "old" });
  await subscribe(run, subscriber, { "hub.secret": "new" });
  await publishOne(run);
  expect(subscriber.deliveries).toHaveLength(1);
  const [delivery] = subscriber.deliveries;
  expect(delivery?.headers.get("x-hub-signature")).toBe(signatureOf("new", delivery?.bytes ?? new Uint8Array()));
  await subscribe(run, subscriber);
  await publishOne(run, "演示：又一条");
  expect(subscriber.deliveries).toHaveLength(2);
  expect(subscriber.deliveries[1]?.headers.has("x-hub-signature")).toBe(false);
});

it("103: a second request that is not confirmed leaves the subscription as it was", async () => {
  await subscribe(run, subscriber, { "hub.secret": "old" });
  subscriber.verifyWith(() => new Response(null, { status: 404 }));
  await subscribe(run, subscriber, { "hub.secret": "forged" });
  await subscribe(run, subscriber, { "hub.mode": "unsubscribe" });
  await publishOne(run);
  const [delivery] = subscriber.deliveries;
  expect(delivery?.headers.get("x-hub-signature")).toBe(signatureOf("old", delivery?.bytes ?? new Uint8Array()));
});

it("two who subscribe at the same moment both have their subscription", async () => {
  const other = openSubscriber();
  for (const { callback } of [subscriber, other]) {
    await askHub(run, { "hub.mode": "subscribe", "hub.topic": topic, "hub.callback": callback });
  }
  await Promise.all([run.deliver(), run.deliver()]);
  await publishOne(run);
  expect([subscriber.deliveries.length, other.deliveries.length]).toEqual([1, 1]);
});

it("104: who unsubscribes and confirms it gets nothing more", async () => {
  await subscribe(run, subscriber);
  const answer = await subscribe(run, subscriber, { "hub.mode": "unsubscribe", "hub.lease_seconds": "ignored" });
  expect(answer.status).toBe(202);
  expect(subscriber.asked[1]?.get("hub.mode")).toBe("unsubscribe");
  await publishOne(run);
  expect(subscriber.deliveries).toEqual([]);
});

it.each([
  ["another text", () => new Response("hello")],
  ["the challenge and a newline", (challenge: string) => new Response(`${challenge}\n`)],
  ["the challenge as 404", (challenge: string) => new Response(challenge, { status: 404 })],
  ["the challenge as 500", (challenge: string) => new Response(challenge, { status: 500 })],
  ["a redirect", () => new Response(null, { status: 302, headers: { location: "https://elsewhere.example/" } })],
  ["a broken connection", () => Promise.reject(new Error("refused"))],
  ["nothing, for ever", () => new Promise<Response>(() => {})],
  ["a flood", (challenge: string) => new Response(challenge + " ".repeat(100_000))],
])("a callback that answers its verification with %s is not subscribed", async (_, answer) => {
  subscriber.verifyWith(answer);
  expect((await subscribe(run, subscriber)).status).toBe(202);
  expect(subscriber.asked).toHaveLength(1);
  await publishOne(run);
  expect(subscriber.deliveries).toEqual([]);
});

it.each([
  [undefined, 10 * day],
  ["1", day],
  ["86401", day + 1],
  ["2000000", 2_000_000],
  ["99999999999", 30 * day],
])("who asks for a lease of %s seconds is told that it has %i", async (asked, granted) => {
  await subscribe(run, subscriber, asked === undefined ? {} : { "hub.lease_seconds": asked });
  expect(subscriber.asked[0]?.get("hub.lease_seconds")).toBe(String(granted));
});

it("a lease ends when it was said to, and one that is renewed goes on", async () => {
  const faithful = openSubscriber();
  await subscribe(run, subscriber, { "hub.lease_seconds": String(day) });
  await subscribe(run, faithful, { "hub.lease_seconds": String(day) });
  run.wait(12 * 60);
  await subscribe(run, faithful, { "hub.lease_seconds": String(day) });
  await publishOne(run, "演示：第一天");
  run.wait(12 * 60);
  await publishOne(run, "演示：第二天");
  expect(subscriber.deliveries).toHaveLength(1);
  expect(faithful.deliveries).toHaveLength(2);
});

it("a callback keeps its own query, first and unchanged, when it is asked and when it is served", async () => {
  const own = openSubscriber("https://query.example/cb?foo=a%20b&hub.mode=mine&x=%e4");
  await subscribe(run, own);
  expect(own.urls[0]).toMatch(/^https:\/\/query\.example\/cb\?foo=a%20b&hub\.mode=mine&x=%e4&hub\./);
  expect(own.asked[0]?.getAll("hub.mode")).toEqual(["mine", "subscribe"]);
  await publishOne(run);
  expect(own.deliveries[0]?.url).toBe(own.callback);
});

it("a topic with needlessly encoded characters is the topic, and is named back as it was written", async () => {
  const written = `${origin}/%78jyszb/atom%2Exml`;
  await subscribe(run, subscriber, { "hub.topic": written });
  expect(subscriber.asked[0]?.get("hub.topic")).toBe(written);
  await publishOne(run);
  expect(subscriber.deliveries[0]?.headers.get("link")).toContain(`<${topic}>; rel="self"`);
});

it("a topic that did not change is not distributed, however often its articles were viewed", async () => {
  await subscribe(run, subscriber);
  run.paper.raiseViews(500);
  for (let hours = 0; hours < 24; hours += 3) {
    run.wait(180);
    await run.tick();
  }
  expect(subscriber.deliveries).toEqual([]);
});

it("the hub takes requests from everywhere, by POST alone, and nothing else does", async () => {
  const got = await run.get("/hub");
  expect(got.status).toBe(405);
  expect(got.headers.get("allow")).toBe("POST, OPTIONS");
  const preflight = { origin: "https://app.example", "access-control-request-method": "POST" };
  const allowed = await run.get("/hub", preflight, "OPTIONS");
  expect(allowed.headers.get("access-control-allow-methods")).toBe("POST");
  const elsewhere = await run.get("/xjyszb/atom.xml", preflight, "OPTIONS");
  expect(elsewhere.headers.get("access-control-allow-methods")).not.toContain("POST");
  const answer = await askHub(run, {
    "hub.mode": "subscribe",
    "hub.topic": topic,
    "hub.callback": subscriber.callback,
  });
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("cache-control")).toBe("no-store");
});
