// A subscriber of WebSub, by the Recommendation and with nothing of ours: discovers, subscribes, echoes challenges, keeps what it gets.
import { createHmac } from "node:crypto";
import { vi } from "vitest";
import { origin, type Run } from "../refresh/run.ts";

export interface Delivery {
  url: string;
  headers: Headers;
  bytes: Uint8Array;
  text: string;
}

export interface Subscriber {
  callback: string;
  /** Verifications and denials that came, as the query of their URL. */
  asked: URLSearchParams[];
  /** Addresses of these, whole. */
  urls: string[];
  deliveries: Delivery[];
  /** Answers a verification with something else than its challenge, until told otherwise. */
  verifyWith(answer: ((challenge: string) => Response | Promise<Response>) | undefined): void;
  /** Answers deliveries so from now on; without a number it does not answer at all. */
  answerWith(status: number | "nothing", headers?: Record<string, string>): void;
}

let opened = 0;

/** A subscriber with a host of its own; `callback`: another address than it would choose. */
export function openSubscriber(callback = `https://subscriber-${++opened}.example/callback`): Subscriber {
  const others = vi.mocked(globalThis.fetch).getMockImplementation();
  const verify = { with: undefined as Parameters<Subscriber["verifyWith"]>[0] };
  const deliver: { status: number | "nothing"; headers: Record<string, string> } = { status: 204, headers: {} };
  const subscriber: Subscriber = {
    callback,
    asked: [],
    urls: [],
    deliveries: [],
    verifyWith(answer) {
      verify.with = answer;
    },
    answerWith(status, headers = {}) {
      Object.assign(deliver, { status, headers });
    },
  };
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).host !== new URL(callback).host) {
      if (!others) throw new Error("nobody answers");
      return others(request);
    }
    const answer =
      request.method === "GET"
        ? await confirm(request, subscriber, verify.with)
        : await receive(request, subscriber, deliver);
    const location = answer.headers.get("location");
    return location !== null && request.redirect === "follow" ? globalThis.fetch(location) : answer;
  });
  return subscriber;
}

async function confirm(
  request: Request,
  subscriber: Subscriber,
  other: Parameters<Subscriber["verifyWith"]>[0],
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  subscriber.asked.push(query);
  subscriber.urls.push(request.url);
  const challenge = query.get("hub.challenge") ?? "";
  return other ? other(challenge) : new Response(challenge);
}

async function receive(
  request: Request,
  subscriber: Subscriber,
  { status, headers }: { status: number | "nothing"; headers: Record<string, string> },
): Promise<Response> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  subscriber.deliveries.push({ url: request.url, headers: request.headers, bytes, text });
  if (status === "nothing") throw new Error("connection refused");
  return new Response(null, { status, headers });
}

/** The hub and the topic that an answer names in its Link header, as a subscriber finds them. */
export function discover(answer: Response): { hub: string | undefined; self: string | undefined } {
  const links = (answer.headers.get("link") ?? "").split(", ");
  const find = (rel: string) => links.find((link) => link.includes(`rel="${rel}"`))?.match(/^<([^>]*)>/)?.[1];
  return { hub: find("hub"), self: find("self") };
}

/** Sends a form to the hub. */
export function askHub(
  run: Run,
  fields: Record<string, string> | string,
  headers: HeadersInit = {},
): Promise<Response> {
  const body = typeof fields === "string" ? fields : new URLSearchParams(fields).toString();
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return run.ask(new Request(`${origin}/hub`, { method: "POST", body, headers: { ...type, ...headers } }));
}

/** Asks for a subscription to a feed, and lets the queue do its work. */
export async function subscribe(
  run: Run,
  { callback }: Subscriber,
  more: Record<string, string> = {},
  path = "/xjyszb/atom.xml",
): Promise<Response> {
  const fields = { "hub.mode": "subscribe", "hub.topic": origin + path, "hub.callback": callback, ...more };
  const answer = await askHub(run, fields);
  await run.drain();
  return answer;
}

/** Prints an article and lets a refresh take it in. */
export async function publishOne(run: Run, title = "演示：推送的新闻"): Promise<void> {
  run.paper.publish({ title });
  run.wait(30);
  await run.tick();
}

/** What `X-Hub-Signature` has to be. https://www.w3.org/TR/websub/#signing-content */
export function signatureOf(secret: string, bytes: Uint8Array): string {
  return `sha256=${createHmac("sha256", secret).update(bytes).digest("hex")}`;
}
