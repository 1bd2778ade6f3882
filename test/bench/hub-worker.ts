// Inside workerd: the hub sends a changed topic to six subscribers, as often as it is told, and asks a callback what it wants. Callbacks
// answer at once: what they cost is theirs.

import { distribute } from "../../src/refresh/distribute.ts";
import { openOutside } from "../../src/refresh/open-outside.ts";
import type { Distribute, Verify } from "../../src/refresh/push-message.ts";
import { verifyIntent } from "../../src/refresh/verify-intent.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { writeDocuments } from "../../src/store/documents.ts";
import { subscriptionId, writeSubscription } from "../../src/store/subscriptions.ts";
import { renderEntries, rendererVersion } from "../../src/syndicate/entry.ts";
import { formats } from "../../src/syndicate/format.ts";
import { sourceFrame, topical } from "../../src/syndicate/head.ts";
import { app } from "../../src/web/app.ts";
import { awkward } from "../syndicate/awkward.ts";

const origin = "https://bench.example";
const topic = `${origin}/xjyszb/atom.xml`;
/** Subscribers of one message, as `publish` has it. */
const together = 6;
const lease = 864_000;

globalThis.fetch = async (input) => {
  const { searchParams } = new URL(input instanceof Request ? input.url : input);
  return new Response(searchParams.get("hub.challenge") ?? "");
};

const callbackOf = (number: number) => `https://subscriber.example/${number}`;

/** A document of 50 articles of 10 KB, and so many subscribers with a secret. */
async function seed(kv: KVNamespace, subscribers: number): Promise<void> {
  const [first] = awkward;
  if (first === undefined) throw new Error("there are awkward articles");
  const sentence = "负责登记的同学数了又数，最后确认借出去的椅子全部还了回来。";
  const html = `<p>${sentence.repeat(120)}</p>`;
  const bytes = new TextEncoder().encode(renderEntries({ ...first.article, html }, xjyszb).atom);
  const entries = Array.from({ length: 50 }, (_, at) => {
    const order: [string, number, string] = ["2020-09-04", 50 - at, String(at)];
    return { order, edition: 1, bytes };
  });
  const shown = { modified: 0, edition: 1, rendered: rendererVersion };
  const frame = sourceFrame("atom", xjyszb, 0, topical);
  await writeDocuments(
    kv,
    "xjyszb",
    formats.map((format) => [format, { ...frame, entries }]),
    shown,
  );
  const expires = Date.now() + lease * 1000;
  for (let number = 0; number < subscribers; number++) {
    await writeSubscription(kv, { topic, callback: callbackOf(number), secret: "a secret", expires }, lease);
  }
}

/** Nobody is sent the same twice, so each round has subscribers of its own. */
async function send(env: Env, from: number, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const numbers = Array.from({ length: together }, (_, at) => from + round * together + at);
    const subscribers = await Promise.all(
      numbers.map((number) => subscriptionId({ topic, callback: callbackOf(number) })),
    );
    const at = Date.now();
    const message: Distribute = {
      kind: "distribute",
      at,
      topic,
      source: "xjyszb",
      format: "atom",
      edition: 1,
      subscribers,
      attempt: 1,
    };
    const end = await distribute(message, outsideOf(env, message));
    if (end.kind !== "done") throw new Error(`distributed: ${end.kind}`);
  }
}

async function verify(env: Env, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const callback = callbackOf(round);
    const message: Verify = { kind: "verify", at: Date.now(), mode: "subscribe", topic, asked: topic, callback, lease };
    await verifyIntent(message, outsideOf(env, message));
  }
}

function outsideOf(env: Env, message: Distribute | Verify) {
  const outside = openOutside(env, { id: "1", attempts: 1 }, message, {
    read: async (address) => app.request(address, {}, env),
  });
  return { ...outside, log: () => {} };
}

export default {
  async fetch(request, env): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const [from = 0, rounds = 0] = ["from", "rounds"].map((name) => Number(searchParams.get(name)));
    if (pathname === "/seed") await seed(env.KV, rounds);
    else if (pathname === "/send") await send(env, from, rounds);
    else await verify(env, rounds);
    return new Response("done");
  },
} satisfies ExportedHandler<Env>;
