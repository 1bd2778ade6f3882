// How news reaches subscribers when things go wrong: theirs, the queue's, and ours.
import { expect, it, vi } from "vitest";
import { openSubscriber, publishOne, signatureOf, subscribe } from "../web/subscriber.ts";
import { openRun, type Run } from "./run.ts";
import { watchWrites } from "./writes.ts";

async function opened(): Promise<Run> {
  const run = await openRun({ size: 2 });
  await run.tick();
  return run;
}

const kindOf = (body: unknown) => (body as { kind: string }).kind;
const distributions = (run: Run) => run.sent.filter(({ body }) => kindOf(body) === "distribute");

it.each([
  ["500", 500],
  ["404", 404],
  ["a redirect, which is not followed", 302],
  ["no answer", "nothing"],
] as const)("a subscriber that answers %s is tried again, later each time, and others are not", async (_, status) => {
  const run = await opened();
  const faithful = openSubscriber();
  const failing = openSubscriber();
  const elsewhere = openSubscriber();
  failing.answerWith(status, { location: elsewhere.callback });
  await subscribe(run, faithful);
  await subscribe(run, failing);
  await publishOne(run);
  expect(faithful.deliveries).toHaveLength(1);
  expect(failing.deliveries).toHaveLength(6);
  expect(new Set(failing.deliveries.map(({ text }) => text)).size).toBe(1);
  expect(elsewhere.deliveries).toEqual([]);
  expect(elsewhere.asked).toEqual([]);
  expect(distributions(run).map(({ delaySeconds }) => delaySeconds)).toEqual([0, 60, 240, 960, 3600, 14_400]);
});

it("a subscription that nobody can read keeps no other from its news", async () => {
  const run = await opened();
  const [broken, faithful] = [openSubscriber(), openSubscriber()];
  await subscribe(run, broken);
  const { keys } = await run.kv.list({ prefix: "subscription:" });
  await subscribe(run, faithful);
  for (const { name, metadata } of keys) await run.kv.put(name, "nonsense", { metadata });
  await publishOne(run);
  expect(faithful.deliveries).toHaveLength(1);
  expect(broken.deliveries).toEqual([]);
});

it("a subscriber that failed every try keeps its subscription, and gets the next news", async () => {
  const run = await opened();
  const subscriber = openSubscriber();
  await subscribe(run, subscriber, { "hub.secret": "s" });
  subscriber.answerWith("nothing");
  await publishOne(run, "演示：没收到的");
  subscriber.answerWith(200);
  subscriber.deliveries.length = 0;
  await publishOne(run, "演示：收到的");
  expect(subscriber.deliveries).toHaveLength(1);
  const [delivery] = subscriber.deliveries;
  expect(delivery?.text).toContain("演示：没收到的");
  expect(delivery?.headers.get("x-hub-signature")).toBe(signatureOf("s", delivery?.bytes ?? new Uint8Array()));
});

it("a try that newer news has overtaken is dropped: the newer has its own", async () => {
  const run = await opened();
  const subscriber = openSubscriber();
  await subscribe(run, subscriber);
  subscriber.answerWith(503);
  run.paper.publish({ title: "演示：第一条" });
  run.wait(30);
  await run.scheduled();
  while (distributions(run).length < 2) await run.deliver();
  const retry = run.messages.splice(
    run.messages.findIndex((body) => kindOf(body) === "distribute"),
    1,
  );
  await run.drain();
  subscriber.answerWith(200);
  subscriber.deliveries.length = 0;
  await publishOne(run, "演示：第二条");
  run.messages.push(...retry);
  await run.drain();
  expect(subscriber.deliveries).toHaveLength(1);
});

it("410 Gone ends a subscription", async () => {
  const run = await opened();
  const subscriber = openSubscriber();
  await subscribe(run, subscriber);
  subscriber.answerWith(410);
  await publishOne(run, "演示：一");
  subscriber.answerWith(200);
  await publishOne(run, "演示：二");
  expect(subscriber.deliveries).toHaveLength(1);
  expect((await run.kv.list({ prefix: "subscription:" })).keys).toEqual([]);
});

it("each topic of a subscriber is a subscription of its own, and each message serves six at most", async () => {
  const run = await opened();
  const subscribers = Array.from({ length: 7 }, () => openSubscriber());
  for (const subscriber of subscribers) await subscribe(run, subscriber);
  const [first] = subscribers;
  if (first) await subscribe(run, first, {}, "/feed.json");
  await publishOne(run);
  expect(distributions(run)).toHaveLength(3);
  for (const { deliveries } of subscribers.slice(1)) expect(deliveries).toHaveLength(1);
  expect(first?.deliveries.map(({ headers }) => headers.get("content-type")).sort()).toEqual([
    "application/atom+xml; charset=utf-8",
    "application/feed+json; charset=utf-8",
  ]);
});

