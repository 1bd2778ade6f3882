// A subscriber on a socket of its own, and the real Worker with its real queue: subscribe, be asked, be sent the news, signed.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startWorker } from "../../src/cli/local-worker.ts";
import { serveSite } from "../../src/cli/serve-site.ts";
import { openNewspaper } from "../site/newspaper.ts";
import { freePort, until } from "./pagewire.ts";

interface Got {
  method: string | undefined;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const closers: (() => unknown)[] = [];
after(async () => {
  for (const close of closers.reverse()) await close();
});

/** A callback that echoes challenges and takes everything. */
async function openCallback(): Promise<{ origin: string; got: Got[] }> {
  const got: Got[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method, url = "/", headers } = incoming;
    got.push({ method, url, headers, body: Buffer.concat(chunks) });
    outgoing.end(new URL(url, "http://callback.example").searchParams.get("hub.challenge") ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${portOf(server.address())}`, got };
}

function portOf(address: string | AddressInfo | null): number {
  assert(address !== null && typeof address === "object");
  return address.port;
}

/** The first value that `look` finds. */
async function found<Value>(what: string, look: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  let value: Value | undefined;
  await until(what, async () => {
    value = await look();
    return value !== undefined;
  });
  assert(value !== undefined);
  return value;
}

it("who subscribes to a feed of the real Worker is sent the next article, as the feed has it, signed", async () => {
  const paper = openNewspaper({ now: Date.now, size: 4 });
  const site = await serveSite(paper.fetch);
  closers.push(() => site.close());
  const callback = await openCallback();
  const state = mkdtempSync(join(tmpdir(), "pagewire-hub-"));
  closers.push(() => rmSync(state, { recursive: true, force: true }));
  const worker = await startWorker(await freePort(), state, {
    CONNECT_TO: `xjyszb.cn=${site.origin},subscriber.example=${callback.origin}`,
    // A tick half an hour later is half an hour later: a source that was just looked at is not looked at again.
    CLOCK: "tick",
  });
  closers.push(() => worker.stop());

  const topic = `${worker.origin}/xjyszb/atom.xml`;
  await worker.tick(Date.now());
  const first = await found("the first feed", async () => {
    const answer = await fetch(topic);
    return answer.ok && (await answer.text()).includes("4057") ? answer : undefined;
  });
  const hub = first.headers.get("link")?.match(/<([^>]*)>; rel="hub"/)?.[1];
  assert.equal(hub, `${worker.origin}/hub`);

  const accepted = await fetch(hub, {
    method: "POST",
    body: new URLSearchParams({
      "hub.mode": "subscribe",
      "hub.topic": topic,
      "hub.callback": "https://subscriber.example/push?id=1",
      "hub.secret": "geheim",
    }),
  });
  assert.equal(accepted.status, 202);
  const asked = await found("the verification", () => callback.got.find(({ method }) => method === "GET"));
  assert.match(asked.url, /^\/push\?id=1&hub\.mode=subscribe&/);
  // The record is written once the challenge has come back.
  await sleep(2000);

  paper.publish({ title: "演示：推送的新闻" });
  await worker.tick(Date.now() + 31 * 60_000);
  const sent = await found("the news", () => callback.got.find(({ method }) => method === "POST"));
  assert.equal(sent.url, "/push?id=1");
  assert.match(sent.body.toString(), /演示：推送的新闻/);
  assert.ok(sent.body.equals(Buffer.from(await (await fetch(topic)).arrayBuffer())));
  assert.equal(sent.headers["content-type"], "application/atom+xml; charset=utf-8");
  const signature = createHmac("sha256", "geheim").update(sent.body).digest("hex");
  assert.equal(sent.headers["x-hub-signature"], `sha256=${signature}`);
});
