// The WebSub hub: takes wishes to subscribe and unsubscribe, and leaves the rest to the queue. https://www.w3.org/TR/websub/
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { parseConnectTo } from "../crawl/connect-to.ts";
import { refusalOf } from "../crawl/post.ts";
import { ownUsedUp } from "../refresh/budget.ts";
import { chosenHub } from "../refresh/hub-choice.ts";
import { endOfDay } from "../refresh/ledger.ts";
import { limitsOf } from "../refresh/limits.ts";
import { memoryOf } from "../refresh/memory.ts";
import { ownToday } from "../refresh/own-ledger.ts";
import type { PushMessage } from "../refresh/push-message.ts";
import { sources } from "../sources/registry.ts";
import { isTopicPath } from "../syndicate/topics.ts";
import { fullBucket, take } from "./hub-patience.ts";
import { readHubRequest } from "./hub-request.ts";
import { originOf } from "./origin.ts";
import { problem } from "./problem.ts";

/** Bytes of a request: room for three parameters of the greatest length, percent-encoded. */
const requestLimit = 16 * 1024;
const formType = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

export const hub = new Hono<{ Bindings: Env }>();

let bucket = fullBucket;

hub.post(
  "/hub",
  bodyLimit({
    maxSize: requestLimit,
    onError: (context) => problem(context, 413, `a request to the hub has at most ${requestLimit} bytes`),
  }),
  async (context) => {
    const choice = chosenHub(context.env);
    // "If the hub URL is not able to handle subscription … requests, it MAY redirect to another hub which supports WebSub."
    if (choice.kind === "outside")
      return context.body(null, 307, { location: choice.url, "cache-control": "no-store" });
    const contentType = context.req.header("content-type") ?? "";
    if (!formType.test(contentType)) {
      return problem(context, 415, `expected a form, application/x-www-form-urlencoded, not "${contentType}"`);
    }
    const connectTo = parseConnectTo(context.env.CONNECT_TO);
    const request = readHubRequest(new URLSearchParams(new TextDecoder().decode(await context.req.arrayBuffer())), {
      origin: originOf(context),
      isTopicPath: (path) => isTopicPath(path, sources.keys()),
      refusal: (address) => refusalOf(address, connectTo),
    });
    if (request.kind === "bad") return problem(context, request.status, request.detail);
    const now = Date.now();
    const taken = take(bucket, now);
    bucket = taken.bucket;
    if (taken.wait !== undefined) {
      const headers = { "retry-after": String(taken.wait) };
      return problem(context, 429, "the hub has had many requests; ask again later", headers);
    }
    // The bucket bounds this instance of the Worker, the ledger all of them.
    const spent = ownUsedUp(
      await ownToday(context.env.KV, () => now, memoryOf(context.env.KV)),
      limitsOf(context.env.PLAN),
    );
    if (spent !== undefined) {
      const headers = { "retry-after": String(Math.ceil((endOfDay(now) - now) / 1000)) };
      return problem(context, 429, `the hub has done its work of today (${spent}); ask again tomorrow`, headers);
    }
    const message: PushMessage = { kind: "verify", at: now, ...request.wish };
    await context.env.QUEUE.send(message);
    const text = `Accepted: your callback is asked now whether it wants to ${request.wish.mode}.\n`;
    return context.text(text, 202, { "cache-control": "no-store" });
  },
);