it("a message that the queue delivers twice sends nothing twice", async () => {
  const run = await opened();
  const subscriber = openSubscriber();
  await subscribe(run, subscriber);
  run.paper.publish({ title: "演示：一次" });
  run.wait(30);
  await run.scheduled();
  while (distributions(run).length < 1) await run.deliver();
  run.messages.push(...structuredClone(run.messages));
  await run.drain();
  expect(subscriber.deliveries).toHaveLength(1);
});

it.each(["documents:", "catalogue:", "state:"])(
  "a slice that dies at its write of %s loses no news and sends none twice",
  async (prefix) => {
    const run = await opened();
    const subscriber = openSubscriber();
    await subscribe(run, subscriber);
    let isAlive = true;
    watchWrites(run, (key) => {
      if (!isAlive || !key.startsWith(prefix)) return;
      isAlive = false;
      throw new Error("killed");
    });
    await publishOne(run);
    expect(isAlive).toBe(false);
    expect(subscriber.deliveries).toHaveLength(1);
    expect(subscriber.deliveries[0]?.text).toBe(await run.text("/xjyszb/atom.xml"));
  },
);

it("a slice that dies between its documents and its message loses no news", async () => {
  const run = await opened();
  const subscriber = openSubscriber();
  await subscribe(run, subscriber);
  run.paper.publish({ title: "演示：推送的新闻" });
  run.wait(30);
  await run.scheduled();
  await run.deliver();
  const push = vi.spyOn(run.messages, "push").mockImplementationOnce(() => {
    throw new Error("killed");
  });
  await run.drain();
  expect(push.mock.results[0]?.type).toBe("throw");
  expect(subscriber.deliveries).toHaveLength(1);
});

it("KV that lists nothing for once makes the hub try again, and for ever stops no refresh", async () => {
  const run = await opened();
  const subscriber = openSubscriber();
  await subscribe(run, subscriber);
  const list = vi.spyOn(run.kv, "list").mockRejectedValueOnce(new Error("limit exceeded"));
  await publishOne(run, "演示：一");
  expect(list.mock.calls.length).toBeGreaterThan(1);
  expect(subscriber.deliveries).toHaveLength(1);
  list.mockRejectedValue(new Error("limit exceeded"));
  run.paper.publish({ title: "演示：二" });
  run.wait(30);
  await run.scheduled();
  for (let rounds = 0; rounds < 10; rounds++) {
    await run.deliver();
    if (run.messages.every((body) => kindOf(body) === "publish")) break;
  }
  list.mockRestore();
  expect(run.messages.map(kindOf)).toEqual(["publish"]);
  expect(await run.text("/xjyszb/atom.xml")).toContain("演示：二");
  expect(await run.json("/status.json")).toMatchObject({ health: "good", sources: [{ pending: 0 }] });
});

it("KV that still shows the document of before makes the hub wait, not send it", async () => {
  const run = await opened();
  const subscriber = openSubscriber();
  await subscribe(run, subscriber);
  const name = "documents:xjyszb";
  const old = await run.kv.getWithMetadata(name, "arrayBuffer");
  run.paper.publish({ title: "演示：还看不见" });
  run.wait(30);
  await run.scheduled();
  while (distributions(run).length < 1) await run.deliver();
  const fresh = await run.kv.getWithMetadata(name, "arrayBuffer");
  if (old.value === null || fresh.value === null) throw new Error("the documents were written");
  await run.kv.put(name, old.value, { metadata: old.metadata });
  while (run.messages.length > 1) await run.deliver();
  expect(await run.deliver()).toBe(true);
  expect(subscriber.deliveries).toEqual([]);
  await run.kv.put(name, fresh.value, { metadata: fresh.metadata });
  await run.drain();
  expect(subscriber.deliveries).toHaveLength(1);
  expect(subscriber.deliveries[0]?.text).toContain("演示：还看不见");
});

it("without subscribers news costs the queue nothing, and with one it costs no write", async () => {
  const run = await opened();
  await publishOne(run, "演示：无人");
  expect(run.sent.filter(({ body }) => !["tick", "continue"].includes(kindOf(body)))).toEqual([]);
  await subscribe(run, openSubscriber());
  const written: string[] = [];
  watchWrites(run, (key) => void written.push(key));
  await publishOne(run, "演示：有人");
  expect(distributions(run)).toHaveLength(1);
  expect(written.filter((key) => key.startsWith("subscription:"))).toEqual([]);
});

it("no secret and no callback is told in the log or on the status page", async () => {
  const run = await opened();
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const subscriber = openSubscriber("https://told.example/capability");
  await subscribe(run, subscriber, { "hub.secret": "geheim" });
  subscriber.answerWith("nothing");
  await publishOne(run);
  const told = JSON.stringify(log.mock.calls) + (await run.text("/status")) + (await run.text("/status.json"));
  expect(told).toContain("told.example");
  expect(told).not.toContain("geheim");
  expect(told).not.toContain("capability");
});
