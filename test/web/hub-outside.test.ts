// An outside hub in the place of our own, named by HUB_URL; and PUBLIC_URL, under which our topics are known.
import { expect, it, vi } from "vitest";
import { feedPaths } from "../refresh/feeds.ts";
import { openRun, origin, type Run } from "../refresh/run.ts";
import { askHub, discover, openSubscriber, publishOne, type Subscriber, subscribe } from "./subscriber.ts";

const hubUrl = "https://hub.example/?a=1&b=2";
const publicUrl = "https://paper.example";

interface OutsideHub {
  told: { mode: string | null; url: string | null; type: string | null }[];
  status: number;
}

/** A hub that takes pings, and answers them as it is told to. */
function openHub(): OutsideHub {
  const others = vi.mocked(globalThis.fetch).getMockImplementation();
  const hub: OutsideHub = { told: [], status: 204 };
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (request.url !== hubUrl) {
      if (!others) throw new Error("nobody answers");
      return others(request);
    }
    const form = new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer()));
    const type = request.headers.get("content-type");
    hub.told.push({ mode: form.get("hub.mode"), url: form.get("hub.url"), type });
    return new Response(null, { status: hub.status });
  });
  return hub;
}

async function opened(vars: Partial<Env>): Promise<{ run: Run; hub: OutsideHub }> {
  const run = await openRun({ size: 2, vars });
  const hub = openHub();
  await run.tick();
  hub.told.length = 0;
  run.sent.length = 0;
  return { run, hub };
}

it.each(feedPaths)("%s names the outside hub instead of ours", async (path) => {
  const { run } = await opened({ HUB_URL: hubUrl, PUBLIC_URL: publicUrl });
  const answer = await run.get(path);
  expect(discover(answer)).toEqual({ hub: hubUrl, self: publicUrl + path });
  const text = await answer.text();
  expect(text).toContain(path.endsWith(".json") ? `"url":"${hubUrl}"` : 'href="https://hub.example/?a=1&amp;b=2"');
  expect(text).not.toContain(`${publicUrl}/hub`);
});

it("the outside hub is told each topic that changed, once, as a form", async () => {
  const { run, hub } = await opened({ HUB_URL: hubUrl, PUBLIC_URL: publicUrl });
  await publishOne(run);
  expect(hub.told.map(({ url }) => url).sort()).toEqual(feedPaths.map((path) => publicUrl + path).sort());
  expect(new Set(hub.told.map(({ mode }) => mode))).toEqual(new Set(["publish"]));
  expect(hub.told[0]?.type).toBe("application/x-www-form-urlencoded");
  run.paper.raiseViews(100);
  run.wait(180);
  await run.tick();
  expect(hub.told).toHaveLength(6);
});

it("an outside hub that fails is told again, later each time, for five hours", async () => {
  const { run, hub } = await opened({ HUB_URL: hubUrl, PUBLIC_URL: publicUrl });
  hub.status = 503;
  await publishOne(run);
  expect(hub.told).toHaveLength(36);
  const pings = run.sent.filter(({ body }) => (body as { kind: string }).kind === "ping");
  expect(pings.map(({ delaySeconds }) => delaySeconds)).toEqual([0, 60, 240, 960, 3600, 14_400]);
});

it("where an outside hub is named, ours leads to it", async () => {
  const { run } = await opened({ HUB_URL: hubUrl, PUBLIC_URL: publicUrl });
  const answer = await askHub(run, { "hub.mode": "subscribe" });
  expect(answer.status).toBe(307);
  expect(answer.headers.get("location")).toBe(hubUrl);
  expect(run.messages).toEqual([]);
});

it("without PUBLIC_URL an outside hub does not count, and our own serves", async () => {
  const { run, hub } = await opened({ HUB_URL: hubUrl });
  expect(discover(await run.get("/rss.xml")).hub).toBe(`${origin}/hub`);
  const subscriber = openSubscriber();
  await subscribe(run, subscriber);
  await publishOne(run);
  expect(hub.told).toEqual([]);
  expect(subscriber.deliveries).toHaveLength(1);
});

it("with PUBLIC_URL the topics are those under it, whichever origin was asked", async () => {
  const { run } = await opened({ PUBLIC_URL: publicUrl });
  const subscriber = openSubscriber();
  const { hub, self } = discover(await run.get("/xjyszb/rss.xml"));
  expect([hub, self]).toEqual([`${publicUrl}/hub`, `${publicUrl}/xjyszb/rss.xml`]);
  expect((await subscribe(run, subscriber)).status).toBe(400);
  expect((await subscribe(run, subscriber, { "hub.topic": self ?? "" })).status).toBe(202);
  await publishOne(run);
  expect(subscriber.deliveries).toHaveLength(1);
  expect(subscriber.deliveries[0]?.text).toBe(await run.text("/xjyszb/rss.xml"));
});

it("without PUBLIC_URL the topics are those of the host that was asked, and their news names that host", async () => {
  const { run } = await opened({});
  const other = "https://second.example";
  const wish = (subscriber: Subscriber, topic: string) =>
    run.ask(
      new Request(`${other}/hub`, {
        method: "POST",
        body: new URLSearchParams({ "hub.mode": "subscribe", "hub.topic": topic, "hub.callback": subscriber.callback }),
      }),
    );
  const subscriber = openSubscriber();
  expect((await wish(subscriber, `${origin}/xjyszb/rss.xml`)).status).toBe(400);
  const { self = "", hub } = discover(await run.ask(new Request(`${other}/xjyszb/rss.xml`)));
  expect([hub, self]).toEqual([`${other}/hub`, `${other}/xjyszb/rss.xml`]);
  expect((await wish(subscriber, self)).status).toBe(202);
  await run.drain();
  await publishOne(run);
  expect(subscriber.deliveries).toHaveLength(1);
  expect(subscriber.deliveries[0]?.text).toBe(await (await run.ask(new Request(self))).text());
});
